import { NOTHING_SAID, type PictureUse } from '../article/index.ts'

/** What the file of a picture says of it, as plain text; an empty string means that it says nothing. */
export type PictureMetadata = {
  caption: string
  /** The photographer. */
  byline: string
  credit: string
  alt: string
  /** The copyright notice, or the terms of use. */
  rights: string
  /** `YYYY-MM-DD`, or a date-time as the camera has it, with or without offset. */
  taken: string
}

/** A picture that is in the library. Its size is that of the picture as it is shown, upright, in pixels. */
export type AddedPicture = {
  /** `media/<sha256>.<ext>` */
  src: string
  width: number
  height: number
  /** Of its file, in bytes. */
  size: number
  metadata: PictureMetadata
}

/** The use of a picture of which an article says no more than stands in its figure. */
export const plainUse = (src: string, occurrence: number): PictureUse => ({
  src,
  occurrence,
  ...NOTHING_SAID,
})
