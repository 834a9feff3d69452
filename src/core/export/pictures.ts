import type { Article } from '../article/index.ts'
import { readMarkdown } from '../document/index.ts'
import type { Block, Figure } from '../document/types.ts'

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

const ADDRESS = /^media\/([0-9a-f]{64})\.([a-z0-9]{1,8})$/

/** The SHA-256 and the extension in a picture's address; null for another address. */
export function pictureAddress(src: string): { sha256: string; extension: string } | null {
  const [, sha256, extension] = ADDRESS.exec(src) ?? []
  return sha256 !== undefined && extension !== undefined ? { sha256, extension } : null
}

/** Also where JSON escapes the stroke. */
const ADDRESSES = /media\\?\/([0-9a-f]{64})\.[a-z0-9]{1,8}/g

/** The SHA-256 of every picture whose address stands in a text, whatever its format. */
export function picturesIn(text: string): string[] {
  return [...text.matchAll(ADDRESSES)].map(([, sha256 = '']) => sha256)
}
