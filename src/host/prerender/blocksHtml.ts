import {
  type Block,
  type Cell,
  escapeAttribute,
  escapeHtml,
  type Inline,
  type List,
  type Mark,
  MARK_ELEMENTS,
  plainOf,
  type Table,
  toText,
} from '../../core/document/index.ts'
import { languageName } from '../../core/languageName.ts'
import { type Direction, directionOf, directionOfText } from '../../core/writingDirection.ts'

const MARK_TAGS: Readonly<Record<Mark['type'], string>> = { link: 'a', ...MARK_ELEMENTS }

const DOTS = 'M3 2h.01M3 6h.01M3 10h.01M7 2h.01M7 6h.01M7 10h.01'

/** What the page has in the margin at the heading of a section. */
const margin = (section: number) =>
  `<div data-margin><span data-handle><svg viewBox="0 0 10 12"><path d="${DOTS}"/></svg></span><bdi>${section}</bdi><span data-chevron></span></div>`

/** Text that stands alone in its line, which an empty one has too. */
export const lineHtml = (html: string): string => (html === '' ? '<br>' : html)

/**
 * Writes blocks as the page of the window has them: the elements of `renderer/src/editor/schema.ts`, with what its plugins add where
 * that takes room. No address of a link or a picture is in it. `language` is the article's, `locale` the interface's.
 */
export class PageBlocks {
  readonly #locale: string
  #direction: Direction
  readonly #language: string
  #sectionLanguage: string = ''
  #section: number = 0
  #note: number = 0

  constructor(language: string, locale: string) {
    this.#language = language
    this.#locale = locale
    this.#direction = directionOf(language)
  }

  /** Tells of a first section without a heading. */
  beginLead(): void {
    this.#section += 1
  }

  block(block: Block): string {
    switch (block.type) {
      case 'sectionHeading':
        return this.#heading(block.text, block.language ?? '')
      case 'paragraph':
        return this.#element('p', block.content)
      case 'heading':
        return this.#element('h3', block.content)
      case 'list':
        return this.#list(block)
      case 'quotation': {
        const by = block.attribution ? this.#element('footer', block.attribution) : ''
        return `<blockquote${this.#attributes(toText([block]))}>${this.blocks(block.content)}${by}</blockquote>`
      }
      case 'table':
        return this.#table(block)
      case 'figure': {
        const credit = lineHtml(escapeHtml(block.credit))
        return `<figure><div class="picture"></div><figcaption><span data-caption>${lineHtml(this.#inlines(block.caption))}</span><span data-credit>${credit}</span></figcaption></figure>`
      }
      case 'preformatted':
        return `<pre${this.#attributes(block.text)}><code>${escapeHtml(block.text)}</code></pre>`
      case 'rule':
        return '<hr>'
    }
  }

  /** Blocks one after the other; an empty line where there are none. */
  blocks(blocks: readonly Block[]): string {
    return blocks.map((block) => this.block(block)).join('') || '<p><br></p>'
  }

  #heading(text: string, language: string): string {
    this.#section += 1
    this.#sectionLanguage = language
    this.#direction = directionOf(language || this.#language)
    const name = language && ` data-language-name="${escapeAttribute(languageName(language, this.#locale))}"`
    return `${margin(this.#section)}<h2${name}${this.#attributes(text)}>${lineHtml(escapeHtml(text))}</h2>`
  }

  /** The language and direction of an element with a text, where they are not those around it. */
  #attributes(text: string): string {
    const language = this.#sectionLanguage && ` lang="${escapeAttribute(this.#sectionLanguage)}"`
    const direction = directionOfText(text.slice(0, 200))
    return direction === null || direction === this.#direction ? language : `${language} dir="${direction}"`
  }

  #element(tag: string, content: readonly Inline[], attributes = ''): string {
    return `<${tag}${attributes}${this.#attributes(plainOf(content))}>${lineHtml(this.#inlines(content))}</${tag}>`
  }

  #list(list: List): string {
    const { ordered, start, items } = list
    const tag = ordered ? 'ol' : 'ul'
    const number = ordered && start !== 1 ? ` start="${start}"` : ''
    const written = items.map(({ checked, content }) => {
      const blocks = this.blocks(content)
      if (checked === null) return `<li>${blocks}</li>`
      return `<li data-checked="${checked}"><span class="box" aria-checked="${checked}"></span><div>${blocks}</div></li>`
    })
    return `<${tag}${number}${this.#attributes(toText([list]))}>${written.join('')}</${tag}>`
  }

  #table({ columns, header, rows }: Table): string {
    const row = (cells: readonly Cell[], tag: string) => {
      const written = cells.map((cell, column) => {
        const align = columns[column]
        return this.#element(tag, cell, align ? ` data-align="${align}"` : '')
      })
      return `<tr>${written.join('')}</tr>`
    }
    const isHeaded = header.some((cell) => cell.length > 0) || rows.length === 0
    const head = isHeaded ? row(header, 'th') : ''
    return `<table><tbody>${head}${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`
  }

  #inlines(content: readonly Inline[]): string {
    let html = ''
    for (const inline of content) {
      const tags = inline.marks.map(({ type }) => MARK_TAGS[type])
      const close = tags.toReversed().map((tag) => `</${tag}>`)
      html += `${tags.map((tag) => `<${tag}>`).join('')}${this.#inline(inline)}${close.join('')}`
    }
    return html
  }

  #inline(inline: Inline): string {
    switch (inline.type) {
      case 'text':
        return escapeHtml(inline.text)
      case 'break':
        return '<br>'
      case 'footnote':
        this.#note += 1
        return `<a data-footnote data-n="${this.#note}"></a>`
      case 'image':
        return `<span class="image">[${escapeHtml(inline.alt || inline.src)}]</span>`
    }
  }
}
