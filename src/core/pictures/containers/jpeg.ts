import { hasAt, MOST_PARTS, viewOf } from './bytes.ts'

/**
 * A part of a JPEG: a segment, by its marker (0xC0 to 0xFE), or, under marker 0, what is coded after a SOS: the pixels.
 * `data` is where its contents begin, behind marker and length.
 */
export type JpegPart = { marker: number; start: number; data: number; end: number }

export const DHT = 0xc4
export const DAC = 0xcc
export const EOI = 0xd9
export const SOS = 0xda
export const DQT = 0xdb
export const DNL = 0xdc
export const DRI = 0xdd
export const APP0 = 0xe0
export const APP1 = 0xe1
export const APP2 = 0xe2
export const APP13 = 0xed
export const APP14 = 0xee
/** Under this marker stands what is coded. */
export const CODED = 0

/** SOF0 to SOF15, without DHT, JPG and DAC: the frame, with its size. */
export function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** Markers that stand alone: TEM, RST0 to RST7, SOI, EOI. */
const isAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= EOI)

export function isJpeg(bytes: Uint8Array): boolean {
  return hasAt(bytes, 0, '\xff\xd8\xff')
}

/** Where the next marker after coded data begins; the end of the bytes if there is none. */
function endOfCoded(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; ) {
    const next = bytes[at + 1]
    if (next === undefined) break
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
    const after = at + (next === 0xff ? 1 : 2)
    // Where they are dense, looking is faster than searching.
    at = bytes[after] === 0xff ? after : bytes.indexOf(0xff, after)
  }
  return bytes.length
}

/** The parts of a JPEG in their order, SOI first. The last one is EOI, unless the structure breaks off before, or has too many. */
export function* jpegParts(bytes: Uint8Array): Generator<JpegPart> {
  if (!isJpeg(bytes)) return
  const view = viewOf(bytes)
  let parts = 0
  for (let at = 0; at + 2 <= bytes.length && parts < MOST_PARTS; ) {
    if (bytes[at] !== 0xff) return
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    parts += 1
    if (isAlone(marker)) {
      yield { marker, start: at, data: at + 2, end: at + 2 }
      if (marker === EOI) return
      at += 2
      continue
    }
    if (marker < 0xc0 || at + 4 > bytes.length) return
    const length = view.getUint16(at + 2)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return
    yield { marker, start: at, data: at + 4, end }
    at = end
    if (marker !== SOS) continue
    const next = endOfCoded(bytes, at)
    yield { marker: CODED, start: at, data: at, end: next }
    at = next
  }
}
