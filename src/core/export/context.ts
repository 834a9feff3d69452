import type { ExportOptions } from './formats.ts'
import type { HouseProfile } from './house.ts'
import type { ExportNotice } from './notices.ts'

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
  /** A picture's bytes by the SHA-256 in its address (`media/<sha256>.<ext>`); null where the library has none. */
  media(sha256: string): Uint8Array | null
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
}
