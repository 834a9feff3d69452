import { isDatelinePlace } from '../agency/places.ts'
import { isPictureCredit } from '../metadata/bylines.ts'
import { type ClassifiedBlocks, textAt } from './classification.ts'
import type { Head } from './head.ts'
import { isCapitals } from './features.ts'
import { maySignBelow } from './otherThanSubhead.ts'

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
    if (isPictureCredit(textAt(classified, at))) return false
    return isAlone && meta !== null && meta.byline.length === 1 && !meta.guess && meta.date === ''
  }
  if (!isName(index) || !isOverText(classified, index)) return false
  const last = Math.min(classified.blocks.length, index + 200)
  for (let i = index + 1; i < last; i++) if (isName(i)) return false
  return true
}

/** True for sentences, and for a heading that the text marks over such. */
function isTextOrHeading(classified: ClassifiedBlocks, index: number): boolean {
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

/**
 * True for a line of names above sentences, which begin at the block `below`, where no other names head sentences further down;
 * with `unknown`, for two or three words that may be a name as well.
 */
export function signsOverText(
  classified: ClassifiedBlocks,
  index: number,
  below = index + 1,
  unknown = false,
): boolean {
  const text = classified.features(below)
  const { byline = [], date = '', guess = false } = classified.metadata(index)?.meta ?? {}
  const isPlaced = guess && isWithPlace(classified, index)
  const mayBe = !guess || isPlaced || (unknown && maySignBelow(classified, index))
  const isOver =
    (isTextOrHeading(classified, below) ||
      (!guess && isLineOverText(classified, below)) ||
      ['stop', 'question'].includes(text?.ending ?? '')) &&
    !namesFollow(classified, below, { placed: isPlaced, guessed: guess })
  return isOver && classified.blocks[index]?.shape === 'text' && byline.length > 0 && date === '' && mayBe
}

/** True for a name in capitals with a place behind it or right below: `J. M. PÉREZ | CÁDIZ`. */
function isWithPlace(classified: ClassifiedBlocks, index: number): boolean {
  const [{ name = '', role = '' } = {}, ...others] = classified.metadata(index)?.meta?.byline ?? []
  if (others.length > 0 || !isCapitals(name)) return false
  return role === '' ? isPlaceInCapitals(classified, index + 1) : isCapitals(role) && isDatelinePlace(role)
}

/** True for a place in capitals, which touches the line above where it must. */
export function isPlaceInCapitals(classified: ClassifiedBlocks, index: number, touching = true): boolean {
  const text = classified.features(index)?.text ?? ''
  const isBelow = !touching || classified.blocks[index]?.blankBefore === false
  return isBelow && isCapitals(text) && isDatelinePlace(text)
}

/**
 * True where other names head sentences further down; `placed` where only those with a place count. Beside a name that is
 * somebody’s for sure only such ones count, else (`guessed`) what could be one as well: `AT A GLANCE`.
 */
function namesFollow(
  classified: ClassifiedBlocks,
  from: number,
  { placed, guessed }: { placed: boolean; guessed: boolean },
): boolean {
  const last = Math.min(classified.blocks.length - 1, from + 200)
  for (let i = from; i < last; i++) {
    if (!classified.features(i)?.titleLike || !classified.features(i + 1)?.prose) continue
    const { byline = [], guess = false } = classified.metadata(i)?.meta ?? {}
    if (placed ? isWithPlace(classified, i) : byline.length > 0 && (guessed || !guess)) return true
  }
  return false
}
