import { type Doubt, doubt } from '../doubts.ts'
import { type Encoding, SINGLE_BYTE_ENCODINGS, type SingleByteEncoding } from './encodings.ts'
import { exceeds, hasReadTwice } from './damage.ts'
import { hasEscapedLetters, isIso2022Jp, isUnreadable } from './foreignEncodings.ts'
import { guessLegacy } from './guessLegacy.ts'
import { charactersOf, decodeSingleByte } from './singleByte.ts'
import { guessUtf16 } from './utf16.ts'
import { repairUtf8 } from './utf8.ts'

/** A text and the encoding that it was read in. */
export type DecodedText = {
  text: string
  encoding: Encoding
  /** The places of bytes that did not fit the encoding and were read as windows-1252 instead. */
  repairs: readonly number[]
  /** The doubts about the letters of the whole text. */
  doubts: readonly Doubt[]
}

/** Why bytes are no text: they are none, or in an encoding that cannot be told. */
type NoText = 'binary' | 'encoding'

const BYTE_ORDER_MARKS: readonly { encoding: Encoding; mark: readonly number[] }[] = [
  { encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
]

/** Control characters (tab, line ends, end-of-file mark aside) above this share of a file make it binary. */
const MOST_CONTROLS = 0.02

/**
 * Reads bytes as text: in the encoding asked for, else in that of a byte-order mark, else in the one that it guesses.
 *
 * Idea of the guess: from the strictest test to the weakest. Bytes that are valid UTF-8 are hardly ever anything else.
 * ISO-2022-JP has escape sequences of its own. UTF-16 without a mark is told by one script filling the code units. UTF-8 with
 * a few bytes that do not fit is repaired. What is left is an encoding of one country or machine, told by what the letters
 * spell (`guessLegacy`); a guess that another reading could win is a doubt, and where nothing spells words it is `encoding`.
 * Invariant: no byte is dropped. One that is read in another encoding is told by its place in `repairs`, and a last
 * character that is cut in the middle becomes U+FFFD.
 * Cost: linear. The guesses read at most 8 KB for UTF-16 and 1,500 bytes above 0x7F for each other encoding.
 */
export function decodeText(bytes: Uint8Array, wanted?: Encoding): DecodedText | NoText {
  if (wanted === undefined && isUnreadable(bytes)) return 'encoding'
  const marked = BYTE_ORDER_MARKS.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte))
  const encoding = wanted ?? marked?.encoding
  if (encoding) {
    const content = marked?.encoding === encoding ? bytes.subarray(marked.mark.length) : bytes
    const decoded = decodeAs(content, encoding)
    if (decoded === 'binary' || isBinary(decoded.text)) return 'binary'
    return decoded
  }
  return guess(bytes)
}

function guess(bytes: Uint8Array): DecodedText | NoText {
  const controls = countControls(bytes)
  const utf8 = strictUtf8(bytes)
  if (utf8 !== null && controls === 0 && !isByChance(utf8)) return readUnicode(utf8, 'utf-8')
  if (isIso2022Jp(bytes)) return decodeAs(bytes, 'iso-2022-jp')
  const utf16 = isMostlyAscii(bytes) ? null : guessUtf16(bytes)
  if (bytes.includes(0) || controls > bytes.length * MOST_CONTROLS)
    return utf16 ? decodeAs(bytes, utf16) : 'binary'
  if (utf8 !== null && !isByChance(utf8)) return readUnicode(utf8, 'utf-8')
  const repaired = utf8 === null ? repairUtf8(bytes) : null
  if (repaired) return { ...repaired, encoding: 'utf-8', doubts: [] }
  const { encoding, other, isSure, spells } = guessLegacy(bytes)
  if (utf16 && !isSure) {
    // Without a NUL there is neither a blank nor a line end in it: nearly any bytes are some characters of East Asia.
    const read = decodeAs(bytes, utf16)
    return spells && read !== 'binary'
      ? { ...read, doubts: [doubt('encoding-guessed', { encoding: utf16, other: encoding })] }
      : read
  }
  if (!spells && isMostlyHigh(bytes)) return 'encoding'
  const doubts = isSure && utf8 === null ? [] : [doubt('encoding-guessed', { encoding, other })]
  const read = decodeAs(bytes, encoding)
  return read === 'binary' ? read : { ...read, doubts }
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): DecodedText | 'binary' {
  if (encoding === 'utf-8') {
    const text = strictUtf8(bytes)
    if (text !== null) return readUnicode(text, encoding)
    const repaired = repairUtf8(bytes)
    if (repaired) return { ...repaired, encoding, doubts: [] }
  }
  if (isSingleByte(encoding))
    return { text: decodeSingleByte(bytes, encoding), encoding, repairs: [], doubts: [] }
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
  return encoding === 'utf-16le' || encoding === 'utf-16be'
    ? readUnicode(text, encoding)
    : { text, encoding, repairs: [], doubts: [] }
}

const FEW = 3
const BEYOND_ASCII = /[^\0-\x7f]/gu
/** A letter of another script inside a word of Latin letters, or a mark on nothing. */
const BY_CHANCE =
  /(?<=[A-Za-z])(?!\p{Script=Latin})[\p{L}\p{M}]|(?!\p{Script=Latin})\p{L}(?=[A-Za-z])|(?<=[ \n]|^)\p{M}/gu

/** True for valid UTF-8 that is so by chance: its few characters beyond ASCII are such as no text has where they are. */
function isByChance(text: string): boolean {
  if (exceeds(text, BEYOND_ASCII, FEW)) return false
  const beyond = text.match(BEYOND_ASCII)?.length ?? 0
  if (beyond === 0) return false
  return (text.normalize('NFC').match(BY_CHANCE)?.length ?? 0) === beyond
}

/** A line end in some old systems, which no repair may touch. */
const NEXT_LINE = '\u0085'
const UPPER_CONTROL = /[\u0080-\u009f]/g
/** A text with more of them is none. */
const MOST_UPPER_CONTROLS = 1_000_000

/**
 * Text in Unicode, in which a control character of the upper range is a sign of windows-1252 that was carried over as a
 * number: it is read as that sign.
 */
function readUnicode(text: string, encoding: Encoding): DecodedText | 'binary' {
  if (exceeds(text, UPPER_CONTROL, MOST_UPPER_CONTROLS)) return 'binary'
  const repairs: number[] = []
  const windows1252 = charactersOf('windows-1252')
  const read = text.replace(UPPER_CONTROL, (control, index: number) => {
    if (control === NEXT_LINE) return control
    repairs.push(index)
    return windows1252.charAt(control.charCodeAt(0))
  })
  return { text: read, encoding, repairs, doubts: doubtsOfUnicode(read) }
}

function doubtsOfUnicode(text: string): Doubt[] {
  if (hasReadTwice(text, 1)) return [doubt('damaged-characters')]
  return hasEscapedLetters(text) ? [doubt('encoding-escaped')] : []
}

function isSingleByte(encoding: Encoding): encoding is SingleByteEncoding {
  return SINGLE_BYTE_ENCODINGS.some((name) => name === encoding)
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** True where more than a third of the letters are above 0x7F, which no Western text has. */
function isMostlyHigh(bytes: Uint8Array): boolean {
  let high = 0
  let letters = 0
  for (const byte of bytes.subarray(0, 100_000)) {
    if (byte >= 0x80) high += 1
    else if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) letters += 1
  }
  return high > 8 && high > (high + letters) / 3
}

/** Of the letters of Latin text in UTF-16 every other byte is NUL; of Chinese less than this share would be ASCII. */
const MOST_ASCII = 0.75

function isMostlyAscii(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 8192)
  let ascii = 0
  for (const byte of sample) if (byte === 0x20 || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a)) ascii += 1
  return ascii > sample.length * MOST_ASCII
}

function isControl(code: number): boolean {
  return code < 0x20 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1a
}

/** Escape sequences of terminals, which any text that was copied from one has, do not count. */
function countControls(bytes: Uint8Array): number {
  let count = 0
  for (let i = 0; i < bytes.length; i++)
    if (isControl(bytes[i] ?? 0x20) && !(bytes[i] === 0x1b && bytes[i + 1] === 0x5b)) count += 1
  return count
}

function isBinary(text: string): boolean {
  if (text.includes('\0')) return true
  let count = 0
  for (let i = 0; i < text.length; i++) if (isControl(text.charCodeAt(i))) count += 1
  return count > text.length * MOST_CONTROLS
}
