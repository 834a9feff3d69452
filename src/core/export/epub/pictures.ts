import type { HtmlPicture } from '../../document/index.ts'
import type { ExportContext } from '../context.ts'
import { pictureFormat } from '../pictureFormat.ts'
import { pictureAddress } from '../pictures.ts'
import type { BookFile } from './package.ts'

/** The pictures that every reading system shows (EPUB 3.2). */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
}

/** The pictures of a book, each once, under the name and the type that its bytes say. */
export class BookPictures {
  private readonly context: ExportContext
  private readonly files = new Map<string, (BookFile & { shown: HtmlPicture }) | null>()

  constructor(context: ExportContext) {
    this.context = context
  }

  /** What a page shows a picture from; null, with a notice, where the library has none that a book can hold. */
  shown(src: string): HtmlPicture | null {
    const known = this.files.get(src)
    if (known !== undefined) return known?.shown ?? null
    const file = this.read(src)
    this.files.set(src, file)
    return file?.shown ?? null
  }

  /** All that were shown, in their order. */
  get all(): BookFile[] {
    return [...this.files.values()].filter((file) => file !== null)
  }

  private read(src: string): (BookFile & { shown: HtmlPicture }) | null {
    const address = pictureAddress(src)
    const bytes = address && this.context.media(address.sha256)
    if (!address || !bytes) {
      this.context.notice({ name: 'picture-missing', what: src })
      return null
    }
    const format = pictureFormat(bytes)
    const mediaType = format && MEDIA_TYPES[format.extension]
    if (!format || !mediaType) {
      this.context.notice({ name: 'picture-format', what: src })
      return null
    }
    const { extension, width, height } = format
    const name = `media/${address.sha256}.${extension}`
    const id = `p${address.sha256}`
    const shown = { address: `../${name}`, size: { width, height } }
    return { name, id, mediaType, content: bytes, stored: true, shown }
  }
}
