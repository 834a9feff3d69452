import type { ClassifiedBlocks } from './classification.ts'
import type { Head } from './classifyHeadline.ts'

/** Characters of an item of a list over who signs. */
const LONGEST_ITEM = 160

/** True where the title alone stands above. */
export const isRightBelowTitle = (classified: ClassifiedBlocks, { untyped }: Head) =>
  untyped.length === (classified.has('headline') ? 0 : 1)

/** True for a list of short lines below the title, over a line of names: what the text says in brief. */
export function isListOverName(classified: ClassifiedBlocks, index: number, head: Head): boolean {
  const { shape, lines = [] } = classified.blocks[index] ?? {}
  if (shape !== 'bullets' || !isRightBelowTitle(classified, head)) return false
  const { byline = [], date = '' } = classified.metadata(index + 1)?.meta ?? {}
  return lines.every(({ text }) => text.length <= LONGEST_ITEM) && byline.length > 0 && date === ''
}

/** True for a whole name between a paragraph and the text, the only one that stands so: it may sign, or head a part of the text. */
export function signsBelow(classified: ClassifiedBlocks, index: number): boolean {
  const isName = (at: number) => {
    const { meta = null } = classified.metadata(at) ?? {}
    const isAlone = classified.blocks[at]?.shape === 'text' && classified.blocks[at]?.blankBefore === true
    return isAlone && meta !== null && meta.byline.length === 1 && !meta.guess && meta.date === ''
  }
  if (!isName(index) || !isOverText(classified, index)) return false
  const last = Math.min(classified.blocks.length, index + 200)
  for (let i = index + 1; i < last; i++) if (isName(i)) return false
  return true
}

/** True for sentences, and for a heading that the text marks over such. */
export function isTextOrHeading(classified: ClassifiedBlocks, index: number): boolean {
  const { shape } = classified.blocks[index] ?? {}
  const at = shape === 'hashed' || shape === 'underlined' ? index + 1 : index
  return classified.features(at)?.prose === true
}

/** True for a line over sentences, or over what heads them. */
export function isOverText(classified: ClassifiedBlocks, index: number): boolean {
  return isTextOrHeading(classified, index + 1) || isLineOverText(classified, index + 1)
}

/** True for a line apart over sentences, which heads them. */
function isLineOverText(classified: ClassifiedBlocks, index: number): boolean {
  const { titleLike = false } = classified.features(index) ?? {}
  const { shape, blankBefore = false } = classified.blocks[index] ?? {}
  return shape === 'text' && titleLike && blankBefore && classified.features(index + 1)?.prose === true
}
