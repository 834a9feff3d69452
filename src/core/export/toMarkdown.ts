import type { Article } from '../article.ts'
import {
  orderMarks,
  readSections,
  safeAddress,
  textBlocks,
  updateAt,
  writeMarkdown,
} from '../document/index.ts'
import type { Block, Inline } from '../document/types.ts'
import type { MarkdownProfile } from './formats.ts'
import { flatFrontMatter, hugoFrontMatter } from './frontMatter.ts'

const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:|^\/\/|\p{Cc}/u

/** What stands for a picture: itself where it lies beside the file, else its words, which lead to it where that is safe. */
function withoutLoading(inline: Inline): Inline {
  if (inline.type !== 'image' || !SCHEME.test(inline.src)) return inline
  const { src, alt, marks } = inline
  const text = alt === '' ? src : alt
  const isLinked = marks.some(({ type }) => type === 'link')
  if (isLinked || safeAddress(src) === null) return { type: 'text', text: `[${text}]`, marks }
  return { type: 'text', text, marks: orderMarks([...marks, { type: 'link', href: src, title: '' }]) }
}

/** The blocks without pictures that a reader of the file would load from elsewhere. Notes first: their places move. */
function published(blocks: Block[]): Block[] {
  return Array.from(textBlocks(blocks))
    .filter(({ content }) => content.some(({ type }) => type === 'image'))
    .sort((a, b) => b.path.length - a.path.length)
    .reduce((now, { path }) => updateAt(now, path, (content) => content.map(withoutLoading)), blocks)
}

/**
 * The article as Markdown with YAML front matter. The sections are one body, through which the numbers of its notes run;
 * what was typed shows as it was typed, and runs nowhere.
 * Nothing in it is loaded from elsewhere: a picture of another place is a link to it.
 */
export function toMarkdown(article: Article, profile: MarkdownProfile): string {
  const frontMatter = profile === 'hugo' ? hugoFrontMatter(article) : flatFrontMatter(article)
  const body = writeMarkdown(published(readSections(article.sections)), { profile })
  return body === '' ? frontMatter : `${frontMatter}\n${body}\n`
}
