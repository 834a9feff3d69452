import type { MarkedToken, Tokens } from 'marked'
import { safeAddress } from './address.ts'
import { escapeHtml, showBlanks } from './characters.ts'
import { blocksText, inlineText } from './plainText.ts'
import { readBlocks, within } from './readTokens.ts'
import { decodeReferences } from './references.ts'

/** Writes HTML of a fixed set of elements and attributes: a, blockquote, br, code, del, em, h2–h6, hr, li, ol, p, pre … */
class Writer {
  private readonly level: number
  /** The depths of the headings that the present place is under. */
  private above: number[] = []
  private links = 0

  constructor(level: number) {
    this.level = level
  }

  blocks(tokens: readonly MarkedToken[]): string {
    return tokens.map((token) => this.block(token)).join('')
  }

  private block(token: MarkedToken): string {
    switch (token.type) {
      case 'paragraph':
        return `<p>${this.inline(token.tokens)}</p>\n`
      case 'text':
        return token.tokens ? this.inline(token.tokens) : escapeHtml(showBlanks(token.text))
      case 'heading':
        return this.heading(token)
      case 'list':
        return this.list(token)
      case 'blockquote':
        return `<blockquote>\n${this.blocks(within(token.tokens))}</blockquote>\n`
      case 'code':
        return code(token)
      case 'table':
        return this.table(token)
      case 'hr':
        return '<hr>\n'
      case 'checkbox':
        return this.mark(token)
      default:
        return ''
    }
  }

  /** One level below the last heading that was higher, so that the outline has no gap. */
  private heading({ depth, tokens }: Tokens.Heading): string {
    this.above = this.above.filter((higher) => higher < depth)
    const level = Math.min(this.level + this.above.length + 1, 6)
    this.above.push(depth)
    return `<h${level}>${this.inline(tokens)}</h${level}>\n`
  }

  private list(token: Tokens.List): string {
    const tag = token.ordered ? 'ol' : 'ul'
    const start = token.ordered && token.start !== 1 ? ` start="${token.start}"` : ''
    const items = token.items.map((item) => `<li>${this.blocks(within(item.tokens))}</li>\n`)
    return `<${tag}${start}>\n${items.join('')}</${tag}>\n`
  }

  private table({ header, rows }: Tokens.Table): string {
    const row = (cells: readonly Tokens.TableCell[]) =>
      `<tr>${cells.map((cell) => this.cell(cell)).join('')}</tr>\n`
    const body = rows.length > 0 ? `<tbody>\n${rows.map(row).join('')}</tbody>\n` : ''
    return `<table>\n<thead>\n${row(header)}</thead>\n${body}</table>\n`
  }

  private cell({ header, align, tokens }: Tokens.TableCell): string {
    const tag = header ? 'th' : 'td'
    const name = align === 'right' || align === 'center' ? ` class="${align}"` : ''
    return `<${tag}${name}>${this.inline(tokens)}</${tag}>`
  }

  private inline(tokens: Parameters<typeof within>[0]): string {
    let html = ''
    for (const token of within(tokens)) html += this.mark(token)
    return html
  }

  private mark(token: MarkedToken): string {
    switch (token.type) {
      case 'text':
        return escapeHtml(decodeReferences(token.raw))
      case 'escape':
        return escapeHtml(token.text)
      case 'strong':
      case 'em':
      case 'del':
        return `<${token.type}>${this.inline(token.tokens)}</${token.type}>`
      case 'codespan':
        return `<code>${escapeHtml(token.text)}</code>`
      case 'br':
        return '<br>\n'
      case 'link':
        return this.link(token)
      case 'image':
        return this.image(token)
      case 'checkbox':
        return token.checked ? '☑ ' : '☐ '
      default:
        return ''
    }
  }

  private link({ href, title, text, autolink, tokens }: Tokens.Link): string {
    this.links++
    const label = autolink ? escapeHtml(text) : this.inline(tokens)
    this.links--
    return anchor(autolink ? href : decodeReferences(href), label, title)
  }

  /** What stands for an image, which is never loaded: its description, leading to its address where that is safe. */
  private image({ href, text, tokens }: Tokens.Image): string {
    const address = decodeReferences(href)
    const description = inlineText(within(tokens)) || text || address
    const label = `[${escapeHtml(description)}]`
    if (this.links > 0) return `<span class="image">${label}</span>`
    const unreachable = safeAddress(address) === null && description !== address
    const shown = unreachable ? `${label} ${escapeHtml(address)}` : anchor(address, label)
    return `<span class="image">${shown}</span>`
  }
}

function anchor(address: string, label: string, title?: string | null): string {
  const href = safeAddress(address)
  if (href === null) return label
  const hint = title ? ` title="${escapeHtml(decodeReferences(title))}"` : ''
  return `<a href="${escapeHtml(href)}"${hint}>${label}</a>`
}

function code({ text, lang }: Tokens.Code): string {
  const language = /^[A-Za-z0-9-]+/.exec(showBlanks(lang ?? ''))?.[0]
  const name = language === undefined ? '' : ` class="language-${language}"`
  return `<pre><code${name}>${escapeHtml(showBlanks(text))}${text === '' || text.endsWith('\n') ? '' : '\n'}</code></pre>\n`
}

/** A body in Markdown as safe HTML; its headings begin right below `level`, that of the heading over it. */
export function renderMarkdown(markdown: string, level = 2): string {
  return new Writer(level).blocks(readBlocks(markdown))
}

/** What `renderMarkdown` and `plainText` give, for the price of reading the body once. */
export function renderWithText(markdown: string, level = 2): { html: string; text: string } {
  const blocks = readBlocks(markdown)
  return { html: new Writer(level).blocks(blocks), text: blocksText(blocks, '\n\n') }
}
