import { announcesTitles } from '../metadata/labels.ts'
import { isLength } from '../metadata/ofCopy.ts'
import { type ClassifiedBlocks, isTouching, textAt } from './classification.ts'
import type { Head } from './classifyHeadline.ts'

/** Classifies what stands in the head for the desk alone: other titles that are proposed, words in brackets over the title. */
export function classifySetAside(classified: ClassifiedBlocks, index: number, head: Head): boolean {
  return classifyOtherTitles(classified, index) || classifyInBrackets(classified, index, head)
}

/** Classifies a line that announces other titles, with those that touch it or are a list right below. */
function classifyOtherTitles(classified: ClassifiedBlocks, index: number): boolean {
  if (!announcesTitles(textAt(classified, index))) return false
  const isProposed = (at: number) =>
    isTouching(classified, at) &&
    classified.blocks[at]?.shape === 'text' &&
    classified.features(at)?.prose === false
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
