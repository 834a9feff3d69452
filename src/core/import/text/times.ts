import { isTimeAlone } from '../metadata/dates.ts'
import type { ClassifiedBlocks } from './classification.ts'
import { isStamp } from './speech.ts'

/** Times that stand alone in their lines, for each to head a part of the text. */
const FEWEST = 2

/**
 * Classifies the times that head the parts of a live report, each with the title below it where it has one, and gives the
 * first; −1 where a text has none. What a recorder stamps has no titles, and is left.
 */
export function classifyTimes(classified: ClassifiedBlocks): number {
  const times = classified.blocks.flatMap((_, index) => (isTimeAt(classified, index) ? [index] : []))
  const over = times.filter((index) => isText(classified, index + 1) || isTitle(classified, index + 1))
  const titles = over.filter((index) => isTitle(classified, index + 1))
  const distinct = new Set(titles.map((index) => classified.features(index + 1)?.text))
  const isStamped = over.some((index) => isStamp(classified.features(index)?.text ?? ''))
  if (over.length < FEWEST || distinct.size < titles.length || (titles.length === 0 && isStamped)) return -1
  for (const index of over) {
    classified.classify(index, 'heading', 'likely', 'time-alone')
    if (titles.includes(index) && classified.blocks[index + 1]?.shape === 'text')
      classified.classify(index + 1, 'heading', 'likely', 'heading-short')
  }
  return over[0] ?? -1
}

function isTimeAt(classified: ClassifiedBlocks, index: number): boolean {
  const block = classified.blocks[index]
  const isLine = block?.shape === 'text' && block.lines.length === 1 && !classified.classifications[index]
  return isLine && isTimeAlone(classified.features(index)?.text ?? '')
}

function isText(classified: ClassifiedBlocks, index: number): boolean {
  const { prose = false, ending } = classified.features(index) ?? {}
  return prose || ending === 'stop'
}

/** True for a heading, or a line over sentences that is nobody’s name. */
function isTitle(classified: ClassifiedBlocks, index: number): boolean {
  const shape = classified.blocks[index]?.shape
  if (shape === 'hashed' || shape === 'underlined') return true
  const { titleLike = false, lower = false, ending } = classified.features(index) ?? {}
  const isLine = titleLike && !lower && ending !== 'colon' && !isTimeAt(classified, index)
  return isLine && isText(classified, index + 1) && !classified.metadata(index)?.meta
}
