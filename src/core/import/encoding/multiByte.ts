import { MULTI_BYTE_ENCODINGS, type MultiByteEncoding } from './encodings.ts'
import type { Reading, Score } from './encodingScore.ts'
import { COMMON_CHARACTERS } from '../vocabulary/eastAsian.ts'

const LANGUAGES: Readonly<Record<MultiByteEncoding, 'ja' | 'zh' | 'zh-Hant' | 'ko'>> = {
  shift_jis: 'ja',
  'euc-jp': 'ja',
  gb18030: 'zh',
  big5: 'zh-Hant',
  'euc-kr': 'ko',
}

const SETS = new Map(
  Object.entries(COMMON_CHARACTERS).map(([language, characters]) => [language, new Set(characters)]),
)

/** Bytes that are read. */
const SAMPLE = 20_000

/** The readings of bytes in the encodings of East Asia, without those in which they are not valid. */
export function multiByteReadings(bytes: Uint8Array): Reading[] {
  return MULTI_BYTE_ENCODINGS.flatMap((encoding): Reading[] => {
    const sample = decodeValid(bytes.subarray(0, SAMPLE), encoding)
    if (sample === null) return []
    const language = LANGUAGES[encoding]
    return [{ encoding, sample, language, ...scoreEastAsian(sample, language) }]
  })
}

/** The text of bytes, the last character aside where it is cut; null where they are not valid. */
function decodeValid(bytes: Uint8Array, encoding: MultiByteEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return null
  }
}

const PUNCTUATION = /[、。，．：；！？「」『』（）《》〈〉【】“”‘’…—・ー～\u3000％]/
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u

const INSIDE_WORD = -4

/** True for a character between two Latin letters, as an accented letter of another encoding is. */
function isInWord(text: string, index: number, length: number): boolean {
  return /[A-Za-z]/.test(text[index - 1] ?? '') && /[A-Za-z]/.test(text[index + length] ?? '')
}

/** How well a text spells something in a language of East Asia, from −4 to about 3; `seen` in bytes above 0x7F. */
function scoreEastAsian(text: string, language: string): Omit<Score, 'language'> {
  const common = SETS.get(language)
  let seen = 0
  let score = 0
  let strange = 0
  for (const { 0: character, index } of text.matchAll(/[^\0-\x7f]/gu)) {
    seen += 1
    const value = isInWord(text, index, character.length) ? INSIDE_WORD : worthOf(character, language, common)
    score += value
    if (value < -1) strange += 1
  }
  // A few characters among Latin letters are more likely accented letters of another encoding.
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0
  const words = seen * LATIN_FOR_ONE < latin ? seen : 0
  return { mean: seen === 0 ? 0 : score / seen, seen: seen * 2, strange: strange * 2, words, known: 0 }
}

/** Latin letters to one character of East Asia, at most. */
const LATIN_FOR_ONE = 4

function worthOf(character: string, language: string, common: ReadonlySet<string> | undefined): number {
  if (common?.has(character)) return 3
  if (PUNCTUATION.test(character)) return 2
  if (/\p{Script=Hiragana}/u.test(character)) return language === 'ja' ? 3 : -3
  if (/[\uff61-\uff9f]/.test(character)) return -2
  if (KANA.test(character)) return language === 'ja' ? 1.5 : -3
  if (/\p{Script=Hangul}/u.test(character)) return language === 'ko' ? 0.5 : -3
  if (/\p{Script=Han}/u.test(character)) return language === 'ko' ? -1.5 : -0.5
  if (/[\uff00-\uff5e]/.test(character)) return 0
  return -3
}
