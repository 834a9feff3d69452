import { isRelease } from '../metadata/releases.ts'
import { isRoleLine } from '../metadata/bylines.ts'
import { namesTrade, words } from '../metadata/credits.ts'
import { isSmallWordOfNames } from '../metadata/offices.ts'
import type { ClassifiedBlocks, TextContext } from './classification.ts'
import { arePartedFacts, framedQuote, isCapitals } from './features.ts'
import { numbersPart } from './headings.ts'
import { areLabels, opensWithLabel } from './labelRuns.ts'
import { isOverText } from './namesBelowTitle.ts'
import { isRating, isScore, isScoreOfPart } from './scores.ts'
import { isNumbered, isPartOfSeries } from './numbering.ts'
import { maySignBelow, otherThanSubhead } from './otherThanSubhead.ts'
import { headingsFollow, isGenreAt } from './classifyHeadline.ts'
import type { Head } from './head.ts'
import { isSignatureInLine } from './signature.ts'

/** Columns up to which a question under the headline may be the subhead. */
const LONGEST_SUBHEAD_ASKED = 70

/** Lines between the headline and the body: one above the date is the subhead; one just above prose is a heading. */
export function classifySubhead(
  classified: ClassifiedBlocks,
  head: Head,
  headline: number,
  { language }: TextContext,
): void {
  if (headline === -1) return
  const isOpen = (index: number) =>
    !classified.classifications[index] && !isRating(classified.features(index)?.text ?? '')
  const rest = head.untyped.filter((index) => index > headline && isOpen(index))
  const lastMeta = head.meta.at(-1) ?? -1
  const [first, second, third] = rest
  if (first === undefined || classified.has('subhead') || classified.features(first)?.ending === 'colon')
    return
  if (numbersPart(classified, first)) return
  if (headsFirstOfRow(classified, first) || touchesOther(classified, first, second)) return
  if (arePartedFacts(classified.features(first)?.text ?? '')) return
  // `The subhead`, and the name of who signs below it.
  if (
    second === first + 1 &&
    third === undefined &&
    isOverText(classified, second) &&
    !classified.has('byline')
  )
    if (maySignBelow(classified, second))
      classified.classify(second, 'byline', 'doubtful', 'byline-name-uncertain')
  if (isOverList(classified, first)) return
  if (isSignatureInLine(classified.features(first)?.text ?? '')) {
    classified.classify(first, 'note', 'doubtful', 'contact-of-author')
    return
  }
  const isResult = [isScore, isScoreOfPart].some((is) => is(classified.features(first)?.text ?? ''))
  if (isResult) return
  if (isPartOfSeries(classified.features(first)?.text ?? '') && isOnlyPart(classified, first)) {
    if (!classified.has('kicker')) classified.classify(first, 'kicker', 'likely', 'kicker-above')
    return
  }
  if (isNumbered(classified.features(first)?.text ?? '') || isOfForm(classified, first)) return
  const over =
    classified.features(first + 1)?.prose === true && !isRelease(classified.features(first)?.text ?? '')
  if (isGenreAt(classified, first) && isRubricOfRow(classified, first)) return
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
  if (!above && !two && lastMeta < headline && body && outgrowsHeadings(classified, first)) {
    classified.classify(first, 'subhead', 'doubtful', 'subhead-or-other')
    return
  }
  if (!above && !((two || only) && classified.features(first)?.lower === false)) return
  const maySign = above || isOverText(classified, first)
  const other = otherThanSubhead(classified, first, language)
  if (maySign && (isNameAlone(classified, first) || other === 'name') && !classified.has('byline'))
    classified.classify(first, 'byline', 'doubtful', 'byline-name-uncertain')
  else if (other === 'other' || (other === 'name' && !above))
    classified.classify(first, 'subhead', 'doubtful', 'subhead-or-other')
  else classified.classify(first, 'subhead', 'likely', 'subhead-under')
}

/** True for a line in capitals apart that touches the list below it, which it heads: `KEY POINTS`. */
function isOverList(classified: ClassifiedBlocks, index: number): boolean {
  const [block, below] = [classified.blocks[index], classified.blocks[index + 1]]
  const isTied = block?.blankBefore === true && !block.blankAfter
  return isTied && below?.shape === 'bullets' && isCapitals(classified.features(index)?.text ?? '')
}

/** Columns of a line under the headline from which on it is hardly a heading where the others are much shorter. */
const LEAST_OUTGROWN = 50

/** True for a line apart right under the headline that is twice as long as any heading below: it may be the subhead as well. */
function outgrowsHeadings(classified: ClassifiedBlocks, index: number): boolean {
  const { width = 0, ending } = classified.features(index) ?? {}
  const { blankBefore = false, blankAfter = false } = classified.blocks[index] ?? {}
  if (width < LEAST_OUTGROWN || ending !== 'none' || !blankBefore || !blankAfter) return false
  const last = Math.min(classified.blocks.length - 1, index + 200)
  let widest = 0
  for (let i = index + 1; i < last; i++)
    if (classified.features(i)?.titleLike && classified.features(i + 1)?.prose)
      widest = Math.max(widest, classified.features(i)?.width ?? 0)
  return widest > 0 && widest * 2 <= width
}

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

/** True for a rubric apart, where another one stands so further down: `FOOTBALL` over its results, `CRICKET` over others. */
function isRubricOfRow(classified: ClassifiedBlocks, first: number): boolean {
  const isApart = (index: number) => classified.blocks[index]?.blankBefore === true
  const last = Math.min(classified.blocks.length - 1, first + 200)
  for (let i = first + 2; i < last; i++)
    if (isGenreAt(classified, i) && isApart(i) && !classified.classifications[i]) return isApart(first)
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
