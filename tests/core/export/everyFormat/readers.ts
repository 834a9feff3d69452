import { unzipSync } from 'fflate'
import MarkdownIt from 'markdown-it'
import footnotes from 'markdown-it-footnote'
import { parse as parseYaml } from 'yaml'
import {
  type Block,
  type Inline,
  type List,
  type Table,
  type Mark,
  readSections,
  safeAddress,
  unicodeSuperscript,
} from '../../../../src/core/document/index.ts'
import {
  type ExportOptions,
  MARKDOWN_PROFILES,
  type MarkdownProfile,
  type WrittenFormat,
} from '../../../../src/core/export/formats.ts'
import { type Parse, linesOfDom } from './dom.ts'
import { linesForWord, linesOfDocx } from './docx.ts'
import { canLead } from '../../../../src/core/export/epub/pages.ts'
import { type Line, linesOfTree, mapInlines } from './lines.ts'
import { saysWords, wordsForText } from './plainText.ts'

/** How a format, with some options, is read by another program than ours, and what it has to say of a text. */
export type FormatReading = {
  options: Partial<ExportOptions>
  /** The lines of the body that an export shows. */
  shown(bytes: Uint8Array, blocks: readonly Block[]): readonly Line[]
  /** The lines of a text, as far as the format holds them. */
  held(blocks: readonly Block[]): readonly Line[]
  /** All that an export says, the fields of the article in the order in which it shows them. */
  said(bytes: Uint8Array): string
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

const linked = (marks: readonly Mark[], href: string): Mark[] => [{ type: 'link', href, title: '' }, ...marks]

/** An image as the words that stand for it, linked to its address where that is safe. */
function imageInWords(inline: Inline, words: (alt: string, isLinked: boolean) => string): Inline {
  if (inline.type !== 'image') return inline
  const { src, alt, marks } = inline
  const href = safeAddress(src)
  const isLinked = href !== null && !marks.some(({ type }) => type === 'link')
  return {
    type: 'text',
    text: words(alt === '' ? src : alt, isLinked),
    marks: isLinked ? linked(marks, href) : marks,
  }
}

function withoutUnsafeLinks(inline: Inline, isSafe: (href: string) => boolean): Inline {
  return { ...inline, marks: inline.marks.filter((mark) => mark.type !== 'link' || isSafe(mark.href)) }
}

/** Links that lead somewhere from anywhere, and no images. */
const forWeb = (content: readonly Inline[]) =>
  content.map((inline) => {
    const safe = withoutUnsafeLinks(inline, (href) => safeAddress(href) !== null)
    if (safe.type !== 'image') return safe
    const isInLink = inline.marks.some(({ type }) => type === 'link')
    const note = safe.alt === '' || isInLink || safeAddress(safe.src) !== null ? '' : ` ${safe.src}`
    return isInLink && safe.marks.length === inline.marks.length
      ? imageInWords(safe, (words) => `[${words}]`)
      : isInLink
        ? { type: 'text' as const, text: `[${safe.alt === '' ? safe.src : safe.alt}]`, marks: safe.marks }
        : imageInWords(safe, (words) => `[${words}]${note}`)
  })

const minorHeading = (isUnderSection: boolean) => (isUnderSection ? 'h3' : 'h2')
const heldByWeb = (blocks: readonly Block[]) => linesOfTree(mapInlines(blocks, forWeb), minorHeading)

/** A book has no link without the name of a host, of which readers take the whole book for damaged. */
const heldByBook = (blocks: readonly Block[]) => {
  const leads = (href: string) => canLead(safeAddress(href) ?? 'https://page.invalid/')
  return heldByWeb(
    mapInlines(blocks, (content) => content.map((inline) => withoutUnsafeLinks(inline, leads))),
  )
}

const reader = new MarkdownIt({ html: true, linkify: true }).use(footnotes)
reader.linkify.set({ fuzzyEmail: true, fuzzyLink: false })

const SCHEME = /^[a-z][a-z0-9+.-]*:|^\/\//i
/** What a site generator would run as a template. */
const TEMPLATES: { readonly [Profile in MarkdownProfile]?: RegExp } = {
  hugo: /\{\{[<%]/,
  jekyll: /\{[{%#]/,
  flat: /\{[{%#]/,
}

const text = (said: string, marks: readonly Mark[] = []): Inline => ({ type: 'text', text: said, marks })

/** A tree with what Markdown has no sign for in the signs that it has. */
function forMarkdown(blocks: readonly Block[], profile: MarkdownProfile): Block[] {
  const inlines = (content: readonly Inline[]) =>
    content.map((inline): Inline => {
      const isSafe = (href: string) => safeAddress(href) !== null || !SCHEME.test(href)
      const isForeign = inline.type === 'image' && SCHEME.test(inline.src)
      const inWords = (alt: string, isLinked: boolean) => (isLinked ? alt : `[${alt}]`)
      const safe = withoutUnsafeLinks(isForeign ? imageInWords(inline, inWords) : inline, isSafe)
      const isRaised = safe.marks.some(({ type }) => type === 'superscript')
      if (profile !== 'hugo' || safe.type !== 'text' || !isRaised) return safe
      const raised = safe.marks.some(({ type }) => type === 'code') ? null : unicodeSuperscript(safe.text)
      return raised === null
        ? safe
        : { ...safe, text: raised, marks: safe.marks.filter(({ type }) => type !== 'superscript') }
    })
  // Of a figure without words and without its picture, nothing is left.
  const shown = (each: readonly Block[]) =>
    each.map(ofBlock).filter((block) => {
      if (block.type === 'list') return block.items.length > 0
      return (block.type !== 'paragraph' && block.type !== 'quotation') || block.content.length > 0
    })
  const ofBlock = (block: Block): Block => {
    switch (block.type) {
      case 'list':
        return {
          ...block,
          items: block.items.flatMap(({ checked, content }): List['items'][number][] => {
            const [first, ...others] = shown(content)
            if (!first && content.length > 0) return []
            const box = text(checked ? '[x] ' : '[ ] ')
            if (checked === null || first?.type !== 'paragraph')
              return [{ checked: null, content: first ? [first, ...others] : [] }]
            return [{ checked: null, content: [{ ...first, content: [box, ...first.content] }, ...others] }]
          }),
        }
      case 'quotation': {
        const name = block.attribution && [text('— '), ...block.attribution]
        return {
          type: 'quotation',
          content: [
            ...shown(block.content),
            ...(name ? [{ type: 'paragraph' as const, content: name }] : []),
          ],
          attribution: null,
        }
      }
      case 'figure': {
        const { alt, caption, credit } = block
        const gap: Inline[] = caption.length > 0 ? [{ type: 'break', marks: [] }] : []
        const under = credit.trim() === '' ? caption : [...caption, ...gap, text(credit)]
        const line: Inline[] = under.length > 0 ? [{ type: 'break', marks: [] }] : []
        return { type: 'paragraph', content: alt === '' ? under : [text(`[${alt}]`), ...line, ...under] }
      }
      case 'preformatted': {
        if (!TEMPLATES[profile]?.test(block.text)) return block
        const lines = block.text
          .split('\n')
          .flatMap((line, index): Inline[] => [
            ...(index > 0 ? [{ type: 'break' as const, marks: [] }] : []),
            text(line, line.trim() === '' ? [] : [{ type: 'code' }]),
          ])
        while (lines.at(-1)?.type === 'break' || (lines.length > 0 && textOf(lines.at(-1)) === ''))
          lines.pop()
        while (lines[0]?.type === 'break' || (lines.length > 0 && textOf(lines[0]) === '')) lines.shift()
        return { type: 'paragraph', content: lines }
      }
      case 'table': {
        if (profile !== 'pandoc') return block
        const ofRow = (row: Table['header']) => row.map((cell) => cell.flatMap(betweenPipes))
        return { ...block, header: ofRow(block.header), rows: block.rows.map(ofRow) }
      }
      default:
        return block
    }
  }
  return mapInlines(shown(blocks), inlines)
}

/** Code of a table in the pieces between its pipes, whose spaces are the pipes’: Pandoc shows the backslash of a pipe in code. */
function betweenPipes(inline: Inline): Inline[] {
  if (inline.type !== 'text' || !inline.marks.some(({ type }) => type === 'code')) return [inline]
  const marks = inline.marks.filter(({ type }) => type !== 'code')
  return inline.text
    .split(/( *\| *)/)
    .filter((piece) => piece !== '')
    .map((piece) => ({ ...inline, text: piece, marks: piece.includes('|') ? marks : inline.marks }))
}
const textOf = (inline: Inline | undefined) => (inline?.type === 'text' ? inline.text.trim() : 'x')

const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n/

function* strings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) yield* strings(each)
}

/** How each format is read. `parse` is of the host: a browser has it, and Node has jsdom's. */
export function formatReadings(parse: Parse): {
  readonly [Format in WrittenFormat]: readonly FormatReading[]
} {
  const articleOf = (document: Document) => {
    const article = document.querySelector('article')
    if (!article) throw new Error('no article')
    return article
  }
  const html = (bytes: Uint8Array) => articleOf(parse(utf8.decode(bytes), 'text/html'))
  const book = (bytes: Uint8Array) => {
    const files = unzipSync(bytes)
    for (const [name, content] of Object.entries(files))
      if (/\.(?:xhtml|opf|xml)$/.test(name)) parse(utf8.decode(content), 'application/xml')
    return articleOf(parse(utf8.decode(files['EPUB/text/article-1.xhtml']), 'application/xhtml+xml'))
  }
  const item = (bytes: Uint8Array): { bodies?: { role: string; value: string }[] } =>
    JSON.parse(utf8.decode(bytes))
  const body = (bytes: Uint8Array, role: string) =>
    item(bytes).bodies?.find((each) => each.role === role)?.value ?? ''
  const web = { options: {}, held: heldByWeb }
  const page = {
    ...web,
    shown: (bytes: Uint8Array) => linesOfDom(html(bytes)),
    said: (bytes: Uint8Array) => html(bytes).textContent ?? '',
  }
  const wrongWords = (bytes: Uint8Array, words: string) => {
    const whole = utf8.decode(bytes)
    return saysWords(whole.slice(whole.indexOf('\n')), words) ? [words] : [whole]
  }
  const plain = (lines: 'whole' | 'wrapped'): FormatReading => ({
    options: { lines },
    shown: (bytes, blocks) => wrongWords(bytes, wordsForText(blocks)),
    held: (blocks) => [wordsForText(blocks)],
    said: (bytes) => utf8.decode(bytes),
  })
  return {
    html: [page],
    fragment: [page],
    markdown: MARKDOWN_PROFILES.map((profile) => ({
      options: { profile },
      shown: (bytes) => {
        const written = utf8.decode(bytes).replace(FRONT_MATTER, '')
        const document = parse(`<article>${reader.render(written)}</article>`, 'text/html')
        return linesOfDom(articleOf(document))
      },
      held: (blocks) => linesOfTree(forMarkdown(blocks, profile), () => 'h3'),
      said: (bytes) => {
        const written = utf8.decode(bytes)
        const fields: unknown = parseYaml(FRONT_MATTER.exec(written)?.[1] ?? '')
        const texts = [...strings(fields)]
        if (profile !== 'pandoc') return texts.join('\n')
        const shown = (text: string) => parse(`<article>${reader.render(text)}</article>`, 'text/html')
        return texts.map((text) => articleOf(shown(text)).textContent).join('\n')
      },
    })),
    docx: [
      {
        options: {},
        shown: (bytes) => linesOfDocx(bytes, parse),
        held: (blocks) =>
          linesForWord(
            mapInlines(blocks, (content) =>
              content.map((inline) =>
                imageInWords(
                  withoutUnsafeLinks(inline, (href) => safeAddress(href) !== null),
                  (alt) => `[${alt}]`,
                ),
              ),
            ),
          ),
        said: (bytes) =>
          parse(utf8.decode(unzipSync(bytes)['word/document.xml']), 'application/xml').documentElement
            .textContent ?? '',
      },
    ],
    epub: [
      {
        options: {},
        held: heldByBook,
        shown: (bytes) => linesOfDom(book(bytes)),
        said: (bytes) => book(bytes).textContent ?? '',
      },
    ],
    text: [plain('whole'), plain('wrapped')],
    ninjs: [
      {
        ...web,
        shown: (bytes, blocks) => {
          const words = wordsForText(blocks)
          if (!saysWords(body(bytes, 'main'), words)) return [body(bytes, 'main')]
          const rich = body(bytes, 'richtext')
          return rich === '' ? [] : linesOfDom(parse(rich, 'application/xml').documentElement)
        },
        said: (bytes) => [...strings(item(bytes))].join('\n'),
      },
    ],
    json: [
      {
        options: {},
        shown: (bytes) => linesOfTree(readSections(JSON.parse(utf8.decode(bytes)).sections), () => 'h3'),
        held: (blocks) => linesOfTree(blocks, () => 'h3'),
        said: (bytes) => [...strings(JSON.parse(utf8.decode(bytes)))].join('\n'),
      },
    ],
  }
}
