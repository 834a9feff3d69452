import type { Article } from '../../article/index.ts'
import {
  codeInLines,
  orderMarks,
  readSections,
  safeAddress,
  textBlocks,
  unicodeSuperscript,
  updateTexts,
  writeMarkdown,
} from '../../document/index.ts'
import type { Block, Inline, Mark } from '../../document/types.ts'
import type { ExportContext } from '../context.ts'
import { frontMatter } from './frontMatter.ts'
import { withPictures } from './pictures.ts'
import { isHeldBack } from './profiles.ts'

/** An image of the web as its description, linked to it where that is safe. */
function withoutLoading(inline: Inline): Inline {
  if (inline.type !== 'image') return inline
  const { src, alt, marks } = inline
  const text = alt === '' ? src : alt
  const isLinked = marks.some(({ type }) => type === 'link')
  if (isLinked || safeAddress(src) === null) return { type: 'text', text: `[${text}]`, marks }
  return { type: 'text', text, marks: orderMarks([...marks, { type: 'link', href: src, title: '' }]) }
}

/** The blocks without images that a reader of the file would load from elsewhere. */
function published(blocks: Block[]): Block[] {
  return updateTexts(
    blocks,
    (content) => content.some(({ type }) => type === 'image'),
    (content) => content.map(withoutLoading),
  )
}

/** The first raised or lowered letters that Unicode has no signs for: Hugo shows them as plain letters. */
function lostByHugo(blocks: readonly Block[]): string | undefined {
  for (const { content } of textBlocks(blocks))
    for (const inline of content) {
      if (inline.type !== 'text') continue
      const isMarked = (type: Mark['type']) => inline.marks.some((mark) => mark.type === type)
      if (isMarked('subscript') || (isMarked('superscript') && unicodeSuperscript(inline.text) === null))
        return inline.text
    }
  return undefined
}

/**
 * The article as Markdown with YAML front matter. The sections are one body with notes numbered through; text is shown as it
 * was typed and never run as a template. Its pictures stand beside it, with their credit under the caption. Nothing is loaded
 * from elsewhere: an image with an absolute address becomes a link.
 */
export function toMarkdown(article: Article, context: ExportContext): string {
  const { options, notice, now } = context
  const { profile } = options
  const has = (sign: string) => article.sections.some(({ body }) => body.includes(sign))
  const [opening, ...others] = readSections(article.sections)
  // The heading of a lead with a language of its own holds that alone, which front matter says.
  const isUnseen = opening?.type === 'sectionHeading' && opening.text === '' && opening.language !== undefined
  const read = opening && !isUnseen ? [opening, ...others] : others
  const { blocks, ...pictures } = withPictures(article, has('![') ? published(read) : read, context)
  const body = writeMarkdown(blocks, { profile })
  const lost = profile === 'hugo' && has('<su') ? lostByHugo(blocks) : undefined
  if (lost !== undefined) notice({ name: 'raised-letters', what: lost })
  const code = codeInLines(blocks, profile)
  if (code !== undefined) notice({ name: 'code-in-lines', what: /\S.*/.exec(code)?.[0] ?? code })
  if (isHeldBack(article, profile, now)) notice({ name: 'embargo-as-draft', what: '' })
  const head = frontMatter(article, profile, pictures, now)
  return body === '' ? head : `${head}\n${body}\n`
}
