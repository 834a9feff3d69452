import { isPublishedCorrection } from '../agency/corrections.ts'
import { isDatelinePlace } from '../agency/places.ts'
import { isRoleLine } from '../metadata/bylines.ts'
import { type ClassifiedBlocks, isSentence, isTouching, textAt } from './classification.ts'
import type { Head } from './head.ts'
import { isCapitals } from './features.ts'

/**
 * Classifies what an agency or a desk writes in a line of its own over the text: a dateline with its agency, a place
 * below who signs, a correction for readers.
 */
export function classifyOverText(classified: ClassifiedBlocks, index: number, head: Head): boolean {
  const text = textAt(classified, index)
  if (isPublishedCorrection(text)) {
    classified.classify(index, 'correction', 'likely', 'published-correction')
    return true
  }
  if (isPlaceBelowName(classified, index)) {
    classified.classify(index, 'dateline', 'doubtful', 'dateline-place-alone')
    head.meta.push(index)
    return true
  }
  const { dateline = null } = classified.metadata(index) ?? {}
  if (!dateline || dateline.agency === '' || dateline.place === '' || !isSentence(classified, index + 1))
    return false
  // A name before an agency in brackets signs: `Petra Wolf (dpa)`.
  const isDated = dateline.date !== '' || dateline.day !== null
  if (!isDated && !/[ \u00a0](?:-{1,2}|[–—])$/u.test(text)) return false
  if (dateline.doubtful) classified.classify(index, 'dateline', 'doubtful', 'dateline-unknown-agency')
  else classified.classify(index, 'dateline', 'sure', 'agency-dateline')
  head.meta.push(index)
  if (dateline.date !== '') head.dates.push(index)
  return true
}

/** True for a place in capitals that touches the byline above it, over the text. */
function isPlaceBelowName(classified: ClassifiedBlocks, index: number): boolean {
  const text = textAt(classified, index)
  const isBelow = classified.classifications[index - 1]?.kind === 'byline' && isTouching(classified, index)
  if (!isBelow || !isCapitals(text) || !isDatelinePlace(text) || isRoleLine(text)) return false
  return !classified.metadata(index)?.meta && isSentence(classified, index + 1)
}
