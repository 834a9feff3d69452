import { isolateHistory } from '@codemirror/commands'
import {
  type EditorState,
  StateField,
  type Text,
  type Transaction,
  type TransactionSpec,
} from '@codemirror/state'
import { isSectionLine } from '../../../../../core/body.ts'
import { LineReader } from '../../../../../core/markdown/index.ts'

/** Where the sections of the body begin: the first at 0, each other one at its heading's line. */
export type SectionStarts = {
  readonly starts: readonly number[]
  /** True where the first section is a lead, without a heading line. */
  readonly lead: boolean
  /** The stretches of code between fences, these included. */
  readonly code: readonly { from: number; to: number }[]
}

const isBlank = (text: string) => /^[ \t]*$/.test(text)
/** What may begin or end a section, a list, a quotation or code. */
const STRUCTURAL = /^(?:[ \t#>`~*+-]|\d{1,9}[.)])/

function scan(doc: Text): SectionStarts {
  const headings: number[] = []
  const stretches: { from: number; to: number }[] = []
  let lead = false
  const reader = new LineReader()
  let from = 0
  let wasCode = false
  for (const line of doc.iterLines()) {
    const { code, depth } = reader.read(line)
    const last = stretches.at(-1)
    if (code && wasCode && last) last.to = from + line.length
    else if (code) stretches.push({ from, to: from + line.length })
    if (!code && depth === 0 && isSectionLine(line)) headings.push(from)
    else if (headings.length === 0 && !isBlank(line)) lead = true
    from += line.length + 1
    wasCode = code
  }
  const isLead = lead || headings.length === 0
  return { starts: [0, ...(isLead ? headings : headings.slice(1))], lead: isLead, code: stretches }
}

/** True where an edit may have made, moved or removed a heading line or a fence, or filled or emptied the lead. */
function touchesStructure(
  { changes, startState, state }: Transaction,
  { starts, lead }: SectionStarts,
): boolean {
  const firstHeading = lead ? (starts[1] ?? Number.POSITIVE_INFINITY) : 0
  let touches = false
  changes.iterChangedRanges((fromA, toA, fromB, toB) => {
    if (fromA <= firstHeading && firstHeading !== Number.POSITIVE_INFINITY) touches = true
    const before = startState.doc.lineAt(fromA)
    const after = state.doc.lineAt(fromB)
    if (toA > before.to || toB > after.to)
      touches ||= hasStructure(startState.doc, fromA, toA) || hasStructure(state.doc, fromB, toB)
    else touches ||= STRUCTURAL.test(before.text) || STRUCTURAL.test(after.text)
  }, true)
  return touches
}

function hasStructure(doc: Text, from: number, to: number): boolean {
  const last = doc.lineAt(to).number
  for (let number = doc.lineAt(from).number; number <= last; number += 1)
    if (STRUCTURAL.test(doc.line(number).text)) return true
  return false
}

/** The sections of the body, kept up with every edit. */
export const sectionStarts = StateField.define<SectionStarts>({
  create: ({ doc }) => scan(doc),
  update(sections, transaction) {
    if (!transaction.docChanged) return sections
    if (touchesStructure(transaction, sections)) return scan(transaction.newDoc)
    const { changes } = transaction
    return {
      lead: sections.lead,
      starts: sections.starts.map((start) => (start === 0 ? 0 : changes.mapPos(start, 1))),
      code: sections.code.map(({ from, to }) => ({
        from: changes.mapPos(from, 1),
        to: changes.mapPos(to, 1),
      })),
    }
  },
})

/** True for a place in code, or on its fences. */
export function isCode(state: EditorState, position: number): boolean {
  return state.field(sectionStarts).code.some(({ from, to }) => from <= position && position <= to)
}

/** The number of the section that a position is in, from 0. */
export function sectionAt(state: EditorState, position: number): number {
  const { starts } = state.field(sectionStarts)
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return low
}

/** The heading lines between two positions, with the number of the section that each begins. */
export function headingsBetween(
  state: EditorState,
  from: number,
  to: number,
): { at: number; section: number }[] {
  const { starts, lead } = state.field(sectionStarts)
  const first = sectionAt(state, from)
  const found: { at: number; section: number }[] = []
  for (let section = first; section < starts.length; section += 1) {
    const at = headingLine(state, section)
    if (at === null || at < from) continue
    if (at > to) break
    found.push({ at, section })
  }
  return lead && found[0]?.section === 0 ? found.slice(1) : found
}

/** Where the heading line of a section begins; null for a lead, which has none. */
export function headingLine(state: EditorState, section: number): number | null {
  const { starts, lead } = state.field(sectionStarts)
  const start = starts[section]
  if (start === undefined || (lead && section === 0)) return null
  if (section > 0) return start
  let line = state.doc.lineAt(0)
  while (isBlank(line.text) && line.number < state.doc.lines) line = state.doc.line(line.number + 1)
  return line.from
}

/** Where the words of a line begin that is a heading; null where it is none. */
export function headingText(state: EditorState, lineFrom: number): number | null {
  const section = sectionAt(state, lineFrom)
  if (headingLine(state, section) !== lineFrom) return null
  const { text } = state.doc.lineAt(lineFrom)
  return lineFrom + (/^ {0,3}#{1,2}[ \t]*/.exec(text)?.[0].length ?? 0)
}

function chunk({ doc }: EditorState, from: number, to: number): string {
  const text = doc
    .sliceString(from, to)
    .replace(/^(?:[ \t]*\n)+/, '')
    .replace(/(?:\n[ \t]*)+$/, '')
  const reader = new LineReader()
  for (const line of text.split('\n')) reader.read(line)
  // Code that is still open would swallow what is put behind it.
  return reader.openFence === '' ? text : `${text}\n${reader.openFence}`
}

/**
 * The transaction that puts a section where another one stands, as one step of the history; null where there is nothing
 * to move. The cursor stays with its words.
 */
export function movingSection(state: EditorState, from: number, to: number): TransactionSpec | null {
  const { starts, lead } = state.field(sectionStarts)
  if (from === to || state.readOnly || !(from in starts) || !(to in starts)) return null
  const first = Math.min(from, to)
  const last = Math.max(from, to)
  const endOf = (section: number) => starts[section + 1] ?? state.doc.length
  const startOf = (section: number) => starts[section] ?? state.doc.length
  const range = { from: startOf(first), to: endOf(last) }
  const order = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  order.splice(to - first, 0, ...order.splice(from - first, 1))

  const { head } = state.selection.main
  const cursorSection = sectionAt(state, head)
  const isLead = (section: number) => lead && section === 0
  let insert = ''
  let cursor: number | null = null
  for (const [index, section] of order.entries()) {
    const text = chunk(state, startOf(section), endOf(section))
    const mark = isLead(section) && section !== order[0] ? '##\n\n' : ''
    if (section === cursorSection) {
      const within = Math.min(head - startOf(section), text.length)
      cursor = range.from + insert.length + mark.length + within
    }
    const isLast = index === order.length - 1
    const gap = !isLast || last < starts.length - 1 ? '\n\n' : ''
    insert += mark + text + gap
  }
  return {
    changes: { ...range, insert },
    ...(cursor === null ? {} : { selection: { anchor: cursor } }),
    annotations: isolateHistory.of('full'),
    userEvent: 'move.section',
    scrollIntoView: true,
  }
}

/** A section's text, as it can stand behind any other: with its heading line, and all code closed. */
export function sectionText(state: EditorState, section: number): string {
  const { starts } = state.field(sectionStarts)
  return chunk(state, starts[section] ?? state.doc.length, starts[section + 1] ?? state.doc.length)
}

/** The transaction that puts a copy of a section behind it, as one step of the history, with the cursor in the copy. */
export function duplicatingSection(state: EditorState, section: number): TransactionSpec | null {
  const { starts } = state.field(sectionStarts)
  if (state.readOnly || !(section in starts)) return null
  const text = sectionText(state, section)
  const copy = headingLine(state, section) === null ? `##\n\n${text}` : text
  const from = starts[section] ?? 0
  const to = starts[section + 1] ?? state.doc.length
  const insert = `${text}\n\n${copy}${section + 1 in starts ? '\n\n' : ''}`
  return {
    changes: { from, to, insert },
    selection: { anchor: from + text.length + 2 + (/^ {0,3}#{1,2}[ \t]*/.exec(copy)?.[0].length ?? 0) },
    annotations: isolateHistory.of('full'),
    userEvent: 'input.section',
    scrollIntoView: true,
  }
}

/** The transaction that removes a section, as one step of the history. */
export function removingSection(state: EditorState, section: number): TransactionSpec | null {
  const { starts } = state.field(sectionStarts)
  if (state.readOnly || !(section in starts)) return null
  const isLast = !(section + 1 in starts)
  let from = starts[section] ?? 0
  // The empty lines before the last section go with it.
  if (isLast) while (from > 0 && /[ \t\n]/.test(state.doc.sliceString(from - 1, from))) from -= 1
  const to = starts[section + 1] ?? state.doc.length
  return {
    changes: { from, to },
    annotations: isolateHistory.of('full'),
    userEvent: 'delete.section',
    scrollIntoView: true,
  }
}
