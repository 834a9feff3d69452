import { latin } from '../encoding/latin.ts'

const BACKSLASH = 0x5c
const OPEN = 0x7b
const CLOSE = 0x7d

/** The formats of RTF that are files as they stand, by the words that name them. */
const FORMATS = { pngblip: 'png', jpegblip: 'jpeg' } as const

/** A picture of an RTF file: its format by the ending of its name, `wmf` for any that is no file of its own. */
export type RtfPicture = { extension: 'png' | 'jpeg' | 'wmf'; bytes: Uint8Array }

/** What a group `\pict` between two places of a file holds: its digits, or the bytes behind `\bin`. */
export function pictureBetween(file: Uint8Array, from: number, to: number): RtfPicture {
  let extension: RtfPicture['extension'] = 'wmf'
  const bytes = new Uint8Array(Math.ceil((to - from) / 2))
  let count = 0
  let high = -1
  let depth = 0
  for (let at = from; at < to; at++) {
    const code = file[at] ?? 0
    if (code === BACKSLASH) {
      const { word, value, end } = wordAt(file, at + 1)
      if (word === 'pngblip' || word === 'jpegblip') extension = FORMATS[word]
      if (word === 'bin' && depth === 0)
        return { extension, bytes: file.subarray(end, Math.min(to, end + value)) }
      at = (word === 'bin' ? end + value : end) - 1
    } else if (code === OPEN) depth += 1
    else if (code === CLOSE) depth -= 1
    else if (depth === 0) {
      const digit = digitOf(code)
      if (digit < 0) continue
      if (high < 0) high = digit
      else {
        bytes[count++] = high * 16 + digit
        high = -1
      }
    }
  }
  return { extension, bytes: bytes.subarray(0, count) }
}

/** Bytes of a group `\pict` in which its properties stand, before the picture. */
const LONGEST_PROPERTIES = 8000
const DESCRIPTION = /\\sn wzDescription\}\s{0,9}\{\\sv ?([^{}]{1,4000})\}/

/** The bytes of the description in the properties of a picture; null where it has none. */
export function descriptionBetween(file: Uint8Array, from: number, to: number): Uint8Array | null {
  const head = latin(file, from, Math.min(to, from + LONGEST_PROPERTIES))
  const said = DESCRIPTION.exec(head)?.[1]
  if (said === undefined) return null
  return Uint8Array.from(
    said.replace(/\\'([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    (character) => character.charCodeAt(0),
  )
}

/** A control word with its number, and where what follows it begins. */
function wordAt(file: Uint8Array, from: number): { word: string; value: number; end: number } {
  let at = from
  let word = ''
  let digits = ''
  for (; isLetter(file[at]) && word.length < 32; at++) word += String.fromCharCode(file[at] ?? 0)
  for (; (file[at] === 0x2d || isDigit(file[at])) && digits.length < 12; at++)
    digits += String.fromCharCode(file[at] ?? 0)
  // A blank behind a word belongs to it; a word without letters is one sign.
  const end = word === '' ? from + 1 : file[at] === 0x20 ? at + 1 : at
  return { word, value: Math.max(0, Number(digits) || 0), end }
}

const isLetter = (code = 0) => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
const isDigit = (code = 0) => code >= 0x30 && code <= 0x39

function digitOf(code: number): number {
  if (isDigit(code)) return code - 0x30
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}
