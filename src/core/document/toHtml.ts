import { safeAddress } from './address.ts'
import { escapeHtml } from './characters.ts'
import { areSameMarks, isSameMark } from './marks.ts'
import { normalise } from './normalise.ts'
import { newNotes, type NoteList } from './notes.ts'
import { boxOf } from './toText.ts'
import type {
  Block,
  Cell,
  Figure,
  Inline,
  List,
  ListItem,
  Mark,
  Preformatted,
  Quotation,
  Table,
} from './types.ts'

export type HtmlOptions = {
  /** The level of the heading above the blocks, 1 to 5: minor headings are one below it, or below a section's, h2. */
  readonly level?: number
  /** Collects the notes for `notesHtml`; without it they are written at the end of this HTML. */
  readonly notes?: NoteList
  /** A prefix for the ids of notes, where several articles are in one document. */
  readonly prefix?: string
}

/**
 * Writes HTML of a fixed set of elements: a, blockquote, br, cite, code, del, em, figcaption, figure, footer, h2–h6, hr,
 * li, ol, p, pre, section, span, strong, sub, sup, table and what belongs to it, ul.
 */
class HtmlWriter {
  private level: number
  private readonly notes: NoteList
  private readonly prefix: string

  constructor({ level = 2, prefix = '' }: HtmlOptions, notes: NoteList) {
    this.level = level
    this.notes = notes
    this.prefix = prefix
  }

  blocks(blocks: readonly Block[]): string {
    return blocks.map((block) => this.block(block)).join('')
  }

  private block(block: Block): string {
    switch (block.type) {
      case 'sectionHeading':
        this.level = 2
        return block.text === '' ? '' : `<h2>${escapeHtml(block.text)}</h2>\n`
      case 'paragraph':
        return `<p>${this.inline(block.content)}</p>\n`
      case 'heading': {
        const tag = `h${Math.min(this.level + 1, 6)}`
        return `<${tag}>${this.inline(block.content)}</${tag}>\n`
      }
      case 'list':
        return this.list(block)
      case 'quotation':
        return this.quotation(block)
      case 'table':
        return this.table(block)
      case 'figure':
        return this.figure(block)
      case 'preformatted':
        return preformatted(block)
      case 'rule':
        return '<hr>\n'
    }
  }

  private list({ ordered, start, items }: List): string {
    const tag = ordered ? 'ol' : 'ul'
    const number = ordered && start !== 1 ? ` start="${start}"` : ''
    return `<${tag}${number}>\n${items.map((item) => this.item(item)).join('')}</${tag}>\n`
  }

  /** An item. Its paragraph has no `<p>` where nothing or only lists follow it. */
  private item({ checked, content }: ListItem): string {
    const box = boxOf(checked)
    const [first, ...others] = content
    if (first?.type !== 'paragraph') return `<li>${box}\n${this.blocks(content)}</li>\n`
    if (!others.every(({ type }) => type === 'list')) {
      return `<li><p>${box}${this.inline(first.content)}</p>\n${this.blocks(others)}</li>\n`
    }
    const lists = others.length === 0 ? '' : `\n${this.blocks(others)}`
    return `<li>${box}${this.inline(first.content)}${lists}</li>\n`
  }

  private quotation({ content, attribution }: Quotation): string {
    const name = attribution ? `<footer>— <cite>${this.inline(attribution)}</cite></footer>\n` : ''
    return `<blockquote>\n${this.blocks(content)}${name}</blockquote>\n`
  }

  private table({ columns, header, rows }: Table): string {
    const row = (cells: readonly Cell[], tag: string) =>
      `<tr>${cells
        .map((cell, column) => {
          const align = columns[column]
          const name = align === 'right' || align === 'center' ? ` class="${align}"` : ''
          return `<${tag}${name}>${this.inline(cell)}</${tag.slice(0, 2)}>`
        })
        .join('')}</tr>\n`
    const isHeaded = header.some((cell) => cell.length > 0)
    const head = isHeaded ? `<thead>\n${row(header, 'th scope="col"')}</thead>\n` : ''
    const body = rows.length > 0 ? `<tbody>\n${rows.map((cells) => row(cells, 'td')).join('')}</tbody>\n` : ''
    return head + body === '' ? '' : `<table>\n${head}${body}</table>\n`
  }

  /** A picture of the library, shown by its description: it is not loaded. */
  private figure({ src, alt, credit, caption }: Figure): string {
    const picture = `<span class="image">[${escapeHtml(alt === '' ? src.slice(src.indexOf('/') + 1) : alt)}]</span>\n`
    const words = this.inline(caption)
    const source = credit === '' ? '' : `<span class="credit">${escapeHtml(credit)}</span>`
    const under = [words, source].filter((part) => part !== '').join(' ')
    return `<figure>\n${picture}${under === '' ? '' : `<figcaption>${under}</figcaption>\n`}</figure>\n`
  }

  inline(content: readonly Inline[]): string {
    let html = ''
    let open: readonly Mark[] = []
    for (const inline of content) {
      if (!areSameMarks(open, inline.marks)) {
        html += tagsBetween(open, inline.marks)
        open = inline.marks
      }
      html += this.words(inline)
    }
    return html + tagsBetween(open, [])
  }

  private words(inline: Inline): string {
    switch (inline.type) {
      case 'text':
        return escapeHtml(inline.text)
      case 'break':
        return '<br>\n'
      case 'footnote': {
        this.notes.contents.push(inline.content)
        const number = this.notes.contents.length
        const name = `${this.prefix}fnref${number}`
        return `<sup class="note"><a id="${name}" href="#${this.prefix}fn${number}" role="doc-noteref">${number}</a></sup>`
      }
      case 'image':
        return image(inline)
    }
  }
}

/** The tags that close and open marks between two inlines. A link with an unsafe address has no tags. */
function tagsBetween(from: readonly Mark[], to: readonly Mark[]): string {
  let shared = 0
  while (shared < from.length && shared < to.length) {
    const [one, other] = [from[shared], to[shared]]
    if (!one || !other || !isSameMark(one, other)) break
    shared++
  }
  const closing = from.slice(shared).toReversed()
  return (
    closing.map((mark) => tags(mark)[1]).join('') +
    to
      .slice(shared)
      .map((mark) => tags(mark)[0])
      .join('')
  )
}

function tags(mark: Mark): readonly [string, string] {
  switch (mark.type) {
    case 'link': {
      const href = safeAddress(mark.href)
      const title = mark.title === '' ? '' : ` title="${escapeHtml(mark.title)}"`
      return href === null ? ['', ''] : [`<a href="${escapeHtml(href)}"${title}>`, '</a>']
    }
    case 'strong':
      return ['<strong>', '</strong>']
    case 'emphasis':
      return ['<em>', '</em>']
    case 'strike':
      return ['<del>', '</del>']
    case 'superscript':
      return ['<sup>', '</sup>']
    case 'subscript':
      return ['<sub>', '</sub>']
    case 'code':
      return ['<code>', '</code>']
  }
}

/** An image, which is never loaded: its description, linked to its address where that is safe. */
function image({ src, alt, marks }: Extract<Inline, { type: 'image' }>): string {
  const description = alt === '' ? src : alt
  const label = `[${escapeHtml(description)}]`
  const href = safeAddress(src)
  if (marks.some(({ type }) => type === 'link')) return `<span class="image">${label}</span>`
  if (href !== null) return `<span class="image"><a href="${escapeHtml(href)}">${label}</a></span>`
  const address = description === src ? '' : ` ${escapeHtml(src)}`
  return `<span class="image">${label}${address}</span>`
}

function preformatted({ text, language }: Preformatted): string {
  const name = /^[A-Za-z0-9-]+/.exec(language)?.[0]
  const attribute = name === undefined ? '' : ` class="language-${name}"`
  return `<pre><code${attribute}>${escapeHtml(text)}\n</code></pre>\n`
}

/**
 * The blocks as safe HTML: no script, no requests, links to http, https and mailto alone. Notes are at the end, unless
 * `notes` collects them.
 */
export function toHtml(blocks: readonly Block[], options: HtmlOptions = {}): string {
  const notes = options.notes ?? newNotes()
  const html = new HtmlWriter(options, notes).blocks(normalise(blocks))
  return options.notes ? html : html + notesHtml(notes, options)
}

/** A content as HTML, without its notes. */
export function inlineHtml(content: readonly Inline[]): string {
  const shown = content.filter(({ type }) => type !== 'footnote')
  return new HtmlWriter({}, newNotes()).inline(shown)
}

/** The collected notes as a numbered list with links back; an empty string where there are none. */
export function notesHtml({ contents }: NoteList, options: HtmlOptions = {}): string {
  if (contents.length === 0) return ''
  const { prefix = '' } = options
  const writer = new HtmlWriter(options, newNotes())
  const items = contents.map((content, index) => {
    const back = `<a href="#${prefix}fnref${index + 1}" role="doc-backlink">↩</a>`
    return `<li id="${prefix}fn${index + 1}">${writer.inline(content)} ${back}</li>\n`
  })
  return `<section class="notes" role="doc-endnotes">\n<ol>\n${items.join('')}</ol>\n</section>\n`
}
