import type { ExportOptions } from './formats.ts'
import type { HouseProfile } from './house.ts'
import type { ExportNotice } from './notices.ts'
import type { ExportedPicture, ExportedUse, PictureLack } from './renditions.ts'

/** A font that a page can bring with it: WOFF2. `weights` as in CSS, of a variable font a range. */
export type ExportFont = {
  family: string
  style: 'normal' | 'italic'
  weights: string
  /** As in CSS: the characters that it has. */
  unicodeRange: string
  bytes: Uint8Array
}

/** What a host and a library give to every writer. */
export type ExportResources = {
  house: HouseProfile
  /** The instant of the export, RFC 3339 in UTC: an embargo that has passed is none. */
  now: string
  /** A picture of the library as one of its uses shows it, or why the file is without it. */
  picture(use: ExportedUse): ExportedPicture | PictureLack
  /** The fonts to embed, if the page embeds any. */
  fonts: readonly ExportFont[]
  /** True for a page that goes to a printer or into a PDF, and not to readers: its head says an embargo. */
  isPrinted: boolean
}

/** What a writer has besides the article. Writers are pure: the same article and context give the same bytes. */
export type ExportContext = ExportResources & {
  options: ExportOptions
  /** Tells the user what the file could not hold. */
  notice(notice: ExportNotice): void
  /** Adds a file beside the finished one, under a path from its folder; the same path has the same bytes. */
  beside(path: string, bytes: Uint8Array): void
}
