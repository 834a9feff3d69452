import type { Span } from '../search.ts'
import { type FindOptions, MOST_MATCHES } from './options.ts'

/** A match of a regular expression, with what its groups hold; `named` by name. */
export type PatternMatch = Span & {
  groups: readonly (string | undefined)[]
  named: Readonly<Record<string, string | undefined>>
}

/** No word of the text goes on across this place. */
const WORD_EDGE = '(?!(?<=[\\p{L}\\p{N}\\p{M}])[\\p{L}\\p{N}\\p{M}])'

/** The regular expression that was typed, `^` and `$` standing for the ends of lines; null where it is none. */
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

/** Where a text holds a regular expression, from its start; where it matches without a character, nothing is found. */
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
