import { boxesIn, readAvif } from './avif.ts'
import { hasAt, joined, viewOf, withinBytes } from './bytes.ts'
import { exifOfChunk, exifOfSegment } from './exif.ts'
import { APPLICATION, gifParts, isGif } from './gif.ts'
import { APP1, APP13, isJpeg, type JpegPart, jpegParts, SOS } from './jpeg.ts'
import { isPng, pngChunks } from './png.ts'
import { webpChunks } from './webp.ts'

/** What a picture's file says besides its pixels: a block of EXIF from its byte order on, a packet of XMP, resources of Photoshop. */
export type MetadataBlocks = { exif?: Uint8Array; xmp?: Uint8Array; photoshop?: Uint8Array }

/** Bytes of one block; a larger one holds other things than words, such as every step of a retouching. */
const LARGEST_BLOCK = 1_000_000

export const XMP_MARK = 'http://ns.adobe.com/xap/1.0/\0'
const PHOTOSHOP_MARK = 'Photoshop 3.0\0'
/** The media type of XMP. */
export const XMP_TYPE = 'application/rdf+xml'
export const XMP_KEYWORD = 'XML:com.adobe.xmp\0'
export const GIF_XMP_MARK = 'XMP DataXMP'
/** What ends a packet of XMP in a GIF, which is no series of data blocks: wherever a reader of blocks gets into it, it gets out. */
export const GIF_XMP_TRAILER = Uint8Array.of(1, ...Array.from({ length: 256 }, (_, at) => 255 - at), 0)
/** The number of the box in which a file of the ISO base media format has XMP that belongs to no item. */
export const XMP_BOX = Uint8Array.from([
  0xbe, 0x7a, 0xcf, 0xcb, 0x97, 0xa9, 0x42, 0xe8, 0x9c, 0x71, 0x99, 0x94, 0x91, 0xe3, 0xaf, 0xac,
])

/** The first block of each kind in a file. */
export function metadataBlocks(bytes: Uint8Array): MetadataBlocks {
  const found: MetadataBlocks = {}
  withinBytes(() => {
    for (const [kind, block] of blocksOf(bytes)) if (block.length <= LARGEST_BLOCK) found[kind] ??= block
  })
  return found
}

type Found = [keyof MetadataBlocks, Uint8Array]

function blocksOf(bytes: Uint8Array): Iterable<Found> {
  if (isJpeg(bytes)) return ofJpeg(bytes)
  if (isPng(bytes)) return ofPng(bytes)
  if (isGif(bytes)) return ofGif(bytes)
  return hasAt(bytes, 0, 'RIFF') ? ofWebp(bytes) : ofAvif(bytes)
}

function* ofJpeg(bytes: Uint8Array): Generator<Found> {
  const behind = ({ data, end }: JpegPart, mark: string) => bytes.subarray(data + mark.length, end)
  for (const part of jpegParts(bytes)) {
    if (part.marker === SOS) return
    const exif = exifOfSegment(bytes, part)
    if (exif) yield ['exif', exif]
    if (part.marker === APP1 && hasAt(bytes, part.data, XMP_MARK)) yield ['xmp', behind(part, XMP_MARK)]
    if (part.marker === APP13 && hasAt(bytes, part.data, PHOTOSHOP_MARK))
      yield ['photoshop', behind(part, PHOTOSHOP_MARK)]
  }
}

function* ofPng(bytes: Uint8Array): Generator<Found> {
  for (const { type, data, dataEnd } of pngChunks(bytes)) {
    if (type === 'eXIf') yield ['exif', bytes.subarray(data, dataEnd)]
    if (type !== 'iTXt' || !hasAt(bytes, data, XMP_KEYWORD)) continue
    const flags = data + XMP_KEYWORD.length
    const isCompressed = bytes[flags] !== 0
    const language = bytes.indexOf(0, flags + 2)
    const translated = language < 0 ? -1 : bytes.indexOf(0, language + 1)
    if (!isCompressed && translated >= 0 && translated < dataEnd)
      yield ['xmp', bytes.subarray(translated + 1, dataEnd)]
  }
}

function* ofWebp(bytes: Uint8Array): Generator<Found> {
  for (const { type, data, dataEnd } of webpChunks(bytes)) {
    const block = bytes.subarray(data, dataEnd)
    if (type === 'EXIF') yield ['exif', exifOfChunk(block)]
    if (type === 'XMP ') yield ['xmp', block]
  }
}

function* ofGif(bytes: Uint8Array): Generator<Found> {
  for (const { kind, label, start, end } of gifParts(bytes)) {
    const isXmp = kind === 'extension' && label === APPLICATION && hasAt(bytes, start + 3, GIF_XMP_MARK)
    if (isXmp)
      yield [
        'xmp',
        bytes.subarray(start + 3 + GIF_XMP_MARK.length, Math.max(start, end - GIF_XMP_TRAILER.length)),
      ]
  }
}

function* ofAvif(bytes: Uint8Array): Generator<Found> {
  for (const { type, contentType, extents } of readAvif(bytes)?.items ?? []) {
    if (type !== 'Exif' && contentType !== XMP_TYPE) continue
    if (extents.reduce((length, { start, end }) => length + end - start, 0) > LARGEST_BLOCK) continue
    const block = joined(extents.map(({ start, end }) => bytes.subarray(start, end)))
    // One that was overwritten with spaces says nothing; there may be another one.
    if (type !== 'Exif' && block.some((byte) => byte !== 0x20)) yield ['xmp', block]
    // Its first number says how far it is from there to the byte order.
    if (type === 'Exif' && block.length > 4) yield ['exif', block.subarray(4 + viewOf(block).getUint32(0))]
  }
  for (const { type, data, end } of boxesIn(bytes, 0, bytes.length) ?? []) {
    const isXmp = type === 'uuid' && XMP_BOX.every((byte, at) => bytes[data + at] === byte)
    if (isXmp) yield ['xmp', bytes.subarray(data + XMP_BOX.length, end)]
  }
}
