import { isAvif, isHeif, readAvif } from './containers/avif.ts'
import { hasAt, viewOf, withinBytes } from './containers/bytes.ts'
import { exifOfSegment, type Orientation, readExif } from './containers/exif.ts'
import { GRAPHIC_CONTROL, gifParts, isGif } from './containers/gif.ts'
import { isFrame, isJpeg, jpegParts, SOS } from './containers/jpeg.ts'
import { isPng, pngChunks } from './containers/png.ts'
import { isWebp, webpChunks } from './containers/webp.ts'

/** The formats of pictures that Marbre shows, by the extensions of their files in the library. */
export type PictureExtension = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif'

/** The format of a picture that is no drawing, and its size in pixels as it is shown, upright. */
export type PictureFormat = {
  extension: PictureExtension
  width: number
  height: number
  /** True where its pixels are stored otherwise than they are shown, and EXIF alone says how. */
  isTurned: boolean
  /** True where it has several images that follow each other. */
  isAnimated: boolean
  /** True where a part of it may let the page through. */
  isTransparent: boolean
  /** True for a PNG whose pixels are numbers of colours in a list. */
  hasPalette: boolean
}

type Size = { width: number; height: number }

/** What the bytes of a picture say of it; null for a format that Marbre does not show, or a picture without a size. */
export function pictureFormat(bytes: Uint8Array): PictureFormat | null {
  const extension = pictureExtension(bytes)
  const said = extension && withinBytes(() => READERS[extension](bytes))
  if (!said || said.width === 0 || said.height === 0) return null
  const {
    width,
    height,
    orientation = 1,
    isAnimated = false,
    isTransparent = false,
    hasPalette = false,
  } = said
  const size = orientation < 5 ? { width, height } : { width: height, height: width }
  return { extension, ...size, isTurned: orientation !== 1, isAnimated, isTransparent, hasPalette }
}

/** How a picture is turned, by its EXIF; 1 where it is upright, and where nobody can tell. */
export function pictureOrientation(bytes: Uint8Array): Orientation {
  const extension = pictureExtension(bytes)
  return (extension && withinBytes(() => READERS[extension](bytes))?.orientation) ?? 1
}

/** The extension for the bytes of a picture that Marbre shows, by how they begin. */
export function pictureExtension(bytes: Uint8Array): PictureExtension | null {
  if (isJpeg(bytes)) return 'jpeg'
  if (isPng(bytes)) return 'png'
  if (isWebp(bytes)) return 'webp'
  if (isAvif(bytes)) return 'avif'
  return isGif(bytes) ? 'gif' : null
}

/** The name of a format of pictures that Marbre does not show; null for any other file. */
export function foreignPicture(bytes: Uint8Array): 'HEIC' | 'SVG' | 'TIFF' | 'BMP' | 'Photoshop' | null {
  if (isHeif(bytes)) return 'HEIC'
  if (hasAt(bytes, 0, 'II*\0') || hasAt(bytes, 0, 'MM\0*')) return 'TIFF'
  if (hasAt(bytes, 0, '8BPS')) return 'Photoshop'
  if (hasAt(bytes, 0, 'BM') && bytes.length > 26) return 'BMP'
  return isSvg(bytes) ? 'SVG' : null
}

/** How much of a file is looked at for the first element of a drawing. */
const HEAD_OF_DRAWING = 4096

function isSvg(bytes: Uint8Array): boolean {
  const isWide = hasAt(bytes, 0, '\xff\xfe') || hasAt(bytes, 0, '\xfe\xff')
  const label = isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
  const head = new TextDecoder(label).decode(bytes.subarray(0, HEAD_OF_DRAWING))
  return /^\s*</.test(head) && /<(?:[\w.-]+:)?svg[\s>/]/i.test(head)
}

/** What a format says of a picture; what is not said is false, and the picture upright. */
type Said = Size &
  Partial<Omit<PictureFormat, 'extension' | 'isTurned' | keyof Size>> & { orientation?: Orientation }

const READERS: { readonly [Extension in PictureExtension]: (bytes: Uint8Array) => Said | null } = {
  jpeg,
  png,
  webp,
  avif: readAvif,
  gif,
}

/** The size is in the first frame header, EXIF before it. */
function jpeg(bytes: Uint8Array): Said | null {
  const view = viewOf(bytes)
  let orientation: Orientation | undefined
  let size: Size | null = null
  for (const part of jpegParts(bytes)) {
    if (part.marker === SOS) break
    const exif = exifOfSegment(bytes, part)
    if (exif) orientation ??= readExif(exif).orientation
    if (!size && isFrame(part.marker))
      size = { width: view.getUint16(part.data + 3), height: view.getUint16(part.data + 1) }
  }
  return size && { ...size, ...(orientation && { orientation }) }
}

/** The colour type of a PNG with a list of colours, and the bit of those with an alpha channel. */
const PALETTE = 3
const ALPHA = 4

function png(bytes: Uint8Array): Said | null {
  const view = viewOf(bytes)
  if (!hasAt(bytes, 12, 'IHDR')) return null
  const size = { width: view.getUint32(16), height: view.getUint32(20) }
  const colours = bytes[25] ?? 0
  let orientation: Orientation = 1
  let isAnimated = false
  let isTransparent = (colours & ALPHA) !== 0
  for (const { type, data, dataEnd } of pngChunks(bytes)) {
    if (type === 'acTL') isAnimated = view.getUint32(data) > 1
    if (type === 'tRNS') isTransparent = true
    if (type === 'eXIf') orientation = readExif(bytes.subarray(data, dataEnd)).orientation
  }
  return { ...size, orientation, isAnimated, isTransparent, hasPalette: colours === PALETTE }
}

function gif(bytes: Uint8Array): Said {
  const view = viewOf(bytes)
  let images = 0
  let isTransparent = false
  for (const { kind, label, start } of gifParts(bytes)) {
    if (kind === 'image') images += 1
    if (kind === 'extension' && label === GRAPHIC_CONTROL)
      isTransparent ||= ((bytes[start + 3] ?? 0) & 1) === 1
  }
  const size = { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  return { ...size, isAnimated: images > 1, isTransparent }
}

/** The size in the head of the file, which is there before anything else is. */
function webpHead(bytes: Uint8Array): (Size & { isTransparent: boolean }) | null {
  const view = viewOf(bytes)
  const uint24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000
  if (hasAt(bytes, 12, 'VP8X'))
    return { width: uint24(24) + 1, height: uint24(27) + 1, isTransparent: (view.getUint8(20) & 0x10) !== 0 }
  if (hasAt(bytes, 12, 'VP8L')) {
    const bits = view.getUint32(21, true)
    const isTransparent = (bits & 0x1000_0000) !== 0
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, isTransparent }
  }
  if (!hasAt(bytes, 12, 'VP8 ')) return null
  const [width, height] = [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff]
  return { width, height, isTransparent: false }
}

/** What EXIF says of how a WebP is turned counts for nothing: browsers show it as its pixels are. */
function webp(bytes: Uint8Array): Said | null {
  const head = webpHead(bytes)
  let isAnimated = false
  for (const { type } of webpChunks(bytes)) if (type === 'ANIM') isAnimated = true
  return head && { ...head, isAnimated }
}
