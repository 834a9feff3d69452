import { segmentGraphemes, segmentWords } from './segments.ts'

/** The length of a text: user-perceived characters with spaces, words, and minutes to read it. */
export type Measure = { signs: number; words: number; minutes: number }

export const SIGNS_PER_FEUILLET = 1500
const WORDS_PER_MINUTE = 230

/** Characters for which a sign may not be one code unit: marks, joiners, Hangul jamo, anything beyond 16 bits. */
const COMPOSED = /[\p{M}\p{Cf}\p{Cs}\u0e33\u0eb3\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\u{10000}-\u{10ffff}]/u
/** Lines of common characters, each of which is one sign: tested much faster than `COMPOSED`. */
const SIMPLE =
  /^[\t -~\u00a0-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf]*$/
const HAS_UNSPACED_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** A superset of these scripts, tested faster. */
const MAY_BE_UNSPACED =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u19ff\u2e80-\uabff\ud800-\udbff\uf900-\ufaff\uff00-\uffef]/
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

/** True for what separates words: spaces of every kind, en and em dashes. `l’accord` and `rendez-vous` are one word each. */
function separatesWords(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || code === 0x0a || code === 0x09
  if (code < 0x1680) return code === 0xa0
  const isDash = code === 0x2013 || code === 0x2014
  const isSpace = code === 0x1680 || code === 0x202f || code === 0x205f || code === 0x3000
  return isDash || isSpace || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029
}

function isLetterOrDigit(text: string, at: number, code: number): boolean {
  if (code < 0x80)
    return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)
  return LETTER_OR_DIGIT.test(String.fromCodePoint(text.codePointAt(at) ?? code))
}

/** Signs (user-perceived characters) of all lines. Only lines that need it are segmented. */
function countSigns(text: string): number {
  let signs = 0
  for (const line of text.split('\n')) {
    if (SIMPLE.test(line) || !COMPOSED.test(line)) signs += line.length
    else for (const _ of segmentGraphemes(line.normalize('NFC'))) signs++
  }
  return signs
}

const SEPARATOR = 1
const LETTER = 2
/** What each character of the Latin alphabets is, looked up: texts are of these nearly everywhere. */
const LATIN = Uint8Array.from({ length: 0x180 }, (_, code) =>
  separatesWords(code) ? SEPARATOR : isLetterOrDigit(String.fromCharCode(code), 0, code) ? LETTER : 0,
)

/** Runs of characters between separators that hold a letter or a digit. */
function countRuns(text: string): number {
  let words = 0
  let counted = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const latin = LATIN[code]
    if (latin === SEPARATOR || (latin === undefined && separatesWords(code))) counted = false
    else if (!counted && (latin === LETTER || (latin === undefined && isLetterOrDigit(text, at, code)))) {
      counted = true
      words++
    }
  }
  return words
}

/** Words of a plain text. Only a run in a script without spaces is segmented by `Intl.Segmenter`. */
export function countWords(text: string): number {
  if (!MAY_BE_UNSPACED.test(text)) return countRuns(text)
  let words = 0
  for (const run of text.split(/[\s\u2013\u2014]+/)) {
    if (!HAS_UNSPACED_SCRIPT.test(run)) words += countRuns(run)
    else for (const { isWordLike } of segmentWords(run)) if (isWordLike) words++
  }
  return words
}

/** Reading time in whole minutes: 0 for no words, else at least 1. */
export const minutesFor = (words: number) =>
  words === 0 ? 0 : Math.max(1, Math.round(words / WORDS_PER_MINUTE))

/** Code units from here on are not looked up. Below are the Latin letters, Greek, Cyrillic, and common punctuation. */
const LOOKED_UP = 0x20c0
/** What each code unit does to the counts, where it is of `SIMPLE` or ends a line; 0 where that is not known yet. */
const roles = new Uint8Array(LOOKED_UP)
const COUNTS = 1
const PARTS = 2
const ENDS_LINE = 4
const IS_KNOWN = 8
const NOT_SIMPLE = 16

function roleOf(code: number): number {
  const letter = String.fromCharCode(code)
  let role = NOT_SIMPLE
  if (letter === '\n') role = ENDS_LINE | PARTS
  else if (SIMPLE.test(letter))
    role = separatesWords(code) ? PARTS : isLetterOrDigit(letter, 0, code) ? COUNTS : IS_KNOWN
  roles[code] = role
  return role
}

/**
 * Words and signs of a text of simple characters, in one pass over it; null for any other. It adds bits, because a processor
 * cannot foretell where words end, and waits for each that it did not.
 */
function countSimple(text: string): { words: number; signs: number } | null {
  let words = 0
  let lineEnds = 0
  /** 1 within a word that is counted. */
  let counted = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= LOOKED_UP) return null
    const role = roles[code] || roleOf(code)
    if (role === NOT_SIMPLE) return null
    const counts = role & COUNTS
    words += counts & (counted ^ 1)
    counted = (counted | counts) & (((role & PARTS) >> 1) ^ 1)
    lineEnds += (role & ENDS_LINE) >> 2
  }
  return { words, signs: text.length - lineEnds }
}

/** The length of a plain text. Line ends are not counted as signs. */
export function measureText(plain: string): Measure {
  const { words, signs } = countSimple(plain) ?? { words: countWords(plain), signs: countSigns(plain) }
  return { signs, words, minutes: minutesFor(words) }
}

/** Signs as feuillets (1,500 signs each). */
export function feuillets(signs: number): number {
  return signs / SIGNS_PER_FEUILLET
}
