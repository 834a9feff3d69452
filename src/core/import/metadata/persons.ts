import { GIVEN_NAMES } from '../vocabulary/givenNames.ts'
import { wordSet } from '../vocabulary/load.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'
import { BODIES, OFFICES, PAPERS, PLACES } from '../vocabulary/offices.ts'

const FIRST_NAMES = wordSet(GIVEN_NAMES)
const NO_NAMES = wordSet(OFFICES, BODIES)
const PLACE_WORDS = wordSet(PLACES)
const PAPER_WORDS = wordSet(PAPERS)

/**
 * How much a few capitalised words look like somebody: `sure` where they begin with a first name that is common somewhere,
 * `none` where a word of them names an office or a body (`DEPARTMENT OF ROADS`), else `maybe` (`North Coast`, `New Money`).
 */
export function personIn(name: string): 'sure' | 'maybe' | 'none' {
  if (/\p{Lo}/u.test(name)) return 'sure'
  const words = (name.match(/[\p{L}\p{M}]+/gu) ?? []).map(normalizeWord)
  const [first = '', ...others] = words
  const isFirstName = FIRST_NAMES.has(first) || /^(?:\p{Lu}\.[ \u00a0]?){1,2}\p{Lu}\p{Ll}/u.test(name)
  if (!isFirstName && words.some((word) => NO_NAMES.has(word))) return 'none'
  const bare = others.some((word) => NO_NAMES.has(word) || PLACE_WORDS.has(word))
  return isFirstName && others.length > 0 && !bare ? 'sure' : 'maybe'
}

/** True for one word that is a first name somewhere. */
export function isGivenName(word: string): boolean {
  return FIRST_NAMES.has(normalizeWord(word))
}

const NORDIC = wordSet({ sv: GIVEN_NAMES.sv })

/** True for one word that is a first name in the north, where a first name may have two words: `Per Olof`. */
export function isNordic(word: string): boolean {
  return NORDIC.has(normalizeWord(word))
}

/** True for a few words the last of which names a paper: `Kelby Post`. */
export function namesPaper(text: string): boolean {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? []
  return words.length > 1 && words.length <= 5 && PAPER_WORDS.has(normalizeWord(words.at(-1) ?? ''))
}

/** True for a word that names an office or a body: `council`, `Ministerium`. */
export function namesBody(word: string): boolean {
  return NO_NAMES.has(normalizeWord(word))
}
