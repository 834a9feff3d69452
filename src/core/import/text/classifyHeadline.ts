import { isDatelinePlace } from '../agency/places.ts'
import { endsOpen } from '../lines.ts'
import { isSaidInChat, opensInChat } from '../metadata/chat.ts'
import { answersTo, isGenre, isRubricOfMany } from '../metadata/desks.ts'
import { words } from '../metadata/credits.ts'
import type { Reason } from '../reason.ts'
import type { ClassifiedBlocks, TextContext } from './classification.ts'
import { candidateAt } from './candidates.ts'
import { isCompetition } from './competitions.ts'
import type { Head } from './head.ts'
import { kickerAt, namesGenre } from './kickers.ts'
import { isNotePage, LINES_OF_NOTE_PAGE } from './notePages.ts'
import { isDatedPage, saysLittle } from './otherThanSubhead.ts'
import { isCapitals } from './features.ts'
import { isScore, isScoreOfOne } from './scores.ts'
import { isPartOfSeries, partOf } from './numbering.ts'

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
  const [, titleOfPage] = head.untyped
  if (
    first === 0 &&
    titleOfPage === LINES_OF_NOTE_PAGE &&
    isNotePage((at) => classified.metadata(at)) &&
    classified.features(titleOfPage + 1)?.prose
  ) {
    classified.classify(first, 'note', 'likely', 'label-of-form')
    return classifyTitle(classified, head, titleOfPage, 'headline-among-others')
  }
  const { title, guessed } = belowKickers(classified, head, first, context)
  if (isRubricOverItems(classified, title)) {
    classified.classify(title, 'heading', 'likely', 'heading-short')
    return classifyTitle(classified, head, title - 1, 'headline-among-others')
  }
  if (classified.classifications[title - 1]?.kind === 'kicker' && isFirstOfMany(classified, title))
    return classifyTitle(classified, head, title, 'headline-among-others')
  if (guessed) return classifyTitle(classified, head, title, 'headline-below-capitals')
  if (isGenreAt(classified, title) && classified.features(title + 1)?.prose === true)
    return belowGenre(classified, head, title)
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
    const isWeak =
      others.includes(first + 1) &&
      saysLittle(classified.features(first)?.text ?? '') &&
      (classified.metadata(first + 1)?.meta ?? null) === null &&
      !saysLittle(classified.features(first + 1)?.text ?? '')
    const text = classified.features(first)?.text ?? ''
    const isAnswer = others.includes(first + 1) && answersTo(text)
    const isOfOther = isDatedPage(text) || opensInChat(text) || isSaidInChat(text) || isAnswer
    const isResult = isScore(classified.features(first)?.text ?? '') && others.length > 0
    return classifyTitle(
      classified,
      head,
      first,
      isOpen || isResult || isWeak || isOfOther ? 'headline-among-others' : null,
    )
  }
  const better = others.find((index) => candidateAt(classified, index, context) === 'text')
  if (better === undefined) {
    const doubt = looks !== 'names' || others.length > 0 || isNoHeadline(classified, first)
    return classifyTitle(classified, head, first, doubt ? 'headline-only-names' : null)
  }
  if (looks === 'names' && better === first + 1 && isPlaceOver(classified, first)) {
    classified.classify(first, 'kicker', 'likely', 'kicker-above')
    return classifyTitle(classified, head, better, 'headline-among-others')
  }
  if (looks === 'names') return classifyTitle(classified, head, first, 'headline-among-others')
  const stacked = head.letterheads.some(({ index }) => index === first + 1)
  const signs = looks === 'person' && !stacked && !classified.has('byline')
  if (signs) classified.classify(first, 'byline', 'likely', 'byline-name')
  else classified.classify(first, 'note', 'likely', 'letterhead')
  head.letterheads.push({ index: first, open: true, names: true })
  return classifyTitle(classified, head, better, null)
}

/** True for a place apart, in one word or two, over a line that could be the headline: `Tarnville`, and the title of what happened there. */
function isPlaceOver(classified: ClassifiedBlocks, index: number): boolean {
  const { text = '', width = 0 } = classified.features(index) ?? {}
  const isShort = words(text).length <= 2 && width * 1.5 <= (classified.features(index + 1)?.width ?? 0)
  const isApart = classified.blocks[index + 1]?.blankBefore === true
  return isShort && isApart && isDatelinePlace(text)
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

export const isGenreAt = (classified: ClassifiedBlocks, index: number) =>
  isGenre(classified.features(index)?.text ?? '')

/** A kind of text alone over sentences is no headline, or one to be asked about; a sentence apart below it may be that. */
function belowGenre(classified: ClassifiedBlocks, head: Head, index: number): number {
  const block = classified.blocks[index + 1]
  const { width = 0 } = classified.features(index + 1) ?? {}
  const isApart = block?.shape === 'text' && block.lines.length === 1 && block.blankBefore && block.blankAfter
  if (!isApart || width > LONGEST_SENTENCE)
    return classifyTitle(classified, head, index, 'headline-only-names')
  classified.classify(index, 'kicker', 'likely', 'kicker-above')
  classified.classify(index + 1, 'headline', 'doubtful', 'headline-with-stop')
  return index + 1
}

/** Columns of a sentence below a kind of text that may be the headline. */
const LONGEST_SENTENCE = 70

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

/** Lines with figures, right below each other, from which on the first is one of them: prices, results. */
const ROWS = 3

function isRowOfFigures(classified: ClassifiedBlocks, index: number): boolean {
  for (let i = index; i < index + ROWS; i++) {
    const { text = '', titleLike = false } = classified.features(i) ?? {}
    const touches = i === index || classified.blocks[i]?.blankBefore === false
    if (!touches || !titleLike || !/\p{Nd}/u.test(text)) return false
  }
  return true
}

/** What may be who signs, or how a headline ends in its second line: `par tante Zélie`. */
const MAY_SIGN = /^(?:par|by|von|por|door)(?: [\p{L}\p{M}’'-]{2,20}){0,2} \p{Lu}[\p{L}\p{M}’'-]+$/u

/** Classifies the headline; `doubt` says why another line could be it. */
function classifyTitle(
  classified: ClassifiedBlocks,
  head: Head,
  index: number,
  doubt: Reason | null,
): number {
  const features = classified.features(index)
  const long = (features?.width ?? 0) > 160
  const announces = features?.ending === 'colon' ? 'headline-announces' : null
  const isRow = isRowOfFigures(classified, index) ? 'headline-among-others' : null
  const doubted = doubt ?? isRow ?? (isBelowLetterhead(head, index) ? 'headline-below-letterhead' : announces)
  if (doubted === null) classified.classify(index, 'headline', long ? 'likely' : 'sure', 'headline-first')
  else classified.classify(index, 'headline', 'doubtful', doubted)
  const next = classified.features(index + 1)
  const follows = head.untyped.includes(index + 1) && classified.blocks[index + 1]?.blankBefore === false
  if (features && next && follows && !endsOpen(features.text) && MAY_SIGN.test(next.text)) {
    classified.classify(index + 1, 'byline', 'doubtful', 'byline-name-uncertain')
    return index
  }
  if (features && next && follows && (next.lower || endsOpen(features.text))) {
    classified.classify(index + 1, 'headline', 'likely', 'headline-continued')
    return index + 1
  }
  if (follows && isInCapitalsOverText(classified, index)) {
    classified.classify(index + 1, 'headline', 'doubtful', 'headline-continued')
    return index + 1
  }
  return index
}

/** True for two lines in capitals that touch, over a text that is in small letters: one title, or a title and what is below it. */
function isInCapitalsOverText(classified: ClassifiedBlocks, index: number): boolean {
  const [first = '', second = '', below = ''] = [0, 1, 2].map(
    (at) => classified.features(index + at)?.text ?? '',
  )
  const isApart = classified.blocks[index + 1]?.blankAfter === true
  return isApart && isCapitals(first) && isCapitals(second) && !isCapitals(below) && !isScoreOfOne(second)
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
  if (isSaidInChat(features.text)) return -1
  if (features.width > 120 || features.lower || features.ending === 'comma') return -1
  const above = head.above.includes(index)
  const next = classified.features(index + 1)?.width ?? 0
  const setOff = block.blankAfter && next > features.width * 1.5 && features.width <= 100
  if (!above && !setOff) return -1
  classified.classify(index, 'headline', above ? 'likely' : 'doubtful', 'headline-with-stop')
  return index
}

/** True where another short line stands over prose further down: then the first is a heading as well. */
export function headingsFollow(classified: ClassifiedBlocks, index: number): boolean {
  const last = Math.min(classified.blocks.length - 1, index + 200)
  for (let i = index + 1; i < last; i++) {
    if (classified.blocks[i]?.shape === 'hashed' || classified.blocks[i]?.shape === 'underlined') return true
    if (classified.features(i)?.titleLike && classified.features(i + 1)?.prose) return true
  }
  return false
}
