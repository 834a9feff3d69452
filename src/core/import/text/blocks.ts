import { isPlainBullet, isSpeech, type Marker, markerOf, withoutMarker } from './items.ts'
import { endingOf, indentOf, leadsElsewhere, type Line, widthOf } from '../lines.ts'
import { findColumn, goesOn } from './wrapping.ts'

/** What the signs of a block's lines show. Whether a `text` is a title or a paragraph is decided later. */
export type Shape =
  | 'text'
  | 'hashed'
  | 'underlined'
  | 'separator'
  | 'bullets'
  | 'numbers'
  | 'letters'
  | 'speech'
  | 'quote'
  | 'columns'

/** Lines of the source that belong together, without blank ones. */
export type TextBlock = {
  shape: Shape
  lines: readonly Line[]
  /** The line ends inside are those of a hard-wrapped text. */
  wrapped: boolean
  blankBefore: boolean
  blankAfter: boolean
  /** The next block goes on in the same line of the source. */
  runsOn?: true
  /** Characters in bold that it opens with, where a document has any. */
  bold?: number
}

/** Whether a line goes on in the next one. */
export type Joins = (line: Line, next: Line) => boolean

/** Whether a line says nothing but who signs or when: with a line of signs below it, such a one is no heading. */
export type IsMeta = (line: Line) => boolean

/** A block found at some place: from there to `to`, which is not part of it. */
type BlockRange = { shape: Shape; from: number; to: number; wrapped: boolean }

/** Groups lines by blank lines, by the signs that they open with, and by how the text was wrapped. */
export function findTextBlocks(lines: readonly Line[], joins: Joins, isMeta: IsMeta): TextBlock[] {
  const blocks: TextBlock[] = []
  for (let i = 0; i < lines.length; ) {
    if (lines[i]?.blank) {
      i += 1
      continue
    }
    const found = blocksAt(lines, i, joins, isMeta)
    for (const { shape, from, to, wrapped } of found) {
      blocks.push({
        shape,
        lines: visible(lines, from, to),
        wrapped,
        blankBefore: lines[from - 1]?.blank ?? true,
        blankAfter: lines[to]?.blank ?? true,
      })
    }
    i = found.at(-1)?.to ?? i + 1
  }
  return blocks
}

function visible(lines: readonly Line[], from: number, to: number): Line[] {
  const found: Line[] = []
  for (let i = from; i < to; i++) {
    const line = lines[i]
    if (line && !line.blank) found.push(line)
  }
  return found
}

function blocksAt(lines: readonly Line[], from: number, joins: Joins, isMeta: IsMeta): BlockRange[] {
  const one =
    framedAt(lines, from) ??
    separatorAt(lines, from) ??
    hashedAt(lines, from) ??
    quoteAt(lines, from) ??
    columnsAt(lines, from)
  if (one) return [one]
  return itemsAt(lines, from, joins) ?? [underlinedAt(lines, from, isMeta) ?? textAt(lines, from, joins)]
}

/** A line of one sign or several that stands between parts. */
const SEPARATOR = /^(?:[-*_=~#•·+—–◆★][ \t]*){3,}$/
/** A line that underlines the one above. */
const UNDERLINE = /^(?:={3,}|-{3,}|~{3,})$/
const LONGEST_TITLE = 120

function isSeparator(line: Line | undefined): boolean {
  return line !== undefined && line.text.length >= 3 && line.text.length <= 200 && SEPARATOR.test(line.text)
}

function separatorAt(lines: readonly Line[], from: number): BlockRange | null {
  return isSeparator(lines[from]) ? { shape: 'separator', from, to: from + 1, wrapped: false } : null
}

/** A title between two rules of the same sign. */
function framedAt(lines: readonly Line[], from: number): BlockRange | null {
  const over = lines[from]
  if (!isSeparator(over)) return null
  const title = lines[from + 1]
  const under = lines[from + 2]
  if (!isSeparator(under) || over?.text[0] !== under?.text[0]) return null
  if (!title || !mayBeTitle(title)) return null
  return { shape: 'underlined', from, to: from + 3, wrapped: false }
}

function underlinedAt(lines: readonly Line[], from: number, isMeta: IsMeta): BlockRange | null {
  const title = lines[from]
  const under = lines[from + 1]
  if (!title || !under || !UNDERLINE.test(under.text.slice(0, 200)) || !mayBeTitle(title)) return null
  if (from > 0 && !lines[from - 1]?.blank && !isSeparator(lines[from - 1])) return null
  const ratio = under.text.length / widthOf(title.text)
  if (under.text[0] === '-' && (ratio < 0.5 || ratio > 1.7)) return null
  if (isMeta(title) && lines.slice(0, from).some(({ blank }) => !blank)) return null
  return { shape: 'underlined', from, to: from + 2, wrapped: false }
}

function mayBeTitle(line: Line): boolean {
  return !line.blank && !isSeparator(line) && widthOf(line.text) <= LONGEST_TITLE && /\p{L}/u.test(line.text)
}

function hashedAt(lines: readonly Line[], from: number): BlockRange | null {
  const text = lines[from]?.text ?? ''
  // `# 1 au classement` counts something; `# 1. Les faits` is a heading.
  if (text.length > 200 || !/^#{1,6}[ \t]+(?!\d{1,4}(?:[ \t]|$))[^#]*\p{L}/u.test(text)) return null
  if (widthOf(text) > LONGEST_TITLE && ['stop', 'comma'].includes(endingOf(text))) return null
  return { shape: 'hashed', from, to: from + 1, wrapped: false }
}

/** The signs with which an e-mail or a text marks a quotation, at the start of a line. */
export const QUOTE_SIGNS = /^(?:>[ \t]?){1,40}/

function quoteAt(lines: readonly Line[], from: number): BlockRange | null {
  let to = from
  while (lines[to]?.text.startsWith('>')) to += 1
  if (to === from) return null
  const first = lines[from]?.text.slice(0, 200) ?? ''
  // `>> Read more: …` points with its signs.
  if (to === from + 1 && (!/\p{L}{2}/u.test(first) || leadsElsewhere(first))) return null
  return { shape: 'quote', from, to, wrapped: isWrappedQuote(lines.slice(from, to)) }
}

/** Most lines that are followed by one of the same depth go on in it. */
function isWrappedQuote(lines: readonly Line[]): boolean {
  const inner = lines.map((line) => {
    const signs = QUOTE_SIGNS.exec(line.text)?.[0] ?? ''
    const text = line.text.slice(signs.length)
    return { ...line, text, indentation: '', blank: text === '', depth: signs.replaceAll(/[^>]/g, '').length }
  })
  const column = findColumn(inner)
  let pairs = 0
  let joined = 0
  for (const [i, line] of inner.entries()) {
    const next = inner[i + 1]
    if (!next || line.blank || next.blank || next.depth !== line.depth) continue
    pairs += 1
    if (goesOn(line, next, column)) joined += 1
  }
  return joined * 2 > pairs
}

const FEWEST_ROWS = 3

/** Rows whose cells are set apart by tabs, bars, or runs of spaces. */
function columnsAt(lines: readonly Line[], from: number): BlockRange | null {
  let to = from
  while (isRow(lines[to])) to += 1
  return to - from >= FEWEST_ROWS ? { shape: 'columns', from, to, wrapped: false } : null
}

function isRow(line: Line | undefined): boolean {
  if (!line || line.blank || line.text.length > 160 || markerOf(line.text) || line.text.startsWith('>'))
    return false
  return /[^ \t:：](?:\t| {3})[ \t]*[^ \t]/.test(line.text) || /\|[^|]+\|/.test(line.text)
}

/** Items of one list, or lines of one dialogue, with the lines that continue each. */
function itemsAt(lines: readonly Line[], from: number, joins: Joins): BlockRange[] | null {
  const first = lines[from]
  const marker = first && markerOf(first.text)
  if (!first || !marker) return null
  const base = indentOf(first)
  const starts = [from]
  let last = marker.value
  let nested = false
  /** Where the words of the last item begin: what stands there below a blank line goes on in it. */
  let column = base + marker.length
  let to = from + 1
  for (;;) {
    const line = lines[to]
    if (!line) break
    if (line.blank) {
      const next = nextVisible(lines, to)
      const below = next === null ? undefined : lines[next]
      if (next === null || !below) break
      const following = markerOf(below.text)
      if (!following && marker.kind !== 'number' && isSetIn(lines, next, column)) {
        to = next + 1
        continue
      }
      if (following?.family !== marker.family) break
      if (following.kind === 'number' && following.value !== last + 1) break
      to = next
      continue
    }
    const own = markerOf(line.text)
    const deeper = indentOf(line) >= base + 2
    if (own && (own.family === marker.family || deeper)) {
      nested ||= deeper
      column = indentOf(line) + own.length
      if (!deeper) {
        starts.push(to)
        last = own.value
      }
    } else if (own || !(deeper || continues(lines, to, joins))) {
      break
    }
    to += 1
  }
  return itemsOf(lines, starts, to, marker, nested)
}

/** True for a paragraph of which all lines begin at a column. */
function isSetIn(lines: readonly Line[], from: number, column: number): boolean {
  const below = lines[from + 1]
  const isAlone = !below || below.blank || markerOf(below.text) !== null
  const first = lines[from]
  return first !== undefined && indentOf(first) === column && (isAlone || indentOf(below) === column)
}

function continues(lines: readonly Line[], index: number, joins: Joins): boolean {
  const [line, next] = [lines[index - 1], lines[index]]
  return line !== undefined && next !== undefined && !line.blank && joins(line, next)
}

/** Blank lines between two items of a list. */
const MOST_BLANKS = 2

function nextVisible(lines: readonly Line[], from: number): number | null {
  for (let i = from; i <= from + MOST_BLANKS; i++) if (lines[i] && !lines[i]?.blank) return i
  return null
}

function itemsOf(
  lines: readonly Line[],
  starts: readonly number[],
  to: number,
  { family, kind }: Marker,
  nested: boolean,
): BlockRange[] | null {
  const from = starts[0] ?? to
  const several = starts.length > 1 || nested
  if (kind === 'dash' && !nested) {
    const items = starts.map((start, i) => ({
      from: start,
      to: endOfItem(lines, start, starts[i + 1] ?? to),
    }))
    const spoken = items.map((item) => lines.slice(item.from, item.to).map(withoutMarker).join(' '))
    if (isSpeech(spoken, family)) {
      return items.map((item) => ({ shape: 'speech', ...item, wrapped: item.to - item.from > 1 }))
    }
  }
  if (!several && !isPlainBullet(family)) return null
  const shape = kind === 'number' ? 'numbers' : kind === 'letter' ? 'letters' : 'bullets'
  return [{ shape, from, to, wrapped: false }]
}

function endOfItem(lines: readonly Line[], from: number, next: number): number {
  let to = next
  while (to > from + 1 && lines[to - 1]?.blank) to -= 1
  return to
}

function textAt(lines: readonly Line[], from: number, joins: Joins): BlockRange {
  let to = from + 1
  for (;;) {
    const line = lines[to - 1]
    const next = lines[to]
    if (!line || !next || next.blank || !joins(line, next)) break
    to += 1
  }
  return { shape: 'text', from, to, wrapped: to - from > 1 }
}
