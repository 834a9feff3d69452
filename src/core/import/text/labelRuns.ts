import { endingOf } from '../lines.ts'
import { findLabel } from '../metadata/labels.ts'
import type { ClassifiedBlocks } from './classification.ts'

/** Lines with labels, one below the other. */
export type LabelRun = {
  /** The block of the first of them. */
  from: number
  /** One of the labels announces what an article has nothing of: `Publisher: Minuit`, `Tarif : 18 €`. */
  isForeign: boolean
  hasHeadline: boolean
  hasByline: boolean
}

const LONGEST_LINE = 100
/** Lines that are looked at on either side. */
const MOST_LINES = 12
/** A few words with a capital, a colon, and something behind it. */
const LABELLED = /^\p{Lu}[\p{L}\p{M}'’ \u00a0()-]{1,28}[ \u00a0\u202f]?[:：][ \u00a0]?[^ \u00a0]/u

/** True for lines of one paragraph that each are a label and what it announces, known or not. */
export function areLabels(lines: readonly string[]): boolean {
  return (
    lines.length > 1 &&
    lines.every((line) => line.length <= LONGEST_LINE && LABELLED.test(line) && endingOf(line) === 'none')
  )
}

/** True where one of the lines announces a field, or what a desk says of the copy. */
export function isForm(lines: readonly string[]): boolean {
  return lines.some((line) => {
    const label = findLabel(line)
    return label !== null && (label.kind !== 'other' || label.of === 'copy')
  })
}

/** True for a line that opens with a label, known or not. */
export function opensWithLabel(classified: ClassifiedBlocks, index: number): boolean {
  const features = classified.features(index)
  if (!features || classified.blocks[index]?.shape !== 'text' || features.prose) return false
  return classified.hasLabel(index) || (features.width <= LONGEST_LINE && LABELLED.test(features.text))
}

/** The run of labelled lines in which a labelled line stands. One whose label is unknown touches the one above it. */
export function labelRun(classified: ClassifiedBlocks, index: number): LabelRun {
  let from = index
  const touches = (at: number) => classified.blocks[at]?.blankBefore === false
  while (
    from > 1 &&
    index - from < MOST_LINES &&
    opensWithLabel(classified, from - 1) &&
    (classified.hasLabel(from - 1) || touches(from))
  )
    from -= 1
  const run: LabelRun = { from, isForeign: false, hasHeadline: false, hasByline: false }
  for (let i = from; i < index + MOST_LINES && opensWithLabel(classified, i); i++) {
    const label = classified.metadata(i)?.label
    run.isForeign ||= !label
    run.hasHeadline ||= label?.kind === 'headline'
    run.hasByline ||= label?.kind === 'byline'
  }
  return run
}
