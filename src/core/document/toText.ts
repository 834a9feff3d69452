import { normalise } from './normalise.ts'
import { newNotes, type NoteList } from './notes.ts'
import type { Block, Cell, Inline, List, ListItem } from './types.ts'

export type TextOptions = {
  /** Whether list items and notes have their bullets and numbers: for a text to be read, not to be counted. */
  readonly numbered?: boolean
  /** Collects the notes for `notesText`; without it they are written at the end of this text. */
  readonly notes?: NoteList
}

/** The visible characters of a content: a break is a line end, an image its description in brackets; without notes. */
function inlineText(content: readonly Inline[]): string {
  return new TextWriter(false, newNotes()).inline(content)
}

/** The box of a task with a space after it; empty for an item without one. */
export const boxOf = (checked: boolean | null) => (checked === null ? '' : checked ? '☑ ' : '☐ ')

class TextWriter {
  private readonly numbered: boolean
  private readonly notes: NoteList

  constructor(numbered: boolean, notes: NoteList) {
    this.numbered = numbered
    this.notes = notes
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
        return this.inline(block.content)
      case 'list':
        return block.items.map((item, index) => this.item(block, item, index)).join('\n')
      case 'quotation': {
        const words = this.blocks(block.content, '\n\n')
        return block.attribution ? `${words}\n\n— ${this.inline(block.attribution)}` : words
      }
      case 'table': {
        const rows = block.header.every((cell) => cell.length === 0)
          ? block.rows
          : [block.header, ...block.rows]
        return rows.map((row) => this.row(row)).join('\n')
      }
      case 'figure': {
        const caption = this.inline(block.caption)
        const under = [caption, block.credit].filter((text) => text !== '').join('\n')
        return block.alt === '' ? under : [`[${block.alt}]`, under].filter((text) => text !== '').join('\n')
      }
      case 'preformatted':
        return block.text
      case 'rule':
        return ''
    }
  }

  private item(list: List, { checked, content }: ListItem, index: number): string {
    const text = boxOf(checked) + this.blocks(content, '\n')
    if (!this.numbered) return text
    const sign = list.ordered ? `${list.start + index}. ` : '- '
    return sign + text.replaceAll('\n', `\n${' '.repeat(sign.length)}`)
  }

  private row(cells: readonly Cell[]): string {
    return cells.map((cell) => this.inline(cell).replaceAll('\n', ' ')).join('\t')
  }
}

/**
 * The visible characters of blocks: with blank lines between paragraphs, line ends between items and for breaks, tabs
 * between the cells of a table. Without marks and addresses of links. Notes are at the end, a paragraph each.
 */
export function toText(blocks: readonly Block[], { numbered = false, notes }: TextOptions = {}): string {
  const collected = notes ?? newNotes()
  const text = new TextWriter(numbered, collected).blocks(normalise(blocks), '\n\n')
  if (notes) return text
  const after = notesText(collected, { numbered })
  return text === '' || after === '' ? text + after : `${text}\n\n${after}`
}

/** The collected notes, each with its number where texts are numbered. */
export function notesText({ contents }: NoteList, { numbered = false }: TextOptions = {}): string {
  return contents
    .map((content, index) => (numbered ? `[${index + 1}] ` : '') + inlineText(content))
    .join(numbered ? '\n' : '\n\n')
}
