import { ACCENTED_WORDS } from '../vocabulary/accentedWords.ts'
import { COMMON_WORDS } from '../vocabulary/commonWords.ts'
import { LETTERS, LETTER_WORDS } from '../vocabulary/letters.ts'
import type { Rows } from '../vocabulary/load.ts'
import type { SingleByteEncoding } from './encodings.ts'
import { charactersOf } from './singleByte.ts'

/** How a language is written: what each of its letters beyond ASCII is worth, and its frequent words. */
export type WrittenLanguage = {
  language: string
  isLatin: boolean
  values: ReadonlyMap<string, number>
  words: ReadonlySet<string>
}

/** What a letter is worth that the language has often, usually or seldom. */
const VALUES = [1.5, 1, 0]

const wordsOf = (rows: Rows, language: string) => rows[language]?.split('|') ?? []

/** All languages whose letters are known. */
export const WRITTEN_LANGUAGES: readonly WrittenLanguage[] = Object.entries(LETTERS).map(
  ([language, letters]) => ({
    language,
    isLatin: /\p{Script=Latin}/u.test(letters),
    values: new Map(
      letters.split('|').flatMap((group, at) => Array.from(group, (letter) => [letter, VALUES[at] ?? 0])),
    ),
    words: new Set([COMMON_WORDS, ACCENTED_WORDS, LETTER_WORDS].flatMap((rows) => wordsOf(rows, language))),
  }),
)

const languagesOf = new Map<SingleByteEncoding, readonly WrittenLanguage[]>()

/** The languages that can be written in an encoding: it has all of their common and usual letters. */
export function languagesWrittenIn(encoding: SingleByteEncoding): readonly WrittenLanguage[] {
  const known = languagesOf.get(encoding)
  if (known) return known
  const characters = new Set(charactersOf(encoding))
  const written = WRITTEN_LANGUAGES.filter(({ values }) =>
    [...values].every(([letter, value]) => value === 0 || letter === 'œ' || characters.has(letter)),
  )
  languagesOf.set(encoding, written)
  return written
}
