import { UPPER_HALVES } from '../../../src/core/import/encoding/upperHalves.ts'

/** Writes text in an encoding that TextEncoder does not know; the runtime's own decoder is the oracle where it knows it. */
export function encode(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return utf16(text, encoding === 'utf-16be')
  if (encoding === 'iso-2022-jp') return iso2022(text)
  const bytesOf = tableOf(encoding)
  return Uint8Array.from(
    Array.from(text, (character) => {
      const bytes = bytesOf.get(character)
      if (bytes === undefined) throw new RangeError(`${character} is not in ${encoding}`)
      return bytes
    }).flat(),
  )
}

/** True for a text that can be written in an encoding. */
export function canEncode(text: string, encoding: string): boolean {
  if (encoding.startsWith('utf-')) return true
  const bytesOf = tableOf(encoding === 'iso-2022-jp' ? 'euc-jp' : encoding)
  return [...text].every((character) => bytesOf.has(character))
}

const TABLES = new Map<string, ReadonlyMap<string, number[]>>()
const TWO_BYTES = ['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr']

/** The bytes of each character of an encoding; the shorter of two ways to write one. */
function tableOf(encoding: string): ReadonlyMap<string, number[]> {
  const known = TABLES.get(encoding)
  if (known) return known
  const upperHalf = new Map(Object.entries(UPPER_HALVES)).get(encoding)
  if (upperHalf) {
    const characters = [...Array.from({ length: 128 }, (_, byte) => String.fromCharCode(byte)), ...upperHalf]
    return new Map(characters.map((character, byte) => [character, [byte]]))
  }
  const decoder = new TextDecoder(encoding)
  const table = new Map<string, number[]>()
  const add = (...bytes: number[]) => {
    const character = decoder.decode(Uint8Array.from(bytes), { stream: true })
    const rest = decoder.decode()
    if ([...character].length === 1 && rest === '' && character !== '\ufffd' && !table.has(character))
      table.set(character, bytes)
  }
  const all = Array.from({ length: 256 }, (_, byte) => byte)
  for (const byte of all) add(byte)
  if (TWO_BYTES.includes(encoding))
    for (const first of all.slice(0x81)) for (const second of all.slice(0x40)) add(first, second)
  TABLES.set(encoding, table)
  return table
}

/** ISO-2022-JP: the two bytes of EUC-JP without their high bits, between escape sequences. */
function iso2022(text: string): Uint8Array {
  const bytes: number[] = []
  let isWide = false
  for (const character of text) {
    const [first = 0, second] = encode(character, 'euc-jp')
    if (isWide !== (second !== undefined)) bytes.push(0x1b, ...(isWide ? [0x28, 0x42] : [0x24, 0x42]))
    isWide = second !== undefined
    bytes.push(...(second === undefined ? [first] : [first - 0x80, second - 0x80]))
  }
  if (isWide) bytes.push(0x1b, 0x28, 0x42)
  return Uint8Array.from(bytes)
}

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), !bigEndian)
  return bytes
}

export function concat(...parts: (Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}
