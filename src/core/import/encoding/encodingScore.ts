import type { Encoding } from './encodings.ts'
import { signScore } from './signScore.ts'
import type { WrittenLanguage } from './languages.ts'

/** A word of the text in one encoding, in the letters and marks that it is made of; the signs of ordinals are no letters. */
const WORDS = /(?:(?![ªº])[\p{L}\p{M}\u200c\u200d])+/gu
const NOT_ASCII = /[^\0-\x7f]/gu
/** The character that stands for a byte without one. */
const UNDEFINED = /[\u0080-\u009f\uf8ff\ufffd]/

const LATIN = /\p{Script=Latin}/u
const KNOWN_WORD = 4
const UNKNOWN_LETTER = -1.5
const WRONG_CASE = -2
const MIXED_SCRIPTS = -3
const NO_CHARACTER = -6
const WRONG_SIGN = -3
/** Letters beyond ASCII in a row, in a language of Latin letters; more than these are no word of it. */
const MOST_IN_A_ROW = 3

/** The score of a text in its best language. */
export type Score = {
  /** By character beyond ASCII. */
  mean: number
  /** The characters beyond ASCII, and those of them that do not belong where they are. */
  seen: number
  strange: number
  /** The words with letters beyond ASCII, and those of them of two letters or more that are frequent in the language. */
  words: number
  known: number
  /** Null where there are signs only. */
  language: string | null
}

/** A text as one encoding reads it: the words that are read of it for the guess, and how well they spell something. */
export type Reading = Score & { encoding: Encoding; sample: string }

/**
 * How well a text spells something, per character beyond ASCII, from about −6 (gibberish) to about 6 (known words, quotation
 * marks and signs where they belong). `languages` are those that the encoding serves; `gainOf` is what each language gains by
 * the words in ASCII.
 *
 * Idea: signs and capitals are judged by where they stand, letters by how often the language has them, and a frequent word
 * counts most. What the words in ASCII tell speaks for the letters that the language has. The text is taken to be in the language that makes the most of it: what one language alone does not explain
 * is held against the encoding.
 * Cost: linear in the text, times the languages.
 */
export function scoreText(
  text: string,
  languages: readonly WrittenLanguage[],
  gainOf: (language: string) => number,
): Score {
  const signs = scoreSigns(text)
  const words = wordsBeyondAscii(text)
  let best: Score = {
    ...signs,
    mean: signs.seen === 0 ? 0 : signs.total / signs.seen,
    words: 0,
    known: 0,
    language: null,
  }
  if (words.length === 0) return best
  best = { ...best, mean: Number.NEGATIVE_INFINITY }
  for (const { language, ...written } of languages) {
    const spelt = scoreWords(words, written)
    const seen = signs.seen + spelt.letters
    const mean = (signs.total + spelt.total + gainOf(language) * spelt.own) / seen
    if (mean > best.mean) {
      const strange = signs.strange + spelt.strange
      best = { mean, seen, strange, words: words.length, known: spelt.known, language }
    }
  }
  return best
}

function scoreSigns(text: string): { total: number; seen: number; strange: number } {
  const signs = { total: 0, seen: 0, strange: 0 }
  for (const found of text.matchAll(NOT_ASCII)) {
    const [character] = found
    if (/(?![ªº])[\p{L}\p{M}\u200c\u200d]/u.test(character)) continue
    const score = UNDEFINED.test(character) ? NO_CHARACTER : signScore(text, found.index)
    signs.seen += 1
    signs.total += score
    // A sign inside a word counts twice.
    if (score < 0) signs.strange += score > WRONG_SIGN ? 1 : 2
  }
  return signs
}

/** A word as it is judged in every language. */
type Word = { word: string; lower: string; letters: readonly string[]; penalty: number }

function wordsBeyondAscii(text: string): Word[] {
  const words: Word[] = []
  for (const [word] of text.matchAll(WORDS)) {
    const lower = lowerOf(word)
    const letters = lower.match(NOT_ASCII) ?? []
    if (letters.length > 0 || word.includes('İ'))
      words.push({
        word,
        lower: lower.normalize('NFC'),
        letters,
        penalty: shapePenalty(word, letters.length),
      })
  }
  return words
}

function scoreWords(words: readonly Word[], { values, words: frequent }: Omit<WrittenLanguage, 'language'>) {
  const spelt = { total: 0, letters: 0, own: 0, strange: 0, known: 0 }
  for (const each of words) {
    const { word, lower, letters, penalty } = each
    spelt.letters += letters.length
    if (penalty < 0) spelt.strange += 1
    if (frequent.has(lower)) {
      spelt.total += knownValue(word, letters.length) + penalty
      spelt.own += letters.length
      if (word.length > 1) spelt.known += 1
      continue
    }
    const value = letterValue(each, values)
    spelt.total += value + penalty
    if (word.length > 1) spelt.own += letters.filter((letter) => (values.get(letter) ?? 0) > 0).length
    if (penalty >= 0) for (const letter of letters) if (!values.has(letter)) spelt.strange += 1
  }
  return spelt
}

/** Words of one letter are worth less: many a letter stands alone by chance. */
function knownValue(word: string, high: number): number {
  if (word.length > 1) return KNOWN_WORD * high
  return LATIN.test(word) ? 3 : 2
}

/** Lower case, in which the Greek sigma ends a word as it is written and the Turkish dot is a letter. */
function lowerOf(word: string): string {
  return word.replaceAll('İ', 'i').toLowerCase()
}

function letterValue({ word, lower, letters }: Word, values: WrittenLanguage['values']): number {
  let value = 0
  for (const letter of letters) value += values.get(letter) ?? UNKNOWN_LETTER
  if (word.includes('İ')) value += values.has('ı') ? 1 : UNKNOWN_LETTER
  if (word.length === 1) return Math.min(value, lower === word ? -1.5 : -0.5)
  return value
}

/** A letter that is not Latin, or a mark of Hebrew, Arabic or Thai. */
const OTHER_SCRIPT = /[^\P{L}\p{Script=Latin}]|[\u0591-\u06ff\u0e00-\u0e7f]/u

/** What no word looks like: capitals inside, two scripts, letters beyond ASCII in a row. */
function shapePenalty(word: string, high: number): number {
  let penalty = 0
  if (OTHER_SCRIPT.test(word)) {
    if (LATIN.test(word)) penalty += MIXED_SCRIPTS * high
  } else if (/[^\0-\x7f]{4}/u.test(word)) penalty += (high - MOST_IN_A_ROW) * WRONG_CASE
  else if (high > 1 && !/[A-Za-z]/.test(word)) penalty += WRONG_CASE
  if (word.length > 1 && !/^\p{Lu}?[\p{Ll}\p{Lo}\p{M}]*$|^[\p{Lu}\p{Lo}\p{M}]*$/u.test(word))
    penalty += wrongCapitals(word) * (WRONG_CASE - 1)
  if (/[\u05dd\u05da\u05df\u05e3\u05e5]\p{L}/u.test(word)) penalty += WRONG_CASE * 2
  if (/œ[^uids]/i.test(word)) penalty -= 1.5
  return penalty
}

/** The letters beyond ASCII in a word that are of the wrong case beside their neighbours. */
function wrongCapitals(word: string): number {
  let count = 0
  const letters = [...word]
  for (const [at, letter] of letters.entries()) {
    const previous = letters[at - 1] ?? ''
    const next = letters[at + 1] ?? ''
    const isWrong = isUpper(letter)
      ? isLower(previous)
      : isLower(letter) && isUpper(previous) && (isUpper(next) || isUpper(letters[at - 2] ?? ''))
    if (isWrong && [letter, previous].some((each) => each > '\x7f')) count += 1
  }
  return count
}

const isUpper = (letter: string) => letter !== letter.toLowerCase()
const isLower = (letter: string) => letter !== letter.toUpperCase()
