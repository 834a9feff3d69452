/** What a list of the library's pictures is asked for. */
export const PICTURES_SHOWN = ['all', 'used', 'unused', 'missing', 'large'] as const
export type PicturesShown = (typeof PICTURES_SHOWN)[number]

/** One figure that shows a picture, in an article of the library or of its bin. */
export type PictureShow = {
  /** Of the article. */
  id: string
  headline: string
  /** Which of the article's figures with that address, in the order of the text, from 0. */
  occurrence: number
  caption: string
  credit: string
  alt: string
  fileName: string
  rights: string
  /** As `PictureUse` has it. */
  taken: string
  isMain: boolean
  inBin: boolean
}

/**
 * What keeps a picture that no article shows: versions of articles, the bin, a file that was set aside, a conflict copy or
 * another file among the articles; a text that is not saved yet; that it came in within the last hour; that a file could not be
 * read (`unread`), or that what shows it is still being looked for.
 */
export const PICTURE_HOLDERS = [
  'versions',
  'bin',
  'set-aside',
  'copy',
  'unsaved',
  'new',
  'unread',
  'looking',
] as const
export type PictureHolder = (typeof PICTURE_HOLDERS)[number]

/** The most figures that a row tells. */
export const MOST_SHOWS = 20

/** A picture of the library, or one that an article shows and the library has not got. */
export type PictureRow = {
  /** `media/<sha256>.<ext>` */
  src: string
  /** Of its file, in bytes; null where there is no file. */
  size: number | null
  /** Upright, in pixels; null where its file does not say so, and where that was not read yet. */
  width: number | null
  height: number | null
  /** The name of the file that it came from; empty where nothing says so. */
  fileName: string
  /** When its file was written, an RFC 3339 instant; null where there is no file. */
  when: string | null
  /** How many figures show it, and the first of them: those of the library first, then those of the bin. */
  shows: number
  uses: PictureShow[]
  /** Empty for a picture that articles show, and for one that nothing shows. */
  heldBy: PictureHolder[]
}

/**
 * Some of the library's pictures, the missing ones first, then the newest. Used, unused and missing ones, and those of which
 * it is not known yet, are all. `isLooking` is true while sizes or uses are still being looked for: ask again.
 */
export type PictureList = {
  total: number
  counts: Record<PicturesShown, number>
  items: PictureRow[]
  isLooking: boolean
}

/** Bytes and pixels above which a picture is large. */
const LARGE_SIZE = 10_000_000
const LARGE_AREA = 24_500_000

/** True for a picture that takes more room than a page of print needs: above 10 MB, or above 24 megapixels. */
export function isLargePicture({
  size,
  width,
  height,
}: Pick<PictureRow, 'size' | 'width' | 'height'>): boolean {
  return (size ?? 0) > LARGE_SIZE || (width ?? 0) * (height ?? 0) > LARGE_AREA
}

/** The most pictures that one call deletes. */
export const MOST_DELETED_PICTURES = 10_000

/** Why a picture was not deleted: something shows it, perhaps; it came in within the last hour; or there is no such file. */
export type KeptPicture = { src: string; why: 'shown' | 'unread' | 'new' | 'gone' }

export type DeletedPictures = { deleted: string[]; refused: KeptPicture[] }

/** How many pictures nothing shows but some articles; not yet known while `isLooking`. */
export type OwnPictures = { count: number; isLooking: boolean }
