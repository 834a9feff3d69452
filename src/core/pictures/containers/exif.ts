import { hasAt, viewOf, withinBytes } from './bytes.ts'
import { APP1, type JpegPart } from './jpeg.ts'

/** How a picture is turned, as EXIF counts it: 1 is upright; from 5 on, width and height change places. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

const ORIENTATIONS: readonly Orientation[] = [1, 2, 3, 4, 5, 6, 7, 8]

/** The tags that are read and written, by the numbers that EXIF gives them. */
export const EXIF_TAGS = {
  ImageDescription: 0x010e,
  Orientation: 0x0112,
  Artist: 0x013b,
  Copyright: 0x8298,
  ExifIfd: 0x8769,
  DateTimeOriginal: 0x9003,
  OffsetTimeOriginal: 0x9011,
} as const
type ExifTag = keyof typeof EXIF_TAGS

/** The types of values: text of one byte a character and, since EXIF 3, of UTF-8; numbers of two and of four bytes. */
const ASCII = 2
const SHORT = 3
const LONG = 4
const UTF8 = 129
/** More entries than this are in no directory that a camera or a program wrote. */
const MOST_ENTRIES = 1000

/** What a block of EXIF says: texts as their bytes, up to the zero that ends them. */
export type Exif = { orientation: Orientation; texts: { readonly [Tag in ExifTag]?: Uint8Array } }

/**
 * Reads a block of EXIF that begins with its byte order (`II` or `MM`): the first directory and the one of the camera, each
 * once, so that nothing can go round in circles. What lies outside of the block is not there.
 */
export function readExif(bytes: Uint8Array): Exif {
  const texts: { [Tag in ExifTag]?: Uint8Array } = {}
  const numbers: { [Tag in ExifTag]?: number } = {}
  withinBytes(() => {
    const view = viewOf(bytes)
    const isLittle = view.getUint16(0) === 0x4949
    if ((!isLittle && view.getUint16(0) !== 0x4d4d) || view.getUint16(2, isLittle) !== 42) return
    readDirectory(view.getUint32(4, isLittle))
    if (numbers.ExifIfd !== undefined) readDirectory(numbers.ExifIfd)

    function readDirectory(start: number): void {
      const count = Math.min(MOST_ENTRIES, view.getUint16(start, isLittle))
      for (let entry = start + 2; entry < start + 2 + count * 12; entry += 12) {
        const tag = nameOf(view.getUint16(entry, isLittle))
        if (tag === undefined) continue
        const type = view.getUint16(entry + 2, isLittle)
        const length = view.getUint32(entry + 4, isLittle)
        if (type === SHORT) numbers[tag] ??= view.getUint16(entry + 8, isLittle)
        if (type === LONG) numbers[tag] ??= view.getUint32(entry + 8, isLittle)
        if (type !== ASCII && type !== UTF8) continue
        const at = length > 4 ? view.getUint32(entry + 8, isLittle) : entry + 8
        if (at + length <= bytes.length) texts[tag] ??= bytes.subarray(at, at + length)
      }
    }
  })
  return { orientation: ORIENTATIONS.find((each) => each === numbers.Orientation) ?? 1, texts }
}

const NAMES = new Map<number, ExifTag>()
for (const tag in EXIF_TAGS) if (isTag(tag)) NAMES.set(EXIF_TAGS[tag], tag)
function isTag(name: string): name is ExifTag {
  return Object.hasOwn(EXIF_TAGS, name)
}
const nameOf = (tag: number) => NAMES.get(tag)

/** Stands before EXIF in a JPEG. */
export const EXIF_MARK = 'Exif\0\0'

/** The bytes of EXIF in a segment of a JPEG, from its byte order on; null for any other segment. */
export function exifOfSegment(bytes: Uint8Array, { marker, data, end }: JpegPart): Uint8Array | null {
  const isExif = marker === APP1 && end - data >= EXIF_MARK.length && hasAt(bytes, data, EXIF_MARK)
  return isExif ? bytes.subarray(data + EXIF_MARK.length, end) : null
}

/** The bytes of EXIF in a chunk of a WebP, which may begin as the segment of a JPEG does. */
export function exifOfChunk(bytes: Uint8Array): Uint8Array {
  return hasAt(bytes, 0, EXIF_MARK) ? bytes.subarray(EXIF_MARK.length) : bytes
}
