import { ascii, hasAt, joined, MOST_PARTS, signsAt, viewOf } from './bytes.ts'

/** A chunk of a WebP: `data` is where its contents begin and `dataEnd` where they end, before a byte that fills up. */
export type WebpChunk = { type: string; start: number; data: number; dataEnd: number; end: number }

const FIRST_CHUNK = 12

export function isWebp(bytes: Uint8Array): boolean {
  return hasAt(bytes, 0, 'RIFF') && hasAt(bytes, 8, 'WEBP')
}

/** Where a WebP says that it ends. */
export function webpEnd(bytes: Uint8Array): number {
  return 8 + viewOf(bytes).getUint32(4, true)
}

/** The chunks of a WebP in their order; it ends before a chunk that is cut off, and where there are too many. */
export function* webpChunks(bytes: Uint8Array): Generator<WebpChunk> {
  if (isWebp(bytes)) yield* webpChunksFrom(bytes, FIRST_CHUNK)
}

/** The chunks from a place on, as those within an image of an animation; it ends where `webpChunks` would. */
export function* webpChunksFrom(bytes: Uint8Array, from: number): Generator<WebpChunk> {
  const view = viewOf(bytes)
  let at = from
  for (let parts = 0; at + 8 <= bytes.length && parts < MOST_PARTS; parts++) {
    const data = at + 8
    const dataEnd = data + view.getUint32(at + 4, true)
    if (dataEnd > bytes.length) return
    const end = Math.min(bytes.length, dataEnd + (dataEnd & 1))
    yield { type: signsAt(bytes, at, 4), start: at, data, dataEnd, end }
    at = end
  }
}

/** A chunk of RIFF with its length, filled up to an even one. */
export function webpChunk(type: string, data: Uint8Array): Uint8Array {
  const length = new Uint8Array(4)
  viewOf(length).setUint32(0, data.length, true)
  return joined([ascii(type), length, data, new Uint8Array(data.length & 1)])
}
