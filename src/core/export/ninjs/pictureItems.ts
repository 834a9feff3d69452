import { type Article, isDateTime, type PictureUse } from '../../article/index.ts'
import { type HtmlPicture, toText } from '../../document/index.ts'
import { type ArticlePicture, picturesOfArticle } from '../../pictures/figures.ts'
import { pictureAddress } from '../../pictures/index.ts'
import { ArticlePictures, type ShownFigure } from '../articlePictures.ts'
import type { ExportContext } from '../context.ts'
import { pictureName } from '../pictureName.ts'
import type { ExportedPicture } from '../renditions.ts'
import type { Item } from './item.ts'
import { instantOf, present } from './present.ts'

type Association = NonNullable<Item['associations']>[number]

/** The folder of the pictures, beside the item. */
const FOLDER = 'media/'
/** The names of renditions, the largest first. */
const NAMES = ['main', 'preview']

const bytesOf = (hex: string) =>
  String.fromCharCode(...(hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)))

/** The name of a content (RFC 6920). */
function contentUri(sha256: string): string {
  const digest = btoa(bytesOf(sha256)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
  return `ni:///sha-256;${digest}`
}

/** What must stay in view, in pixels of a size of the picture; nothing where the size does not show it. */
function pointOf(
  { focus, crop }: PictureUse,
  { isUncropped }: ExportedPicture,
  width: number,
  height: number,
) {
  if (focus === null) return {}
  const shown = (!isUncropped && crop) || { x: 0, y: 0, width: 1, height: 1 }
  const x = (focus.x - shown.x) / shown.width
  const y = (focus.y - shown.y) / shown.height
  if (x < 0 || y < 0 || x > 1 || y > 1) return {}
  return { poi: { x: Math.round(x * width), y: Math.round(y * height) } }
}

/** The pictures of an article as items of their own within its item, in files beside it. */
export class PictureItems {
  readonly #article: Article
  readonly #context: ExportContext
  readonly #pictures: ArticlePictures

  constructor(article: Article, context: ExportContext) {
    this.#article = article
    this.#context = context
    this.#pictures = new ArticlePictures(article, context)
  }

  /** What the next figure of the text is shown from. */
  readonly hook = (src: string): HtmlPicture | null => {
    const shown = this.#pictures.next(src)
    if (shown === null) return null
    for (const size of shown.picture.sizes) this.#context.beside(this.#pathOf(size), size.bytes)
    const [largest] = shown.picture.sizes
    return { address: this.#pathOf(largest), size: largest }
  }

  #pathOf(size: ExportedPicture['sizes'][number]): string {
    return FOLDER + pictureName(this.#article, size)
  }

  /** The items, in the order of the text, once it was written. */
  associations(): Association[] {
    const files = new Map(
      this.#pictures.shown.map((shown) => [`${shown.use.occurrence} ${shown.use.src}`, shown]),
    )
    return picturesOfArticle(this.#article).flatMap((picture, index) => {
      const { src, occurrence } = picture.use
      return this.#association(picture, index, files.get(`${occurrence} ${src}`))
    })
  }

  #association(
    { figure: { src, alt, credit, caption }, use }: ArticlePicture,
    index: number,
    shown: ShownFigure | undefined,
  ): Association[] {
    const sha256 = pictureAddress(src)?.sha256
    if (sha256 === undefined) return []
    const words = toText([{ type: 'paragraph', content: caption }])
    const described = (role: string, value: string) =>
      value === '' ? [] : [{ role, contentType: 'text/plain', value }]
    return [
      {
        uri: contentUri(sha256),
        name: `picture-${index + 1}`,
        rel: use.isMain ? 'main' : 'body',
        type: 'picture',
        ...present({
          by: credit,
          infoSources: credit === '' ? [] : [{ name: credit, role: 'credit' }],
          descriptions: [...described('caption', words), ...described('alt', alt)],
          copyrightNotice: use.rights,
          contentCreated: isDateTime(use.taken) ? instantOf(use.taken) : '',
          renditions: shown ? this.#renditionsOf(shown) : [],
        }),
      },
    ]
  }

  #renditionsOf({ use, picture }: ShownFigure) {
    return picture.sizes.map((size, index) => ({
      name: NAMES[index] ?? `size-${index + 1}`,
      // The standard wants a URI: one that leads on from that of the item's own file.
      href: `file:${encodeURI(this.#pathOf(size))}`,
      contentType: size.mediaType,
      width: size.width,
      height: size.height,
      sizeInBytes: size.bytes.length,
      ...pointOf(use, picture, size.width, size.height),
    }))
  }
}
