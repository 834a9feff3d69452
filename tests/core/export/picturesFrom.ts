import {
  DEFAULT_EXPORT_OPTIONS,
  type ExportFormat,
  type ExportOptions,
} from '../../../src/core/export/formats.ts'
import {
  exportedPicture,
  type ExportedPicture,
  type ExportedUse,
  type PictureLack,
  pictureProfile,
  type PictureSource,
} from '../../../src/core/export/renditions.ts'
import { pictureAddress, pictureFormat } from '../../../src/core/pictures/index.ts'

type Given = {
  options?: Partial<ExportOptions>
  rendition?: (key: string) => Uint8Array | null | undefined
  strip?: PictureSource['strip']
}

/** What writers ask for pictures, from files by the SHA-256 in their addresses; without renditions, as on the command line. */
export function picturesFrom(
  fileOf: (sha256: string) => Uint8Array | null,
  format: ExportFormat,
  { options = {}, rendition = () => undefined, strip = (bytes) => bytes }: Given = {},
): (use: ExportedUse) => ExportedPicture | PictureLack {
  const profile = pictureProfile(format, { ...DEFAULT_EXPORT_OPTIONS, ...options })
  return (use) => {
    const original = fileOf(pictureAddress(use.src)?.sha256 ?? '')
    if (!original || !profile) return 'picture-missing'
    const known = pictureFormat(original)
    return known
      ? exportedPicture(use, { original, format: known, rendition, strip }, profile)
      : 'picture-damaged'
  }
}

/** The head of a PNG of a size in pixels, opaque and in all colours: all that an export looks at. */
export function pngHead(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(33)
  bytes.set([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82])
  const view = new DataView(bytes.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  bytes.set([8, 2], 24)
  return bytes
}
