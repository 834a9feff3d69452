import { endingOf } from '../lines.ts'
import { findLabel } from '../metadata/labels.ts'
import { type ClassifiedBlocks, isTouching, textAt } from './classification.ts'

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

/** True for a label among lines of which one is of a field or says what a desk does, as in a form: it is for the desk. */
export function isInForm(classified: ClassifiedBlocks, index: number): boolean {
  const isField = (at: number) => {
    const label = classified.metadata(at)?.label ?? null
    return label !== null && (label.kind !== 'other' || label.of === 'copy') && label.value !== ''
  }
  // From and to of a mail tell of each other.
  if (textAt(classified, index).includes('@')) return false
  const isFound = (step: 1 | -1) => {
    for (let at = index; isTouching(classified, step === 1 ? at + 1 : at); ) {
      at += step
      if (!opensWithLabel(classified, at)) return false
      if (isField(at)) return true
    }
    return false
  }
  return isFound(-1) || isFound(1)
}

const LABEL_IN_CAPITALS = /^\p{Lu}[\p{Lu}\d /-]{1,16}[ \u00a0\u202f]?:/u

/** True for a line below those of a form, set apart as all lines of a document are, with its label in capitals as theirs, over a title. */
export function goesOnWithForm(classified: ClassifiedBlocks, index: number): boolean {
  const isOfForm = classified.classifications[index - 1]?.reason === 'label-of-form'
  const areAlike = [index - 1, index].every((at) => LABEL_IN_CAPITALS.test(textAt(classified, at)))
  const isOverTitle =
    classified.features(index + 1)?.titleLike === true && !opensWithLabel(classified, index + 1)
  return isOfForm && areAlike && isOverTitle
}
