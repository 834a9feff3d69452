import type { TextRange } from '../search.ts'
import { INVISIBLE, LineNormalizer, type NormalizedLine } from './lineNormalizer.ts'
import { type FindOptions, MOST_MATCHES } from './options.ts'

const IN_WORD = /[\p{L}\p{N}\p{M}]/u
/** Scripts without spaces between words: a word may begin and end at any of their characters. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u

function characterBefore(text: string, at: number): string {
  let end = at
  while (end > 0 && INVISIBLE.test(text.charAt(end - 1))) end -= 1
  const isPair = (text.codePointAt(end - 2) ?? 0) > 0xffff
  return text.slice(Math.max(0, end - (isPair ? 2 : 1)), end)
}

function characterAfter(text: string, at: number): string {
  let start = at
  while (INVISIBLE.test(text.charAt(start))) start += 1
  return String.fromCodePoint(text.codePointAt(start) ?? 0x20)
}

/** True where no word goes on across an offset of the text. */
function isWordEdge(text: string, at: number): boolean {
  const before = characterBefore(text, at)
  const after = characterAfter(text, at)
  return !IN_WORD.test(before) || !IN_WORD.test(after) || UNSPACED.test(before) || UNSPACED.test(after)
}

/** Where a normalised line holds a needle, as ranges of the line. A match that ends within a letter or a ligature does not count. */
function rangesIn({ text, starts, ends }: NormalizedLine, needle: string): TextRange[] {
  const found: TextRange[] = []
  for (let at = text.indexOf(needle); at >= 0; ) {
    const last = at + needle.length - 1
    const from = starts[at] ?? 0
    const isWhole = starts[at - 1] !== from && starts[last + 1] !== starts[last]
    if (isWhole) found.push({ from, to: ends[last] ?? from })
    at = text.indexOf(needle, isWhole ? last + 1 : at + 1)
  }
  return found
}

/** Finds words in a text, line by line. Keeps the normalised lines of the last search, so that the next has only new ones to normalise. */
export class WordFinder {
  #normalizerKey = ''
  #normalizedLines = new Map<string, NormalizedLine>()

  /** Where a text, which is its lines joined by line ends, holds a query, as ranges of the text; at most `MOST_MATCHES`. */
  find(lines: Iterable<string>, query: string, options: FindOptions): TextRange[] {
    const normalizer = new LineNormalizer(query, options)
    const needle = normalizer.normalize(query).text
    if (needle === '') return []
    const known =
      normalizer.key === this.#normalizerKey ? this.#normalizedLines : new Map<string, NormalizedLine>()
    this.#normalizedLines = new Map()
    this.#normalizerKey = normalizer.key
    const found: TextRange[] = []
    let start = 0
    for (const line of lines) {
      const normalized = known.get(line) ?? normalizer.normalize(line)
      this.#normalizedLines.set(line, normalized)
      for (const { from, to } of rangesIn(normalized, needle)) {
        if (options.wholeWord && !(isWordEdge(line, from) && isWordEdge(line, to))) continue
        found.push({ from: start + from, to: start + to })
        if (found.length === MOST_MATCHES) return found
      }
      start += line.length + 1
    }
    return found
  }
}
