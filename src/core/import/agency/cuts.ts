import { widthOf, wordsOf } from '../lines.ts'
import { doubtOfDate, LineMetadata } from '../metadata/metaLine.ts'
import type { Reason } from '../reason.ts'
import type { TextBlock } from '../text/blocks.ts'
import type { Classification, TextContext } from '../text/classification.ts'
import { featuresOf, framedQuote, isCapitals } from '../text/features.ts'
import { opensWithScore } from '../text/scores.ts'
import { isGenre } from '../metadata/desks.ts'
import { genreBeforeHeadline } from './genreBeforeHeadline.ts'
import { isFullName } from '../metadata/bylineParts.ts'
import { findLabel } from '../metadata/labels.ts'
import { isGivenName, personIn } from '../metadata/persons.ts'
import { ARTICLES } from '../vocabulary/agencies.ts'
import { SIGNED_BY } from '../vocabulary/bylineOpenings.ts'
import { alternatives } from '../vocabulary/load.ts'
import { agencyNamed, signingAgency } from './agencyNames.ts'
import {
  agencyBeforeHeadline,
  type Dateline,
  datelineOf,
  type FoundDateline,
  findDateline,
  readDateline,
} from './dateline.ts'
import { labelsOfParts } from './labelsOfParts.ts'
import { isDatelinePlace, placeInNormalCase } from './places.ts'
import { isWireCode, markAfterHeadline, markBeforeHeadline } from './wireLines.ts'

/** A piece that is taken off a block: so many characters of its first line, or of the end of its last. */
type CutPiece = { length: number; classification: Classification; dateline?: Dateline }

/** The cuts of a block: pieces off its start, in order, one off its end, and what the rest is where that is known. */
export type Cut = {
  index: number
  before: readonly CutPiece[]
  after: CutPiece | null
  rest: Classification | null
}

/** The copy of an agency that was found in a text. */
export type AgencyCopy = {
  cuts: readonly Cut[]
  /** An agency sent it. */
  isWire: boolean
}

/** Blocks among which a dateline may open the text, and a headline stands. */
const LONGEST_HEAD = 24
/** Characters of a paragraph that tell whether it is prose. */
const GLANCE = 400

const is = (kind: Classification['kind'], reason: Reason, certainty: Classification['certainty'] = 'sure') =>
  ({ kind, certainty, reason }) satisfies Classification

/**
 * Finds what an agency or the sender of a release set before the text, within its lines: the dateline that the first
 * paragraph opens with, the agency or its marks around the headline, the agency behind the last sentence. Each becomes a
 * block of its own, so that the review shows it and the rest is what readers are to see.
 *
 * Invariant: cuts fall at blanks in one line, and nothing is lost. Cost: linear; the head is 24 blocks, and of each block
 * at most 400 characters are looked at.
 */
export function findAgencyCopy(blocks: readonly TextBlock[], context: TextContext): AgencyCopy {
  const main = findMain(blocks, context)
  const above = blocks.slice(0, main?.index ?? LONGEST_HEAD).filter(({ shape }) => shape === 'text')
  const signed = above.some((block) => block.lines.length === 1 && isSigned(block))
  const isWire = signed || (main !== null && main.dateline.agency !== '') || prefixed(blocks) !== -1
  const cuts: Cut[] = []
  const first = main ?? findPlaceAlone(blocks, isWire, context)
  for (let i = 0; i < Math.min(blocks.length, first?.index ?? LONGEST_HEAD); i++) {
    const cut = cutHeadline(blocks, i, isWire)
    if (cut) cuts.push(cut)
    if (featuresAt(blocks, i)?.prose) break
  }
  if (first) cuts.push(first.cut)
  const last = findClosingAgency(blocks)
  if (last && last.index !== first?.index) cuts.push(last)
  for (const { index, length, of } of labelsOfParts(blocks)) {
    if (cuts.some((cut) => cut.index === index)) continue
    const before = [{ length, classification: is('aside', 'label-of-form', 'likely') }]
    const rest = of === 'heading' ? is('heading', 'heading-mark') : is('paragraph', 'paragraph-prose')
    cuts.push({ index, before, after: null, rest })
  }
  return { cuts, isWire: isWire || last !== null }
}

const textOf = ({ lines }: TextBlock) =>
  lines
    .slice(0, 6)
    .map(({ text }) => text)
    .join(' ')
    .slice(0, GLANCE)

const featuresAt = (blocks: readonly TextBlock[], index: number) => {
  const block = blocks[index]
  return block && featuresOf(block)
}

function isSigned({ lines }: TextBlock): boolean {
  const text = lines[0]?.text ?? ''
  return isWireCode(text) || signingAgency(text) !== null
}

type Main = { index: number; dateline: FoundDateline; cut: Cut }

/** The first paragraph that opens with a dateline. */
function findMain(
  blocks: readonly TextBlock[],
  { monthFirst, orderOpen, language }: TextContext,
): Main | null {
  const codes = /^de/i.test(language)
  let titles = 0
  for (const [index, block] of blocks.slice(0, LONGEST_HEAD).entries()) {
    if (block.shape !== 'text') continue
    const { prose, titleLike } = featuresOf(block)
    const found = findDateline(textOf(block), monthFirst, codes)
    const fits = found && found.to <= (block.lines[0]?.text.length ?? 0)
    const says = found && (found.place !== '' || found.date !== '' || found.day !== null)
    if (fits && (says || prose)) {
      const rest = prose || titles > 0 ? is('paragraph', 'paragraph-after-dateline') : null
      const classification = classificationOf(found, orderOpen)
      const before = partsOf(found, classification)
      return { index, dateline: found, cut: { index, before, after: null, rest } }
    }
    if (titleLike) titles += 1
  }
  return null
}

/** The dateline as what is cut off, apart from the initials of who writes: `ALTRIED` and `(js) –`. */
function partsOf(found: FoundDateline, classification: Classification): Cut['before'] {
  const { to, initialsFrom: from } = found
  if (from === undefined) return [{ length: to, classification, dateline: found }]
  return [
    { length: from, classification, dateline: found },
    { length: to - from, classification: is('byline', 'byline-initials', 'likely') },
  ]
}

function classificationOf(found: FoundDateline, orderOpen: boolean): Classification {
  if (found.doubtful)
    return is('dateline', found.agency === '' ? 'dateline-or-scene' : 'dateline-unknown-agency', 'doubtful')
  const doubt = doubtOfDate(found, orderOpen)
  if (doubt !== null) return is('dateline', doubt, 'doubtful')
  const isPlace = found.place !== '' || found.date !== '' || found.day !== null
  return isPlace ? is('dateline', 'agency-dateline') : is('agency', 'agency-name')
}

/** A place before a dash and a sentence: `QUÉBEC — Le pont`, `RAVENNA - Erano le due`. */
const PLACE_BEFORE_DASH =
  /^([^–—\n]{2,60}?)[ \u00a0](—|–|--?)[ \u00a0](?=[«“"„‘¿¡ \u00a0]{0,3}[\p{Lu}\p{Lo}\p{N}])/u

/** `VEERDAM. Die Fähre fährt`, or with a blank alone before an article: `VEERDAM Die Fähre fährt`. */
const CAPITALS_BEFORE_STOP =
  /^(\p{Lu}[\p{Lu}\p{M} ’'-]{2,40})(\.)[ \u00a0](?=[«“"„‘¿¡ \u00a0]{0,3}\p{Lu}[\p{Ll}’' ])/u
const CAPITALS_BEFORE_ARTICLE = new RegExp(
  `^(\\p{Lu}[\\p{Lu}\\p{M}’'-]{3,30}(?:[ -]\\p{Lu}[\\p{Lu}\\p{M}’'-]{2,20}){0,2})( )(?=(?:${alternatives(ARTICLES)})[ \\u00a0])`,
  'u',
)

/** As German local papers have it, behind the initials of who writes or not: `pw Bornum. Der Ortsrat`, `Bornum. Der Ortsrat`. */
const PLACE_BEFORE_STOP =
  /^(?:(\p{Ll}{2,4})[ \u00a0])?(\p{Lu}\p{Ll}[\p{L}\p{M}-]{2,24}(?:[ \u00a0]\p{Lu}[\p{Ll}\p{M}-]{2,24})?)\.[ \u00a0](?=[„«“"]?\p{Lu}[\p{Ll} ])/u

/** A line that may have a label: others are not asked for theirs twice. */
const HAS_COLON = /^[^:：\n]{1,40}[:：]/u
const isLabelled = (text: string) => HAS_COLON.test(text) && findLabel(text) !== null

/** A place that a paragraph opens with, before a sign: how many characters with the sign and the initials before it. */
type OpeningPlace = {
  place: string
  length: number
  initials: number
  isDash: boolean
  isLongDash: boolean
  isCapitals: boolean
}

/**
 * `QUÉBEC — ` is a dateline where no other paragraph opens so: surely in a text that an agency signs above, before a long dash
 * in English, and where the text names the place again; else it is asked about, as it could be what the text is: `RÉCIT — `.
 * A place in small letters is asked about, and is one only where the text names it again, where it alone is in bold, behind
 * initials, or in one word before a dash.
 */
function findPlaceAlone(
  blocks: readonly TextBlock[],
  isWire: boolean,
  { language, capitals }: TextContext,
): Pick<Main, 'index' | 'cut'> | null {
  const isSentence = (block: TextBlock) => {
    const { prose, ending } = featuresOf(block)
    return prose || (ending === 'stop' && openingPlace(block, language) !== null)
  }
  // What a label announces above the text is none of its sentences.
  const index = blocks.findIndex(
    (block) => block.shape === 'text' && isSentence(block) && !isLabelled(textOf(block)),
  )
  const block = blocks[index]
  const found = block ? openingPlace(block, language) : null
  if (!block || !found || index > LONGEST_HEAD || opensWithScore(textOf(block))) return null
  const { place, length, initials, isCapitals } = found
  const isUsual = isCapitals && found.isDash && (isWire || (/^en/i.test(language) && found.isLongDash))
  const mayBe = isUsual || (place.length > 3 && !/[.()]/.test(place) && !isGenre(place))
  const isShown =
    initials > 0 ||
    isAloneInBold(block, place, length) ||
    isNamedIn(blocks, index, place) ||
    (found.isDash && !block.bold && mayBeNamed(blocks, place))
  if (
    !mayBe ||
    !(isCapitals || isShown) ||
    (capitals && !isWire) ||
    blocks.slice(index + 1).some((block) => openingPlace(block, language)?.isCapitals === isCapitals)
  )
    return null
  const isSure =
    isUsual || (isCapitals && found.isDash && isNamed(blocks.slice(index), placeInNormalCase(place)))
  const classification = isSure
    ? is('dateline', 'agency-dateline')
    : is('dateline', 'dateline-place-alone', 'doubtful')
  const before = [
    ...(initials > 0
      ? [{ length: initials, classification: is('byline', 'byline-initials', 'likely') }]
      : []),
    { length: length - initials, classification, dateline: datelineOf(place) },
  ]
  return { index, cut: { index, before, after: null, rest: is('paragraph', 'paragraph-after-dateline') } }
}

/** True where what is in bold ends behind the place or its sign: `**Altried.** Die Strecke`, `**Guérande –** Le chantier`. */
const isAloneInBold = ({ bold = 0 }: TextBlock, place: string, length: number) =>
  bold >= place.length && bold <= length

/** True where the text names a place again, in small letters. */
const isNamed = (blocks: readonly TextBlock[], place: string) =>
  blocks.some(({ lines }) => lines.some(({ text }) => text.includes(place)))

/** True where a text names the place that a paragraph opens with, elsewhere in it or in another, as a word. */
function isNamedIn(blocks: readonly TextBlock[], index: number, place: string): boolean {
  const word = new RegExp(
    `(?<![\\p{L}\\p{M}-])${place.replace(/[^\p{L}\p{M}\p{N}]/gu, '.')}(?![\\p{L}\\p{M}-])`,
    'gu',
  )
  return blocks.some(({ lines }, at) =>
    lines.some(({ text }, line) => {
      const named = text.slice(at === index && line === 0 ? place.length + 5 : 0).search(word)
      return named !== -1
    }),
  )
}

/**
 * True for one word that the text has nowhere in small letters, as it has those that are no name: `Mbalmaka`, but `Résultat`. A given
 * name is somebody.
 */
const mayBeNamed = (blocks: readonly TextBlock[], place: string) =>
  /^\p{Lu}[\p{Ll}\p{M}-]{3,}(?:-\p{Lu}?[\p{Ll}\p{M}]+)*$/u.test(place) &&
  !isGivenName(place) &&
  !blocks.some(({ lines }) => lines.some(({ text }) => text.includes(place.toLowerCase())))

function openingPlace(block: TextBlock | undefined, language: string): OpeningPlace | null {
  const opening = block?.lines[0]?.text.slice(0, 80) ?? ''
  const match =
    PLACE_BEFORE_DASH.exec(opening) ??
    CAPITALS_BEFORE_STOP.exec(opening) ??
    CAPITALS_BEFORE_ARTICLE.exec(opening)
  const [whole = '', place = '', sign = ''] = match ?? []
  if (isDatelinePlace(place)) {
    const isCapitals = !/\p{Ll}/u.test(place.split(',')[0] ?? '')
    const isOneOrTwo = place.split(' ').length <= 3 && !place.includes(',')
    if (!isCapitals && !isOneOrTwo) return null
    const isDash = /[–—-]/.test(sign)
    return { place, length: whole.length, initials: 0, isDash, isLongDash: sign === '—', isCapitals }
  }
  const german = /^de/i.test(language) ? PLACE_BEFORE_STOP.exec(opening) : null
  const [all = '', initials = '', town = ''] = german ?? []
  if (!isDatelinePlace(town)) return null
  const before = initials === '' ? 0 : initials.length + 1
  return {
    place: town,
    length: all.length,
    initials: before,
    isDash: false,
    isLongDash: false,
    isCapitals: false,
  }
}

/** The first short line that opens with an agency: `AFP - Grève des transports`; −1 where none does. */
function prefixed(blocks: readonly TextBlock[]): number {
  return blocks.slice(0, LONGEST_HEAD).findIndex((block) => {
    return mayHaveTitle(block) && agencyBeforeHeadline(block.lines[0]?.text.slice(0, 80) ?? '') > 0
  })
}

/** A short line, or a heading that a document names: no sign of its own opens it. */
function mayHaveTitle(block: TextBlock): boolean {
  if (block.shape === 'hashed') return !/^#/.test(block.lines[0]?.text ?? '')
  return block.shape === 'text' && featuresOf(block).titleLike
}

/** Takes the agency and its marks off a headline. */
function cutHeadline(blocks: readonly TextBlock[], index: number, isWire: boolean): Cut | null {
  const block = blocks[index]
  const [line, more] = block?.lines ?? []
  if (!block || !line || !mayHaveTitle(block)) return null
  const before: CutPiece[] = []
  const isOther =
    isQuoteAlone(blocks[index + 1]) || (isWire && markBeforeHeadline(line.text.slice(0, 120)) !== null)
  const found = isOther ? null : genreBeforeHeadline(line.text)
  // What may be one is one over the text alone, and not in a line below the title.
  const genre = found?.certainty === 'doubtful' && hasTitleAbove(blocks, index) ? null : found
  if (genre)
    before.push({
      length: genre.length,
      classification: is(
        'kicker',
        'kicker-before',
        mayBeRubricOver(blocks, index, genre.length) ? 'doubtful' : genre.certainty,
      ),
    })
  let at = genre?.length ?? 0
  for (let i = 0; i < 3; i++) {
    const rest = line.text.slice(at, at + 120)
    const agency = agencyBeforeHeadline(rest)
    const mark = agency > 0 ? null : markBeforeHeadline(rest)
    if (agency > 0) before.push({ length: agency, classification: is('agency', 'agency-name') })
    else if (mark && (isWire || rest.startsWith('(') || !/[ \u00a0]$/u.test(rest.slice(0, mark.length))))
      before.push({ length: mark.length, classification: markClassification(mark.corrects) })
    else break
    at += before.at(-1)?.length ?? 0
  }
  const end = more ? null : (cutEnd(line.text.slice(at), isWire) ?? cutSigner(line.text.slice(at), index))
  const after = end && isDatelineAlone(line.text) ? null : end
  const above = index > 0 ? blocks[index - 1] : undefined
  const isSubhead = after?.classification.reason === 'byline-opening' && above && mayHaveTitle(above)
  const rest = isSubhead ? is('subhead', 'subhead-above-byline', 'likely') : null
  return before.length > 0 || after ? { index, before, after, rest } : null
}

/** True for a few words behind a kicker over a longer line, which may be the headline: `TRAIL. Grand tour du Tarn`. */
function mayBeRubricOver(blocks: readonly TextBlock[], index: number, from: number): boolean {
  const [own = '', below = ''] = [index, index + 1].map((at) => blocks[at]?.lines[0]?.text ?? '')
  const next = blocks[index + 1]
  const isTitle = next !== undefined && mayHaveTitle(next) && !next.blankBefore
  return (
    isTitle &&
    wordsOf(own.slice(from)).length < LEAST_HEADLINE &&
    widthOf(below) > widthOf(own) - from &&
    !new LineMetadata(below, false).isMeta
  )
}

/** Words from which on a line behind its kicker is the headline, whatever stands below it. */
const LEAST_HEADLINE = 5

const hasTitleAbove = (blocks: readonly TextBlock[], index: number) =>
  blocks.slice(0, index).some((block) => mayHaveTitle(block))

/** One quotation and nothing else: the headline of an interview, the line above which says who speaks. */
function isQuoteAlone(block: TextBlock | undefined): boolean {
  return block !== undefined && mayHaveTitle(block) && framedQuote(block.lines[0]?.text ?? '')
}

/** True for a place, in capitals or with its day, and the agency in a line of their own. */
function isDatelineAlone(text: string): boolean {
  const { place = '', date = '', day = null } = readDateline(text, false) ?? {}
  return place !== '' && (date !== '' || day !== null || isCapitals(text.replace(/\([^()]*\)$/u, '')))
}

const markClassification = (corrects: boolean) =>
  corrects ? is('note', 'wire-correction') : is('aside', 'wire-mark')

function cutEnd(headline: string, isWire: boolean): CutPiece | null {
  const agency = agencyBehind(headline, /[ \u00a0]\(([^()]{2,40})\)$/u)
  if (agency > 0) return { length: agency, classification: is('agency', 'agency-name') }
  const mark = isWire ? markAfterHeadline(headline) : 0
  return mark > 0 ? { length: mark, classification: is('aside', 'wire-mark') } : null
}

const SIGNER = new RegExp(`,[ \\u00a0](?:${alternatives(SIGNED_BY)})[ \\u00a0]([^,]{4,50})$`, 'u')

/** Who signs behind a line under the title: `The ironwork comes down, by Ann Lee`; in the title itself it may be who wrote a book. */
function cutSigner(line: string, index: number): CutPiece | null {
  const match = SIGNER.exec(line.slice(-70))
  if (!match?.[1] || personIn(match[1]) !== 'sure' || !isFullName(match[1])) return null
  const classification =
    index > 0 ? is('byline', 'byline-opening') : is('byline', 'byline-name-uncertain', 'doubtful')
  return { length: match[0].length, classification }
}

function agencyBehind(text: string, pattern: RegExp): number {
  const match = pattern.exec(text.slice(-60))
  return match?.[1] !== undefined && agencyNamed(match[1]) !== null ? match[0].length : 0
}

/** Words in brackets behind a sentence. */
const BEHIND_SENTENCE = /(?<=[.!?…][»”"“’]?)[ \u00a0]\(([^()]{2,40})\)\.?$/u

/** Behind the last sentence of a text, the agency: `… teilte die Polizei mit. (dpa)`, `… del puerto. EFE`. */
function findClosingAgency(blocks: readonly TextBlock[]): Cut | null {
  const lastOf = ({ lines }: TextBlock) => lines.at(-1)?.text ?? ''
  const first = blocks.findIndex((block) => block.shape === 'text' && isLong(block))
  const index = blocks.findLastIndex(
    (block, at) =>
      block.shape === 'text' &&
      at >= first &&
      (isLong(block) || agencyBehind(lastOf(block), BEHIND_SENTENCE) > 0),
  )
  const block = blocks[index]
  const behind = (pattern: RegExp) => (block ? agencyBehind(lastOf(block), pattern) : 0)
  const length =
    behind(BEHIND_SENTENCE) || behind(/(?<=\p{Ll}[»”"“’]?[.!?…][»”"“’]?)[ \u00a0](\p{Lu}{3,8})$/u)
  if (index < 1 || length === 0) return null
  return { index, before: [], after: { length, classification: is('agency', 'agency-name') }, rest: null }
}

function isLong({ lines }: TextBlock): boolean {
  return lines.length > 1 || widthOf(lines[0]?.text ?? '') > 60
}
