import { publishedAddress } from './address.ts'
import { type Direction, directionOfText } from '../writingDirection.ts'
import { escapeAttribute, escapeHtml } from './characters.ts'
import { areSameMarks, isSameMark } from './marks.ts'
import { normalise } from './normalise.ts'
import { newNotes, type NoteList } from './notes.ts'
import { boxOf, toText } from './toText.ts'
import { isWide, longestWords } from './tableWidth.ts'
import { plainOf } from './walk.ts'
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

/** What a picture is shown from: the address of its file, or a `data:` address, and its size in pixels where it is known. */
export type HtmlPicture = {
  readonly address: string
  readonly size: { readonly width: number; readonly height: number } | null
  /** Its files in several sizes, if there are several, with their widths in pixels; and the width it is shown in, as `sizes` has it. */
  readonly sources?: readonly { readonly address: string; readonly width: number }[]
  readonly shownWidth?: string
  /** True where it is loaded once it comes near the screen. */
  readonly isLazy?: boolean
}

export type HtmlOptions = {
  /** The level of the heading above the blocks, 1 to 5: minor headings are one below it, or below a section's, h2. */
  readonly level?: number
  /** Collects the notes for `notesHtml`; without it they are written at the end of this HTML. */
  readonly notes?: NoteList
  /** A prefix for the ids of notes, where several articles are in one document. */
  readonly prefix?: string
  /** The direction of the text around the blocks: a block of another has `dir="auto"`. Without it, none has. */
  readonly direction?: Direction | undefined
  /** The address that a link leads to; null: its words alone. Without it: http, https and mailto addresses as `publishedAddress` has them. */
  link?(href: string): string | null
  /** What a picture of the library is shown from; null, and without it: its description. */
  picture?(src: string): HtmlPicture | null
  /** True for XHTML, in which an element without content has a slash. */
  readonly isXml?: boolean
  /** True where a style prints the addresses of links: `data-address` is there where that is not the one of the link, see `printedAddress`. */
  readonly printsLinks?: boolean
  /** True where no style sheet goes along: what one would do stands at the elements. */
  readonly isUnstyled?: boolean
  /** True for a book, in which notes have their `epub:type`, by which reading systems show them beside the text. */
  readonly isBook?: boolean
}

/** Several blanks in a row, or a tab. */
const BLANKS = /[ \t]{2,}|\t/g
/** The same, and blanks at the ends. */
const CODE_BLANKS = /^[ \t]|[ \t]{2}|\t|[ \t]$/

const bookType = (type: 'noteref' | 'backlink' | 'endnote' | 'endnotes', isBook = false) =>
  isBook ? ` epub:type="${type}"` : ''

/** The words of a link from an inline on. */
function linkedWords(content: readonly Inline[], from: number, link: Mark): string {
  let words = ''
  for (let at = from; content[at]?.marks.some((mark) => isSameMark(mark, link)); at++) {
    const inline = content[at]
    if (inline?.type === 'text') words += inline.text
  }
  return words
}

const readable = (address: string) =>
  address.replace(/(?:%[89A-F][\dA-F])+/gi, (run) => {
    try {
      const letters = decodeURIComponent(run)
      return /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u.test(letters) ? letters : run
    } catch {
      return run
    }
  })

/** What is printed behind a web link: its address with its letters as they are read; nothing where its words say it. */
function printedAddress(address: string, words: string): string {
  if (!/^https?:/.test(address)) return address
  const shown = readable(address)
  const plain = (text: string) => readable(text).replace(/^https?:\/\/|\/$/g, '')
  return plain(words) === plain(shown) ? '' : shown
}

/**
 * Writes HTML of a fixed set of elements: a, blockquote, br, cite, code, del, em, figcaption, figure, footer, h2–h6, hr,
 * img, li, ol, p, pre, section, span, strong, sub, sup, table and what belongs to it, ul. A style finds `digits-<number>` at a
 * list whose numbers have more than two, `wide` at a table of long words or many columns, `left`, `right` and `center` at its cells,
 * `task` at an item with a box in place of a bullet,
 * `blanks` at blanks that are not to be joined.
 */
class HtmlWriter {
  private level: number
  private readonly notes: NoteList
  private readonly prefix: string
  private direction: Direction | undefined
  private readonly link: (href: string) => string | null
  private readonly picture: (src: string) => HtmlPicture | null
  /** What ends the tag of an element without content. */
  private readonly end: string
  private readonly isBook: boolean
  private readonly isUnstyled: boolean
  private readonly printsLinks: boolean
  /** The tags of each link's address, which is often asked for twice. */
  private opening: { readonly mark: Mark; readonly tags: readonly [string, string] } | null = null

  constructor(options: HtmlOptions, notes: NoteList) {
    const {
      level = 2,
      prefix = '',
      direction,
      link = publishedAddress,
      picture = () => null,
      isXml = false,
      isBook = false,
      isUnstyled = false,
      printsLinks = false,
    } = options
    this.level = level
    this.notes = notes
    this.prefix = prefix
    this.direction = direction
    this.link = link
    this.picture = picture
    this.end = isXml ? '/>' : '>'
    this.isBook = isBook
    this.isUnstyled = isUnstyled
    this.printsLinks = printsLinks
  }

  blocks(blocks: readonly Block[]): string {
    let html = ''
    for (const block of blocks) html += this.block(block)
    return html
  }

  /**
   * Writes an element, whose attribute it gives: `dir="auto"` where its first letter goes in another direction than the
   * text around it. Within it, that direction is the one around.
   */
  private directed(text: () => string, write: (dir: string) => string): string {
    const around = this.direction
    if (around === undefined) return write('')
    const own = directionOfText(text())
    if (own === null || own === around) return write('')
    this.direction = own
    const html = write(' dir="auto"')
    this.direction = around
    return html
  }

  private element(tag: string, content: readonly Inline[], attributes = ''): string {
    const write = (dir: string) => `<${tag}${attributes}${dir}>${this.inline(content)}</${tag}>`
    return this.directed(() => plainOf(content), write)
  }

  private block(block: Block): string {
    switch (block.type) {
      case 'sectionHeading': {
        const { text } = block
        if (text === '') return ''
        this.level = 2
        return this.directed(
          () => text,
          (dir) => `<h2${dir}>${escapeHtml(text)}</h2>\n`,
        )
      }
      case 'paragraph':
        return `${this.element('p', block.content)}\n`
      case 'heading':
        return `${this.element(`h${Math.min(this.level + 1, 6)}`, block.content)}\n`
      case 'list':
        return this.list(block)
      case 'quotation':
        return this.quotation(block)
      case 'table':
        return this.table(block)
      case 'figure':
        return this.figure(block)
      case 'preformatted':
        return this.preformatted(block)
      case 'rule':
        return `<hr${this.end}\n`
    }
  }

  private list(list: List): string {
    const { ordered, start, items } = list
    const tag = ordered ? 'ol' : 'ul'
    const digits = ordered ? String(start + items.length - 1).length : 0
    const number =
      (ordered && start !== 1 ? ` start="${start}"` : '') + (digits > 2 ? ` class="digits-${digits}"` : '')
    return this.directed(
      () => toText([list]),
      (dir) =>
        `<${tag}${number}${dir}>\n${items.map((item) => this.item(item, ordered)).join('')}</${tag}>\n`,
    )
  }

  /**
   * An item. Its paragraph has no `<p>` where nothing or only lists follow it; a box stands on the paragraph's line, in place of
   * a bullet.
   */
  private item({ checked, content }: ListItem, isNumbered: boolean): string {
    const style = this.isUnstyled ? ' style="list-style: none"' : ''
    const task = checked === null || isNumbered ? '' : ` class="task"${style}`
    return this.directed(
      () => toText(content),
      (dir) => `<li${task}${dir}>${this.itemContent(boxOf(checked), content)}</li>\n`,
    )
  }

  private itemContent(box: string, [first, ...others]: readonly Block[]): string {
    if (first?.type !== 'paragraph') return `${box}\n${first ? this.blocks([first, ...others]) : ''}`
    const words = box + this.inline(first.content)
    if (!others.every(({ type }) => type === 'list')) return `<p>${words}</p>\n${this.blocks(others)}`
    return words + (others.length === 0 ? '' : `\n${this.blocks(others)}`)
  }

  private quotation({ content, attribution }: Quotation): string {
    return this.directed(
      () => toText(content),
      (dir) => {
        const words = this.blocks(content)
        const name = attribution ? `<footer>— ${this.element('cite', attribution)}</footer>\n` : ''
        return `<blockquote${dir}>\n${words}${name}</blockquote>\n`
      },
    )
  }

  private table(table: Table): string {
    const { columns, header, rows } = table
    const row = (cells: readonly Cell[], tag: string, scope = '') =>
      `<tr>${cells
        .map((cell, column) => {
          const align = columns[column]
          if (align === null || align === undefined) return this.element(tag, cell, scope)
          const style = this.isUnstyled ? ` style="text-align: ${align}"` : ''
          return this.element(tag, cell, `${scope} class="${align}"${style}`)
        })
        .join('')}</tr>\n`
    const isHeaded = header.some((cell) => cell.length > 0)
    if (!isHeaded && rows.length === 0) return ''
    return this.directed(
      () => toText([table]),
      (dir) => {
        const head = isHeaded ? `<thead>\n${row(header, 'th', ' scope="col"')}</thead>\n` : ''
        const body = rows.map((cells) => row(cells, 'td')).join('')
        return `<table${isWide(longestWords([header, ...rows], columns.length)) ? ' class="wide"' : ''}${dir}>\n${head}${body === '' ? '' : `<tbody>\n${body}</tbody>\n`}</table>\n`
      },
    )
  }

  private figure({ src, alt, credit, caption }: Figure): string {
    const picture = this.picture(src)
    const description = alt === '' ? '' : `<span class="image">[${escapeHtml(alt)}]</span>`
    const shown = picture ? this.image(picture, alt) : description
    const words = this.inline(caption)
    const source = credit === '' ? '' : `<span class="credit">${escapeHtml(credit)}</span>`
    const under = [words, source].filter((part) => part !== '').join(' ')
    const captioned = (dir: string) => `<figcaption${dir}>${under}</figcaption>\n`
    const below = under === '' ? '' : this.directed(() => plainOf(caption), captioned)
    if (shown === '' && below === '') return ''
    return `<figure>\n${shown}${shown === '' ? '' : '\n'}${below}</figure>\n`
  }

  private image({ address, size, sources = [], shownWidth, isLazy }: HtmlPicture, alt: string): string {
    const measures = size === null ? '' : ` width="${size.width}" height="${size.height}"`
    const set = sources.map((source) => `${source.address} ${source.width}w`).join(', ')
    const choice =
      set === ''
        ? ''
        : ` srcset="${escapeAttribute(set)}"${shownWidth ? ` sizes="${escapeAttribute(shownWidth)}"` : ''}`
    const when = isLazy === undefined ? '' : `${isLazy ? ' loading="lazy"' : ''} decoding="async"`
    return `<img src="${escapeAttribute(address)}"${choice} alt="${escapeAttribute(alt)}"${measures}${when}${this.end}`
  }

  private preformatted({ text, language }: Preformatted): string {
    const name = /^[A-Za-z0-9-]+/.exec(language)?.[0]
    const attribute = name === undefined ? '' : ` class="language-${name}"`
    return this.directed(
      () => text,
      (dir) => `<pre${dir}><code${attribute}>${escapeHtml(text)}\n</code></pre>\n`,
    )
  }

  inline(content: readonly Inline[]): string {
    let html = ''
    let open: readonly Mark[] = []
    for (const [index, inline] of content.entries()) {
      if (!areSameMarks(open, inline.marks)) {
        html += this.tagsBetween(open, inline.marks, (link) => linkedWords(content, index, link))
        open = inline.marks
      }
      html += this.words(inline)
    }
    return open.length === 0 ? html : html + this.tagsBetween(open, [], () => '')
  }

  /** The blanks that a browser would join or leave out in an element that keeps them; code with such blanks as a whole. */
  private withBlanks(html: string, isCode: boolean): string {
    if (html.search(isCode ? CODE_BLANKS : BLANKS) < 0) return html
    const style = this.isUnstyled ? ' style="white-space: pre-wrap"' : ''
    const kept = (text: string) => `<span class="blanks"${style}>${text}</span>`
    return isCode ? kept(html) : html.replace(BLANKS, kept)
  }

  private words(inline: Inline): string {
    switch (inline.type) {
      case 'text':
        return this.withBlanks(escapeHtml(inline.text), inline.marks.at(-1)?.type === 'code')
      case 'break':
        return `<br${this.end}\n`
      case 'footnote': {
        this.notes.contents.push(inline.content)
        const number = this.notes.contents.length
        const name = `${this.prefix}fnref${number}`
        const kind = bookType('noteref', this.isBook)
        return `<sup class="note"><a id="${name}" href="#${this.prefix}fn${number}" role="doc-noteref"${kind}>${number}</a></sup>`
      }
      case 'image':
        return this.foreignImage(inline)
    }
  }

  /** An image that is not in the library, which is never loaded: its description, linked to its address where it may be. */
  private foreignImage({ src, alt, marks }: Extract<Inline, { type: 'image' }>): string {
    const description = alt === '' ? src : alt
    const label = `[${escapeHtml(description)}]`
    if (marks.some(({ type }) => type === 'link')) return `<span class="image">${label}</span>`
    const href = this.link(src)
    if (href !== null) return `<span class="image"><a${this.target(href, label)}>${label}</a></span>`
    const address = description === src ? '' : ` ${escapeHtml(src)}`
    return `<span class="image">${label}${address}</span>`
  }

  /** The tags that close and open marks between two inlines. A link without an address to lead to has none. */
  private tagsBetween(from: readonly Mark[], to: readonly Mark[], words: (link: Mark) => string): string {
    let shared = 0
    while (shared < from.length && shared < to.length) {
      const [one, other] = [from[shared], to[shared]]
      if (!one || !other || !isSameMark(one, other)) break
      shared++
    }
    let html = ''
    for (let index = from.length - 1; index >= shared; index--) html += this.tags(from[index])[1]
    for (let index = shared; index < to.length; index++) html += this.tags(to[index], words)[0]
    return html
  }

  private tags(mark: Mark | undefined, words?: (link: Mark) => string): readonly [string, string] {
    switch (mark?.type) {
      case undefined:
        return ['', '']
      case 'link': {
        if (words || this.opening?.mark !== mark)
          this.opening = { mark, tags: this.linkTags(mark, words?.(mark) ?? '') }
        return this.opening.tags
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

  private linkTags(
    { href, title }: Extract<Mark, { type: 'link' }>,
    words: string,
  ): readonly [string, string] {
    const address = this.link(href)
    if (address === null) return ['', '']
    const hint = title === '' ? '' : ` title="${escapeAttribute(title)}"`
    return [`<a${this.target(address, words)}${hint}>`, '</a>']
  }

  /** The attributes of a link with an address and words. */
  private target(address: string, words: string): string {
    const href = ` href="${escapeAttribute(address)}"`
    const printed = this.printsLinks ? printedAddress(address, words) : address
    return printed === address ? href : `${href} data-address="${escapeAttribute(printed)}"`
  }

  note(number: number, content: readonly Inline[]): string {
    const back = `<a href="#${this.prefix}fnref${number}" role="doc-backlink"${bookType('backlink', this.isBook)}>↩</a>`
    return this.directed(
      () => plainOf(content),
      (dir) =>
        `<li id="${this.prefix}fn${number}"${bookType('endnote', this.isBook)}${dir}>${this.inline(content)} ${back}</li>\n`,
    )
  }
}

/**
 * The blocks as safe HTML: no script, no requests but for the pictures that `picture` gives, links to http, https and mailto
 * alone unless `link` gives others. Notes are at the end, unless
 * `notes` collects them.
 */
export function toHtml(blocks: readonly Block[], options: HtmlOptions = {}): string {
  const notes = options.notes ?? newNotes()
  const html = new HtmlWriter(options, notes).blocks(normalise(blocks))
  return options.notes ? html : html + notesHtml(notes, options)
}

/** The collected notes as a numbered list with links back; an empty string where there are none. */
export function notesHtml({ contents }: NoteList, options: HtmlOptions = {}): string {
  if (contents.length === 0) return ''
  const writer = new HtmlWriter(options, newNotes())
  const items = contents.map((content, index) => writer.note(index + 1, content))
  return `<section class="notes" role="doc-endnotes"${bookType('endnotes', options.isBook)}>\n<ol>\n${items.join('')}</ol>\n</section>\n`
}
