import type { ClassifiedBlocks } from './classification.ts'
import { announcedHeading } from '../metadata/labels.ts'
import { isNumbered } from './numbering.ts'
import { isCapitals } from './features.ts'
import { isScoreOfOne } from './scores.ts'

const WIDEST_SHORT = 60
const FEWEST_SHORT = 3

/**
 * How many blocks from here on are short lines in a row, as in a poem, an address or a table of results: their line
 * ends mean something. 0 where they are not.
 */
export function shortLines(classified: ClassifiedBlocks, from: number): number {
  if (!isShort(classified, from) || announces(classified, from)) return 0
  let count = 1
  let ended = endsSentence(classified, from) ? 1 : 0
  const goesOn = () =>
    isShort(classified, from + count) && classified.blocks[from + count]?.blankBefore === false
  while (count < GLANCE && goesOn()) {
    if (endsSentence(classified, from + count)) ended += 1
    count += 1
  }
  if (ended > count * (count > FEWEST_SHORT ? 0.5 : 0.4)) return 0
  while (goesOn()) count += 1
  const after = classified.blocks[from + count]
  const heads =
    after &&
    !after.blankBefore &&
    !classified.classifications[from + count] &&
    classified.features(from + count)?.prose
  if (heads) count -= 1
  while (announces(classified, from + count - 1)) count -= 1
  if (count >= FEWEST_SHORT) return count
  const isHeaded = announcedHeading(classified.features(from - 1)?.text ?? '') !== null
  const alone =
    (isHeaded || classified.blocks[from]?.blankBefore) && classified.blocks[from + count - 1]?.blankAfter
  return count === 2 && alone && ended === 0 && !isTitleOfTwo(classified, from) ? 2 : 0
}

/** Lines of a run that are looked at to see whether they are sentences. */
const GLANCE = 60

/** `PART TWO` above another short line, with prose below: a title and its subtitle. */
function isTitleOfTwo(classified: ClassifiedBlocks, from: number): boolean {
  const text = classified.features(from)?.text ?? ''
  if (isScoreOfOne(text) && isScoreOfOne(classified.features(from + 1)?.text ?? '')) return false
  return (
    classified.features(from + 2)?.prose === true &&
    (isCapitals(text) || isNumbered(text) || /\p{N}$/u.test(text))
  )
}

function isShort(classified: ClassifiedBlocks, index: number): boolean {
  const block = classified.blocks[index]
  const features = classified.features(index)
  if (
    !block ||
    !features ||
    classified.classifications[index] ||
    block.shape !== 'text' ||
    block.lines.length > 1 ||
    announcedHeading(features.text) !== null
  )
    return false
  return features.width <= WIDEST_SHORT
}

/** A line that ends with a colon belongs to what it announces. */
function announces(classified: ClassifiedBlocks, index: number): boolean {
  return classified.features(index)?.ending === 'colon'
}

function endsSentence(classified: ClassifiedBlocks, index: number): boolean {
  return ['stop', 'question', 'exclamation'].includes(classified.features(index)?.ending ?? 'none')
}
