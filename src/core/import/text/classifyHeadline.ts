import { isDatelinePlace } from '../agency/places.ts'
import { endsOpen } from '../lines.ts'
import { isRelease } from '../metadata/releases.ts'
import { isGenre, isRubricOfMany } from '../metadata/desks.ts'
import { areAddresses, isCredit, isRoleLine, signsAlone } from '../metadata/bylines.ts'
import { namesTrade, words } from '../metadata/credits.ts'
import { isSmallWordOfNames } from '../metadata/offices.ts'
import { personIn } from '../metadata/persons.ts'
import type { Reason } from '../reason.ts'
import type { ClassifiedBlocks, TextContext } from './classification.ts'
import { candidateAt } from './candidates.ts'
import { isCompetition } from './competitions.ts'
import { isCapitals } from './features.ts'
import { kickerAt, namesGenre } from './kickers.ts'
import { areLabels, opensWithLabel } from './labelRuns.ts'
import { isRating, isScore, isScoreOfPart } from './scores.ts'
import { isNumbered, isPartOfSeries, partOf } from './numbering.ts'
import { isRoleOfName, namesWork } from './rolesBelowNames.ts'

/** The lines that the scan of the head found, in the order of the text. */
export type Head = {
  /** Short lines that nothing marks: title, subtitle, first heading, a bare name. */
  untyped: number[]
  /** The places of dates and bylines. */
  meta: number[]
  dates: number[]
  /** A paragraph that stands above a date or a byline. */
  above: number[]
  /** Who sent the text; `open` where the line could be a headline after all, `names` where only its capitals tell. */
  letterheads: { index: number; open: boolean; names?: true }[]
  /** Lines that say that the text is a release, or of which kind it is. */
  genres: number[]
  /** The block below the headers of a mail that were pasted with it; 0 where there are none. */
  body: number
}

/** Finds the headline among the untyped lines; gives its place, or −1 where the text has none. */
export function classifyHeadline(classified: ClassifiedBlocks, head: Head, context: TextContext): number {
  const named = classified.classifications.findIndex((each) => each?.kind === 'headline')
  if (named !== -1) {
    const found = titleBelowSubject(classified, head, named)
    if (found === null) return named
    const { title } = belowKickers(classified, head, found, context)
    // What the mail says of who sent it, whom the text names again, goes with its subject.
    for (let at = 0; at < title; at += 1)
      if (at === named || classified.classifications[at]?.reason === 'byline-label')
        classified.classify(at, 'note', 'likely', 'label-of-form')
    return classifyTitle(classified, head, title, 'headline-among-others')
  }
  const first = head.untyped[0]
  if (first === undefined || head.above.some((index) => index < first))
    return classifySentence(classified, head)
  if (isFirstPart(classified, first)) return -1
  const { title, guessed } = belowKickers(classified, head, first, context)
  if (isRubricOverItems(classified, title)) {
    classified.classify(title, 'heading', 'likely', 'heading-short')
    return classifyTitle(classified, head, title - 1, 'headline-among-others')
  }
  if (classified.classifications[title - 1]?.kind === 'kicker' && isFirstOfMany(classified, title))
    return classifyTitle(classified, head, title, 'headline-among-others')
  if (guessed) return classifyTitle(classified, head, title, 'headline-below-capitals')
  return classifyCandidate(classified, head, title, context)
}

/** Classifies the kickers from a line on, and gives the line below them; `guessed` where one may be the headline itself. */
function belowKickers(
  classified: ClassifiedBlocks,
  head: Head,
  first: number,
  context: TextContext,
): { title: number; guessed: boolean } {
  let title = first
  let guessed = false
  while (head.untyped.includes(title + 1)) {
    const kicker = kickerAt(classified, title, context)
    if (kicker === null) break
    guessed ||= kicker === 'guess'
    classified.classify(title, 'kicker', 'likely', 'kicker-above')
    title += 1
  }
  return { title, guessed }
}

/**
 * The title below the subject of a mail, which is the headline so far: the first line below all its headers, or one below
 * the subject alone that stands over who signs by `By` or `Par`; null where none is.
 */
function titleBelowSubject(classified: ClassifiedBlocks, head: Head, named: number): number | null {
  const isSubject =
    classified.classifications[named]?.reason === 'headline-label' &&
    classified.metadata(named)?.label?.of === 'mail'
  const below = head.untyped.filter((index) => index > named)
  // A few words of whoever sent the mail may stand above it.
  const title =
    below.find((index) => !/[.!?] \p{Lu}/u.test(classified.features(index)?.text ?? '')) ?? below[0]
  if (!isSubject || title === undefined) return null
  if (named < head.body) return title + 1 < classified.blocks.length ? title : null
  const isSigned = classified.classifications[title + 1]?.reason === 'byline-opening'
  return isSigned ? title : null
}

/** Columns up to which a question under the headline may be the subhead. */
const LONGEST_SUBHEAD_ASKED = 70
/** Short lines under the headline, set apart from the text, from which on another of them could be it. */
const MANY = 4

/** Classifies the first of the lines that could be the headline, or a better one below it where it is only names. */
function classifyCandidate(
  classified: ClassifiedBlocks,
  head: Head,
  first: number,
  context: TextContext,
): number {
  const isOther = (index: number) =>
    index > first && !isGenreAt(classified, index) && !isPartOfSeries(classified.features(index)?.text ?? '')
  const others = head.untyped.filter(isOther)
  const looks = candidateAt(classified, first, context)
  if (looks === 'text') {
    const apart = others.filter((index) => isApart(classified, index))
    const isOpen =
      apart.length >= MANY ||
      (namesGenre(classified.features(first)?.text ?? '') &&
        others.some((index) => candidateAt(classified, index, context) === 'text'))
    const isResult = isScore(classified.features(first)?.text ?? '') && others.length > 0
    return classifyTitle(classified, head, first, isOpen || isResult ? 'headline-among-others' : null)
  }
  const better = others.find((index) => candidateAt(classified, index, context) === 'text')
  if (better === undefined) {
    const doubt = looks !== 'names' || others.length > 0 || isNoHeadline(classified, first)
    return classifyTitle(classified, head, first, doubt ? 'headline-only-names' : null)
  }
  if (looks === 'names') return classifyTitle(classified, head, first, 'headline-among-others')
  const stacked = head.letterheads.some(({ index }) => index === first + 1)
  const signs = looks === 'person' && !stacked && !classified.has('byline')
  if (signs) classified.classify(first, 'byline', 'likely', 'byline-name')
  else classified.classify(first, 'note', 'likely', 'letterhead')
  head.letterheads.push({ index: first, open: true, names: true })
  return classifyTitle(classified, head, better, null)
}

/** True for a competition, and for one word that could be a place, but over the dateline of an agency. */
function isNoHeadline(classified: ClassifiedBlocks, index: number): boolean {
  const { text = '' } = classified.features(index) ?? {}
  const isOverDateline = classified.classifications[index + 1]?.reason === 'agency-dateline'
  return isCompetition(text) || (words(text).length === 1 && isDatelinePlace(text) && !isOverDateline)
}

/** True for a title under a rubric of many, with text below it, where another item follows. */
function isRubricOverItems(classified: ClassifiedBlocks, title: number): boolean {
  const isKicker = classified.classifications[title - 1]?.kind === 'kicker'
  const isOver = classified.features(title + 1)?.prose === true
  return (
    isKicker &&
    isOver &&
    isRubricOfMany(classified.features(title - 1)?.text ?? '') &&
    headingsFollow(classified, title)
  )
}

/** True for a line that touches the sentences below it, and others like it follow: the first of several items. */
function isFirstOfMany(classified: ClassifiedBlocks, index: number): boolean {
  if (!touchesText(classified, index)) return false
  const last = Math.min(classified.blocks.length - 1, index + 200)
  for (let i = index + 2; i < last; i++) if (touchesText(classified, i)) return true
  return false
}

function touchesText(classified: ClassifiedBlocks, index: number): boolean {
  const below = classified.features(index + 1)
  const isTitle = classified.features(index)?.titleLike === true && classified.blocks[index]?.shape === 'text'
  const touches =
    classified.blocks[index]?.blankBefore === true && classified.blocks[index]?.blankAfter === false
  return isTitle && touches && (below?.prose === true || below?.ending === 'stop')
}

/** True for a line between blank ones that stands above no sentences. */
function isApart(classified: ClassifiedBlocks, index: number): boolean {
  const block = classified.blocks[index]
  return block?.blankBefore === true && block.blankAfter && classified.features(index + 1)?.prose === false
}

const isGenreAt = (classified: ClassifiedBlocks, index: number) =>
  isGenre(classified.features(index)?.text ?? '')

/** True for `I. The beginning` where `II.` follows further down: a text that opens with its first part has no title. */
function isFirstPart(classified: ClassifiedBlocks, index: number): boolean {
  const first = partOf(classified.features(index)?.text ?? '')
  if (first?.number !== 1) return false
  const last = Math.min(classified.blocks.length, index + 400)
  for (let i = index + 1; i < last; i++) {
    const features = classified.features(i)
    const part = features?.titleLike ? partOf(features.text) : null
    if (part?.family === first.family && part.number === 2) return true
  }
  return false
}

/** Classifies the headline; `doubt` says why another line could be it. */
function classifyTitle(
  classified: ClassifiedBlocks,
  head: Head,
  index: number,
  doubt: Reason | null,
): number {
  const features = classified.features(index)
  const long = (features?.width ?? 0) > 160
  const doubted = doubt ?? (isBelowLetterhead(head, index) ? 'headline-below-letterhead' : null)
  if (doubted === null) classified.classify(index, 'headline', long ? 'likely' : 'sure', 'headline-first')
  else classified.classify(index, 'headline', 'doubtful', doubted)
  const next = classified.features(index + 1)
  const follows = head.untyped.includes(index + 1) && classified.blocks[index + 1]?.blankBefore === false
  if (features && next && follows && (next.lower || endsOpen(features.text))) {
    classified.classify(index + 1, 'headline', 'likely', 'headline-continued')
    return index + 1
  }
  return index
}

/**
 * True under a letterhead that could be the headline: neither has it a line right above or below that names an office, nor
 * does a line between it and the headline say that a release begins.
 */
function isBelowLetterhead({ letterheads, genres }: Head, index: number): boolean {
  const isStacked = (one: Head['letterheads'][number]) =>
    letterheads.some((other) => Math.abs(other.index - one.index) === 1 && !(one.names && other.names))
  return letterheads.some(
    (one) =>
      one.open &&
      one.index < index &&
      !isStacked(one) &&
      !genres.some((genre) => genre > one.index && genre < index),
  )
}

/** A first sentence that closes with a full stop is the headline only where the layout says so. */
function classifySentence(classified: ClassifiedBlocks, head: Head): number {
  const index = classified.classifications.findIndex(
    (each, i) => each === undefined && classified.blocks[i]?.shape !== 'separator',
  )
  const features = classified.features(index)
  const block = classified.blocks[index]
  if (!features || block?.shape !== 'text' || block.lines.length > 1) return -1
  if (features.width > 120 || features.lower || features.ending === 'comma') return -1
  const above = head.above.includes(index)
  const next = classified.features(index + 1)?.width ?? 0
  const setOff = block.blankAfter && next > features.width * 1.5 && features.width <= 100
  if (!above && !setOff) return -1
  classified.classify(index, 'headline', above ? 'likely' : 'doubtful', 'headline-with-stop')
  return index
}

/** A line that is nothing but a name signs where it touches the date, or who took the photographs, as does one right above it. */
export function classifyBareNames(classified: ClassifiedBlocks, head: Head, headline: number): void {
  for (const index of head.untyped) {
    if (index <= headline || classified.classifications[index]) continue
    const isAbove = classified.blocks[index + 1]?.blankBefore === false
    const isOverCredit = isAbove && isCredit(classified.features(index + 1)?.text ?? '')
    const credited = isOverCredit || (isAbove && classified.classifications[index + 1]?.kind === 'byline')
    if (classified.has('byline') && !credited) continue
    const { byline = [], guess = false } = classified.metadata(index)?.meta ?? {}
    if (signsUnderHeadline(classified, index, { headline, isCredited: credited })) {
      head.meta.push(index)
      continue
    }
    const hasRole = isRoleOfName(classified, index + 1)
    const hasAccount = areAddresses(classified.features(index + 1)?.text ?? '')
    const touches =
      credited ||
      ((hasRole || hasAccount) && head.dates.includes(index + 2)) ||
      head.dates.includes(index + 1) ||
      (head.dates.includes(index - 1) && classified.features(index + 1)?.titleLike)
    if (byline.length === 0 || !touches || byline.some(({ name }) => personIn(name) === 'none')) continue
    const named = !guess || byline.every(({ name }) => classified.words.returns(name))
    if (named) classified.classify(index, 'byline', 'likely', 'byline-name')
    else classified.classify(index, 'byline', 'doubtful', 'byline-name-uncertain')
    if (isOverCredit && classified.classifications[index + 1]?.kind !== 'byline') {
      classified.classify(index + 1, 'byline', 'likely', 'byline-opening')
      head.meta.push(index, index + 1)
    }
    if (hasAccount) classified.classify(index + 1, 'note', 'likely', 'contact-of-author')
    if (hasRole && !classified.classifications[index + 1])
      classified.classify(index + 1, 'byline', 'likely', 'byline-role')
  }
  for (const index of head.untyped.toReversed()) {
    const below = classified.classifications[index + 1]
    const isName = below?.reason === 'byline-name' || below?.reason === 'byline-name-uncertain'
    if (index <= headline || classified.classifications[index] || !isName) continue
    const { byline = [] } = classified.metadata(index)?.meta ?? {}
    if (byline.length > 0 && byline.every(({ name }) => personIn(name) !== 'none'))
      classified.classify(index, 'byline', below.certainty, below.reason)
  }
}

/**
 * Classifies a line of names between the headline and the first sentences: it signs where it says a trade or names a newsroom,
 * else it is asked about, as a headline may have a subhead of a name.
 */
function signsUnderHeadline(
  classified: ClassifiedBlocks,
  index: number,
  { headline, isCredited }: { headline: number; isCredited: boolean },
): boolean {
  const between = classified.classifications
    .slice(headline + 1, index)
    .filter((each, i) => each === undefined && !isGenreAt(classified, headline + 1 + i))
  // One more line may be the subhead.
  const isBelow =
    between.length === 0 || (between.length === 1 && classified.blocks[index]?.blankBefore === true)
  if (headline < 0 || !isBelow || isCredited) return false
  // `Petra Wolf (dpa)`: the agency is a block of its own already.
  const lineOf = (at: number) => classified.blocks[at]?.lines[0]?.number
  const isOfAgency =
    classified.classifications[index + 1]?.kind === 'agency' && lineOf(index + 1) === lineOf(index)
  const next = isOfAgency ? index + 2 : index + 1
  const { guess = true } = classified.metadata(index)?.meta ?? {}
  const isPlaced = !guess && isPlaceInCapitals(classified, next, false)
  const isRole = isRoleUnder(classified, next) || isRoleOfName(classified, next)
  const last = isRole || isPlaced ? next + 1 : next
  if (!signsOverText(classified, index, last)) return false
  const { byline = [] } = classified.metadata(index)?.meta ?? {}
  const isSaid = isOfAgency || byline.every(({ name, role = '' }) => signsAlone(name) || namesTrade(role))
  const isUnder =
    isRoleUnder(classified, next) &&
    !isPlaceInCapitals(classified, next) &&
    !/\p{Nd}/u.test(classified.features(next)?.text ?? '')
  const isTrade = last > next && (namesWork(classified.features(next)?.text ?? '') || isUnder)
  if (isTrade) classified.classify(next, 'byline', 'doubtful', 'byline-role')
  else if (last > next && isPlaceInCapitals(classified, next, !isPlaced))
    classified.classify(next, 'dateline', 'doubtful', 'dateline-place-alone')
  if (isSaid) classified.classify(index, 'byline', 'likely', 'byline-name')
  else classified.classify(index, 'byline', 'doubtful', 'byline-name-uncertain')
  return true
}

/** True for a line of names above sentences, which begin at the block `below`, where no other names head sentences further down. */
export function signsOverText(classified: ClassifiedBlocks, index: number, below = index + 1): boolean {
  const text = classified.features(below)
  const { byline = [], date = '', guess = false } = classified.metadata(index)?.meta ?? {}
  const mayBe = !guess || isWithPlace(classified, index)
  const isOver =
    (text?.prose === true || ['stop', 'question'].includes(text?.ending ?? '')) &&
    !namesFollow(classified, below, mayBe && guess)
  return isOver && classified.blocks[index]?.shape === 'text' && byline.length > 0 && date === '' && mayBe
}

/** True for a name in capitals with a place behind it or right below: `J. M. PÉREZ | CÁDIZ`. */
function isWithPlace(classified: ClassifiedBlocks, index: number): boolean {
  const [{ name = '', role = '' } = {}, ...others] = classified.metadata(index)?.meta?.byline ?? []
  if (others.length > 0 || !isCapitals(name)) return false
  return role === '' ? isPlaceInCapitals(classified, index + 1) : isCapitals(role) && isDatelinePlace(role)
}

/** True for a place in capitals, which touches the line above where it must. */
function isPlaceInCapitals(classified: ClassifiedBlocks, index: number, touching = true): boolean {
  const text = classified.features(index)?.text ?? ''
  const isBelow = !touching || classified.blocks[index]?.blankBefore === false
  return isBelow && isCapitals(text) && isDatelinePlace(text)
}

/** True where other names head sentences further down; `placed` where only those with a place count. */
function namesFollow(classified: ClassifiedBlocks, from: number, placed: boolean): boolean {
  const last = Math.min(classified.blocks.length - 1, from + 200)
  for (let i = from; i < last; i++) {
    if (!classified.features(i)?.titleLike || !classified.features(i + 1)?.prose) continue
    if (placed ? isWithPlace(classified, i) : (classified.metadata(i)?.meta?.byline.length ?? 0) > 0)
      return true
  }
  return false
}

/** True for a short line that touches the one above it, as what its author is does. */
function isRoleUnder(classified: ClassifiedBlocks, index: number): boolean {
  const features = classified.features(index)
  const isShort = features?.prose === false && features.width <= 100 && features.ending === 'none'
  return isShort && !classified.classifications[index] && classified.blocks[index]?.blankBefore === false
}

/** Lines between the headline and the body: one above the date is the subhead; one just above prose is a heading. */
export function classifySubhead(classified: ClassifiedBlocks, head: Head, headline: number): void {
  if (headline === -1) return
  const isOpen = (index: number) =>
    !classified.classifications[index] && !isRating(classified.features(index)?.text ?? '')
  const rest = head.untyped.filter((index) => index > headline && isOpen(index))
  const lastMeta = head.meta.at(-1) ?? -1
  const [first, second, third] = rest
  if (first === undefined || classified.has('subhead') || classified.features(first)?.ending === 'colon')
    return
  if (headsFirstOfRow(classified, first) || touchesOther(classified, first, second)) return
  const isResult = [isScore, isScoreOfPart].some((is) => is(classified.features(first)?.text ?? ''))
  if (isResult) return
  if (isPartOfSeries(classified.features(first)?.text ?? '') && isOnlyPart(classified, first)) {
    if (!classified.has('kicker')) classified.classify(first, 'kicker', 'likely', 'kicker-above')
    return
  }
  if (isNumbered(classified.features(first)?.text ?? '') || isOfForm(classified, first)) return
  const over =
    classified.features(first + 1)?.prose === true && !isRelease(classified.features(first)?.text ?? '')
  if (isGenreAt(classified, first) && !over && !classified.has('kicker')) {
    classified.classify(first, 'kicker', 'likely', 'kicker-above')
    return
  }
  const block = classified.blocks[first]
  const { ending, width = 0 } = classified.features(first) ?? {}
  // A long question between blank lines, which what follows answers, opens the text.
  if (
    ending === 'question' &&
    width > LONGEST_SUBHEAD_ASKED &&
    over &&
    lastMeta < first &&
    block?.blankAfter
  ) {
    classified.classify(first, 'paragraph', 'likely', 'paragraph-prose')
    return
  }
  const isQuote = framedQuote(classified.features(first)?.text ?? '') && over
  const tied = first === headline + 1 && ((block?.blankBefore === false && block.blankAfter) || isQuote)
  if (
    first === headline + 1 &&
    namesTradeAlone(classified.features(first)?.text ?? '') &&
    !classified.has('byline')
  ) {
    classified.classify(first, 'byline', 'doubtful', 'byline-role')
    return
  }
  const above = first < lastMeta || tied || classified.classifications[first + 1]?.kind === 'dateline'
  const two = second !== undefined && third === undefined
  const body = classified.blocks.length > first + 1
  const only = second === undefined && lastMeta < headline && body && !headingsFollow(classified, first)
  if (above && isNameAlone(classified, first) && !classified.has('byline'))
    classified.classify(first, 'byline', 'doubtful', 'byline-name-uncertain')
  else if (above || ((two || only) && classified.features(first)?.lower === false))
    classified.classify(first, 'subhead', 'likely', 'subhead-under')
}

/** True for one quotation from end to end, as a subhead of an interview is. */
const framedQuote = (text: string) => /^(?:«[^»]{10,}»|“[^”]{10,}”|„[^“”]{10,}[“”]|"[^"]{10,}")$/u.test(text)

/** True for what somebody is and nothing else, each word with its capital: `Crown Court Reporter`. */
function namesTradeAlone(text: string): boolean {
  const list = words(text)
  const isNamed = list.every((word) => /^\p{Lu}/u.test(word) || isSmallWordOfNames(word))
  return list.length <= 5 && isNamed && isRoleLine(text) && namesTrade(list.at(-1) ?? '')
}

/** True for a line that touches what is below it, as another title does further down: both are headings. */
function headsFirstOfRow(classified: ClassifiedBlocks, first: number): boolean {
  const isHead = (index: number) => {
    const [block, below] = [classified.blocks[index], classified.blocks[index + 1]]
    const isTied = block?.blankBefore === true && !block.blankAfter && below?.shape === 'text'
    const isFree = !classified.classifications[index] && !classified.classifications[index + 1]
    return isTied && isFree && classified.features(index)?.titleLike === true
  }
  if (!isHead(first) || classified.metadata(first + 1)?.meta?.guess === false) return false
  const last = Math.min(classified.blocks.length - 1, first + 200)
  for (let i = first + 2; i < last; i++) if (isHead(i)) return true
  return false
}

/** True for two lines set off together, as those of a box are: neither alone is the subhead. */
function touchesOther(classified: ClassifiedBlocks, first: number, second: number | undefined): boolean {
  if (second !== first + 1 || classified.blocks[first]?.blankBefore !== true) return false
  return classified.blocks[second]?.blankBefore === false && !classified.metadata(second)?.meta
}

/** True for a line that is nothing but the names of people. */
function isNameAlone(classified: ClassifiedBlocks, index: number): boolean {
  const { byline = [], date = '', guess = true } = classified.metadata(index)?.meta ?? {}
  return byline.length > 0 && date === '' && !guess
}

/** True where no other part of a series is named further down. */
function isOnlyPart(classified: ClassifiedBlocks, index: number): boolean {
  const last = Math.min(classified.blocks.length, index + 400)
  for (let i = index + 1; i < last; i++) if (isPartOfSeries(classified.features(i)?.text ?? '')) return false
  return true
}

/** True for a line with a label above another, and for a paragraph of such lines: `Cuisson : 35 min`. */
function isOfForm(classified: ClassifiedBlocks, index: number): boolean {
  const touches = classified.blocks[index + 1]?.blankBefore === false
  if (touches && opensWithLabel(classified, index) && opensWithLabel(classified, index + 1)) return true
  return areLabels(classified.blocks[index]?.lines.map(({ text }) => text) ?? [])
}

/** True where another short line stands over prose further down: then the first is a heading as well. */
function headingsFollow(classified: ClassifiedBlocks, index: number): boolean {
  const last = Math.min(classified.blocks.length - 1, index + 200)
  for (let i = index + 1; i < last; i++) {
    if (classified.blocks[i]?.shape === 'hashed' || classified.blocks[i]?.shape === 'underlined') return true
    if (classified.features(i)?.titleLike && classified.features(i + 1)?.prose) return true
  }
  return false
}
