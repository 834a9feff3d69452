import { insertNewline } from '@codemirror/commands'
import type { ChangeSpec, EditorState, Line, StateCommand } from '@codemirror/state'
import type { KeyBinding } from '@codemirror/view'
import { escapeMarkdown, plainText } from '../../../../../core/markdown/index.ts'
import { isBlankLine, isGap, type LineOpening, openingOf, textStart } from './lines.ts'
import { isCode } from './sections.ts'

const wordsOf = (state: EditorState, line: Line) => state.doc.sliceString(textStart(state, line), line.to)

/** A line's words as Markdown: those of a heading are plain text, where every mark is a character. */
function asMarkdown(state: EditorState, line: Line): string {
  const words = wordsOf(state, line)
  return openingOf(state, line).kind === 'heading' ? escapeMarkdown(words) : words
}

/** A line's words as a heading has them: plain. */
function asPlain(state: EditorState, line: Line): string {
  const words = wordsOf(state, line)
  return openingOf(state, line).kind === 'heading' ? words : plainText(words)
}

/** The nearest line in a direction that is no gap, or null. */
function neighbour(state: EditorState, line: Line, step: 1 | -1): Line | null {
  const { doc } = state
  let number = line.number + step
  if (number >= 1 && number <= doc.lines && isGap(state, doc.line(number))) number += step
  return number >= 1 && number <= doc.lines ? doc.line(number) : null
}

const quoteOf = (opening: LineOpening) => {
  if (opening.kind === 'item') return opening.quote
  return opening.kind === 'quote' ? '> '.repeat(opening.depth) : ''
}

/** Puts `text` in the place of a line, with an empty line to either side where there is none. */
function standAlone({ doc }: EditorState, line: Line, text: string): { change: ChangeSpec; from: number } {
  const filled = (number: number) => number >= 1 && number <= doc.lines && !isBlankLine(doc.line(number).text)
  const before = filled(line.number - 1) ? '\n' : ''
  const after = filled(line.number + 1) ? '\n' : ''
  return {
    change: { from: line.from, to: line.to, insert: before + text + after },
    from: line.from + before.length,
  }
}

type Target = Parameters<StateCommand>[0]

function change({ state, dispatch }: Target, changes: ChangeSpec, cursor: number, userEvent: string): true {
  dispatch(state.update({ changes, selection: { anchor: cursor }, scrollIntoView: true, userEvent }))
  return true
}

/** Makes a paragraph of a heading, an item or a quoted line. */
function unmark(target: Target, line: Line): true {
  const { state } = target
  const { from, change: replaced } = standAlone(state, line, asMarkdown(state, line))
  return change(target, replaced, from, 'delete.mark')
}

/** Makes a section's heading of the line that the cursor is in, or a paragraph of a heading. */
export const toggleHeading: StateCommand = (target) => {
  const { state } = target
  if (state.readOnly) return false
  const line = state.doc.lineAt(state.selection.main.head)
  const opening = openingOf(state, line)
  if (opening.kind === 'heading') return unmark(target, line)
  if (opening.kind === 'code') return false
  const text = `## ${asPlain(state, line)}`
  const { from, change: replaced } = standAlone(state, line, text)
  return change(target, replaced, from + text.length, 'input.heading')
}

function nextMarker(marker: string): string {
  const number = Number.parseInt(marker, 10)
  return Number.isNaN(number) ? marker : `${number + 1}${marker.slice(-1)}`
}

/** The changes that number the items behind a new one again. */
function renumbered(
  state: EditorState,
  line: Line,
  { indent, marker }: { indent: string; marker: string },
): ChangeSpec[] {
  let last = Number.parseInt(marker, 10) + 1
  const changes: ChangeSpec[] = []
  if (Number.isNaN(last)) return changes
  for (let number = line.number + 1; number <= state.doc.lines; number += 1) {
    const next = state.doc.line(number)
    const opening = openingOf(state, next)
    if (opening.kind !== 'item' || opening.indent.length < indent.length) break
    if (opening.indent.length > indent.length) continue
    if (Number.parseInt(opening.marker, 10) !== last) break
    last += 1
    const from = next.from + opening.quote.length + opening.indent.length
    changes.push({ from, to: from + opening.marker.length - 1, insert: `${last}` })
  }
  return changes
}

/** Enter: a new paragraph, item or quoted paragraph; on an empty item or quoted line, out of the list or quotation. */
const enter: StateCommand = (target) => {
  const { state } = target
  if (state.readOnly) return false
  const { from, to, empty } = state.selection.main
  const line = state.doc.lineAt(from)
  const opening = openingOf(state, line)
  if (opening.kind === 'code' || isCode(state, from)) return insertNewline(target)
  const nothing = empty && isBlankLine(line.text.slice(opening.length))
  if (opening.kind === 'item') {
    if (nothing) return unmark(target, line)
    const insert = `\n${opening.quote}${opening.indent}${nextMarker(opening.marker)} `
    const more = to <= line.to ? renumbered(state, line, opening) : []
    return change(target, [{ from, to, insert }, ...more], from + insert.length, 'input')
  }
  if (opening.kind === 'quote') {
    if (nothing) return leaveQuote(target, line)
    const prefix = quoteOf(opening)
    const insert = `\n${prefix.slice(0, -1)}\n${prefix}`
    return change(target, { from, to, insert }, from + insert.length, 'input')
  }
  if (opening.kind === 'heading' && empty && from === line.from + opening.length && from < line.to)
    return change(target, { from: line.from, insert: '\n\n' }, from + 2, 'input')
  const spaces = /^[ \t]*/.exec(state.doc.sliceString(to, state.doc.lineAt(to).to))?.[0].length ?? 0
  return change(target, { from, to: to + spaces, insert: '\n\n' }, from + 2, 'input')
}

/** An empty quoted line goes, with the quoted gap before it, and a paragraph begins. */
function leaveQuote(target: Target, line: Line): true {
  const { doc } = target.state
  const before = line.number > 1 ? doc.line(line.number - 1) : null
  const from = before && isBlankLine(before.text) ? before.from : line.from
  const insert = from > 0 && !isBlankLine(doc.lineAt(from - 1).text) ? '\n' : ''
  return change(target, { from, to: line.to, insert }, from + insert.length, 'input')
}

/** Shift+Enter: a line break inside the paragraph. A heading has one line. */
const breakLine: StateCommand = (target) => {
  const { state } = target
  const { from, to } = state.selection.main
  const opening = openingOf(state, state.doc.lineAt(from))
  if (state.readOnly || opening.kind === 'heading') return true
  if (isCode(state, from)) return insertNewline(target)
  const item = opening.kind === 'item' ? ' '.repeat(opening.length - opening.quote.length) : ''
  const insert = `\\\n${quoteOf(opening)}${item}`
  return change(target, { from, to, insert }, from + insert.length, 'input')
}

/** Joins a line to the one before it, as one paragraph. */
function join(target: Target, first: Line, second: Line): true {
  const { state } = target
  const intoHeading = openingOf(state, first).kind === 'heading'
  if (isBlankLine(first.text)) {
    const cursor = first.from + (textStart(state, second) - second.from)
    return change(target, { from: first.from, to: second.from }, cursor, 'delete.join')
  }
  const insert = intoHeading ? asPlain(state, second) : asMarkdown(state, second)
  return change(target, { from: first.to, to: second.to, insert }, first.to, 'delete.join')
}

/** Backspace at the start of a paragraph: the marks of its kind go first, then it joins the paragraph before. */
const deleteBack: StateCommand = (target) => {
  const { state } = target
  const { empty, head } = state.selection.main
  const line = state.doc.lineAt(head)
  const opening = openingOf(state, line)
  if (state.readOnly || !empty || head > line.from + opening.length || isCode(state, head)) return false
  if (opening.length > 0) return unmark(target, line)
  const before = neighbour(state, line, -1)
  return before ? join(target, before, line) : true
}

/** Delete at the end of a paragraph: the next one joins it. */
const deleteAhead: StateCommand = (target) => {
  const { state } = target
  const { empty, head } = state.selection.main
  const line = state.doc.lineAt(head)
  if (state.readOnly || !empty || head < line.to || isCode(state, head)) return false
  const after = neighbour(state, line, 1)
  return after ? join(target, line, after) : true
}

/** The keys that make, part and join paragraphs. */
export const paragraphKeys: KeyBinding[] = [
  { key: 'Enter', run: enter, shift: breakLine },
  ...['Backspace', 'Mod-Backspace', 'Alt-Backspace'].map((key) => ({ key, run: deleteBack })),
  ...['Delete', 'Mod-Delete', 'Alt-Delete'].map((key) => ({ key, run: deleteAhead })),
]
