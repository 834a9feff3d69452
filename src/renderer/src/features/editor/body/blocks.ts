import {
  type ChangeSpec,
  EditorSelection,
  type EditorState,
  type Line,
  type StateCommand,
} from '@codemirror/state'
import { isBlankLine, isRule } from './lines.ts'
import { headingText, isCode } from './sections.ts'

/** What a paragraph can be made. */
export type BlockKind = 'bullets' | 'numbers' | 'quote'

const QUOTE = /^(?:[ \t]*>[ \t]?)*/
const ITEM = /^([ \t]*)([-*+]|\d{1,9}[.)])(?:[ \t]+|$)/
/** Bare at the start of a paragraph, these would begin something else. */
const BEGINS = /^(?:#{1,6}(?=[ \t]|$)|>|[-*+](?=[ \t]|$)|`{3}|~{3})/
const BEGINS_NUMBER = /^(\d{1,9})([.)])(?=[ \t]|$)/

/** A line of a paragraph or an item, its marks apart from its words. */
type Part = {
  line: Line
  quote: string
  indent: number
  /** The list marker; null where the line begins none. */
  marker: string | null
  /** How many characters are marks. */
  length: number
  /** True for a further line of the paragraph before. */
  continues: boolean
}

const depthOf = (quote: string) => quote.split('>').length - 1

function readPart(line: Line, before: Part | null): Part {
  const quote = QUOTE.exec(line.text)?.[0] ?? ''
  const rest = line.text.slice(quote.length)
  const item = isRule(rest) ? null : ITEM.exec(rest)
  const indent = (/^[ \t]*/.exec(rest)?.[0] ?? '').replaceAll('\t', '    ').length
  const continues =
    item === null &&
    before !== null &&
    before.line.number === line.number - 1 &&
    depthOf(quote) <= depthOf(before.quote)
  return {
    line,
    quote: continues && before ? before.quote : quote,
    indent,
    marker: item?.[2] ?? null,
    length: quote.length + (item?.[0].length ?? rest.length - rest.replace(/^[ \t]+/, '').length),
    continues,
  }
}

const isProse = (state: EditorState, line: Line) =>
  headingText(state, line.from) === null && !isCode(state, line.from) && !isRule(line.text)

/** The numbers of the first and the last line that a selection touches, with the whole paragraphs at its ends. */
function linesOf(state: EditorState): [first: number, last: number] {
  const { doc, selection } = state
  const { from, to, empty } = selection.main
  const begins = (line: Line) => ITEM.test(line.text.replace(QUOTE, '')) || !isProse(state, line)
  const isFull = (number: number) => number >= 1 && number <= doc.lines && !isBlankLine(doc.line(number).text)
  let first = doc.lineAt(from).number
  let last = doc.lineAt(to).number
  if (!empty && last > first && doc.line(last).from === to) last -= 1
  while (
    isFull(first) &&
    isFull(first - 1) &&
    !begins(doc.line(first)) &&
    isProse(state, doc.line(first - 1))
  )
    first -= 1
  while (isFull(last) && isFull(last + 1) && isProse(state, doc.line(last)) && !begins(doc.line(last + 1)))
    last += 1
  return [first, last]
}

/** The paragraphs, items and quoted lines that a selection touches; an empty line alone is an empty paragraph. */
function partsOf(state: EditorState): Part[] {
  const [first, last] = linesOf(state)
  const parts: Part[] = []
  for (let number = first; number <= last; number += 1) {
    const line = state.doc.line(number)
    if (isProse(state, line) && (first === last || !isBlankLine(line.text)))
      parts.push(readPart(line, parts.at(-1) ?? null))
  }
  return parts
}

const isOfKind = ({ marker, quote, continues }: Part, kind: BlockKind) => {
  if (kind === 'quote') return quote !== ''
  return continues || (marker !== null && /\d/.test(marker) === (kind === 'numbers'))
}

/** True where all that is selected is of a kind already. */
export function isBlock(state: EditorState, kind: BlockKind): boolean {
  const parts = partsOf(state)
  return parts.length > 0 && parts.every((part) => isOfKind(part, kind))
}

/** The words of a line that stands without its marker, such that they begin nothing else. */
function barely({ line, length }: Part): ChangeSpec[] {
  const words = line.text.slice(length)
  const at = line.from + length
  const number = BEGINS_NUMBER.exec(words)?.[1]
  if (number !== undefined) return [{ from: at + number.length, insert: '\\' }]
  return BEGINS.test(words) ? [{ from: at, insert: '\\' }] : []
}

/** Puts other marks before a line's words. */
const remark = ({ line, length }: Part, marks: string): ChangeSpec => ({
  from: line.from,
  to: line.from + length,
  insert: marks,
})

/** The changes between two lines that come to stand in the same list, or that no longer do. */
function between(state: EditorState, above: Line, below: Line, quote: string, tight: boolean): ChangeSpec[] {
  const gap = state.doc.sliceString(above.to, below.from)
  const blank = quote.replace(/[ \t]+$/, '')
  if (tight)
    return gap === '\n' || /[^ \t\n>]/.test(gap) ? [] : [{ from: above.to, to: below.from, insert: '\n' }]
  return gap === '\n' ? [{ from: above.to, insert: `\n${blank}` }] : []
}

function unlisted(state: EditorState, parts: readonly Part[]): ChangeSpec[] {
  return parts.flatMap((part, index) => {
    const before = parts[index - 1]
    const apart = before && !part.continues ? between(state, before.line, part.line, part.quote, false) : []
    return [...apart, remark(part, part.quote), ...(part.continues ? [] : barely(part))]
  })
}

type Level = { was: number; indent: number; width: number; count: number }

/** Gives each paragraph a marker; items inside of others stay inside of them. */
function listed(state: EditorState, parts: readonly Part[], kind: BlockKind): ChangeSpec[] {
  const levels: Level[] = []
  let quote = parts[0]?.quote ?? ''
  return parts.flatMap((part, index) => {
    const before = parts[index - 1]
    if (part.continues) {
      const level = levels.at(-1)
      return [remark(part, part.quote + ' '.repeat((level?.indent ?? 0) + (level?.width ?? 0)))]
    }
    if (part.quote !== quote) levels.length = 0
    quote = part.quote
    const was = part.marker === null ? 0 : part.indent
    while (levels.length > 1 && (levels.at(-1)?.was ?? 0) > was) levels.pop()
    let level = levels.at(-1)
    if (!level || was > level.was) {
      level = { was, indent: level ? level.indent + level.width : 0, width: 2, count: 0 }
      levels.push(level)
    }
    level.count += 1
    const marker = kind === 'numbers' ? `${level.count}.` : '-'
    level.width = marker.length + 1
    const joined =
      before && before.quote === part.quote ? between(state, before.line, part.line, quote, true) : []
    return [...joined, remark(part, `${part.quote}${' '.repeat(level.indent)}${marker} `)]
  })
}

/** Where a list begins or ends beside a paragraph, an empty line parts them. */
function edges({ doc }: EditorState, parts: readonly Part[]): { before: ChangeSpec[]; behind: ChangeSpec[] } {
  const first = parts[0]?.line
  const last = parts.at(-1)?.line
  const isFull = (number: number) => number >= 1 && number <= doc.lines && !isBlankLine(doc.line(number).text)
  const quote = (parts[0]?.quote ?? '').replace(/[ \t]+$/, '')
  return {
    before: first && isFull(first.number - 1) ? [{ from: first.from, insert: `${quote}\n` }] : [],
    behind: last && isFull(last.number + 1) ? [{ from: last.to, insert: `\n${quote}` }] : [],
  }
}

/** All lines from the first part to the last, with the empty ones among them. */
function quoted(state: EditorState, parts: readonly Part[], off: boolean): ChangeSpec[] {
  const { doc } = state
  const known = new Map(parts.map((part) => [part.line.number, part]))
  const first = parts[0]?.line.number ?? 1
  const last = parts.at(-1)?.line.number ?? 0
  const changes: ChangeSpec[] = []
  for (let number = first; number <= last; number += 1) {
    const line = doc.line(number)
    const mark = /^[ \t]*>[ \t]?/.exec(line.text)?.[0] ?? ''
    const part = known.get(number)
    if (off) {
      changes.push({ from: line.from, to: line.from + mark.length })
      const rest = line.text.slice(mark.length)
      if (part && /^ {0,3}#{1,2}(?=[ \t]|$)/.test(rest))
        changes.push({ from: line.from + mark.length + rest.indexOf('#'), insert: '\\' })
    } else if (mark === '') {
      const isWithin = part !== undefined || (known.has(number - 1) && known.has(number + 1))
      if (isWithin) changes.push({ from: line.from, insert: part ? '> ' : '>' })
    }
  }
  return changes
}

/** Makes all that is selected a list or a quotation, or plain paragraphs where it is one already. */
export function toggleBlock(kind: BlockKind): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false
    const parts = partsOf(state)
    if (parts.length === 0) return true
    const off = parts.every((part) => isOfKind(part, kind))
    const changes =
      kind === 'quote' ? quoted(state, parts, off) : off ? unlisted(state, parts) : listed(state, parts, kind)
    const { before, behind } = edges(state, parts)
    const mapped = state.changes([...before, ...changes])
    const parted = state.changes(behind).map(mapped)
    const { anchor, head, empty } = state.selection.main
    const place = (position: number, side: number) => parted.mapPos(mapped.mapPos(position, side), -1)
    const selection = empty
      ? EditorSelection.cursor(place(head, 1))
      : EditorSelection.range(place(anchor, anchor < head ? 1 : -1), place(head, head > anchor ? -1 : 1))
    dispatch(
      state.update({ changes: mapped.compose(parted), selection, userEvent: 'format', scrollIntoView: true }),
    )
    return true
  }
}
