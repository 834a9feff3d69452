import { LineReader } from '../markdown/index.ts'

/** A paragraph's place in a text. */
export type Stretch = { from: number; to: number }

const BLANK = /^[ \t]*$/
const BLANK_QUOTED = /^[ \t>]*$/
/** What Markdown writes before a line's own text: quote marks, list markers, a heading's signs, a task's box. */
const PREFIX = /[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|#{1,6}[ \t]+)[ \t]*)*/y
const OPENS_ITEM = /^[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]/
const HEADING = /^[ \t>]*#{1,6}(?:[ \t]|$)/
/** A rule, the line under a heading, or the line between a table's head and its rows. */
const NO_TEXT = /^[ \t>]*(?:(?:[-*_=][ \t]*)+|[|:-][|: \t-]*)$/
const DEFINITION = /^[ \t>]*\[(?!\^)[^\]\n]{1,200}\]:[ \t]*(?:$|<|[A-Za-z][A-Za-z0-9+.-]*:|\.{0,2}\/|#)/

/** Where a line's own text begins. */
export function afterPrefix(text: string, lineStart: number): number {
  PREFIX.lastIndex = lineStart
  return lineStart + (PREFIX.exec(text)?.[0].length ?? 0)
}

function* linesOf(text: string): Generator<Stretch> {
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    yield { from, to }
    from = to + 1
  }
}

function* plainParagraphs(text: string): Generator<Stretch> {
  let from = -1
  for (const line of linesOf(text)) {
    const blank = BLANK.test(text.slice(line.from, line.to).replace(/\r$/, ''))
    if (blank && from >= 0) yield { from, to: line.from - 1 }
    if (blank) from = -1
    else if (from < 0) from = line.from
  }
  if (from >= 0) yield { from, to: text.length }
}

function* markdownParagraphs(text: string): Generator<Stretch> {
  const reader = new LineReader()
  let from = -1
  let to = -1
  for (const stretch of linesOf(text)) {
    const line = text.slice(stretch.from, stretch.to).replace(/\r$/, '')
    const { code } = reader.read(line)
    const heading = HEADING.test(line)
    const without = code || BLANK_QUOTED.test(line) || NO_TEXT.test(line) || DEFINITION.test(line)
    if (from >= 0 && (without || heading || OPENS_ITEM.test(line))) {
      yield { from, to }
      from = -1
    }
    if (without) continue
    if (from < 0) from = stretch.from
    to = stretch.to
    if (!heading) continue
    yield { from, to }
    from = -1
  }
  if (from >= 0) yield { from, to }
}

/** The stretches of a text that are read as prose, each by itself: a change in one changes the findings of no other. */
export function paragraphsOf(text: string, markdown: boolean): Generator<Stretch> {
  return markdown ? markdownParagraphs(text) : plainParagraphs(text)
}
