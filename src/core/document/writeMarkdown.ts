import { type Profile, READERS } from './escapeText.ts'
import { EMPTY_COMMENT, EMPTY_HEADING } from './inlinePieces.ts'
import { GREATEST_NUMBER } from './limits.ts'
import { normalise } from './normalise.ts'
import { newNotes, type NoteList } from './notes.ts'
import type {
  Alignment,
  Block,
  Cell,
  Figure,
  Inline,
  List,
  ListItem,
  Preformatted,
  Quotation,
  Table,
} from './types.ts'
import { plainContent } from './walk.ts'
import { type InlineContext, writeHeadingLine, writeInline } from './writeInline.ts'

export type WriteOptions = { readonly profile?: Profile }

const ATTRIBUTION = /^\u2014(?=[ \u00a0\u202f][^\n]*$)/

/** True for a block that is not read as the beginning of an item everywhere: a table, code, a quotation that holds some. */
function needsOpening(first: Block | undefined): boolean {
  if (first?.type === 'quotation') return first.content.some(holdsCode)
  return first?.type === 'preformatted' || first?.type === 'table'
}

function holdsCode(block: Block): boolean {
  if (block.type === 'list') return block.items.some(({ content }) => content.some(holdsCode))
  return block.type === 'preformatted' || (block.type === 'quotation' && block.content.some(holdsCode))
}

/** True for a paragraph that begins with what would be the box of a task, had it been written without backslashes. */
function isTypedBox(first: Block | undefined): boolean {
  const opening = first?.type === 'paragraph' ? first.content[0] : undefined
  return opening?.type === 'text' && opening.marks.length === 0 && /^\[[ xX]\][ \t]/.test(opening.text)
}

/** The lines of a text, the first with the prefix `first`, the others with `others`; no white space at the end of a line. */
function indented(text: string, first: string, others: string): string {
  const blank = others.replace(/[ \t]+$/, '')
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first + line : line === '' ? blank : others + line))
    .join('\n')
}

class BlockWriter {
  private readonly context: InlineContext
  private readonly cell: InlineContext

  constructor(profile: Profile, notes: NoteList) {
    this.context = { profile, notes, isCell: false }
    this.cell = { profile, notes, isCell: true }
  }

  blocks(blocks: readonly Block[]): string {
    let written = ''
    blocks.forEach((block, index) => {
      const previous = blocks[index - 1]
      const areLists =
        block.type === 'list' && previous?.type === 'list' && block.ordered === previous.ordered
      if (index > 0) written += areLists ? `\n\n${EMPTY_COMMENT}\n\n` : '\n\n'
      written += this.block(block)
    })
    return written
  }

  private block(block: Block): string {
    switch (block.type) {
      case 'sectionHeading':
        return block.text === '' ? EMPTY_HEADING : this.heading('##', plainContent(block.text))
      case 'paragraph':
        return this.paragraph(block.content)
      case 'heading':
        return this.heading('###', block.content)
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
        return '---'
    }
  }

  /** A paragraph. Behind an image that is alone in it stands a comment where its description would be a caption. */
  private paragraph(content: readonly Inline[]): string {
    const written = writeInline(content, this.context)
    const [image, ...others] = content
    const isAlone =
      image?.type === 'image' && image.alt !== '' && image.marks.length === 0 && others.length === 0
    return isAlone && READERS[this.context.profile].captionsByDescription ? written + EMPTY_COMMENT : written
  }

  private heading(signs: string, content: readonly Inline[]): string {
    return content.length === 0 ? signs : `${signs} ${writeHeadingLine(content, this.context)}`
  }

  private list(list: List): string {
    const isTight = list.items.every(isTightItem)
    return list.items
      .map((item, index) => {
        const number = Math.min(list.start + index, GREATEST_NUMBER)
        const sign = list.ordered ? `${number}. ` : '- '
        return indented(this.item(item, isTight), sign, ' '.repeat(sign.length))
      })
      .join(isTight ? '\n' : '\n\n')
  }

  private item({ checked, content }: ListItem, isTight: boolean): string {
    const box = checked === null ? '' : checked ? '[x] ' : '[ ] '
    const [first, second] = content
    if (READERS[this.context.profile].needsItemOpening) {
      if (needsOpening(first)) return `${EMPTY_COMMENT}\n\n${this.blocks(content)}`
      if (checked === null && isTypedBox(first))
        return this.blocks(content).replace(/^\\\[/, (bracket) => bracket + EMPTY_COMMENT)
    }
    if (first?.type === 'rule')
      return ['***', ...(second ? [this.blocks(content.slice(1))] : [])].join('\n\n')
    if (isTight && first && second) return `${box}${this.block(first)}\n${this.block(second)}`
    return box + this.blocks(content)
  }

  private quotation({ content, attribution }: Quotation): string {
    const last = content.at(-1)
    let words = this.blocks(content)
    if (attribution) {
      words += `\n\n— ${writeInline(attribution, this.context)}`
    } else if (last?.type === 'paragraph' && content.length > 1) {
      const from = words.lastIndexOf('\n\n') + 2
      words = words.slice(0, from) + words.slice(from).replace(ATTRIBUTION, '&#8212;')
    }
    return indented(words, '> ', '> ')
  }

  private table({ columns, header, rows }: Table): string {
    const row = (cells: readonly Cell[]) =>
      `| ${cells.map((cell) => writeInline(cell, this.cell)).join(' | ')} |`
    const signs = columns.map(delimiter)
    return [row(header), `| ${signs.join(' | ')} |`, ...rows.map(row)].join('\n')
  }

  private figure({ src, alt, credit, caption }: Figure): string {
    const image: Inline = { type: 'image', src, alt, title: credit, marks: [] }
    if (caption.length === 0) return this.paragraph([image])
    return `${writeInline([image], this.context)}\n${writeInline(caption, this.context)}`
  }

  private preformatted({ text, language }: Preformatted): string {
    if (hasTemplate(text, language, this.context.profile)) return this.asCodeSpans(text)
    let length = 3
    for (const [run] of text.matchAll(/`{3,}/g)) length = Math.max(length, run.length + 1)
    const fence = '`'.repeat(length)
    // No fence of tildes: Pandoc's commonmark_x takes one below a paragraph for the definition of that.
    const info = language.replace(/\\|&(?=#?\w{1,32};)/g, '\\$&').replaceAll('`', '&#96;')
    return `${fence}${info}\n${text}\n${fence}`
  }

  /** Preformatted text as a paragraph of code spans: site generators run templates in fenced code as well. */
  private asCodeSpans(text: string): string {
    const content = text
      .split('\n')
      .flatMap((line, index): Inline[] => [
        ...(index > 0 ? [{ type: 'break', marks: [] } as const] : []),
        { type: 'text', text: line, marks: [{ type: 'code' }] },
      ])
    return this.blocks(normalise([{ type: 'paragraph', content }]))
  }
}

function hasTemplate(text: string, language: string, profile: Profile): boolean {
  const { template } = READERS[profile]
  return template !== null && (template.test(text) || template.test(language))
}

/**
 * The first preformatted text that is written as a paragraph of code, in which nothing is indented, as the reader of the profile
 * would run what is in it; undefined where there is none.
 */
export function codeInLines(blocks: readonly Block[], profile: Profile): string | undefined {
  for (const block of blocks) {
    const within =
      block.type === 'list'
        ? block.items.flatMap(({ content }) => content)
        : block.type === 'quotation'
          ? block.content
          : []
    const isInLines = block.type === 'preformatted' && hasTemplate(block.text, block.language, profile)
    const found = isInLines ? block.text : codeInLines(within, profile)
    if (found !== undefined) return found
  }
  return undefined
}

function delimiter(column: Alignment): string {
  switch (column) {
    case 'left':
      return ':--'
    case 'center':
      return ':-:'
    case 'right':
      return '--:'
    case null:
      return '---'
  }
}

/** True for an item without blank lines: one block, or a paragraph with a list that may interrupt it. */
function isTightItem({ content }: ListItem): boolean {
  const [first, second] = content
  if (content.length === 1) return first?.type !== 'list' || first.items.every(isTightItem)
  if (content.length !== 2 || first?.type !== 'paragraph' || second?.type !== 'list') return false
  return (!second.ordered || second.start === 1) && second.items.every(isTightItem)
}

/**
 * The blocks as canonical Markdown: GFM with footnotes, with `<sup>`, `<sub>`, `<br>` in cells, empty comments between lists
 * and a comment for the heading of a section that has none as its only HTML. Every character that was typed is shown as itself by other readers of Markdown.
 * Invariant: `readMarkdown` gives the same tree back, in normal form. Notes are numbered from 1 and defined at the end.
 */
export function writeMarkdown(blocks: readonly Block[], { profile = 'plain' }: WriteOptions = {}): string {
  const notes = newNotes()
  const writer = new BlockWriter(profile, notes)
  const written = writer.blocks(normalise(blocks))
  const context: InlineContext = { profile, notes: newNotes(), isCell: false }
  const definitions = notes.contents.map((content, index) =>
    indented(writeInline(content, context), `[^${index + 1}]: `, '    '),
  )
  return [...(written === '' ? [] : [written]), ...definitions].join('\n\n')
}
