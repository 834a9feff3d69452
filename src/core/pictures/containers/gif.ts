import { hasAt, MOST_PARTS } from './bytes.ts'

/** A part of a GIF: its header with the global colours, an image, an extension by its label, or the trailer. */
export type GifPart = {
  kind: 'header' | 'image' | 'extension' | 'trailer'
  label: number
  start: number
  end: number
}

export const GRAPHIC_CONTROL = 0xf9
export const APPLICATION = 0xff
export const COMMENT = 0xfe

export function isGif(bytes: Uint8Array): boolean {
  return hasAt(bytes, 0, 'GIF87a') || hasAt(bytes, 0, 'GIF89a')
}

/** The bytes of a table of colours by the flags that announce it. */
const tableSize = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

/** Where a series of data blocks ends, behind the empty one; null where it is cut off. */
function endOfBlocks(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at < bytes.length; ) {
    const length = bytes[at] ?? 0
    at += 1 + length
    if (length === 0) return at
  }
  return null
}

/** The parts of a GIF in their order. The last one is the trailer, unless the structure breaks off before, or has too many. */
export function* gifParts(bytes: Uint8Array): Generator<GifPart> {
  if (!isGif(bytes) || bytes.length < 13) return
  let at = 13 + tableSize(bytes[10] ?? 0)
  if (at > bytes.length) return
  yield { kind: 'header', label: 0, start: 0, end: at }
  for (let parts = 0; at < bytes.length && parts < MOST_PARTS; parts++) {
    const start = at
    const introducer = bytes[at]
    if (introducer === 0x3b) {
      yield { kind: 'trailer', label: 0, start, end: at + 1 }
      return
    }
    const label = bytes[at + 1] ?? 0
    let end: number | null = null
    if (introducer === 0x21) end = endOfBlocks(bytes, at + 2)
    else if (introducer === 0x2c) end = endOfBlocks(bytes, at + 11 + tableSize(bytes[at + 9] ?? 0))
    if (end === null) return
    yield { kind: introducer === 0x21 ? 'extension' : 'image', label, start, end }
    at = end
  }
}
