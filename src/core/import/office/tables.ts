import { plainOf } from '../../document/index.ts'
import type { Alignment, Cell, Inline, Table } from '../../document/types.ts'
import { MOST_TABLE_CELLS, MOST_TABLE_COLUMNS } from '../limits.ts'
import { withoutBold } from '../tree/bold.ts'
import { textOfNode } from '../tree/sourceBlock.ts'
import type { CellPart, ParagraphPart, Part, TablePart } from './parts.ts'

/** A cell with more paragraphs than this is a column of a page, not of a table. */
const MOST_PARAGRAPHS = 12

/** The paragraphs of a cell, those of tables within it too, in order. */
function paragraphsOf(parts: readonly Part[]): ParagraphPart[] {
  return parts.flatMap((part) => {
    if (part.type === 'paragraph') return [part]
    if (part.type === 'container' || part.type === 'box') return paragraphsOf(part.parts)
    if (part.type === 'read')
      return part.blocks.map(({ node }) => ({
        type: 'paragraph',
        style: null,
        content: [{ type: 'text', text: textOfNode(node), marks: [] }],
        list: null,
      }))
    return part.rows.flatMap((row) => row.flatMap((cell) => paragraphsOf(cell.parts)))
  })
}

const hasWords = ({ content }: ParagraphPart) =>
  content.some((inline) => inline.type !== 'text' || inline.text.trim() !== '')

const isWritten = ({ content }: ParagraphPart) =>
  content.some((inline) => inline.type !== 'text' || inline.text !== '')

/** True for a table that only sets out the page: of one column, of one row with paragraphs in a cell, or with headings or long texts in its cells. */
export function isLayout({ rows }: TablePart): boolean {
  if (rows.every((row) => row.length <= 1)) return true
  if (rows.length === 1 && rows.some((row) => row.some(hasText))) return true
  const width = widest(rows)
  if (width * rows.length <= MOST_SET_OUT && rows.some((row) => row.some(hasPicture))) return true
  if (width > MOST_TABLE_COLUMNS || width * rows.length > MOST_TABLE_CELLS) return true
  return rows.some((row) =>
    row.some(({ parts }) => {
      const paragraphs = paragraphsOf(parts).filter(hasWords)
      return paragraphs.length > MOST_PARAGRAPHS || paragraphs.some(({ style }) => style?.role === 'heading')
    }),
  )
}

/** Characters of a paragraph that is text, and no line of a cell. */
const LEAST_TEXT = 80

/** True for a cell of several paragraphs, one of them text. */
function hasText({ parts }: CellPart): boolean {
  const lengths = paragraphsOf(parts)
    .filter(hasWords)
    .map(({ content }) => plainOf(content).length)
  return lengths.length > 1 && lengths.some((length) => length >= LEAST_TEXT)
}

const hasPicture = ({ parts }: CellPart) =>
  paragraphsOf(parts).some(({ content }) => content.some(({ type }) => type === 'image'))

/** Cells of a table that only sets pictures out beside each other, at most. */
const MOST_SET_OUT = 24

/** The cells of a layout, as they are read: row by row, but column by column where a row of pictures stands over their captions. */
export function cellsInOrder({ rows }: TablePart): CellPart[] {
  const isGallery = rows.some((row) => row.length > 1 && row.every(hasPicture))
  if (!isGallery) return rows.flat()
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0)
  return Array.from({ length: columns }, (_, column) => rows.flatMap((row) => row[column] ?? [])).flat()
}

const widthOf = (row: readonly CellPart[]) => row.reduce((sum, { width }) => sum + width, 0)

const widest = (rows: TablePart['rows']) => rows.reduce((most, row) => Math.max(most, widthOf(row)), 0)

/** The table as the tree has it; `isOwn` where it was written from one, which may be a header alone. In others a cell over several columns or rows is the first of them, and the others are empty. */
export function tableNode({ rows, hasHeader }: TablePart, isOwn = false): Table {
  const width = widest(rows)
  const grid = rows.map((row) => {
    const cells = row.flatMap(({ parts, width: over }): Cell[] => [
      joinedParagraphs(parts, isOwn),
      ...Array.from({ length: over - 1 }, (): Cell => []),
    ])
    return Array.from({ length: width }, (_, column) => cells[column] ?? [])
  })
  const [first = [], ...rest] = grid
  const isHeader = hasHeader && (isOwn || rest.length > 0)
  return {
    type: 'table',
    columns: Array.from({ length: width }, (_, column) =>
      isOwn ? ownAlignmentOf(rows, column) : alignmentOf(rows.slice(isHeader ? 1 : 0), column),
    ),
    header: isHeader ? (isOwn ? first : first.map(withoutBold)) : first.map(() => []),
    rows: isHeader ? rest : grid,
  }
}

/** How a column of a table that Marbre wrote is set: as its first cell is, with or without words. */
function ownAlignmentOf([row]: TablePart['rows'], column: number): Alignment {
  return paragraphsOf(row?.[column]?.parts ?? [])[0]?.alignment ?? null
}

/** How a column is set: as all of its cells with words are, that of a header aside. To the left is as programs set it anyway. */
function alignmentOf(rows: TablePart['rows'], column: number): Alignment {
  const found = new Set<Alignment>()
  for (const row of rows)
    for (const { alignment = null } of paragraphsOf(row[column]?.parts ?? []).filter(hasWords))
      found.add(alignment === 'left' ? null : alignment)
  const [first = null] = found
  return found.size === 1 ? first : null
}

/** The paragraphs of some parts, those of tables within them too, as the lines of one: those of lists with their bullets and numbers. `isOwn` keeps what is white space alone. */
export function joinedParagraphs(parts: readonly Part[], isOwn = false): Inline[] {
  const shown = paragraphsOf(parts).filter(isOwn ? isWritten : hasWords)
  return shown.flatMap(({ content, list }, at): Inline[] => {
    const sign = list === null ? '' : list.number === null ? '• ' : `${list.number}. `
    return [
      ...(at > 0 ? [{ type: 'break', marks: [] } as const] : []),
      ...(sign === '' ? [] : [{ type: 'text', text: sign, marks: [] } as const]),
      ...content,
    ]
  })
}
