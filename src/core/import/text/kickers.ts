import { isRelease } from '../metadata/releases.ts'
import { DESKS_AND_GENRES, GENRES_OF_SEVERAL_WORDS } from '../vocabulary/genres.ts'
import { wordSet } from '../vocabulary/load.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'
import type { ClassifiedBlocks, TextContext } from './classification.ts'
import { isCapitals, wordsOf } from './features.ts'

const DESK_WORDS = wordSet(DESKS_AND_GENRES)
const GENRES = wordSet(GENRES_OF_SEVERAL_WORDS)

const SLUGLINE = /^\p{Lu}[^ /]{1,20}(?:[ ]?\/[^ /]{2,20}){1,4}$/u

/** True for a line above the headline that says where it runs or what it is: a desk, a genre, an agency's slugline. */
export function isKicker(classified: ClassifiedBlocks, index: number, context: TextContext): boolean {
  const first = classified.features(index)
  const second = classified.features(index + 1)
  if (!first || !second || first.width > 50 || second.lower) return false
  if (isGenre(first.text) || SLUGLINE.test(first.text)) return true
  if (second.width <= first.width) return false
  const words = wordsOf(first.text)
  const capitals = isCapitals(first.text) && !isCapitals(second.text) && !context.capitals
  if (capitals && words.length <= 5) return words.length <= 2 || !capitalsHead(classified, index + 2)
  const alone = words.length === 1 && /^\p{Lu}\p{Ll}{3,17}$/u.test(first.text)
  const heads =
    classified.blocks[index + 1]?.blankAfter === true || classified.features(index + 2)?.titleLike === true
  return alone && second.width >= 30 && heads
}

/** True for a line that only names a desk or a kind of text: `Tribune`, `Communiqué de presse`. */
export function isGenre(text: string): boolean {
  const words = wordsOf(text)
  return (
    GENRES.has(normalizeWord(text)) ||
    isRelease(text) ||
    (words.length <= 2 && words.every((word) => DESK_WORDS.has(normalizeWord(word))))
  )
}

/** Where the headings are in capitals, so is the title, and not a line above it. */
function capitalsHead(classified: ClassifiedBlocks, from: number): boolean {
  return classified.blocks
    .slice(from, from + 200)
    .some(
      (_, i) =>
        isCapitals(classified.features(from + i)?.text ?? '') && classified.features(from + i + 1)?.prose,
    )
}
