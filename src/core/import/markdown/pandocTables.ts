/** Lines of a table that are read; a longer one stays text. */
const MOST_ROWS = 2000

const FENCE = /^ {0,3}(`{3,}|~{3,})/
/** `+-----+=====+`: the line over, between or under the rows of a grid. */
const GRID = /^\+(?:[-=:]{2,}\+)+[ \t]*$/
/** `----- -----`: the line under the header, which says where the columns begin. */
const COLUMNS = /^ {0,3}-{2,}(?:[ \t]+-{2,})+[ \t]*$/
/** The line over and under a table whose rows have several lines. */
const FULL_RULE = /^ {0,3}-{4,}[ \t]*$/
/** What is said of a table, below it or above it, and what programs call the table. */
const CAPTION = /^[ \t]*(?:table)?:[ \t]+(\S.*?)(?:[ \t]*\{[^{}]{1,200}\})?[ \t]*$/i
/** The line under the header of a table that is one already. */
const PIPE_RULE = /^ {0,3}(?=[^|\n]*\|)\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/
/** Characters of a line that may be a caption. */
const LONGEST_CAPTION = 1000
const captionIn = (line = '') => (line.length > LONGEST_CAPTION ? undefined : CAPTION.exec(line)?.[1])
const VERSE = /^\|(?:[ \t]|$)/
const isBlank = (line: string | undefined) => line === undefined || /^[ \t]*$/.test(line)

type Alignment = 'left' | 'right' | 'center' | ''
type Table = { rows: string[][]; alignments: Alignment[] }
/** What was read from a line on, and the line behind it. */
type Found = { written: string[]; end: number }

/**
 * A text in which the tables that Pandoc draws with signs (grids, and columns under a line of dashes) are tables as CommonMark's
 * extension has them, what it says of a table in a line of its own has no sign before it, and lines of verse behind `| ` end in a break.
 * Other Markdown programs have neither, and would join them.
 *
 * Idea: line by line; a table is taken where each of its lines keeps to the columns that its first one draws, else all of it stays.
 * Code, in fences or behind four blanks, is passed over. Invariant: the words of cells and verses stay, in their order.
 * Cost: linear in the text.
 */
export function withPipeTables(source: string): string {
  if (!/^[ \t]*(?:\+[-=:]{2}|--+[ \t]+--|\|[ \t]|(?:table)?:[ \t])/im.test(source)) return source
  const lines = source.split('\n')
  const written: string[] = []
  let fence = ''
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ''
    const sign = FENCE.exec(line)?.[1] ?? ''
    if (fence !== '') {
      if (sign.startsWith(fence) && line.trim() === sign) fence = ''
    } else fence = sign
    const isFirst = fence === '' && sign === '' && isBlank(lines[at - 1])
    const table = isFirst ? drawnAt(lines, at) : null
    const found = table ?? (isFirst ? (captionAt(lines, at) ?? versesAt(lines, at)) : null)
    written.push(...(found ? found.written : [line]))
    at = found ? found.end : at + 1
    const caption = table && isBlank(lines[at]) ? captionIn(lines[at + 1]) : undefined
    if (caption !== undefined) {
      written.push('', caption)
      at += 2
    }
  }
  return written.join('\n')
}

const drawnAt = (lines: readonly string[], from: number) => gridAt(lines, from) ?? columnsAt(lines, from)

/** What is said of a table, in a paragraph of a line right below one or right above. */
function captionAt(lines: readonly string[], at: number): Found | null {
  const caption = captionIn(lines[at])
  if (caption === undefined || !isBlank(lines[at + 1])) return null
  let above = at - 2
  while (above > at - MOST_ROWS && /\|/.test(lines[above] ?? '') && !PIPE_RULE.test(lines[above] ?? ''))
    above--
  const isBelow = above < at - 1 && PIPE_RULE.test(lines[above] ?? '')
  const isAbove = PIPE_RULE.test(lines[at + 3] ?? '') || drawnAt(lines, at + 2) !== null
  return isBelow || isAbove ? { written: [caption], end: at + 1 } : null
}

const inCell = (text: string) => text.replace(/(?<!\\)\|/g, '\\|')

function pipeTable({ rows, alignments }: Table): string[] {
  const [header = [], ...others] = rows
  const row = (cells: readonly string[]) =>
    `| ${alignments.map((_, at) => inCell(cells[at] ?? '')).join(' | ')} |`
  const RULES = { left: ':--', right: '--:', center: ':-:', '': '---' }
  return [row(header), `| ${alignments.map((each) => RULES[each]).join(' | ')} |`, ...others.map(row), '']
}

/** The lines of a cell in one, with what is there so far. */
const joined = (before: string | undefined, more: string) =>
  [before ?? '', more.trim()].filter((text) => text !== '').join(' ')

function gridAt(lines: readonly string[], from: number): Found | null {
  const top = lines[from] ?? ''
  if (!GRID.test(top)) return null
  const borders = Array.from(top.matchAll(/\+/g), ({ index }) => index)
  const spans = borders.slice(1).map((end, at) => [(borders[at] ?? 0) + 1, end] as const)
  const rows: string[][] = []
  let row: string[] = []
  let ruled = top
  let end = from + 1
  for (; end < lines.length && end - from < MOST_ROWS; end++) {
    const line = lines[end] ?? ''
    if (GRID.test(line)) {
      if (row.length === 0 || line.trimEnd().length !== top.trimEnd().length) return null
      rows.push(row)
      row = []
      if (line.includes('=')) ruled = line
      if (!/^[+|]/.test(lines[end + 1] ?? '')) break
    } else {
      if (!line.startsWith('|') || borders.some((border) => line.charAt(border) !== '|')) return null
      row = spans.map(([start, stop], at) => joined(row[at], line.slice(start, stop)))
    }
  }
  if (rows.length === 0 || row.length > 0) return null
  const alignments = spans.map(([start, stop]): Alignment => {
    const [first, last] = [ruled.charAt(start) === ':', ruled.charAt(stop - 1) === ':']
    return first && last ? 'center' : first ? 'left' : last ? 'right' : ''
  })
  return { written: pipeTable({ rows, alignments }), end: end + 1 }
}

type Column = { start: number; end: number; until: number }

/** The columns that a line of dashes draws; each goes to where the next one begins. */
function columnsOf(line: string): Column[] {
  const dashes = Array.from(line.matchAll(/-+/g), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }))
  return dashes.map((dash, at) => ({ ...dash, until: dashes[at + 1]?.start ?? Number.POSITIVE_INFINITY }))
}

/** The cells of a line; null where a word reaches from one column into the next. */
function cellsOf(line: string, columns: readonly Column[]): string[] | null {
  if (line.slice(0, columns[0]?.start).trim() !== '') return null
  const isCut = columns.some(({ until }) => /^\S\S$/.test(line.slice(until - 1, until + 1)))
  return isCut ? null : columns.map(({ start, until }) => line.slice(start, until).trim())
}

/** How a column is set, by where the first words of it in these lines stand over the dashes. */
function alignmentOf(lines: readonly string[], { start, end, until }: Column): Alignment {
  const cell = lines.map((line) => line.slice(start, until)).find((text) => text.trim() !== '') ?? ''
  const [first, last] = [start + cell.search(/\S/), start + cell.trimEnd().length]
  if (cell === '' || (first === start && last === end)) return ''
  if (first === start) return 'left'
  return last === end ? 'right' : 'center'
}

function columnsAt(lines: readonly string[], from: number): Found | null {
  const isRuled = FULL_RULE.test(lines[from] ?? '')
  let rule = isRuled ? from + 1 : from
  while (isRuled && rule - from < 10 && !isBlank(lines[rule]) && !COLUMNS.test(lines[rule] ?? '')) rule++
  if (!isRuled && !COLUMNS.test(lines[rule] ?? '')) rule = from + 1
  if (!COLUMNS.test(lines[rule] ?? '')) return null
  const columns = columnsOf(lines[rule] ?? '')
  const heads = lines.slice(isRuled ? from + 1 : from, rule)
  const rows: string[][] = []
  let row: string[] = []
  const add = (line: string): boolean => {
    const cells = cellsOf(line, columns)
    if (cells) row = cells.map((cell, at) => joined(row[at], cell))
    return cells !== null
  }
  const close = () => {
    if (row.length > 0) rows.push(row)
    row = []
  }
  if (!heads.every(add)) return null
  close()
  const isHeaded = rows.length > 0
  let end = rule + 1
  const isLast = (line: string) =>
    isRuled ? FULL_RULE.test(line) : isHeaded ? isBlank(line) : COLUMNS.test(line)
  for (; end < lines.length && end - from < MOST_ROWS && !isLast(lines[end] ?? ''); end++) {
    const line = lines[end] ?? ''
    if (isBlank(line)) {
      if (!isRuled) return null
      close()
    } else if (!add(line)) return null
    if (!isRuled) close()
  }
  close()
  const isClosed = end < lines.length || (isHeaded && !isRuled)
  if (!isClosed || rows.length < (isHeaded ? 2 : 1)) return null
  const said = [...heads, lines[rule + 1] ?? '']
  const written = pipeTable({ rows, alignments: columns.map((each) => alignmentOf(said, each)) })
  return { written, end: isHeaded && !isRuled ? end : end + 1 }
}

function versesAt(lines: readonly string[], from: number): Found | null {
  let end = from
  while (
    end < lines.length &&
    (VERSE.test(lines[end] ?? '') || (end > from && /^[ \t]+\S/.test(lines[end] ?? '')))
  )
    end++
  const verses = lines.slice(from, end)
  const isTable = verses.some(
    (line) => /\|[ \t]*$/.test(line.slice(1)) || /^\|[ \t]*:?-+:?[ \t]*\|/.test(line),
  )
  if (verses.length < 2 || isTable || !isBlank(lines[end])) return null
  const whole = verses
    .join('\n')
    .replace(/\n[ \t]+(?=\S)/g, ' ')
    .split('\n')
    .map((line) => line.slice(1).trim())
  const written = whole.map((line, at) => (line === '' || (whole[at + 1] ?? '') === '' ? line : `${line}\\`))
  return { written, end }
}
