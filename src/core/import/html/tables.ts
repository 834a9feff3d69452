import type { Alignment, Cell, Table } from '../../document/types.ts'
import { isBold, withoutBold } from '../tree/bold.ts'
import { LONGEST_CELL, MOST_TABLE_CELLS, MOST_TABLE_COLUMNS } from '../limits.ts'
import { elementsIn, type HtmlElement, type HtmlNode } from './parseHtml.ts'
import { styleOf } from './style.ts'

/** The rows of a table without those of tables within. */
export function rowsOf(table: HtmlElement): HtmlElement[] {
  return table.children.flatMap((child): HtmlElement[] => {
    if (typeof child === 'string') return []
    if (child.name === 'tr') return [child]
    return /^(?:thead|tbody|tfoot)$/.test(child.name) ? rowsOf(child) : []
  })
}

/** The cells of a row. */
export function cellsOf(row: HtmlElement): HtmlElement[] {
  return row.children.filter(
    (child): child is HtmlElement =>
      typeof child !== 'string' && (child.name === 'td' || child.name === 'th'),
  )
}

/** True for a table that only sets out the page: with tables, headings or long texts in its cells, or with one column. */
export function isLayout(table: HtmlElement): boolean {
  const { role } = table.attributes
  if (role === 'presentation' || role === 'none') return true
  const rows = rowsOf(table).map(cellsOf)
  if (rows.every((cells) => cells.length <= 1)) return true
  if (rows.some((cells) => cells.some(({ length }) => length > LONGEST_CELL))) return true
  if (holdsText(table)) return true
  for (const { name } of elementsIn(table))
    if (/^(?:table|h[1-6]|blockquote|hr|article|section|form)$/.test(name)) return true
  return false
}

/** Characters from which the lines of a cell are a text. */
const TEXT = 100

/** True for a table with a text in a cell that only its line ends part. */
export const holdsText = (table: HtmlElement) =>
  rowsOf(table).some((row) => cellsOf(row).some((cell) => hasParagraphs(cell) || isMostOf(cell, table)))

/** True for a cell with several paragraphs that are more than half of all that a table says. */
function isMostOf(cell: HtmlElement, table: HtmlElement): boolean {
  if (cell.length < TEXT || cell.length * 2 < table.length) return false
  const paragraphs = cell.children.filter(
    (child) => typeof child !== 'string' && child.name === 'p' && child.length > 0,
  )
  return paragraphs.length > 1
}

/** True for a cell whose paragraphs are parted by empty lines, as old pages write a text. */
function hasParagraphs(cell: HtmlElement): boolean {
  if (cell.length < TEXT) return false
  return [cell, ...elementsIn(cell)].some(({ children }) => {
    const shown = children.filter((child) => typeof child !== 'string' || child.trim() !== '')
    return shown.some((child, at) => isBreak(child) && isBreak(shown[at - 1]) && at < shown.length - 1)
  })
}

const isBreak = (node: HtmlNode | undefined) => typeof node === 'object' && node.name === 'br'

/** True for a cell of a layout with nothing but links, beside which another has the text. */
export function isNavigation(cell: HtmlElement, table: HtmlElement): boolean {
  let links = 0
  for (const { name, length } of elementsIn(cell)) if (name === 'a') links += length
  return links > 0 && links > cell.length * 0.8 && cell.length * 3 < table.length
}

type Placed = { cells: Cell[]; isHeader: boolean }

/**
 * A table with its merged cells unmerged: the text stands in the first of them. Null where it would be too large. Unless it `isOwn`, a
 * first row in bold is its header.
 */
export function tableNode(
  table: HtmlElement,
  read: (cell: HtmlElement) => Cell,
  isOwn: boolean,
): Table | null {
  const rows = rowsOf(table)
  const grid: Placed[] = rows.map(() => ({ cells: [], isHeader: false }))
  const columns: Alignment[] = []
  const taken = rows.map(() => new Set<number>())
  let count = 0
  for (const [y, row] of rows.entries()) {
    const cells = cellsOf(row)
    let x = 0
    for (const cell of cells) {
      while (taken[y]?.has(x)) x += 1
      const width = spanOf(cell, 'colspan')
      const height = Math.min(spanOf(cell, 'rowspan'), rows.length - y)
      count += width * height
      if (x + width > MOST_TABLE_COLUMNS || count > MOST_TABLE_CELLS) return null
      const line = grid[y]
      if (line) line.cells[x] = read(cell)
      if (columns[x] === undefined) columns[x] = alignmentOf(cell)
      for (let down = 0; down < height; down++)
        for (let right = 0; right < width; right++) taken[y + down]?.add(x + right)
      x += width
    }
    const line = grid[y]
    if (line)
      line.isHeader =
        cells.length > 0 && (row.parent?.name === 'thead' || cells.every(({ name }) => name === 'th'))
  }
  const width = taken.reduce((most, line) => Math.max(most, ...[...line].map((x) => x + 1)), 0)
  if (width * rows.length > MOST_TABLE_CELLS) return null
  const full = grid.map(({ cells }) => Array.from({ length: width }, (_, x) => cells[x] ?? []))
  const isMarked = grid.some(({ isHeader }) => isHeader)
  const areBold = full.map((row) => row.some((cell) => cell.length > 0) && row.every(isBoldCell))
  const isBoldHeader = !isOwn && !isMarked && areBold[0] === true && areBold.slice(1).includes(false)
  const hasHeader = grid[0]?.isHeader === true || isBoldHeader
  const empty = Array.from({ length: width }, (): Cell => [])
  return {
    type: 'table',
    columns: Array.from({ length: width }, (_, x) => columns[x] ?? null),
    header: hasHeader ? (isBoldHeader ? (full[0] ?? empty).map(withoutBold) : (full[0] ?? empty)) : empty,
    rows: hasHeader ? full.slice(1) : full,
  }
}

function spanOf({ attributes }: HtmlElement, name: 'colspan' | 'rowspan'): number {
  const value = Number.parseInt(attributes[name] ?? '1', 10)
  return Number.isNaN(value) || value < 1 ? 1 : Math.min(value, 1000)
}

/** True for a cell that is empty, or all of it in bold. */
const isBoldCell = (cell: Cell) => cell.length === 0 || isBold(cell)

function alignmentOf(cell: HtmlElement): Alignment {
  const elements = cell.children.filter((child) => typeof child !== 'string')
  const [only] = elements
  const isParagraph = typeof only === 'object' && elements.length === 1 && only.name === 'p'
  return alignmentSaid(cell) ?? (isParagraph ? alignmentSaid(only) : null)
}

function alignmentSaid(cell: HtmlElement): Alignment {
  const said =
    styleOf(cell, 'text-align') || (cell.attributes.align ?? '').toLowerCase() || alignmentByName(cell)
  return said === 'left' || said === 'center' || said === 'right' ? said : null
}

/** What a class says of where the lines of a cell stand: Marbre's own, WordPress's and Bootstrap's. */
const alignmentByName = ({ attributes }: HtmlElement) =>
  /(?:^|[ \t\n])(?:has-text-align-|text-)?(left|center|right)(?=$|[ \t\n])/.exec(
    attributes.class ?? '',
  )?.[1] ?? ''
