import { ACCENTED_WORDS } from '../vocabulary/accentedWords.ts'
import { listWords } from '../vocabulary/load.ts'
import { charactersOf, type SingleByteEncoding } from './singleByte.ts'

const WORDS: ReadonlySet<string> = new Set(listWords(ACCENTED_WORDS))

const COMMON = new Set('éèàçêâîôûùëïäöüßñáíóúãõåæøòìÉÈÀÇÊÂÎÔÛÙËÏÄÖÜÑÁÍÓÚÃÕÅÆØ')
const FREQUENT = new Set('éèàçäöüñóãÉÀÇÄÖÜÑ')
const ELIDED =
  /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|aujourd|presqu|dell|all|nell|dall|sull|quell|un|o)$/i
const CONTRACTED = /^(?:s|t|d|m|ll|re|ve|il|elle|on|un|une|hui)$/i
const MOST_LETTERS = 30

/** Bytes above 0x7F that are scored at most. */
const SAMPLE = 3000

/**
 * How well the bytes above 0x7F spell something under an encoding: per such byte, from about −6 (gibberish)
 * to about 6 (known words, quotation marks and signs where they belong).
 */
export function encodingScore(bytes: Uint8Array, encoding: SingleByteEncoding): number {
  const characters = charactersOf(encoding)
  const at = (index: number) => characters[bytes[index] ?? -1] ?? ''
  let seen = 0
  let score = 0
  for (let i = 0; i < bytes.length && seen < SAMPLE; i++) {
    if ((bytes[i] ?? 0) < 0x80) continue
    seen += 1
    score += scoreCharacter(at, i)
  }
  return seen === 0 ? 0 : score / seen
}

type At = (index: number) => string

function scoreCharacter(at: At, index: number): number {
  const character = at(index)
  if (/[\u0080-\u009f\uf8ff]/.test(character)) return -6
  if (isLetter(character)) return scoreLetter(at, index)
  return scoreSign(at, index)
}

function scoreLetter(at: At, index: number): number {
  const character = at(index)
  const before = run(at, index, -1)
  const after = run(at, index, 1)
  const word = before + character + after
  if (word.length === 1) {
    if (/[àÀ]/.test(character)) return 2
    if (/[éèóåöäíÉÈÅÖ]/.test(character)) return 0.5
    return -2
  }
  if (WORDS.has(word.toLowerCase())) return 4
  const upper = isUpper(character)
  const previous = before.at(-1) ?? ''
  const next = after[0] ?? ''
  if (upper && isLower(previous)) return -2
  if (!upper && isUpper(previous) && (isUpper(next) || isUpper(before.at(-2) ?? ''))) return -2
  if (upper && previous === '' && next !== '' && word.length < 3) return 0
  if (/[œŒ]/.test(character)) return /[uids]/i.test(next) ? 1.5 : -0.5
  if (FREQUENT.has(character)) return 1.5
  return COMMON.has(character) ? 1 : -0.5
}

function scoreSign(at: At, index: number): number {
  const character = at(index)
  const previous = at(index - 1)
  const next = at(index + 1)
  const between = isLetter(previous) && isLetter(next)
  const opens = previous === '' || /[ \u00a0\r\n\t([{«“‘—–'"]/.test(previous)
  const closes = next === '' || /[ \u00a0\r\n\t)\]}».,;:!?…”’—–'"]/.test(next)
  switch (character) {
    case '’':
      if (between) return elides(at, index) ? 4 : 2
      return isLetter(previous) || isLetter(next) || closes ? 0.5 : -1
    case '«':
    case '“':
    case '‘':
    case '„':
    case '‹':
      return opens && !closes ? 2 : opens && character === '«' ? 2 : -2
    case '»':
    case '”':
    case '›':
      return closes && !between ? 2 : -2
    case '\u00a0':
      return between ? 0 : 1
    case '…':
      return between ? -2 : closes || opens ? 2 : -1
    case '–':
      return between ? 0 : opens && closes ? 2 : 0.5
    case '—':
      return between ? 0.5 : opens && closes ? 2 : 0.5
    case '€':
      return /\d/.test(previous + next) || /\d/.test(at(index - 2)) ? 3 : 1
    case '¤':
      return -3
    case '¿':
    case '¡':
      return opens && isLetter(next) ? 2 : -2
    case 'ª':
    case 'º':
    case '°':
      return /\d|n/i.test(previous) ? 1.5 : between ? -2 : -0.5
    case '½':
    case '¼':
    case '¾':
      return /\d/.test(previous) || (opens && !isLetter(next)) ? 1 : -2
    case '§':
    case '©':
    case '®':
    case '™':
    case '•':
    case '·':
    case '×':
    case '±':
    case '£':
    case '¥':
    case '‰':
      return between ? -2 : 0.5
    default:
      return between ? -3 : -2
  }
}

function elides(at: At, index: number): boolean {
  return ELIDED.test(run(at, index, -1)) || CONTRACTED.test(run(at, index, 1))
}

/** The run of letters directly before (−1) or after (1) a place. */
function run(at: At, index: number, step: 1 | -1): string {
  let letters = ''
  for (let i = index + step; letters.length < MOST_LETTERS && isLetter(at(i)); i += step) {
    letters = step === 1 ? letters + at(i) : at(i) + letters
  }
  return letters
}

function isLetter(character: string): boolean {
  return character.toLowerCase() !== character.toUpperCase() && character !== ''
}

function isUpper(character: string): boolean {
  return character !== character.toLowerCase()
}

function isLower(character: string): boolean {
  return character !== character.toUpperCase()
}
