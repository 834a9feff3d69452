import type { Span } from '../search.ts'
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

  /** Where the lines of a text, joined by one line end each, hold a query, as stretches of the text. */
  find(lines: Iterable<string>, query: string, options: FindOptions): Span[] {
    const folding = new Folding(query, options)
    const needle = folding.fold(query).folded
    if (needle === '') return []
    const known = folding.name === this.#name ? this.#known : new Map<string, FoldedLine>()
    this.#known = new Map()
    this.#name = folding.name
    const found: Span[] = []
    let start = 0
    for (const line of lines) {
      const folded = known.get(line) ?? folding.fold(line)
      this.#known.set(line, folded)
      for (const { from, to } of spansIn(folded, needle)) {
        if (options.wholeWord && !(isWordEdge(line, from) && isWordEdge(line, to))) continue
        found.push({ from: start + from, to: start + to })
        if (found.length === MOST_MATCHES) return found
      }
      start += line.length + 1
    }
    return found
  }
}
