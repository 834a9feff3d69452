import type { Encoding } from '../draft.ts'
import { decodeSingleByte, SINGLE_BYTE_ENCODINGS, type SingleByteEncoding } from './singleByte.ts'
import { encodingScore } from './encodingScore.ts'
import { guessUtf16 } from './utf16.ts'
import { repairUtf8 } from './utf8.ts'

/** A text and the encoding that it was read in. */
export type DecodedText = {
  text: string
  encoding: Encoding
  /** Where in the text a byte did not fit the encoding and was read as windows-1252 instead. */
  repairs: readonly number[]
}

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
 * UTF-16 without a mark is told by one script filling the code units. UTF-8 with a few bytes that do not fit is repaired.
 * What is left is a single-byte encoding, in which all bytes are valid: each is scored by what its accented letters and
 * signs spell (`encodingScore`), and windows-1252 wins a tie; where the best spells nothing, the file is `unreadable`.
 * Invariant: no byte is dropped. One that is read in another encoding is told by its place in `repairs`, and a last
 * character that is cut in the middle becomes U+FFFD.
 * Cost: linear. The guesses read at most 8 KB for UTF-16 and 3,000 bytes above 0x7F for each single-byte encoding.
 */
export function decodeText(bytes: Uint8Array, wanted?: Encoding): DecodedText | 'binary' | 'unreadable' {
  const marked = BYTE_ORDER_MARKS.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte))
  const encoding = wanted ?? marked?.encoding
  if (encoding) {
    const content = marked?.encoding === encoding ? bytes.subarray(marked.mark.length) : bytes
    const decoded = decodeAs(content, encoding)
    if (isBinary(decoded.text)) return 'binary'
    return decoded
  }
  return guess(bytes)
}

function guess(bytes: Uint8Array): DecodedText | 'binary' | 'unreadable' {
  const controls = countControls(bytes)
  const utf8 = strictUtf8(bytes)
  if (utf8 !== null && controls === 0) return { text: utf8, encoding: 'utf-8', repairs: [] }
  const utf16 = guessUtf16(bytes)
  if (utf16) return decodeAs(bytes, utf16)
  if (bytes.includes(0) || controls > bytes.length * MOST_CONTROLS) return 'binary'
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', repairs: [] }
  const repaired = repairUtf8(bytes)
  if (repaired) return { ...repaired, encoding: 'utf-8' }
  const best = bestSingleByte(bytes)
  return best ? { text: decodeSingleByte(bytes, best), encoding: best, repairs: [] } : 'unreadable'
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): DecodedText {
  if (encoding === 'utf-8') {
    const text = strictUtf8(bytes)
    if (text !== null) return { text, encoding, repairs: [] }
    const repaired = repairUtf8(bytes)
    if (repaired) return { ...repaired, encoding }
  }
  const text = isSingleByte(encoding)
    ? decodeSingleByte(bytes, encoding)
    : new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
  return { text, encoding, repairs: [] }
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

/** The encoding with the best score; in a tie the first, windows-1252. Null where none spells anything. */
function bestSingleByte(bytes: Uint8Array): SingleByteEncoding | null {
  const scores = SINGLE_BYTE_ENCODINGS.map((encoding) => ({
    encoding,
    score: encodingScore(bytes, encoding),
  }))
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score < 0 && isMostlyHigh(bytes) ? null : best.encoding
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

function isControl(code: number): boolean {
  return code < 0x20 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1a
}

function countControls(bytes: Uint8Array): number {
  let count = 0
  for (let i = 0; i < bytes.length; i++) if (isControl(bytes[i] ?? 0x20)) count += 1
  return count
}

function isBinary(text: string): boolean {
  if (text.includes('\0')) return true
  let count = 0
  for (let i = 0; i < text.length; i++) if (isControl(text.charCodeAt(i))) count += 1
  return count > text.length * MOST_CONTROLS
}
