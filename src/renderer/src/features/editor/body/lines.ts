import type { EditorState, Line } from '@codemirror/state'
import { headingText, isCode } from './sections.ts'

/** What a line's first characters make of it; `length` of them are marks and not text. */
export type LineOpening =
  | { kind: 'text'; length: 0 }
  | { kind: 'heading'; length: number }
  | { kind: 'quote'; length: number; depth: number }
  | { kind: 'item'; length: number; indent: string; marker: string; quote: string }
  | { kind: 'code'; length: 0 }

const OPENING = /^((?:[ \t]*>[ \t]?)*)(?:([ \t]*)([-*+]|\d{1,9}[.)])(?:[ \t]+|$))?/
const RULE = /^[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/
const TEXT: LineOpening = { kind: 'text', length: 0 }

/** True for a line of three or more dashes, stars or underscores: a break between two passages. */
export function isRule(text: string): boolean {
  return RULE.test(text)
}

export function openingOf(state: EditorState, line: Line): LineOpening {
  const words = headingText(state, line.from)
  if (words !== null) return { kind: 'heading', length: words - line.from }
  if (isCode(state, line.from)) return { kind: 'code', length: 0 }
  if (isRule(line.text)) return TEXT
  const match = OPENING.exec(line.text)
  if (!match || match[0] === '') return TEXT
  const [opening, quote = '', indent = '', marker] = match
  const length = opening.length
  if (marker !== undefined) return { kind: 'item', length, indent, marker, quote }
  return { kind: 'quote', length, depth: quote.split('>').length - 1 }
}

/** Where the text of a line begins, behind its marks. */
export function textStart(state: EditorState, line: Line): number {
  return line.from + openingOf(state, line).length
}

const BLANK = /^[ \t]*(?:>[ \t]*)*$/
const FARTHEST = 200

/** True for an empty line, also one inside a quotation. */
export function isBlankLine(text: string): boolean {
  return BLANK.test(text)
}

/**
 * True for the empty line that only parts two paragraphs: it is shown as a gap, and the cursor passes over it. In a run
 * of empty lines every other one is a gap; those between are empty paragraphs.
 */
export function isGap(state: EditorState, line: Line): boolean {
  if (!isBlankLine(line.text) || line.number === 1 || line.number === state.doc.lines) return false
  let before = 0
  while (before < FARTHEST && line.number - before - 1 >= 1) {
    if (!isBlankLine(state.doc.line(line.number - before - 1).text)) break
    before += 1
  }
  return before % 2 === 0 && !isCode(state, line.from)
}
