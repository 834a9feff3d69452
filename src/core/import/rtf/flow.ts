import type { Inline, Mark } from '../../document/types.ts'
import { type ParagraphFormat, PLAIN_PARAGRAPH } from './state.ts'

export type RtfParagraph = {
  type: 'paragraph'
  content: Inline[]
  format: ParagraphFormat
  /** The marker before an item of a list (`1.`, `•`); null where there is none. */
  marker: string | null
  /** The size of its letters, in half points; null where they are of several, or there are none. */
  size: number | null
  /** All that it says is of a table of contents. */
  isContents: boolean
}
export type RtfRow = { cells: RtfItem[][]; isHeader: boolean }
export type RtfTable = { type: 'table'; rows: RtfRow[] }
/** A text box. */
export type RtfBox = { type: 'box'; items: readonly RtfItem[] }
export type RtfItem = RtfParagraph | RtfTable | RtfBox

/**
 * A table that is being read: its rows, the cells of the row that is open and how many of them were deleted, and what is in the
 * cell that is open.
 */
type OpenTable = { rows: RtfRow[]; cells: RtfItem[][]; content: RtfItem[]; deletedCells: number }

/** Tables within tables are put into the cell that they are in, at this depth. */
const DEEPEST = 6
/** Cells that a row may have; Word allows 63. */
const MOST_CELLS = 64

/** Text that goes on from paragraph to paragraph: that of the document, of a note, of a text box. */
export class Flow {
  readonly items: RtfItem[] = []
  isHeaderRow = false
  /** Paragraphs, line breaks, notes, rows and cells so far. */
  count = 0
  private readonly tables: OpenTable[] = []
  private content: Inline[] = []
  private marker: string | null = null
  private size: number | null = null
  private isMixed: boolean = false
  /** The paragraph has text of a table of contents, and other text. */
  private hasContents: boolean = false
  private hasOther: boolean = false

  /** Adds characters to the paragraph, which may be of a table of contents. */
  add(
    text: string,
    marks: readonly Mark[],
    { size, isContents }: { size: number; isContents: boolean },
  ): void {
    if (/[^ \t]/.test(text)) {
      this.hasContents ||= isContents
      this.hasOther ||= !isContents
    }
    const last = this.content.at(-1)
    if (last?.type === 'text' && last.marks === marks)
      this.content[this.content.length - 1] = { type: 'text', text: last.text + text, marks }
    else this.content.push({ type: 'text', text, marks })
    if (this.isMixed || this.size === size || !/[^ \t]/.test(text)) return
    if (this.size === null) this.size = size
    else this.isMixed = true
  }

  addInline(inline: Inline): void {
    this.count += 1
    this.content.push(inline)
  }

  addMarker(text: string): void {
    this.marker = (this.marker ?? '') + text
  }

  addItems(items: readonly RtfItem[], depth: number): void {
    const place = this.placeAt(depth)
    for (const item of items) place.push(item)
  }

  endParagraph(format: ParagraphFormat): void {
    this.count += 1
    if (format.isDropCap && isOneWord(this.content)) this.goOn()
    else this.push(format, format.depth)
  }

  /** What comes next goes on in the paragraph, and says how it looks: its end was deleted, or it is a drop cap. */
  goOn(): void {
    this.marker = null
    this.size = null
    this.isMixed = false
  }

  /** Ends a cell of the table at a depth, with the paragraph that is open. */
  endCell(format: ParagraphFormat, depth: number, isDeleted: boolean): void {
    const at = Math.min(Math.max(1, depth), DEEPEST)
    this.push(format, at)
    this.count += 1
    this.placeAt(at)
    const table = this.tables[at - 1]
    if (!table) return
    if (table.cells.length < MOST_CELLS) table.cells.push(table.content)
    else table.cells.at(-1)?.push(...table.content)
    table.content = []
    if (isDeleted) table.deletedCells += 1
  }

  endRow(depth: number): void {
    const at = Math.min(Math.max(1, depth), DEEPEST)
    this.placeAt(at)
    const table = this.tables[at - 1]
    if (!table || table.cells.length === 0) return
    this.count += 1
    const isDeleted = table.deletedCells === table.cells.length
    if (!isDeleted) table.rows.push({ cells: table.cells, isHeader: this.isHeaderRow })
    table.cells = []
    table.deletedCells = 0
  }

  /** What was read, whole: a paragraph and rows that were not ended are. */
  end(): RtfItem[] {
    if (this.content.length > 0) this.endParagraph(PLAIN_PARAGRAPH)
    this.placeAt(0)
    return this.items
  }

  private push(format: ParagraphFormat, depth: number): void {
    const { content, marker } = this
    const size = this.isMixed ? null : this.size
    const isContents = this.hasContents && !this.hasOther
    this.hasContents = false
    this.hasOther = false
    this.content = []
    this.marker = null
    this.size = null
    this.isMixed = false
    const place = this.placeAt(depth)
    if (content.length > 0) place.push({ type: 'paragraph', content, format, marker, size, isContents })
  }

  /** Where items at a depth of tables go: tables that are deeper end, those that are missing begin. */
  private placeAt(depth: number): RtfItem[] {
    const wanted = Math.min(depth, DEEPEST)
    while (this.tables.length > wanted) {
      const table = this.tables.pop()
      if (!table) break
      if (table.content.length > 0) table.cells.push(table.content)
      if (table.cells.length > 0) table.rows.push({ cells: table.cells, isHeader: false })
      const place = this.tables.at(-1)?.content ?? this.items
      if (table.rows.length > 0) place.push({ type: 'table', rows: table.rows })
    }
    while (this.tables.length < wanted)
      this.tables.push({ rows: [], cells: [], content: [], deletedCells: 0 })
    return this.tables.at(-1)?.content ?? this.items
  }
}

/** A word at most: what is set as a drop cap. */
function isOneWord(content: readonly Inline[]): boolean {
  const text = content.map((inline) => (inline.type === 'text' ? inline.text : ' ')).join('')
  return /^[ \t]*[^ \t]{1,20}[ \t]*$/.test(text)
}
