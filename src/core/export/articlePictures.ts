import type { Article } from '../article/index.ts'
import { type ArticlePicture, picturesOfArticle } from '../pictures/figures.ts'
import type { ExportContext } from './context.ts'
import { shortAddress } from './lostImages.ts'
import type { ExportNoticeName } from './notices.ts'
import type { ExportedPicture } from './renditions.ts'

/** A figure of an article with what its file shows it from. */
export type ShownFigure = ArticlePicture & { picture: ExportedPicture }

/**
 * The pictures of one article for a writer, which asks for them in the order of the text: so each figure has its own crop,
 * however often a picture is shown. Notices are told once for each picture.
 */
export class ArticlePictures {
  readonly #article: Pick<Article, 'sections' | 'pictures'>
  readonly #context: ExportContext
  readonly #shown: ShownFigure[] = []
  readonly #told = new Set<string>()
  #figures: readonly ArticlePicture[] | null = null
  #at = 0

  constructor(article: Pick<Article, 'sections' | 'pictures'>, context: ExportContext) {
    this.#article = article
    this.#context = context
  }

  /** The figures that a picture was found for, so far. */
  get shown(): readonly ShownFigure[] {
    return this.#shown
  }

  /** True where the article has a figure, whether or not its picture is in the library. */
  get hasAny(): boolean {
    return this.#all.length > 0
  }

  get #all(): readonly ArticlePicture[] {
    this.#figures ??= picturesOfArticle(this.#article)
    return this.#figures
  }

  /** The picture of the next figure, whose address is given; null, with a notice, where the file is without it. */
  next(src: string): ShownFigure | null {
    let at = this.#at
    while (at < this.#all.length && this.#all[at]?.figure.src !== src) at += 1
    const found = this.#all[at]
    if (!found) return null
    this.#at = at + 1
    const { figure, use } = found
    const { crop, rights } = use
    const picture = this.#context.picture({ src, crop, credit: figure.credit, rights })
    const what = use.fileName || figure.alt || shortAddress(src)
    if (typeof picture === 'string') {
      this.#tell(picture, what)
      return null
    }
    if (picture.isUncropped) this.#tell('picture-not-cropped', what)
    if (picture.isOversized) this.#tell('picture-too-large-for-profile', what)
    const shown = { ...found, picture }
    this.#shown.push(shown)
    return shown
  }

  #tell(name: ExportNoticeName, what: string): void {
    const key = `${name} ${what}`
    if (!this.#told.has(key)) this.#context.notice({ name, what })
    this.#told.add(key)
  }
}
