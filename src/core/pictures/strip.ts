import { isWholePicture } from './checkPicture.ts'
import { type AvifItem, type Box, boxesIn, readAvif } from './containers/avif.ts'
import { ascii, hasAt, joined, viewOf, withinBytes } from './containers/bytes.ts'
import { EXIF_MARK, exifOfSegment, type Orientation, readExif } from './containers/exif.ts'
import { APPLICATION, COMMENT, gifParts } from './containers/gif.ts'
import {
  APP0,
  APP1,
  APP14,
  APP2,
  CODED,
  DAC,
  DHT,
  DNL,
  DQT,
  DRI,
  EOI,
  isFrame,
  type JpegPart,
  jpegParts,
  SOS,
} from './containers/jpeg.ts'
import {
  GIF_XMP_MARK,
  GIF_XMP_TRAILER,
  XMP_BOX,
  XMP_KEYWORD,
  XMP_MARK,
  XMP_TYPE,
} from './containers/metadataBlocks.ts'
import { PNG_SIGNATURE, pngChunk, pngChunks } from './containers/png.ts'
import { webpChunk, webpChunks, webpChunksFrom } from './containers/webp.ts'
import { type PictureExtension, pictureExtension, pictureFormat } from './pictureFormat.ts'
import { type PictureOrigin, writeExif, writeXmp } from './writeMetadata.ts'

/**
 * A picture without what its file says besides how it looks: place, camera, serial numbers, dates, thumbnails, comments, and
 * whatever follows its end. Its pixels are the same bytes as before; how it is turned, its colours and the timing of its images
 * stay. Photographer and rights are written into it anew, as EXIF and as XMP. Null where the structure of the file is not
 * understood, so that nobody can say what is in it.
 */
export function stripPicture(bytes: Uint8Array, origin: PictureOrigin): Uint8Array | null {
  const extension = pictureExtension(bytes)
  if (extension === null || !isWholePicture(bytes, extension)) return null
  return withinBytes(() => STRIPPERS[extension](bytes, origin))
}

type Stripper = (bytes: Uint8Array, origin: PictureOrigin) => Uint8Array | null

const STRIPPERS: { readonly [Extension in PictureExtension]: Stripper } = {
  jpeg: stripJpeg,
  png: stripPng,
  webp: stripWebp,
  avif: stripAvif,
  gif: stripGif,
}

function jpegSegment(marker: number, mark: string, content: Uint8Array): Uint8Array {
  const segment = new Uint8Array(4 + mark.length + content.length)
  segment.set([0xff, marker])
  viewOf(segment).setUint16(2, segment.length - 2)
  segment.set(ascii(mark), 4)
  segment.set(content, 4 + mark.length)
  return segment
}

const JFIF_MARK = 'JFIF\0'
/** Up to the size of the thumbnail, which a JFIF may have in it. */
const JFIF_WITHOUT_THUMBNAIL = 12

const ADOBE_MARK = 'Adobe'
/** All that Adobe has defined of its segment. */
const ADOBE_LENGTH = 12
/** What a JPEG is decoded by, besides its frames and what is coded: its end, tables, scans, and how they are divided. */
const FOR_DECODING: readonly number[] = [CODED, EOI, DHT, DAC, SOS, DQT, DNL, DRI]

/** What a JPEG would look otherwise without: its pixels and what they are decoded by, its colour profile, Adobe's colours. */
function partForLooks(bytes: Uint8Array, part: JpegPart): Uint8Array | null {
  const { marker, start, data, end } = part
  if (marker === APP14 && hasAt(bytes, data, ADOBE_MARK))
    return jpegSegment(APP14, '', bytes.subarray(data, Math.min(end, data + ADOBE_LENGTH)))
  const isKept =
    isFrame(marker) ||
    FOR_DECODING.includes(marker) ||
    (marker === APP2 && hasAt(bytes, data, 'ICC_PROFILE\0'))
  return isKept ? bytes.subarray(start, end) : null
}

function stripJpeg(bytes: Uint8Array, origin: PictureOrigin): Uint8Array | null {
  let orientation: Orientation | null = null
  let jfif: Uint8Array | null = null
  const kept: Uint8Array[] = []
  let last: JpegPart | null = null
  for (const part of jpegParts(bytes)) {
    last = part
    const exif = exifOfSegment(bytes, part)
    if (exif) orientation ??= readExif(exif).orientation
    if (part.marker === APP0 && hasAt(bytes, part.data, JFIF_MARK) && part.end - part.data >= 14)
      jfif ??= joined([bytes.subarray(part.data, part.data + JFIF_WITHOUT_THUMBNAIL), new Uint8Array(2)])
    const left = part.start > 0 ? partForLooks(bytes, part) : null
    if (left) kept.push(left)
  }
  if (last?.marker !== EOI) return null
  const [exif, xmp] = [writeExif(origin, orientation ?? 1), writeXmp(origin)]
  return joined([
    bytes.subarray(0, 2),
    ...(jfif ? [jpegSegment(APP0, '', jfif)] : []),
    ...(exif ? [jpegSegment(APP1, EXIF_MARK, exif)] : []),
    ...(xmp ? [jpegSegment(APP1, XMP_MARK, xmp)] : []),
    ...kept,
  ])
}

const CRITICAL_CHUNKS = ['IHDR', 'PLTE', 'IDAT', 'IEND']
/** What a browser looks at: transparency, colours, density, and the images of an animation. */
const CHUNKS_FOR_LOOKS = [
  ...CRITICAL_CHUNKS,
  ...['tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'mDCV', 'cLLI', 'sBIT', 'bKGD', 'pHYs'],
  ...['acTL', 'fcTL', 'fdAT'],
]

function stripPng(bytes: Uint8Array, origin: PictureOrigin): Uint8Array | null {
  let orientation: Orientation = 1
  let last = ''
  const kept: Uint8Array[] = []
  for (const { type, start, data, dataEnd, end } of pngChunks(bytes)) {
    last = type
    if (type === 'eXIf') orientation = readExif(bytes.subarray(data, dataEnd)).orientation
    if (/^[A-Z]/.test(type) && !CRITICAL_CHUNKS.includes(type)) return null
    if (CHUNKS_FOR_LOOKS.includes(type)) kept.push(bytes.subarray(start, end))
  }
  const [head, ...others] = kept
  if (!head || last !== 'IEND') return null
  const [exif, xmp] = [writeExif(origin, orientation), writeXmp(origin)]
  return joined([
    ...[ascii(PNG_SIGNATURE), head],
    ...(exif ? [pngChunk('eXIf', exif)] : []),
    ...(xmp ? [pngChunk('iTXt', joined([ascii(`${XMP_KEYWORD}\0\0\0\0`), xmp]))] : []),
    ...others,
  ])
}

const WEBP_CHUNKS_FOR_LOOKS = ['ICCP', 'ANIM', 'ANMF', 'ALPH', 'VP8 ', 'VP8L']
const WEBP_HEAD_LENGTH = 10
/** How long chunks are that are of one length. */
const WEBP_LENGTHS: { readonly [type: string]: number | undefined } = { ANIM: 6 }
/** Flags of the extended form of a WebP. */
const WEBP_FLAGS = { EXIF: 8, XMP: 4, ALPHA: 16 }

function stripWebp(bytes: Uint8Array, origin: PictureOrigin): Uint8Array | null {
  const format = pictureFormat(bytes)
  const chunks = Array.from(webpChunks(bytes))
  const kept: Uint8Array[] = []
  for (const { type, data, dataEnd } of chunks) {
    if (!WEBP_CHUNKS_FOR_LOOKS.includes(type)) continue
    const held = bytes.subarray(data, dataEnd)
    const left = type === 'ANMF' ? imageOfAnimation(held) : held.subarray(0, WEBP_LENGTHS[type])
    if (!left) return null
    kept.push(webpChunk(type, left))
  }
  if (!format || kept.length === 0) return null
  const extended = chunks.find(({ type }) => type === 'VP8X')
  const [exif, xmp] = [writeExif(origin, 1), writeXmp(origin)]
  const head = extended
    ? bytes.slice(extended.data, Math.min(extended.dataEnd, extended.data + WEBP_HEAD_LENGTH))
    : webpHead(format.width, format.height, format.isTransparent)
  const said = (exif ? WEBP_FLAGS.EXIF : 0) | (xmp ? WEBP_FLAGS.XMP : 0)
  head[0] = ((head[0] ?? 0) & ~(WEBP_FLAGS.EXIF | WEBP_FLAGS.XMP)) | said
  const content = joined([
    ascii('WEBP'),
    ...(extended || exif || xmp ? [webpChunk('VP8X', head)] : []),
    ...kept,
    ...(exif ? [webpChunk('EXIF', exif)] : []),
    ...(xmp ? [webpChunk('XMP ', xmp)] : []),
  ])
  return webpChunk('RIFF', content)
}

/** Where the chunks of an image of an animation begin, behind its place, size and time. */
const IMAGE_CHUNKS = 16
const IMAGE_CHUNKS_FOR_LOOKS = ['ALPH', 'VP8 ', 'VP8L']

/** An image of an animation with nothing but its pixels; null where it has none. */
function imageOfAnimation(image: Uint8Array): Uint8Array | null {
  const kept = Array.from(webpChunksFrom(image, IMAGE_CHUNKS)).filter(({ type }) =>
    IMAGE_CHUNKS_FOR_LOOKS.includes(type),
  )
  if (!kept.some(({ type }) => type !== 'ALPH')) return null
  return joined([
    image.subarray(0, IMAGE_CHUNKS),
    ...kept.map(({ type, data, dataEnd }) => webpChunk(type, image.subarray(data, dataEnd))),
  ])
}

/** The contents of the head of a WebP in its extended form. */
function webpHead(width: number, height: number, isTransparent: boolean): Uint8Array {
  const head = new Uint8Array(WEBP_HEAD_LENGTH)
  head[0] = isTransparent ? WEBP_FLAGS.ALPHA : 0
  for (const [at, size] of [
    [4, width - 1],
    [7, height - 1],
  ] as const)
    head.set([size & 0xff, (size >> 8) & 0xff, size >> 16], at)
  return head
}

/** Extensions of applications that say how a GIF is shown: how often it is repeated, and its colour profile. */
const GIF_APPLICATIONS_FOR_LOOKS = ['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012']

function stripGif(bytes: Uint8Array, origin: PictureOrigin): Uint8Array | null {
  const parts = Array.from(gifParts(bytes))
  const [header, ...others] = parts
  if (!header || !others.some(({ kind }) => kind === 'image')) return null
  const kept = others.filter(({ kind, label, start }) => {
    if (kind === 'trailer') return false
    if (kind === 'image') return true
    if (label === APPLICATION) return GIF_APPLICATIONS_FOR_LOOKS.some((name) => hasAt(bytes, start + 3, name))
    return label !== COMMENT
  })
  const xmp = writeXmp(origin)
  const head = bytes.slice(0, header.end)
  if (xmp) head.set(ascii('GIF89a'))
  return joined([
    head,
    ...(xmp ? [ascii(`!\xff\x0b${GIF_XMP_MARK}`), xmp, GIF_XMP_TRAILER] : []),
    ...kept.map(({ start, end }) => bytes.subarray(start, end)),
    ascii(';'),
  ])
}

/** Items of an AVIF that are pictures, or are put together of such. */
const AVIF_PICTURES = ['av01', 'grid', 'iden', 'iovl', 'tmap']
const AVIF_METADATA = ['Exif', 'mime', 'uri ']
/** What an item of EXIF is overwritten with: where its block begins, and a block with nothing in it. */
const NO_EXIF = joined([new Uint8Array(4), ascii('MM\0*\0\0\0\x08'), new Uint8Array(6)])
const SPACE = 0x20
/** Boxes that no picture needs. */
const PASSED_OVER = ['free', 'skip', 'uuid']
const TOP_BOXES = ['ftyp', 'meta', 'mdat', 'moov', ...PASSED_OVER]
/** Boxes that hold others, as far as a film needs them. */
const FILM_BOXES = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts', 'dinf']

/**
 * Every number in an AVIF that says where something is counts from the beginning of the file. So nothing is moved: what is
 * metadata is overwritten where it stands, and so is what belongs to no picture. The packet of XMP has the place of the one that
 * was there, or else follows at the end, in the box that Adobe has defined for such files.
 */
function stripAvif(bytes: Uint8Array, origin: PictureOrigin): Uint8Array | null {
  const avif = readAvif(bytes)
  const all = boxesIn(bytes, 0, bytes.length)
  // What is passed over at the end is left away; before that it may not move.
  const top = all?.slice(0, 1 + all.findLastIndex(({ type }) => !PASSED_OVER.includes(type)))
  if (!avif || !top?.every(({ type }) => TOP_BOXES.includes(type))) return null
  const isKnown = ({ type, extents }: AvifItem) =>
    AVIF_PICTURES.includes(type) || (AVIF_METADATA.includes(type) && extents.length > 0)
  if (!avif.items.every(isKnown)) return null
  const pictures = avif.items
    .filter(({ type }) => AVIF_PICTURES.includes(type))
    .flatMap(({ extents }) => extents)
  const stripped = bytes.slice(0, top.at(-1)?.end)
  for (const box of top) {
    if (box.type === 'mdat' && !avif.isAnimated) clearBetween(stripped, box, pictures)
    if (PASSED_OVER.includes(box.type)) clearBox(stripped, box)
    if (box.type === 'moov' && !clearFilm(stripped, box)) return null
  }
  for (const { type, extents } of avif.items) {
    if (AVIF_PICTURES.includes(type)) continue
    for (const { start, end } of extents) stripped.fill(type === 'Exif' ? 0 : SPACE, start, end)
    const [first] = extents
    if (type === 'Exif' && first && first.end - first.start >= NO_EXIF.length)
      stripped.set(NO_EXIF, first.start)
  }
  // Where metadata and a picture share bytes, one of them lies.
  if (pictures.some(({ start, end }) => !isSame(bytes, stripped, start, end))) return null
  const last = top.at(-1)
  const xmp = writeXmp(origin)
  if (!xmp || !last) return stripped
  const place = avif.items.find(({ contentType }) => contentType === XMP_TYPE)?.extents[0]
  if (place && place.end - place.start >= xmp.length) {
    stripped.set(xmp, place.start)
    return stripped
  }
  // A box that goes on to the end has to say its length now.
  if (viewOf(stripped).getUint32(last.start) === 0)
    viewOf(stripped).setUint32(last.start, last.end - last.start)
  return joined([stripped, avifBox('uuid', joined([XMP_BOX, xmp]))])
}

function avifBox(type: string, content: Uint8Array): Uint8Array {
  const length = new Uint8Array(4)
  viewOf(length).setUint32(0, 8 + content.length)
  return joined([length, ascii(type), content])
}

/** Makes a box one that is passed over, with nothing in it. */
function clearBox(bytes: Uint8Array, { start, data, end }: Box): void {
  bytes.set(ascii('free'), start + 4)
  bytes.fill(0, data, end)
}

function clearBetween(bytes: Uint8Array, { data, end }: Box, pictures: AvifItem['extents']): void {
  let at = data
  for (const picture of pictures.toSorted((one, other) => one.start - other.start)) {
    if (picture.start > at) bytes.fill(0, at, Math.min(end, picture.start))
    at = Math.max(at, picture.end)
  }
  if (at < end) bytes.fill(0, at, end)
}

/** Clears what a film says of itself; false where its boxes cannot be understood. */
function clearFilm(bytes: Uint8Array, { data, end }: Box): boolean {
  const boxes = boxesIn(bytes, data, end)
  if (!boxes) return false
  return boxes.every((box) => {
    if (['udta', 'meta', ...PASSED_OVER].includes(box.type)) clearBox(bytes, box)
    return !FILM_BOXES.includes(box.type) || clearFilm(bytes, box)
  })
}

function isSame(one: Uint8Array, other: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (one[at] !== other[at]) return false
  return true
}
