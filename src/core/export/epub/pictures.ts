import type { HtmlPicture } from '../../document/index.ts'
import type { ShownFigure } from '../articlePictures.ts'
import type { BookFile } from './package.ts'

/** The pictures of a book, each once. The main picture of its first article that has one is the image of its cover. */
export class BookPictures {
  private readonly files = new Map<string, BookFile>()
  private hasCover = false

  /** What a page shows a figure from. */
  shown({ picture: { sizes }, use: { isMain } }: ShownFigure): HtmlPicture {
    const [{ name, mediaType, width, height, bytes }] = sizes
    const isCover = isMain && !this.hasCover
    this.hasCover ||= isMain
    const known = this.files.get(name)
    const properties = isCover ? 'cover-image' : known?.properties
    this.files.set(name, {
      name: `media/${name}`,
      id: `p${name.slice(0, name.lastIndexOf('.'))}`,
      mediaType,
      content: bytes,
      ...(properties === undefined ? {} : { properties }),
      stored: true,
    })
    return { address: `../media/${name}`, size: { width, height } }
  }

  /** All that were shown, in their order. */
  get all(): BookFile[] {
    return [...this.files.values()]
  }
}
