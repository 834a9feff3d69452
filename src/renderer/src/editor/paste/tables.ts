import { flatten, unwrap } from './dom.ts'

/** A cell with more characters than this is a column of a page, and not one of a table. */
const LONGEST_CELL = 500
/** What no cell of a table holds, but the column of a page. */
const OF_PAGES = 'table, h1, h2, h3, h4, h5, h6, ul, ol, blockquote, hr, pre'
const WIDEST = 100

const cellsOf = (row: HTMLTableRowElement) => [...row.cells]
const wordsOf = (element: Element) => (element.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim()

function isLayout(table: HTMLTableElement): boolean {
  if (table.getAttribute('role') === 'presentation') return true
  const rows = [...table.rows]
  if (!rows.some(({ cells }) => cells.length > 1)) return true
  return rows.some((row) =>
    cellsOf(row).some((cell) => cell.querySelector(OF_PAGES) || wordsOf(cell).length > LONGEST_CELL),
  )
}

const BOLD = 'b, strong, [style*="font-weight:7"]'

/** True for a row whose every word is bold: what a table without heading cells has for its head. */
function isBoldRow(row: HTMLTableRowElement): boolean {
  const filled = cellsOf(row).filter((cell) => wordsOf(cell) !== '')
  return filled.length > 1 && filled.every(isBold)
}

function isBold(cell: Element): boolean {
  if (cell.matches(BOLD)) return true
  const outermost = [...cell.querySelectorAll(BOLD)].filter((each) => !each.parentElement?.closest(BOLD))
  return outermost.map(wordsOf).join(' ').trim() === wordsOf(cell)
}

/** Gives each row as many cells as there are columns: a merged cell keeps its words in its first place. */
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
      const across = Math.min(cell.colSpan, WIDEST - column)
      for (const line of grid.slice(at, at + Math.max(1, cell.rowSpan)))
        for (let each = 0; each < across; each += 1) line[column + each] ??= null
      const line = grid[at]
      if (line && column < WIDEST) line[column] = cell
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

/** Makes the first row the head where it is one, and every other cell an ordinary one. */
function setHead(table: HTMLTableElement): void {
  const rows = [...table.rows]
  const [first] = rows
  if (!first) return
  const heads = cellsOf(first)
  const isNamed =
    heads.some(({ localName }) => localName === 'th') &&
    heads.every((cell) => cell.localName === 'th' || wordsOf(cell) === '')
  const isHead = isNamed || (rows.length > 1 && isBoldRow(first))
  for (const row of rows)
    for (const cell of cellsOf(row)) {
      const name = isHead && row === first ? 'th' : 'td'
      if (name === 'td' && cell.localName === 'td') continue
      const inner = table.ownerDocument.createElement(name)
      const style = cell.getAttribute('style')
      inner.append(...cell.childNodes)
      if (name === 'th') for (const bold of inner.querySelectorAll(BOLD)) unwrap(bold)
      else if (style !== null) inner.setAttribute('style', style)
      cell.replaceWith(inner)
    }
}

/** What is no table but lays out a page gives its cells one after the other; the others have plain rows of plain cells. */
export function settleTables(root: Element): void {
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
    for (const cell of table.querySelectorAll('td, th')) flatten(cell)
    unmerge(table)
    setHead(table)
    for (const cell of table.querySelectorAll('[colspan], [rowspan]')) {
      cell.removeAttribute('colspan')
      cell.removeAttribute('rowspan')
    }
    for (const group of table.querySelectorAll('colgroup, col')) group.remove()
  }
}
