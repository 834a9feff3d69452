import { crc32 } from '../../crc32.ts'
import { ascii, hasAt, joined, MOST_PARTS, signsAt, viewOf } from './bytes.ts'

/** A chunk of a PNG: `data` is where its contents begin and `dataEnd` where they end, before the checksum. */
export type PngChunk = { type: string; start: number; data: number; dataEnd: number; end: number }

export const PNG_SIGNATURE = '\x89PNG\r\n\x1a\n'

export function isPng(bytes: Uint8Array): boolean {
  return hasAt(bytes, 0, PNG_SIGNATURE)
}

/** The chunks of a PNG in their order. The last one is IEND, unless the structure breaks off before, or has too many. */
export function* pngChunks(bytes: Uint8Array): Generator<PngChunk> {
  if (!isPng(bytes)) return
  const view = viewOf(bytes)
  let at = PNG_SIGNATURE.length
  for (let parts = 0; at + 12 <= bytes.length && parts < MOST_PARTS; parts++) {
    const data = at + 8
    const dataEnd = data + view.getUint32(at)
    const end = dataEnd + 4
    const type = signsAt(bytes, at + 4, 4)
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(type)) return
    yield { type, start: at, data, dataEnd, end }
    if (type === 'IEND') return
    at = end
  }
}

/** True where a chunk has the checksum that it says: the CRC-32 of its type and its contents. */
export function hasPngCrc(bytes: Uint8Array, { start, dataEnd }: PngChunk): boolean {
  return viewOf(bytes).getUint32(dataEnd) === crc32(bytes.subarray(start + 4, dataEnd))
}

/** A chunk of a PNG with its length and its checksum. */
export function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const content = joined([ascii(type), data])
  const chunk = new Uint8Array(content.length + 8)
  const view = viewOf(chunk)
  view.setUint32(0, data.length)
  chunk.set(content, 4)
  view.setUint32(content.length + 4, crc32(content))
  return chunk
}
