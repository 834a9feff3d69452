import type { EditorState, Line } from '@codemirror/state'
import { escapeMarkdown } from '../../../../../core/markdown/index.ts'
import { type Pasted, readPasted } from '../paste/index.ts'
import { isBlankLine, openingOf } from './lines.ts'
import { isCode } from './sections.ts'

/** What a clipboard or a drag brings; an empty string for what it does not. */
export type Brought = {
  /** Our own text, with its marks. */
  ours: string
  html: string
  plain: string
}

/** The change that puts something in, and where the cursor is then. */
export type Insertion = { from: number; to: number; insert: string; cursor: number }

const LINE_END = /\r\n?|\n|\u2028|\u2029/

/** Text from elsewhere as Markdown that shows its very characters; each line is a paragraph unless empty lines part them. */
function pastedText(text: string): string {
  const lines = text.split(LINE_END)
  const hasGaps = lines.slice(1, -1).some((line) => /^[ \t]*$/.test(line))
  if (!hasGaps) return lines.map(escapeMarkdown).join('\n\n')
  const paragraphs = lines.join('\n').split(/\n(?:[ \t]*\n)+/)
  return paragraphs.map(escapeMarkdown).join('\n\n')
}

/** A heading takes the first line; the others are paragraphs under it. */
function intoHeading(text: string): string {
  const [first = '', ...rest] = text.split(LINE_END)
  const more = pastedText(rest.join('\n').replace(/^\n+/, ''))
  return more === '' ? first : `${first}\n\n${more}`
}

/** The blank at an end of a part of a sentence, which HTML does not show, where it has a word to part from another. */
function withEdgeBlanks(text: string, plain: string, before: string, after: string): string {
  const isWord = (character: string) => /\S/.test(character)
  const start = /^[ \u00a0]/.test(plain) && isWord(before) && isWord(text.charAt(0)) ? ' ' : ''
  const end = /[ \u00a0]$/.test(plain) && isWord(after) && isWord(text.slice(-1)) ? ' ' : ''
  return start + text + end
}

/** What stands before each line that goes on within a line's list or quotation. */
function continuation(state: EditorState, line: Line): string {
  const opening = openingOf(state, line)
  if (opening.kind === 'item') return opening.quote + ' '.repeat(opening.length - opening.quote.length)
  return opening.kind === 'quote' ? '> '.repeat(opening.depth) : ''
}

/** The text with `prefix` before each line but the first. */
function prefixed(text: string, prefix: string): string {
  if (prefix === '') return text
  const blank = prefix.replace(/[ \t]+$/, '')
  const [first = '', ...rest] = text.split('\n')
  return [first, ...rest.map((line) => (line === '' ? blank : prefix + line))].join('\n')
}

/** Blocks at a place: a paragraph goes on where the place is in one, and each other block stands by itself. */
function ofBlocks(state: EditorState, range: { from: number; to: number }, pasted: Pasted): Insertion {
  const { doc } = state
  const line = doc.lineAt(range.from)
  const last = doc.lineAt(range.to)
  const opening = openingOf(state, line)
  const rest = doc.sliceString(range.to, last.to)
  const isEmptyItem = opening.kind === 'item' && range.from <= line.from + opening.length && isBlankLine(rest)
  const replacesItem = isEmptyItem && pasted.first === 'list'
  const from = replacesItem ? line.from : range.from
  const indent = opening.kind === 'item' ? opening.quote + opening.indent : ''
  const leaves = pasted.kinds.has('heading') || pasted.kinds.has('rule')
  const prefix = leaves ? '' : replacesItem ? indent : continuation(state, line)
  const isFilled = (number: number) =>
    number >= 1 && number <= doc.lines && !isBlankLine(doc.line(number).text)

  let before = ''
  if (pasted.first !== 'paragraph' && !replacesItem) {
    if (doc.sliceString(line.from, from) !== '') before = prefix === '' ? '\n\n' : '\n'
    else if (isFilled(line.number - 1)) before = '\n'
  }
  let after = ''
  if (pasted.last !== 'paragraph') {
    if (!isBlankLine(rest)) after = '\n\n'
    else if (prefix === '' && isFilled(last.number + 1)) after = '\n'
  }
  const start = replacesItem ? prefix : ''
  const insert = start + prefixed(before + pasted.text, prefix)
  return { from, to: range.to, insert: insert + after, cursor: from + insert.length }
}

function asText(range: { from: number; to: number }, insert: string): Insertion {
  return { ...range, insert, cursor: range.from + insert.length }
}

/** What is put in the place of `range`: our own marks as they are, structure from elsewhere, or else plain text. */
export function insertion(
  state: EditorState,
  range: { from: number; to: number },
  { ours, html, plain }: Brought,
): Insertion {
  const { from, to } = range
  const line = state.doc.lineAt(from)
  if (isCode(state, from)) return asText(range, (plain || ours).split(LINE_END).join('\n'))
  if (openingOf(state, line).kind === 'heading' && from > line.from)
    return asText(range, intoHeading(plain || ours))
  if (ours !== '') return asText(range, ours)
  const pasted = readPasted(html)
  if (!pasted) return asText(range, pastedText(plain))
  if (!pasted.single) return ofBlocks(state, range, pasted)
  const text = prefixed(pasted.text, continuation(state, line))
  const { doc } = state
  return asText(
    range,
    withEdgeBlanks(text, plain, doc.sliceString(from - 1, from), doc.sliceString(to, to + 1)),
  )
}
