import type { LabelledField } from '../draft.ts'
import { wordsOf } from '../lines.ts'
import { isCredit } from '../metadata/bylines.ts'
import { findDate } from '../metadata/dates.ts'
import { opensWithEmbargo } from '../metadata/embargo.ts'
import { announcesBody } from '../metadata/labels.ts'
import { doubtOfDate, readMeta } from '../metadata/metaLine.ts'
import { type ClassifiedBlocks, isSentence, isTouching, type TextContext } from './classification.ts'
import { recordMeta } from './classifyDateAndSignature.ts'
import type { Head } from './head.ts'
import { goesOnWithForm, isInForm, labelRun, opensWithLabel } from './labelRuns.ts'
import { isUnreadable } from './unreadable.ts'

/** Classifies a line with a label, and the next one where the label stands alone above its value. */
export function classifyLabelled(
  classified: ClassifiedBlocks,
  index: number,
  head: Head,
  context: TextContext,
): boolean {
  const { text = '', label = null } = classified.metadata(index) ?? {}
  if (index > 0 && announcesBody(text) && isSentence(classified, index + 1)) {
    classified.classify(index, 'aside', 'likely', 'label-of-form')
    return true
  }
  if (!label) return classifyUnknown(classified, index, head)
  if (label.kind === 'other' && isCreditBelow(classified, index, text)) {
    classified.classify(index, 'byline', 'likely', 'byline-opening')
    head.meta.push(index)
    return true
  }
  if (label.kind === 'other' || /^[^ ]{1,80}@[^ ]{1,80}$/.test(label.value)) {
    // In the first line a colon may be that of a headline, unless the labels go on.
    const isDated = opensWithEmbargo(text) && findDate(text, false) !== null
    const inside = index > 0 || classified.hasLabel(index + 1) || isDated
    if (inside && opensWithEmbargo(text)) classified.classify(index, 'note', 'doubtful', 'embargo-unclear')
    else if ((inside && label.of === 'copy') || isInForm(classified, index))
      classified.classify(index, 'note', 'likely', 'label-of-form')
    else if (inside && !classified.features(index)?.prose)
      classified.classify(index, 'paragraph', 'likely', 'paragraph-label')
    return classified.classifications[index] !== undefined
  }
  const { kind } = label
  if (kind === 'desk' && isToldToDesk(label.value)) {
    classified.classify(index, 'note', 'doubtful', 'desk-note')
    return true
  }
  const box = boxAt(classified, index, head)
  if (box === 'box') {
    classified.classify(index, 'paragraph', 'doubtful', 'label-in-box')
    return true
  }
  if (isUnreadable(classified, index)) {
    classified.classify(index, kind, 'doubtful', kind === 'date' ? 'date-unreadable' : 'value-unreadable')
    head.meta.push(index)
    if (kind === 'date') head.dates.push(index)
    return true
  }
  const value = label.value === '' ? valueBelow(classified, index, kind) : undefined
  if (label.value === '' && value === undefined) {
    // Left blank in a form, among other labels; but a title there must be.
    const form = classified.hasLabel(index - 1) || classified.hasLabel(index + 1)
    if (!form || kind === 'headline') return false
    classified.classify(index, kind, 'likely', `${kind}-label`)
    return true
  }
  if (kind === 'date' || kind === 'byline') {
    const meta =
      value === undefined
        ? classified.metadata(index)?.meta
        : readMeta(`${text}\n${value}`, context.monthFirst)
    if (meta?.mark !== 'label') return false
    recordMeta(head, index, meta)
    const doubt = doubtOfDate(meta, context.orderOpen)
    if (doubt !== null) {
      classified.classify(index, kind, 'doubtful', doubt)
      if (value !== undefined) classified.classify(index + 1, kind, 'doubtful', doubt)
      return true
    }
  }
  const certainty = box === 'open' ? 'doubtful' : 'sure'
  classified.classify(index, kind, certainty, `${kind}-label`)
  if (value !== undefined) classified.classify(index + 1, kind, 'sure', `${kind}-label`)
  return true
}

/** True for words to the desk behind its label, which name none: `DESK: please check with legal`. */
const isToldToDesk = (value: string) => /^\p{Ll}/u.test(value) && wordsOf(value).length >= MOST_OF_DESK

/** Words that the name of a desk has fewer of. */
const MOST_OF_DESK = 4

/** True for who took the photographs, right below who wrote: `Photos : Tom Weiss`. */
function isCreditBelow(classified: ClassifiedBlocks, index: number, text: string): boolean {
  const isBelow = classified.classifications[index - 1]?.kind === 'byline'
  return isBelow && isTouching(classified, index) && isCredit(text)
}

/** Classifies a line whose label no field holds: in a box, below one that a field would; in a form above the text. */
function classifyUnknown(classified: ClassifiedBlocks, index: number, head: Head): boolean {
  if (classifyInBox(classified, index)) return true
  if (index === 0 || !opensWithLabel(classified, index)) return false
  if (!isInForm(classified, index) && !goesOnWithForm(classified, index)) return false
  if (boxAt(classified, index, head) === 'box') return false
  classified.classify(index, 'note', 'doubtful', 'label-of-form')
  return true
}

function classifyInBox(classified: ClassifiedBlocks, index: number): boolean {
  const isBelow = classified.classifications[index - 1]?.reason === 'label-in-box'
  if (!isBelow || classified.blocks[index]?.blankBefore || !opensWithLabel(classified, index)) return false
  classified.classify(index, 'paragraph', 'likely', 'label-in-box')
  return true
}

/**
 * Whether labels tell of the text, or of a book, a film or a concert in it: below a headline that stands already they are
 * open where they name a title again or what no article has, and a box where somebody has signed above them too.
 */
function boxAt(classified: ClassifiedBlocks, index: number, head: Head): 'none' | 'open' | 'box' {
  const { from, isForeign, hasHeadline, hasByline } = labelRun(classified, index)
  if (!(isForeign || hasHeadline || hasByline) || !classified.blocks[from]?.blankBefore) return 'none'
  const above = classified.classifications.slice(0, from)
  const isTitled =
    head.untyped.some((at) => at < from) ||
    above.some((each) => each?.kind === 'headline' && each.reason !== 'headline-label')
  if (!isTitled) return 'none'
  if (above.some((each) => each?.kind === 'byline')) return 'box'
  return isForeign || hasHeadline ? 'open' : 'none'
}

/** The line that a label alone announces: the next one, or for a title the next visible one. */
function valueBelow(classified: ClassifiedBlocks, index: number, kind: LabelledField): string | undefined {
  const below = classified.features(index + 1)
  if (!below || classified.blocks[index + 1]?.shape !== 'text' || classified.hasLabel(index + 1))
    return undefined
  const touches = isTouching(classified, index + 1)
  return touches || (kind === 'headline' && below.titleLike) ? below.text : undefined
}
