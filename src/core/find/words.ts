import { LineReader } from '../markdown/index.ts'
import type { Span } from '../search.ts'
import { codeSpans } from './codeSpans.ts'
import { type FoldedLine, Folding } from './folding.ts'
import { type FindOptions, MOST_MATCHES } from './options.ts'
import { isWordEdge } from './wholeWord.ts'

/** Where a folded line holds a needle, as stretches of the line; half a ligature or half a letter is not found. */
function spansIn({ folded, starts, ends }: FoldedLine, needle: string): Span[] {
  const found: Span[] = []
  for (let at = folded.indexOf(needle); at >= 0; ) {
    const last = at + needle.length - 1
    const from = starts[at] ?? 0
    const isWhole = starts[at - 1] !== from && starts[last + 1] !== starts[last]
    if (isWhole) found.push({ from, to: ends[last] ?? from })
    at = folded.indexOf(needle, isWhole ? last + 1 : at + 1)
  }
  return found
}

/** Finds words in a text, line by line. What it made of the lines is kept, so that the next search costs what is new. */
export class WordFinder {
  #name = ''
  #known = new Map<string, FoldedLine>()

  /**
   * Where the lines of a text, joined by one line end each, hold a query, as stretches of the text. In Markdown the
   * backslash before an escaped mark is passed over, and belongs to what is found.
   */
  find(lines: Iterable<string>, query: string, options: FindOptions, isMarkdown: boolean): Span[] {
    const folding = new Folding(query, options)
    const needle = folding.fold(query, false).folded
    if (needle === '') return []
    const known = folding.name === this.#name ? this.#known : new Map<string, FoldedLine>()
    this.#known = new Map()
    this.#name = folding.name
    const reader = isMarkdown ? new LineReader() : null
    const found: Span[] = []
    let start = 0
    for (const line of lines) {
      const isCode = reader?.read(line).code ?? true
      const key = isCode ? `\n${line}` : line
      const folded = known.get(key) ?? this.#folded(folding, line, isCode)
      this.#known.set(key, folded)
      for (const { from, to } of spansIn(folded, needle)) {
        if (options.wholeWord && !(isWordEdge(line, from) && isWordEdge(line, to))) continue
        found.push({ from: start + from, to: start + to })
        if (found.length === MOST_MATCHES) return found
      }
      start += line.length + 1
    }
    return found
  }

  /** A line folded, its stretches of code as they stand. */
  #folded(folding: Folding, line: string, isCode: boolean): FoldedLine {
    const code = isCode || !line.includes('\\') ? [] : codeSpans(line)
    if (code.length === 0) return folding.fold(line, !isCode)
    const parts = [...code, { from: line.length, to: line.length }]
    let folded = ''
    const starts: number[] = []
    const ends: number[] = []
    const add = (from: number, to: number, isMarkdown: boolean) => {
      const part = folding.fold(line.slice(from, to), isMarkdown)
      folded += part.folded
      for (const start of part.starts) starts.push(from + start)
      for (const end of part.ends) ends.push(from + end)
    }
    let done = 0
    for (const { from, to } of parts) {
      add(done, from, true)
      add(from, to, false)
      done = to
    }
    return { folded, starts, ends }
  }
}
