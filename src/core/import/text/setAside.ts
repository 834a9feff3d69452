import { isDatelinePlace } from '../agency/places.ts'
import { findDate } from '../metadata/dates.ts'
import { isDayWithoutYear } from '../metadata/dayLines.ts'
import { announcesTitles } from '../metadata/labels.ts'
import { isLength } from '../metadata/ofCopy.ts'
import { isPageNumber } from '../metadata/offices.ts'
import { personIn } from '../metadata/persons.ts'
import { tagsOfLine } from '../metadata/tags.ts'
import { type ClassifiedBlocks, isTouching, textAt } from './classification.ts'
import type { Head } from './head.ts'
import { isCapitals } from './features.ts'
import { numbersPart } from './headings.ts'
import { isPartOfSeries } from './numbering.ts'

/** Classifies what stands in the head for the desk alone: tags, other titles that are proposed, words in brackets over the title. */
export function classifySetAside(classified: ClassifiedBlocks, index: number, head: Head): boolean {
  if (tagsOfLine(textAt(classified, index)).length > 0) {
    classified.classify(index, 'keywords', 'likely', 'keywords-hash')
    return true
  }
  if (classified.classifications[index - 1]?.kind === 'agency' && isPlaceAlone(classified, index)) {
    classified.classify(index, 'dateline', 'doubtful', 'dateline-place-alone')
    head.meta.push(index)
    return true
  }
  if (isPlaceBeforeAgency(classified, index)) {
    const isOne = /^[^ \u00a0]+$/u.test(textAt(classified, index))
    classified.classify(index, 'dateline', isOne ? 'likely' : 'doubtful', 'dateline-place-alone')
    head.meta.push(index)
    return true
  }
  return classifyOtherTitles(classified, index) || classifyInBrackets(classified, index, head)
}

/** True for a place with an agency behind it in a line of their own below the title: `Sion (Keystone-ATS)`. */
function isPlaceBeforeAgency(classified: ClassifiedBlocks, index: number): boolean {
  const text = textAt(classified, index)
  const lineOf = (at: number) => classified.blocks[at]?.lines[0]?.number
  const isBefore =
    index > 0 &&
    classified.classifications[index + 1]?.kind === 'agency' &&
    lineOf(index + 1) === lineOf(index)
  return isBefore && isDatelinePlace(text) && personIn(text) !== 'sure'
}

/** True for a place right above a date, or in capitals above the text. */
function isPlaceAlone(classified: ClassifiedBlocks, index: number): boolean {
  const text = textAt(classified, index)
  const isDated = isTouching(classified, index + 1) && classified.metadata(index + 1)?.isMeta === true
  const isOver = isCapitals(text) && classified.features(index + 1)?.prose === true
  return isDatelinePlace(text) && !classified.metadata(index)?.isMeta && (isOver || isDated)
}

/** Proposed titles of a document, which has no blank lines around them. */
const MOST_TITLES = 4

/** Classifies a line that announces other titles, with those that touch it, or are a list or paragraphs right below. */
function classifyOtherTitles(classified: ClassifiedBlocks, index: number): boolean {
  if (!announcesTitles(textAt(classified, index))) return false
  const isApart = classified.blocks[index]?.blankBefore === true && !isTouching(classified, index + 1)
  const isProposed = (at: number) =>
    (isApart ? at <= index + MOST_TITLES && !isTouching(classified, at) : isTouching(classified, at)) &&
    classified.features(at)?.titleLike === true &&
    !classified.metadata(at)?.isMeta
  let to = index + 1
  while (isProposed(to)) to += 1
  const { shape = 'text' } = classified.blocks[index + 1] ?? {}
  if (shape === 'bullets' || shape === 'numbers') to = index + 2
  for (let at = index; at < to; at += 1) classified.classify(at, 'note', 'doubtful', 'label-of-form')
  return true
}

/** Classifies a line in brackets above the first that could be the headline: `(with the request to publish)`. */
function classifyInBrackets(classified: ClassifiedBlocks, index: number, head: Head): boolean {
  const isFirst = head.untyped.length === 0 && !classified.has('headline')
  const isOver = classified.features(index + 1)?.titleLike === true
  const text = textAt(classified, index)
  if (!isFirst || !isOver || isLength(text) || classified.metadata(index)?.meta) return false
  if (!/^\([^()]{4,80}\)$/u.test(text)) return false
  classified.classify(index, 'note', 'doubtful', 'desk-note')
  return true
}

/** True for the line over a page of print: the paper, the day and the number of the page, far apart. */
function isFolio(text: string): boolean {
  const parts = text.length > 300 ? [] : text.split(/\t+|[ \u00a0]{3,}/u)
  const isDay = (part: string) => findDate(part, false) !== null || isDayWithoutYear(part)
  return parts.length >= 2 && parts.length <= 5 && parts.some(isPageNumber) && parts.some(isDay)
}

/**
 * Classifies a line that is only the number of a page, or the line over a page; the first over a title, where no others are, may be
 * that of a series.
 */
export function classifyPageNumber(classified: ClassifiedBlocks, index: number, head: Head): boolean {
  const text = textAt(classified, index)
  if (isFolio(text)) {
    classified.classify(index, 'aside', 'likely', 'page-number')
    return true
  }
  if (!isPageNumber(text) || isOneOfFigures(classified, index) || numbersPart(classified, index)) return false
  const isOverTitle = classified.features(index + 1)?.titleLike === true && head.untyped.length === 0
  const isAlone = !classified.blocks.some((_, i) => i !== index && isPageNumber(textAt(classified, i)))
  if (isPartOfSeries(text) && isOverTitle && !classified.has('headline') && isAlone)
    classified.classify(index, 'kicker', 'doubtful', 'kicker-above')
  else classified.classify(index, 'aside', 'likely', 'page-number')
  return true
}

/** A number and nothing else. */
const FIGURE = /^\p{Nd}[\p{Nd}.,\u00a0\u202f ]{0,12}$/u

/** True for a number among others that do not count on from it, each over what it tells: `22`, `400`, `1931`. */
function isOneOfFigures(classified: ClassifiedBlocks, index: number): boolean {
  if (!FIGURE.test(textAt(classified, index)) || !isTouching(classified, index + 1)) return false
  return classified.blocks.some((_, at) => {
    const isOther = at > index && isTouching(classified, at + 1) && FIGURE.test(textAt(classified, at))
    return isOther && Number(textAt(classified, at)) !== Number(textAt(classified, index)) + 1
  })
}
