import * as z from 'zod/mini'
import type { PictureCrop } from '../article/index.ts'
import { checksum } from '../checksum.ts'
import { pictureAddress, type PictureFormat, pictureFormat } from '../pictures/index.ts'
import type { ExportFormat, ExportOptions } from './formats.ts'

/** The formats of pictures that a canvas can write. */
export const RENDITION_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const
export type RenditionType = (typeof RENDITION_TYPES)[number]

/** A size of a picture that only a host with a browser can make: upright, cropped, and without metadata. */
export type RenditionNeed = {
  /** Made of all the others: the same need has the same key in every export. */
  key: string
  /** `media/<sha256>.<ext>` */
  src: string
  crop: PictureCrop | null
  /** Of what is left of the picture, in pixels. */
  longestEdge: number
  mediaType: RenditionType
  /** Of JPEG and WebP, 0 to 1. */
  quality: number
}

/** A rendition as a host gives it; null where it could not be made, and the original is taken in its place. */
export type Rendition = { key: string; bytes: Uint8Array | null }
export const renditionDecoder: z.ZodMiniType<Rendition> = z.object({
  key: z.string(),
  bytes: z.nullable(z.instanceof(Uint8Array)),
})

/** How a format shows pictures. */
export type PictureProfile = {
  /** The longest edges of the sizes, in pixels, the largest first. */
  edges: readonly number[]
  quality: number
  /** The formats that whatever reads the file shows. */
  shows: ReadonlySet<PictureFormat['extension']>
  /** True where readers of the file show a picture as its pixels lie, whatever its own file says of turning it. */
  isUpright: boolean
  /** True where a picture that is shown twice is in the file twice. */
  isRepeated: boolean
  /** The most bytes that the pictures of one file, with what is beside it, come to. */
  mostBytes: number
  /** The same of a file that a window makes sizes for, to which it may be handed over in one message. */
  mostInWindow: number
}

const MEGABYTE = 1_000_000
const LARGE_EDGE = 2048
const SMALL_EDGE = 1024
const ON_THE_WEB: PictureProfile['shows'] = new Set(['jpeg', 'png', 'gif', 'webp', 'avif'])
const IN_DOCUMENTS: PictureProfile['shows'] = new Set(['jpeg', 'png', 'gif'])

const inside: PictureProfile = {
  edges: [LARGE_EDGE],
  quality: 0.8,
  shows: ON_THE_WEB,
  isUpright: false,
  isRepeated: true,
  mostBytes: 64 * MEGABYTE,
  mostInWindow: 20 * MEGABYTE,
}
const beside: PictureProfile = {
  ...inside,
  edges: [LARGE_EDGE, SMALL_EDGE],
  isRepeated: false,
  mostBytes: 128 * MEGABYTE,
  mostInWindow: 32 * MEGABYTE,
}
const bound: PictureProfile = {
  edges: [LARGE_EDGE],
  quality: 0.85,
  shows: IN_DOCUMENTS,
  isUpright: true,
  isRepeated: false,
  mostBytes: 128 * MEGABYTE,
  mostInWindow: 32 * MEGABYTE,
}

/** How a format shows pictures; null for one that holds none. */
export function pictureProfile(
  format: ExportFormat,
  { pictures }: Pick<ExportOptions, 'pictures'>,
): PictureProfile | null {
  switch (format) {
    case 'html':
    case 'fragment':
      return pictures === 'beside' ? beside : inside
    case 'site':
      return beside
    case 'markdown':
      return { ...beside, edges: [LARGE_EDGE] }
    case 'pdf':
      return { ...inside, quality: 0.85 }
    case 'docx':
    case 'epub':
      return bound
    case 'ninjs':
      return { ...beside, quality: 0.9, isUpright: true }
    case 'text':
    case 'json':
      return null
  }
}

/** A size of a picture in a file: its original, which a reader gets without a loss, or a rendition. */
export type PlannedSize = { need: RenditionNeed | null }

/** True where the file's pixels may be seen through, or are few colours, which JPEG would spoil. */
const isDrawn = ({ extension, isTransparent, hasPalette }: PictureFormat) =>
  extension === 'gif' || isTransparent || hasPalette

function renditionType(format: PictureFormat, { shows }: PictureProfile): RenditionType {
  if (!isDrawn(format) && format.extension !== 'avif') return 'image/jpeg'
  if (format.extension === 'png' || format.extension === 'gif') return 'image/png'
  return shows.has('webp') ? 'image/webp' : isDrawn(format) ? 'image/png' : 'image/jpeg'
}

const rounded = (fraction: number) => Math.round(fraction * 1e6) / 1e6
const isWhole = ({ x, y, width, height }: PictureCrop) => x <= 0 && y <= 0 && width >= 1 && height >= 1

/** The longest edge of what a crop leaves of a picture, in pixels. */
function croppedEdge({ width, height }: PictureFormat, crop: PictureCrop | null): number {
  return Math.max(1, Math.round(Math.max(width * (crop?.width ?? 1), height * (crop?.height ?? 1))))
}

/**
 * The sizes of a picture, the largest first. The original is one where it is small enough and nothing is to be cut off, and no
 * rendition is larger than the original. An animation stays as it is: a canvas would keep its first frame alone.
 */
export function plannedSizes(
  { src, crop }: { src: string; crop: PictureCrop | null },
  format: PictureFormat,
  profile: PictureProfile,
): PlannedSize[] {
  if (format.isAnimated) return [{ need: null }]
  const cut = crop && !isWhole(crop) ? crop : null
  const own = croppedEdge(format, cut)
  const isAsShown =
    cut === null && profile.shows.has(format.extension) && !(profile.isUpright && format.isTurned)
  const mediaType = renditionType(format, profile)
  const sizes: PlannedSize[] = []
  for (const [index, edge] of profile.edges.entries()) {
    if (index > 0 && own <= edge) break
    if (own <= edge && isAsShown) sizes.push({ need: null })
    else {
      const longestEdge = Math.min(own, edge)
      const part = cut && [cut.x, cut.y, cut.width, cut.height].map(rounded).join(' ')
      const key = [src, part ?? '', longestEdge, mediaType, profile.quality].join('|')
      sizes.push({ need: { key, src, crop: cut, longestEdge, mediaType, quality: profile.quality } })
    }
  }
  return sizes
}

/** A size of a picture as a file holds it, without what its own file says of place and camera. */
export type ExportedSize = {
  /** The same for the same picture, part, size and words, and for no other; with its ending, without folder. */
  name: string
  mediaType: string
  extension: PictureFormat['extension']
  /** In pixels, upright. */
  width: number
  height: number
  /** True where its pixels are stored otherwise, and EXIF alone says how it is shown. */
  isTurned: boolean
  bytes: Uint8Array
}

/** A use of a picture, as far as the bytes depend on it. Credit and rights are written into the file itself. */
export type ExportedUse = { src: string; crop: PictureCrop | null; credit: string; rights: string }

/** What a file shows a use of a picture from. */
export type ExportedPicture = {
  /** The largest first. */
  sizes: readonly [ExportedSize, ...ExportedSize[]]
  /** True where the crop could not be applied. */
  isUncropped: boolean
  /** True where the picture is larger than the format asks for, because nobody could make it smaller. */
  isOversized: boolean
}

/**
 * Why a file is without a picture: the library has none under its address; what reads the file could not show it; or its own
 * file is not understood, so that nothing can be removed from it.
 */
export type PictureLack = 'picture-missing' | 'picture-format' | 'picture-damaged'

/** What an export knows of a picture, and does for it. */
export type PictureSource = {
  format: PictureFormat
  /** The picture's own file. */
  original: Uint8Array
  /** The rendition of a key; null and undefined where there is none. */
  rendition(key: string): Uint8Array | null | undefined
  /** Removes what a file says of place and camera, and writes in who made it; null for what it cannot remove that from. */
  strip(bytes: Uint8Array, words: { credit: string; rights: string }): Uint8Array | null
}

/**
 * A picture as a use of it shows it: in the renditions that its format asks for, where all of them are there, else as the
 * original, without a loss.
 */
export function exportedPicture(
  use: ExportedUse,
  source: PictureSource,
  profile: PictureProfile,
): ExportedPicture | PictureLack {
  const { original, format } = source
  const sizes: ExportedSize[] = []
  for (const { need } of format.isAnimated ? [] : plannedSizes(use, format, profile)) {
    const size = need === null ? sizeOf(use, original, '', source) : madeSize(use, need, source)
    // Without the largest size nothing stands for the picture; a smaller one may be missing.
    if (size === null && sizes.length === 0) break
    if (size !== null) sizes.push(size)
  }
  const [largest, ...others] = sizes
  if (largest) return { sizes: [largest, ...others], isUncropped: false, isOversized: false }
  if (!profile.shows.has(format.extension)) return 'picture-format'
  const whole = sizeOf(use, original, '', source)
  if (whole === null) return 'picture-damaged'
  const isOversized = Math.max(whole.width, whole.height) > (profile.edges[0] ?? 0) && !format.isAnimated
  return { sizes: [whole], isUncropped: use.crop !== null && !isWhole(use.crop), isOversized }
}

/** A rendition, if it is what was asked for. */
function madeSize(use: ExportedUse, need: RenditionNeed, source: PictureSource): ExportedSize | null {
  const bytes = source.rendition(need.key)
  const made = bytes && pictureFormat(bytes)
  if (!bytes || `image/${made?.extension}` !== need.mediaType) return null
  return sizeOf(use, bytes, need.key, source)
}

function sizeOf(
  use: ExportedUse,
  bytes: Uint8Array,
  key: string,
  { strip }: PictureSource,
): ExportedSize | null {
  const { src, credit, rights } = use
  const stripped = strip(bytes, { credit, rights })
  const format = stripped && pictureFormat(stripped)
  if (!stripped || !format) return null
  const { extension, width, height, isTurned } = format
  const digits = pictureAddress(src)?.sha256.slice(0, 16) ?? ''
  const name = `${digits}-${checksum(JSON.stringify([key, credit, rights]))}.${extension}`
  return { name, mediaType: `image/${extension}`, extension, width, height, isTurned, bytes: stripped }
}
