import { latin } from './latin.ts'

/** Bytes that are read to tell an encoding that Marbre does not read. */
const SAMPLE = 8192

/** True for text in UTF-32, EBCDIC or a seven-bit encoding of Korea or China, none of which Marbre reads. */
export function isUnreadable(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE)
  return isUtf32(sample) || isEbcdic(sample) || (sample.includes(0x1b) && latin(sample).includes('\x1b$)'))
}

/** True for four bytes a character, with a byte-order mark or without. */
function isUtf32(bytes: Uint8Array): boolean {
  const units = Math.min(bytes.length >> 2, 500)
  if (units < 4) return false
  const isUnit = (at: number, little: boolean) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(4 * at, 4 * at + 4)
    const [first, second, third] = little ? [d, c, b * 256 + a] : [a, b, c * 256 + d]
    return first === 0 && second <= 0x10 && (second > 0 || (third ?? 0) > 0)
  }
  const all = (little: boolean) => {
    for (let at = 0; at < units; at++) if (!isUnit(at, little)) return false
    return true
  }
  return all(true) || all(false)
}

/** True where the blank is 0x40 and the letters are in the ranges of EBCDIC. */
function isEbcdic(bytes: Uint8Array): boolean {
  let blanks = 0
  let ascii = 0
  let letters = 0
  for (const byte of bytes) if (byte === 0x40) blanks += 1
  if (blanks <= bytes.length * 0.05) return false
  for (const byte of bytes) {
    if (byte === 0x20) ascii += 1
    else if ((byte & 0xf) >= 1 && (byte & 0xf) <= 9 && [0x8, 0x9, 0xa, 0xc, 0xd, 0xe].includes(byte >> 4))
      letters += 1
  }
  return ascii * 10 < blanks && letters > bytes.length * 0.55
}

/** True for ISO-2022-JP: its escape sequences, and no byte above 0x7F. */
export function isIso2022Jp(bytes: Uint8Array): boolean {
  if (!bytes.subarray(0, SAMPLE).includes(0x1b)) return false
  const sample = latin(bytes.subarray(0, SAMPLE))
  return (sample.includes('\x1b$B') || sample.includes('\x1b$@')) && bytes.every((byte) => byte < 0x80)
}

/** Letters as UTF-7 writes them: base 64 between `+` and `-`. */
const UTF_7 = /\+((?:[A-Za-z0-9/]|\+(?!-)){3,200})-?/g
/** Chinese as HZ writes it: pairs of ASCII between `~{` and `~}`. */
const HZ = /~\{(?:[!-w][!-~]){1,200}~\}/

/** True where letters are written in ASCII, as UTF-7 (`+AOk-`) and HZ (`~{…~}`) do. */
export function hasEscapedLetters(text: string): boolean {
  const sample = text.slice(0, SAMPLE * 4)
  if (HZ.test(sample)) return true
  let found = 0
  for (const [, coded = ''] of sample.matchAll(UTF_7)) if (isUtf7(coded)) found += 1
  return found > 0 && !/[^\0-\x7f]/.test(sample)
}

/** True for base 64 that is whole code units, all of them letters or usual signs. */
function isUtf7(coded: string): boolean {
  const bits = coded.length * 6
  if (bits % 16 > 5) return false
  let units = ''
  let buffer = 0
  let held = 0
  for (const character of coded) {
    buffer = ((buffer << 6) | BASE_64.indexOf(character)) & 0x3fffff
    held += 6
    if (held < 16) continue
    held -= 16
    units += String.fromCharCode((buffer >> held) & 0xffff)
  }
  const isPadded = (buffer & ((1 << held) - 1)) === 0
  return isPadded && /^[\u00a0-\u05ff\u1e00-\u20bf\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3 ]+$/.test(units)
}

const BASE_64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
