import type { Article } from '../core/article/index.ts'
import { newNotes, toText } from '../core/document/index.ts'
import type { PictureShow } from '../core/pictures/index.ts'
import { picturesOfArticle } from '../core/pictures/figures.ts'
import { soughtIn } from '../core/search.ts'

/** A figure of an article, as the index has it; `sought` is what it is found by. */
export type ShownPicture = { src: string; show: Omit<PictureShow, 'id' | 'inBin'>; sought: string }

/** The figures of an article with pictures of the library, in their order. An article without pictures costs nothing. */
export function shownPictures(article: Article): ShownPicture[] {
  const { headline } = article
  return picturesOfArticle(article).map(
    ({ figure, use: { occurrence, fileName, rights, taken, isMain } }) => {
      const { src, alt, credit, caption } = figure
      const words = toText([{ type: 'paragraph', content: caption }], { notes: newNotes() })
      const texts = { caption: words.replaceAll('\n', ' '), credit, alt, fileName }
      const sought = soughtIn([headline, ...Object.values(texts)].join('\n'))
      return { src, sought, show: { headline, occurrence, ...texts, rights, taken, isMain } }
    },
  )
}
