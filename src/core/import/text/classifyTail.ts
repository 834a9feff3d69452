import { type Byline, fieldSpec, fieldsWhere } from '../../article/index.ts'
import { isDatelinePlace } from '../agency/places.ts'
import { isContinued, isRights, isTextEnd } from '../agency/wireLines.ts'
import type { BlockKind, Certainty, LabelledField } from '../draft.ts'
import { withoutEdges } from '../lines.ts'
import { areInitialsOf, isCredit as isCreditLine, isRoleLine } from '../metadata/bylines.ts'
import { isNamedIn, mailAlone } from '../metadata/mailAddresses.ts'
import { isName } from '../metadata/credits.ts'
import { findDate } from '../metadata/dates.ts'
import { isUnreadableDate } from '../metadata/dayLines.ts'
import { isEmbargoLine, opensWithEmbargo } from '../metadata/embargo.ts'
import { doubtOfDate } from '../metadata/metaLine.ts'
import { isLength, tellsHowToReach } from '../metadata/ofCopy.ts'
import { personIn } from '../metadata/persons.ts'
import { tagsOfLine } from '../metadata/tags.ts'
import type { Reason } from '../reason.ts'
import { IS, TRADES_OF_AUTHORS } from '../vocabulary/authors.ts'
import { alternatives } from '../vocabulary/load.ts'
import type { ClassifiedBlocks, TextContext } from './classification.ts'
import { isCapitals } from './features.ts'
import { labelRun } from './labelRuns.ts'
import { roleBelowName } from './rolesBelowNames.ts'
import { isRating } from './scores.ts'
import { classifySignature, isSignatureInLine } from './signature.ts'
import { isUnreadable } from './unreadable.ts'

/** Blocks that may close a text: date, signature, labels. */
const LONGEST_TAIL = 6

/** Fields that readers do not see with the display copy: a label may announce them below the text. */
const FIELDS_AT_END: ReadonlySet<string> = new Set(
  fieldsWhere('labelled', true).filter((field) => fieldSpec(field).shownIn === 'inspector'),
)

/** Classifies the labelled lines, dates and bylines that close a text, where its head has none. */
export function classifyTail(classified: ClassifiedBlocks, { orderOpen, signers = [] }: TextContext): void {
  const isText = (kind: BlockKind | undefined) => kind !== 'aside' && kind !== 'note'
  const length = classified.classifications.findLastIndex((each) => isText(each?.kind)) + 1
  classifySignature(classified, length)
  setInitialsAside(classified)
  for (let i = Math.max(1, length - LONGEST_TAIL); i < length; i++) {
    const metadata = classified.metadata(i)
    if (classified.classifications[i] || classified.blocks[i]?.shape !== 'text' || !metadata) continue
    if (isMailBelow(classified, i)) {
      classified.classify(i, 'byline', 'likely', 'byline-mail')
      continue
    }
    const role = tellsOfSigner(classified, i)
    if (role !== null) {
      classified.classify(i, 'byline', role, 'byline-role')
      continue
    }
    if (signsAgain(classified, i) && hasNoSentenceBelow(classified, i, length)) {
      classified.classify(i, 'note', 'likely', 'byline-initials')
      continue
    }
    const { meta, label, text } = metadata
    if (i === length - 1 && saysUnderRights(text)) {
      classified.classify(i, 'note', 'doubtful', 'embargo-unclear')
      continue
    }
    if (i === length - 1 && !classified.has('byline') && tellsWhoWrote(classified, i)) {
      classified.classify(i, 'paragraph', 'doubtful', 'byline-at-end')
      continue
    }
    const isLast = hasNoProseBelow(classified, i, length)
    if (isLast && tagsOfLine(text).length > 0) {
      classified.classify(i, 'keywords', 'likely', 'keywords-hash')
      continue
    }
    if (isLast && classified.has('byline') && signers.length === 0 && isCreditLine(text)) {
      classified.classify(i, 'note', 'likely', 'wire-credit')
      continue
    }
    const ofCopy = isLast ? reasonOfCopy(text) : null
    if (ofCopy !== null) {
      classified.classify(i, 'note', 'likely', ofCopy)
      continue
    }
    if (isLast && isSignatureInLine(text)) {
      classified.classify(i, 'note', 'doubtful', 'contact-of-author')
      continue
    }
    if (
      i === length - 1 &&
      !classified.has('byline') &&
      isUnderText(classified, i) &&
      isInitialsAlone(text)
    ) {
      if (text.startsWith('(')) classified.classify(i, 'byline', 'likely', 'byline-at-end')
      else classified.classify(i, 'byline', 'doubtful', 'byline-name-uncertain')
      continue
    }
    const others = othersThan(signers, meta?.byline ?? [])
    if (others.length > 0 && others.every((person) => isCredit(person, text))) continue
    const isOpen = !isLast || others.length > 0 || (label !== null && isInBox(classified, i))
    const signed = meta?.mark !== 'none' || /^[–—―-]/.test(text)
    if (meta && meta.byline.length > 0 && signed && !classified.has('byline')) {
      const certainty = isOpen ? 'doubtful' : meta.mark === 'label' ? 'sure' : 'likely'
      if (meta.guess || (meta.mark === 'none' && isUnderQuote(classified, i)))
        classified.classify(i, 'byline', 'doubtful', 'byline-name-uncertain')
      else classified.classify(i, 'byline', certainty, 'byline-at-end')
    } else if (isBareByline(classified, i) && !classified.has('byline') && closes(classified, i, length)) {
      // Each of several letters is signed; words over a sentence that are no name for sure head it.
      if (signsAbove(classified, i) || (meta?.guess && headsSentence(classified, i))) continue
      if (meta?.guess || others.length > 0 || goesOn(classified, i) || isUnderQuote(classified, i))
        classified.classify(i, 'byline', 'doubtful', 'byline-name-uncertain')
      else classified.classify(i, 'byline', 'likely', 'byline-at-end')
    } else if (!classified.has('byline') && signsOverBox(classified, i, length)) {
      classified.classify(i, 'byline', 'doubtful', 'byline-name-uncertain')
    } else if (meta && meta.date !== '' && meta.byline.length === 0 && !classified.has('date')) {
      // A day alone between sentences heads those below it.
      if (!isLast && label === null && findDate(text, false)?.from === 0) continue
      const doubt = doubtOfDate(meta, orderOpen)
      if (doubt !== null) classified.classify(i, 'date', 'doubtful', doubt)
      else {
        const certainty = isOpen ? 'doubtful' : meta.mark === 'label' ? 'sure' : 'likely'
        classified.classify(i, 'date', certainty, 'date-at-end')
      }
    } else if (label?.kind === 'date' && isUnreadable(classified, i) && !classified.has('date')) {
      classified.classify(i, 'date', 'doubtful', 'date-unreadable')
    } else if (label?.kind === 'other' && opensWithEmbargo(text) && isLast) {
      classified.classify(i, 'note', 'doubtful', 'embargo-unclear')
    } else if (label?.of === 'copy' && label.value !== '' && isLast) {
      classified.classify(i, 'note', 'likely', 'label-of-form')
    } else if (isUnreadableDate(text) && !classified.has('date')) {
      classified.classify(i, 'date', 'doubtful', 'date-unreadable')
    } else if (label && label.kind !== 'other' && label.value !== '' && mayClose(classified, label.kind)) {
      if (isOpen) classified.classify(i, 'paragraph', 'doubtful', 'label-in-box')
      else classified.classify(i, label.kind, 'sure', `${label.kind}-label`)
    }
  }
}

const IS_SOMEBODY = new RegExp(
  `^[*(]?((?:\\p{Lu}[\\p{L}\\p{M}.'’-]+[ \\u00a0]){2,4})(?:${alternatives(IS)})[ \\u00a0](.{4,120})`,
  'u',
)
const TRADES = new RegExp(`(?<!\\p{L})(?:${alternatives(TRADES_OF_AUTHORS)})(?!\\p{L})`, 'iu')

/** True for a sentence on somebody whom the text does not name before: who wrote it, perhaps. `Ann Lee is a columnist.` */
function tellsWhoWrote(classified: ClassifiedBlocks, index: number): boolean {
  const [, before = '', is = ''] = IS_SOMEBODY.exec(classified.features(index)?.text ?? '') ?? []
  const name = withoutEdges(before)
  const isKnown = personIn(name) === 'sure' && isName(name, 2) && TRADES.test(is)
  return isKnown && !classified.words.returns(name)
}

/** True for the initials of who wrote, in brackets or in capitals, without full stops: `(mn)`, `MN`. */
const isInitialsAlone = (text: string) =>
  /^(?:\((?:\p{Ll}{2,3}|\p{Lu}{2,3})\)|\p{Lu}{2,3})$/u.test(text) &&
  !isContinued(text) &&
  !isTextEnd(text, true)

/** Those among some people whom the file does not name as who signs it; none where it names nobody. */
function othersThan(signers: readonly string[], people: readonly Byline[]): readonly Byline[] {
  return signers.length === 0 ? [] : people.filter(({ name }) => !signers.includes(name))
}

/** True for somebody of whom a line says first what they did: `Photos by Ann Lee`, which does not sign the text. */
function isCredit({ name, role = '' }: Byline, text: string): boolean {
  return role !== '' && text.indexOf(role) < text.indexOf(name)
}

/** Why a line is told to the desk alone: it says how long the text is, or how to reach who wrote it. */
function reasonOfCopy(text: string): Reason | null {
  if (isLength(text)) return 'length-of-copy'
  return tellsHowToReach(text) && OF_ONESELF.test(text) ? 'contact-of-author' : null
}

/** True for a line on the rights that goes on with an embargo: `© Ann Lee 2026. Not for publication before 5 March.` */
function saysUnderRights(text: string): boolean {
  const [, rights = '', rest = ''] = /^(.{4,80}?)[.;–—-] (.{8,120})$/u.exec(text) ?? []
  return isRights(rights) && isEmbargoLine(rest)
}

/** Said of the author; else it may be for readers: `Réservations : appeler le 01 02 03 04 05`. */
const OF_ONESELF = /(?<!\p{L})(?:me|moi|my|mine|mich|meine|mir|mi|mio|mij|mijn)(?!\p{L})/iu

/** True for an e-mail address right below who signs the text at its end. */
function isMailBelow(classified: ClassifiedBlocks, index: number): boolean {
  const above = classified.classifications[index - 1]
  const mail = mailAlone(classified.features(index)?.text ?? '')
  if (mail === null || above?.kind !== 'byline' || above.certainty === 'doubtful') return false
  const { byline = [] } = classified.metadata(index - 1)?.meta ?? {}
  return classified.blocks[index]?.blankBefore === false || byline.some((person) => isNamedIn(person, mail))
}

/** How surely a line that touches who signs the text at its end says what that person is, or whence a reader writes; null where it does not. */
function tellsOfSigner(classified: ClassifiedBlocks, index: number): Certainty | null {
  const above = classified.classifications[index - 1]
  const isBelow = above?.kind === 'byline' && above.reason === 'byline-at-end'
  const text = classified.features(index)?.text ?? ''
  const { byline = [] } = classified.metadata(index - 1)?.meta ?? {}
  if (!isBelow || classified.blocks[index]?.blankBefore !== false || byline.length !== 1) return null
  const isKnown = isRoleLine(text) || (text.split(' ').length <= 3 && isDatelinePlace(text))
  return isKnown ? 'likely' : roleBelowName(classified, index)
}

function hasNoSentenceBelow(classified: ClassifiedBlocks, index: number, length: number): boolean {
  for (let i = index + 1; i < length; i++) if (classified.features(i)?.ending === 'stop') return false
  return true
}

/** Initials behind the place of a dateline are no second name of somebody who has signed. */
function setInitialsAside(classified: ClassifiedBlocks): void {
  for (const [i, each] of classified.classifications.slice(0, MOST_LETTERS).entries())
    if (each?.kind === 'byline' && each.reason === 'byline-initials') {
      const initials = (classified.features(i)?.text ?? '').replace(/[ \u00a0.:–—-]+$/u, '')
      if (signsAgain(classified, i, initials)) classified.classify(i, 'note', 'likely', 'byline-initials')
    }
}

/** True for the initials of somebody who has signed above. */
function signsAgain(
  classified: ClassifiedBlocks,
  index: number,
  text = classified.features(index)?.text ?? '',
): boolean {
  return classified.classifications
    .slice(0, index)
    .some(
      (each, i) =>
        each?.kind === 'byline' &&
        classified.metadata(i)?.meta?.byline.some((person) => areInitialsOf(person, text)),
    )
}

/** True for a line that is nothing but names. */
function isBareByline(classified: ClassifiedBlocks, index: number): boolean {
  return (classified.metadata(index)?.meta?.byline.length ?? 0) > 0
}

/** True for words in capitals apart over a sentence, where another line in capitals is a heading: `WHAT THE COUNCIL SAYS`. */
function headsSentence(classified: ClassifiedBlocks, index: number): boolean {
  const isHead = (at: number) => {
    const { text = '', titleLike = false } = classified.features(at) ?? {}
    const ending = classified.features(at + 1)?.ending
    return titleLike && isCapitals(text) && ending === 'stop' && classified.blocks[at]?.blankBefore === true
  }
  if (!isHead(index)) return false
  for (let i = Math.max(1, index - MOST_LETTERS); i < index; i++) if (isHead(i)) return true
  return false
}

/** Blocks above a signature among which another one may stand. */
const MOST_LETTERS = 200

/** True where another line of names stands under sentences further up, and over none. */
function signsAbove(classified: ClassifiedBlocks, index: number): boolean {
  for (let i = Math.max(2, index - MOST_LETTERS); i < index - 1; i++) {
    const isFree = !classified.classifications[i] && classified.blocks[i]?.shape === 'text'
    const isClosed = goesOn(classified, i) || !classified.features(i + 1)?.prose
    if (!isFree || !isUnderText(classified, i) || !isClosed) continue
    if (isBareByline(classified, i)) return true
  }
  return false
}

/** True for a line that the next one goes on: `JANE FERROW,`. */
const goesOn = (classified: ClassifiedBlocks, index: number) => classified.features(index)?.ending === 'comma'

function isUnderText(classified: ClassifiedBlocks, index: number): boolean {
  // The stars of a review stand between its text and who signs.
  const rated = isRating(classified.features(index - 1)?.text ?? '') ? index - 1 : index
  const above = classified.features(rated - 1)
  return classified.features(index)?.prose !== true && (above?.prose === true || above?.ending === 'stop')
}

/** True right below a quotation, of which a name may be that of who said it. */
const isUnderQuote = (classified: ClassifiedBlocks, index: number) =>
  classified.blocks[index - 1]?.shape === 'quote'

/** True for a short line under the last sentences, with nothing below but other short lines: a name there signs. */
function closes(classified: ClassifiedBlocks, index: number, length: number): boolean {
  const above = classified.features(index - 1)
  const isQuestion = above?.ending === 'question' && index > 2
  if (above?.prose !== true && above?.ending !== 'stop' && !isQuestion) return false
  for (let i = index; i < length; i++)
    if (classified.features(i)?.prose || classified.classifications[i]) return false
  return length - index <= 2
}

/** Columns of the last paragraph up to which it may be a box: where a play is on, what a book costs. */
const WIDEST_BOX = 400

/** True for a whole name between the last paragraphs, the only one that stands so: it may sign, or head what is below it. */
function signsOverBox(classified: ClassifiedBlocks, index: number, length: number): boolean {
  const isName = (at: number) => {
    const { byline = [], guess = false, date = '' } = classified.metadata(at)?.meta ?? {}
    return byline.length === 1 && !guess && date === '' && classified.blocks[at]?.blankBefore === true
  }
  // The box may have a heading.
  const isHeaded = index === length - 3 && classified.features(index + 1)?.titleLike === true
  const isOver = isHeaded || index === length - 2
  const isBox = (classified.features(length - 1)?.width ?? 0) <= WIDEST_BOX
  if (!isOver || !isBox || !isName(index) || !isUnderText(classified, index)) return false
  for (let i = Math.max(1, index - MOST_LETTERS); i < index; i++) if (isName(i)) return false
  return true
}

/** True for a line that is no sentence and has none below it. */
function hasNoProseBelow(classified: ClassifiedBlocks, index: number, length: number): boolean {
  for (let i = index; i < length; i++) if (classified.features(i)?.prose) return false
  return true
}

/** True for a label among others of which one names a title, or what no article has. */
function isInBox(classified: ClassifiedBlocks, index: number): boolean {
  const { from, isForeign, hasHeadline } = labelRun(classified, index)
  return classified.blocks[from]?.blankBefore === true && (isForeign || hasHeadline)
}

function mayClose(classified: ClassifiedBlocks, field: LabelledField): boolean {
  return FIELDS_AT_END.has(field) && !classified.has(field)
}
