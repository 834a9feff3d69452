import type { TextRange } from '../search.ts'
import { type FindOptions, MOST_MATCHES } from './options.ts'

/** A match of a regular expression, with what its groups hold; `named` by name. */
export type PatternMatch = TextRange & {
  groups: readonly (string | undefined)[]
  named: Readonly<Record<string, string | undefined>>
}

/** Matches between two characters of which at most one is in a word. */
const WORD_EDGE = '(?!(?<=[\\p{L}\\p{N}\\p{M}])[\\p{L}\\p{N}\\p{M}])'

/** Compiles a regular expression that was typed; `^` and `$` match at the ends of lines. Null where it is not valid. */
export function readPattern(
  source: string,
  { matchCase, wholeWord }: Pick<FindOptions, 'matchCase' | 'wholeWord'>,
): RegExp | null {
  const flags = matchCase ? 'gmu' : 'gimu'
  try {
    const pattern = new RegExp(source, flags)
    return wholeWord ? new RegExp(`${WORD_EDGE}(?:${source})${WORD_EDGE}`, flags) : pattern
  } catch {
    return null
  }
}

/** The first `MOST_MATCHES` matches in a text. Empty matches are left out. */
export function findPattern(text: string, pattern: RegExp): PatternMatch[] {
  const found: PatternMatch[] = []
  for (const match of text.matchAll(pattern)) {
    const [whole, ...groups] = match
    if (whole === '') continue
    const from = match.index
    found.push({ from, to: from + whole.length, groups, named: { ...match.groups } })
    if (found.length === MOST_MATCHES) break
  }
  return found
}
