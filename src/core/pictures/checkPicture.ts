import { failed, ok, type Result } from '../failure.ts'
import { boxesIn, readAvif } from './containers/avif.ts'
import { withinBytes } from './containers/bytes.ts'
import { gifParts } from './containers/gif.ts'
import { CODED, EOI, isFrame, type JpegPart, jpegParts } from './containers/jpeg.ts'
import { hasPngCrc, pngChunks } from './containers/png.ts'
import { webpChunks, webpEnd } from './containers/webp.ts'
import { LARGEST_PICTURE, MOST_PIXELS } from './limits.ts'
import {
  foreignPicture,
  type PictureExtension,
  type PictureFormat,
  pictureExtension,
  pictureFormat,
} from './pictureFormat.ts'

/**
 * The format of a picture that Marbre can show, by its bytes; the name is that of the failure's sentence alone. Fails with
 * `picture-unsupported` (`detail.format` where it is a known one), `picture-too-large`, `picture-too-many-pixels`, and with
 * `picture-damaged` where the file is cut off or its structure is broken; the pixels are not unpacked.
 */
export function checkPicture(bytes: Uint8Array, fileName: string): Result<PictureFormat> {
  if (bytes.length === 0) return failed('picture-damaged', { fileName })
  const extension = pictureExtension(bytes)
  if (extension === null) {
    const format = foreignPicture(bytes)
    return failed('picture-unsupported', format === null ? { fileName } : { fileName, format })
  }
  if (bytes.length > LARGEST_PICTURE) return failed('picture-too-large', { fileName, limit: LARGEST_PICTURE })
  if (extension === 'jpeg' && hasForeignFrame(bytes)) return failed('picture-unsupported', { fileName })
  const format = pictureFormat(bytes)
  if (format && format.width * format.height > MOST_PIXELS)
    return failed('picture-too-many-pixels', { fileName, limit: MOST_PIXELS })
  return format && isWholePicture(bytes, extension) ? ok(format) : failed('picture-damaged', { fileName })
}

/** The frames of JPEG that browsers unpack: baseline, extended and progressive, eight bits to a sample. */
const SHOWN_FRAMES = [0xc0, 0xc1, 0xc2]

function hasForeignFrame(bytes: Uint8Array): boolean {
  for (const { marker, data } of jpegParts(bytes)) {
    if (marker === CODED) return false
    if (isFrame(marker)) return !SHOWN_FRAMES.includes(marker) || bytes[data] !== 8
  }
  return false
}

const IS_WHOLE: { readonly [Extension in PictureExtension]: (bytes: Uint8Array) => boolean } = {
  jpeg: isWholeJpeg,
  png: isWholePng,
  webp: isWholeWebp,
  avif: isWholeAvif,
  gif: isWholeGif,
}

/** Whether all parts of a file are there, to the last; a GIF that breaks off between two images is shown as far as it goes. */
export function isWholePicture(bytes: Uint8Array, extension: PictureExtension): boolean {
  return withinBytes(() => IS_WHOLE[extension](bytes)) ?? false
}

function isWholeJpeg(bytes: Uint8Array): boolean {
  let last: JpegPart | null = null
  let hasPixels = false
  for (const part of jpegParts(bytes)) {
    last = part
    if (part.marker === CODED && part.end > part.start) hasPixels = true
  }
  return hasPixels && last?.marker === EOI
}

function isWholePng(bytes: Uint8Array): boolean {
  let isFirst = true
  let hasPixels = false
  for (const chunk of pngChunks(bytes)) {
    const { type, data, dataEnd } = chunk
    if (isFirst && (type !== 'IHDR' || dataEnd - data !== 13 || !hasPngCrc(bytes, chunk))) return false
    isFirst = false
    if (type === 'IDAT' && dataEnd > data) hasPixels = true
    if (type === 'IEND') return hasPixels
  }
  return false
}

function isWholeWebp(bytes: Uint8Array): boolean {
  if (webpEnd(bytes) > bytes.length + 1) return false
  let end = 0
  let hasPixels = false
  for (const chunk of webpChunks(bytes)) {
    end = chunk.end
    if (['VP8 ', 'VP8L', 'ANMF'].includes(chunk.type) && chunk.dataEnd > chunk.data) hasPixels = true
  }
  return hasPixels && end >= Math.min(bytes.length, webpEnd(bytes))
}

function isWholeAvif(bytes: Uint8Array): boolean {
  const items = boxesIn(bytes, 0, bytes.length) ? (readAvif(bytes)?.items ?? []) : []
  const extents = items.flatMap((item) => item.extents)
  return extents.length > 0 && extents.every(({ end }) => end <= bytes.length)
}

function isWholeGif(bytes: Uint8Array): boolean {
  let end = 0
  let hasPixels = false
  for (const part of gifParts(bytes)) {
    end = part.end
    if (part.kind === 'image') hasPixels = true
    if (part.kind === 'trailer') return hasPixels
  }
  return hasPixels && end === bytes.length
}

/** The failure of a file that is too large to be read at all, by its size in bytes; null for one that may be read. */
export function tooLargePicture(size: number, fileName: string): Result<never> | null {
  return size > LARGEST_PICTURE ? failed('picture-too-large', { fileName, limit: LARGEST_PICTURE }) : null
}
