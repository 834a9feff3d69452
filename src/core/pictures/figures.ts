import { type Article, type PictureUse, joinedUses } from '../article/index.ts'
import { readMarkdown } from '../document/index.ts'
import type { Block, Figure } from '../document/types.ts'
import { plainUse } from './picture.ts'

function* figuresIn(blocks: readonly Block[]): Generator<Figure> {
  for (const block of blocks) {
    if (block.type === 'figure') yield block
    else if (block.type === 'quotation') yield* figuresIn(block.content)
    else if (block.type === 'list') for (const { content } of block.items) yield* figuresIn(content)
  }
}

/** The figures of an article with a picture of the library (`media/<sha256>.<ext>`), in their order. */
export function figuresOf({ sections }: Pick<Article, 'sections'>): Figure[] {
  return sections.flatMap(({ body }) =>
    body.includes('](media/') ? Array.from(figuresIn(readMarkdown(body))) : [],
  )
}

/** The addresses of the library's pictures that an article shows, each once, in their order. */
export function picturesOf(article: Pick<Article, 'sections'>): string[] {
  return [...new Set(figuresOf(article).map(({ src }) => src))]
}

/** A figure of an article with what is said of it. */
export type ArticlePicture = {
  figure: Figure
  /** The index of its section. */
  section: number
  /** All that is said of this use, or its defaults; of the whole article, `isMain` is true for one figure alone. */
  use: PictureUse
}

/** The figures of each section. */
const figuresBySection = ({ sections }: Pick<Article, 'sections'>): Figure[][] =>
  sections.map((section) => figuresOf({ sections: [section] }))

/**
 * The figures of an article in their order, each with the entry of the field `pictures` that has its address and occurrence. The main
 * picture is the first that is marked as such, else the first figure. An entry without a figure is left out.
 */
export function picturesOfArticle(article: Pick<Article, 'sections' | 'pictures'>): ArticlePicture[] {
  const saidOf = joinedUses(article.pictures)
  const found = figuresBySection(article).flatMap((figures, section) =>
    figures.map((figure) => {
      const { src } = figure
      const { occurrence, use } = saidOf(src)
      return { figure, section, use: { ...plainUse(src, occurrence), ...use } }
    }),
  )
  const main = Math.max(
    0,
    found.findIndex(({ use }) => use.isMain),
  )
  return found.map((each, at) => ({ ...each, use: { ...each.use, isMain: at === main } }))
}

/** What an article says of the figures of one of its sections, for an article that has this section alone. */
export function usesOfSection(
  article: Pick<Article, 'sections' | 'pictures'>,
  section: number,
): PictureUse[] {
  const saidOf = joinedUses(article.pictures)
  const occurrenceHere = joinedUses([])
  return figuresBySection(article).flatMap((figures, at) =>
    figures.flatMap(({ src }) => {
      const { use } = saidOf(src)
      if (at !== section) return []
      const { occurrence } = occurrenceHere(src)
      return use ? [{ src, occurrence, ...use }] : []
    }),
  )
}
