import { type RtfDocument, RtfInput } from './input.ts'
import type { RtfPicture } from './pictures.ts'
import { WORDS } from './words.ts'

/** What an RTF file holds; null where its structure could freeze whoever reads it. */
export function readRtf(
  bytes: Uint8Array,
  takePicture: (picture: RtfPicture) => string | null,
): RtfDocument | null {
  return new RtfInput(bytes, WORDS, takePicture).read()
}
