import { normalise } from './normalise.ts'
import { newNotes, type NoteList } from './notes.ts'
import type { Block, Cell, Inline, List, ListItem } from './types.ts'
import { wrapLines } from './wrapLines.ts'

export type TextOptions = {
  /** Whether list items and notes have their bullets and numbers, and rules their stars: for a text to be read, not to be counted. */
  readonly numbered?: boolean
  /** Collects the notes for `notesText`; without it they are written at the end of this text. */
  readonly notes?: NoteList
  /** The most columns of a line; rows of tables and preformatted text are not broken. Without it, no line is. */
  readonly width?: number
  /** What each line of a quotation begins with. */
  readonly quoteMark?: string
  /** False for a text without its figures; true unless given. */
  readonly figures?: boolean
}

/** The visible characters of a content: a break is a line end, an image its description in brackets; without notes. */
function inlineText(content: readonly Inline[]): string {
  return new TextWriter({}, newNotes()).inline(content)
}

/** The box of a task with a space after it; empty for an item without one. */
export const boxOf = (checked: boolean | null) => (checked === null ? '' : checked ? '☑ ' : '☐ ')

class TextWriter {
  private readonly numbered: boolean
  private readonly quoteMark: string
  private readonly notes: NoteList
  private readonly figures: boolean
  private width: number

  constructor(
    { numbered = false, quoteMark = '', width = Infinity, figures = true }: TextOptions,
    notes: NoteList,
  ) {
    this.numbered = numbered
    this.quoteMark = quoteMark
    this.width = width
    this.notes = notes
    this.figures = figures
  }

  /** A content in lines that are not too long. */
  private lines(content: readonly Inline[]): string {
    return wrapLines(this.inline(content), this.width)
  }

  /** What `write` gives with `columns` fewer to each line. */
  private narrower(columns: number, write: () => string): string {
    this.width -= columns
    const text = write()
    this.width += columns
    return text
  }

  inline(content: readonly Inline[]): string {
    let text = ''
    for (const inline of content) text += this.words(inline)
    return text
  }

  private words(inline: Inline): string {
    switch (inline.type) {
      case 'text':
        return inline.text
      case 'break':
        return '\n'
      case 'image':
        return `[${inline.alt === '' ? inline.src : inline.alt}]`
      case 'footnote':
        this.notes.contents.push(inline.content)
        return this.numbered ? `[${this.notes.contents.length}]` : ''
    }
  }

  blocks(blocks: readonly Block[], between: string): string {
    return blocks
      .map((block) => this.block(block))
      .filter((text) => text !== '')
      .join(between)
  }

  private block(block: Block): string {
    switch (block.type) {
      case 'sectionHeading':
        return block.text
      case 'paragraph':
      case 'heading':
        return this.lines(block.content)
      case 'list':
        return block.items.map((item, index) => this.item(block, item, index)).join('\n')
      case 'quotation': {
        const { content, attribution } = block
        const text = this.narrower(this.quoteMark.length, () => {
          const words = this.blocks(content, '\n\n')
          return attribution ? `${words}\n\n${this.signature(attribution)}` : words
        })
        return this.quoteMark === '' ? text : text.replace(/^/gm, this.quoteMark).replace(/(?<! ) +$/gm, '')
      }
      case 'table': {
        const rows = block.header.every((cell) => cell.length === 0)
          ? block.rows
          : [block.header, ...block.rows]
        return rows.map((row) => this.row(row)).join('\n')
      }
      case 'figure': {
        if (!this.figures) return ''
        const { alt, caption, credit } = block
        const parts = [alt === '' ? '' : `[${alt}]`, this.inline(caption), credit]
        return wrapLines(parts.filter((text) => text !== '').join('\n'), this.width)
      }
      case 'preformatted':
        return block.text
      case 'rule':
        return this.numbered ? '* * *' : ''
    }
  }

  private item(list: List, { checked, content }: ListItem, index: number): string {
    if (!this.numbered) return boxOf(checked) + this.blocks(content, '\n')
    const sign = list.ordered ? `${list.start + index}. ` : '- '
    const box = boxOf(checked)
    const text = this.narrower(sign.length + box.length, () => box + this.partsOfItem(content))
    return sign + text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(sign.length)}`)
  }

  /** A list right below what it belongs to, other parts with a blank line between them. */
  private partsOfItem(content: readonly Block[]): string {
    let text = ''
    for (const block of content) {
      const part = this.block(block)
      if (part !== '') text += (text === '' ? '' : block.type === 'list' ? '\n' : '\n\n') + part
    }
    return text
  }

  private signature(attribution: readonly Inline[]): string {
    return wrapLines(`— ${this.inline(attribution)}`, this.width)
  }

  private row(cells: readonly Cell[]): string {
    return cells.map((cell) => this.inline(cell).replaceAll('\n', ' ')).join('\t')
  }
}

/**
 * The visible characters of blocks: with blank lines between paragraphs, line ends between items and for breaks, tabs
 * between the cells of a table. Without marks and addresses of links. Notes are at the end, a paragraph each.
 */
export function toText(blocks: readonly Block[], options: TextOptions = {}): string {
  const { notes } = options
  const collected = notes ?? newNotes()
  const text = new TextWriter(options, collected).blocks(normalise(blocks), '\n\n')
  if (notes) return text
  const after = notesText(collected, options)
  return text === '' || after === '' ? text + after : `${text}\n\n${after}`
}

/** The collected notes, each with its number where texts are numbered. */
export function notesText({ contents }: NoteList, options: TextOptions = {}): string {
  const { numbered = false, width = Infinity } = options
  return contents
    .map((content, index) => wrapLines((numbered ? `[${index + 1}] ` : '') + inlineText(content), width))
    .join(numbered ? '\n' : '\n\n')
}
