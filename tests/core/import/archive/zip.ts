import { deflateSync } from 'fflate'
import { crc32 } from '../../../../src/core/crc32.ts'

/** An entry of a zip, and what its headers say of it against the truth. */
export type MadeEntry = {
  name: string | Uint8Array
  content: Uint8Array | string
  method?: number
  flags?: number
  size?: number
  packed?: number
  crc?: number
  mode?: number
  /** What stands where the content packed would; with it nothing is packed. */
  data?: Uint8Array
}

const bytesOf = (text: Uint8Array | string) =>
  typeof text === 'string' ? new TextEncoder().encode(text) : text

/** Little-endian numbers of two or four bytes. */
function header(...fields: readonly (readonly [number, 2 | 4])[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [, size]) => sum + size, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [value, size] of fields) {
    if (size === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += size
  }
  return bytes
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** The end of a zip in zip64, with a directory of one entry, whose numbers are in eight bytes. */
function wideEnd(directory: readonly Uint8Array[], content: number, packed: number, at: number): Uint8Array {
  const [entry = new Uint8Array(), name = new Uint8Array()] = directory
  const view = new DataView(entry.buffer)
  for (const where of [20, 24, 42]) view.setUint32(where, 0xffffffff, true)
  view.setUint16(30, 28, true)
  const wide = (value: number) => [value, 0].map((part) => [part, 4] as const)
  const extra = header([1, 2], [24, 2], ...wide(content), ...wide(packed), ...wide(0))
  const size = entry.length + name.length + extra.length
  const end = header([0x06064b50, 4], ...wide(44), [45, 2], [45, 2], [0, 4], [0, 4])
  const numbers = header(...wide(1), ...wide(1), ...wide(size), ...wide(at))
  const locator = header([0x07064b50, 4], [0, 4], ...wide(at + size), [1, 4])
  const short = header(
    [0x06054b50, 4],
    [0, 4],
    [0xffff, 2],
    [0xffff, 2],
    [0xffffffff, 4],
    [0xffffffff, 4],
    [0, 2],
  )
  return concat([entry, name, extra, end, numbers, locator, short])
}

/** A zip64 with one file. */
export function makeWideZip(name: string, text: string): Uint8Array {
  const zip = makeZip([{ name, content: text, method: 0 }])
  const content = bytesOf(text).length
  const nameLength = bytesOf(name).length
  const at = 30 + nameLength + content
  const entry = zip.slice(at, at + 46)
  return concat([zip.subarray(0, at), wideEnd([entry, bytesOf(name)], content, content, at)])
}

/** Contents packed already: one that stands in a zip many times is packed once. */
const packed = new WeakMap<Uint8Array, { data: Uint8Array; crc: number }>()

function pack(content: Uint8Array): { data: Uint8Array; crc: number } {
  const known = packed.get(content) ?? { data: deflateSync(content), crc: crc32(content) }
  packed.set(content, known)
  return known
}

/** A zip written by hand, in which anything may be wrong. */
export function makeZip(entries: readonly MadeEntry[], count = entries.length): Uint8Array {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const entry of entries) {
    const name = bytesOf(entry.name)
    const content = bytesOf(entry.content)
    const method = entry.method ?? 8
    const data = entry.data ?? (method === 8 ? pack(content).data : content)
    const crc = entry.crc ?? (method === 8 ? pack(content).crc : crc32(content))
    const said = [
      [entry.flags ?? 0x800, 2],
      [method, 2],
      [0, 4],
      [crc, 4],
      [entry.packed ?? data.length, 4],
      [entry.size ?? content.length, 4],
      [name.length, 2],
      [0, 2],
    ] as const
    const local = header([0x04034b50, 4], [20, 2], ...said)
    parts.push(local, name, data)
    const mode = (entry.mode ?? 0) * 0x10000
    directory.push(
      header(
        [0x02014b50, 4],
        [entry.mode === undefined ? 20 : 0x314, 2],
        [20, 2],
        ...said,
        [0, 2],
        [0, 2],
        [0, 2],
        [mode, 4],
        [at, 4],
      ),
      name,
    )
    at += local.length + name.length + data.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const end = header([0x06054b50, 4], [0, 4], [count, 2], [count, 2], [size, 4], [at, 4], [0, 2])
  return concat([...parts, ...directory, end])
}
