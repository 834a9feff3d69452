import { flattenLines, unwrap } from './dom.ts'

/** A table with a longer cell (in characters) is taken for page layout. */
const MAX_CELL_LENGTH = 500
/** Content of cells by which a table is taken for page layout. */
const LAYOUT_CONTENT = 'table, h1, h2, h3, h4, h5, h6, blockquote, hr, pre'
const MAX_COLUMNS = 100

const cellsOf = (row: HTMLTableRowElement) => [...row.cells]
const wordsOf = (element: Element) => (element.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim()

function isLayout(table: HTMLTableElement): boolean {
  if (table.getAttribute('role') === 'presentation') return true
  const rows = [...table.rows]
  if (!rows.some(({ cells }) => cells.length > 1)) return true
  return rows.some((row) =>
    cellsOf(row).some((cell) => cell.querySelector(LAYOUT_CONTENT) || wordsOf(cell).length > MAX_CELL_LENGTH),
  )
}

const BOLD = 'b, strong, [style*="font-weight:7"]'

/** True for a row whose text is all bold: the header of a table without `th`. */
function isBoldRow(row: HTMLTableRowElement): boolean {
  const filled = cellsOf(row).filter((cell) => wordsOf(cell) !== '')
  return filled.length > 1 && filled.every(isBold)
}

function isBold(cell: Element): boolean {
  if (cell.matches(BOLD)) return true
  const outermost = [...cell.querySelectorAll(BOLD)].filter((each) => !each.parentElement?.closest(BOLD))
  return outermost.map(wordsOf).join(' ').trim() === wordsOf(cell)
}

/**
 * Resolves merged cells: gives every row the same number of cells.
 *
 * Idea: a grid is filled cell by cell; each cell takes the first free column of its row and reserves the places that it
 * spans, and each row is then rebuilt from its line of the grid. Invariant: a cell's content is kept once, in its first
 * place; the other places are empty cells. Cost: linear in the places of the grid, at most `MAX_COLUMNS` per row. A
 * table without spans whose rows are equally long is left as it is.
 */
function unmerge(table: HTMLTableElement): void {
  const rows = [...table.rows]
  const columns = rows[0]?.cells.length ?? 0
  const isEven = rows.every(({ cells }) => cells.length === columns)
  if (isEven && !table.querySelector('[colspan], [rowspan]')) return
  const grid: (HTMLTableCellElement | null)[][] = rows.map(() => [])
  for (const [at, row] of rows.entries()) {
    let column = 0
    for (const cell of cellsOf(row)) {
      while (grid[at]?.[column] !== undefined) column += 1
      const across = Math.min(cell.colSpan, MAX_COLUMNS - column)
      for (const line of grid.slice(at, at + Math.max(1, cell.rowSpan)))
        for (let each = 0; each < across; each += 1) line[column + each] ??= null
      const line = grid[at]
      if (line && column < MAX_COLUMNS) line[column] = cell
      column += across
    }
  }
  const width = Math.max(...grid.map(({ length }) => length))
  for (const [at, row] of rows.entries())
    row.replaceChildren(
      ...Array.from(
        { length: width },
        (_, column) => grid[at]?.[column] ?? table.ownerDocument.createElement('td'),
      ),
    )
}

/** Makes the first row `th` if it is a header, and all other cells `td`. */
function setHeaderRow(table: HTMLTableElement): void {
  const rows = [...table.rows]
  const [first] = rows
  if (!first) return
  const firstCells = cellsOf(first)
  const isNamed =
    firstCells.some(({ localName }) => localName === 'th') &&
    firstCells.every((cell) => cell.localName === 'th' || wordsOf(cell) === '')
  const isHeader = isNamed || (rows.length > 1 && isBoldRow(first))
  for (const row of rows)
    for (const cell of cellsOf(row)) {
      const name = isHeader && row === first ? 'th' : 'td'
      if (name === 'td' && cell.localName === 'td') continue
      const inner = table.ownerDocument.createElement(name)
      const style = cell.getAttribute('style')
      inner.append(...cell.childNodes)
      if (name === 'th') for (const bold of inner.querySelectorAll(BOLD)) unwrap(bold)
      else if (style !== null) inner.setAttribute('style', style)
      cell.replaceWith(inner)
    }
}

/** Replaces layout tables by the content of their cells, and gives the others plain rows of plain cells. */
export function normalizeTables(root: Element): void {
  for (const table of [...root.querySelectorAll('table')].toReversed()) {
    if (isLayout(table)) {
      const cells = [...(table.caption ? [table.caption] : []), ...[...table.rows].flatMap(cellsOf)]
      const blocks = cells.map((cell) => {
        const block = table.ownerDocument.createElement('div')
        block.append(...cell.childNodes)
        return block
      })
      table.replaceWith(...blocks)
      continue
    }
    const { caption } = table
    if (caption) {
      const line = table.ownerDocument.createElement('p')
      line.append(...caption.childNodes)
      caption.remove()
      table.before(line)
    }
    for (const cell of table.querySelectorAll('td, th')) flattenLines(cell)
    unmerge(table)
    setHeaderRow(table)
    for (const cell of table.querySelectorAll('[colspan], [rowspan]')) {
      cell.removeAttribute('colspan')
      cell.removeAttribute('rowspan')
    }
    for (const group of table.querySelectorAll('colgroup, col')) group.remove()
  }
}
