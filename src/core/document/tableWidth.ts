import type { Cell } from './types.ts'
import { plainOf } from './walk.ts'

/** The most characters of a row on paper. */
const PAPER_WIDTH = 72
/** The gap between columns, in characters. */
const GAP = 2

/** The length of the longest word of each column, in characters. */
export function longestWords(rows: readonly (readonly Cell[])[], columns: number): number[] {
  const longest = Array.from({ length: columns }, () => 0)
  for (const row of rows)
    for (const [column, cell] of row.entries())
      for (const { length } of plainOf(cell).split(/[ \t\n-]/))
        longest[column] = Math.max(longest[column] ?? 0, length)
  return longest
}

/** True for a table that does not fit a share of the width of the paper unless its words are broken. */
export function isWide(longest: readonly number[], share = 1): boolean {
  return longest.reduce((sum, length) => sum + length + GAP, -GAP) > PAPER_WIDTH * share
}
