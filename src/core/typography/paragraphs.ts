import type { Span } from '../search.ts'

const BLANK = /^[ \t]*\r?$/

/**
 * The stretches of a text between its blank lines, each read as prose by itself: a change in one changes the findings of
 * no other.
 */
export function* paragraphsOf(text: string): Generator<Span> {
  let from = -1
  for (let line = 0; line <= text.length; ) {
    const end = text.indexOf('\n', line)
    const to = end < 0 ? text.length : end
    const blank = BLANK.test(text.slice(line, to))
    if (blank && from >= 0) yield { from, to: line - 1 }
    if (blank) from = -1
    else if (from < 0) from = line
    line = to + 1
  }
  if (from >= 0) yield { from, to: text.length }
}
