import type { Diagnostic, TextLocation } from '../core/proofreading/index.ts'

/** In a file the field is `text`; it has no sections. */
export type LintFinding = Diagnostic & { field: TextLocation['field'] | 'text' } & Pick<
    TextLocation,
    'section' | 'block'
  > & { /** The text that it is about. */ written: string }
/** The findings left after `fixed` fixes. `placeOf` gives the place of one for a person. */
export type LintedText = {
  findings: readonly LintFinding[]
  placeOf: (finding: LintFinding) => string
  fixed: number
}

/** Returns a function that gives line and column of an offset, counted from 1. A look-up is logarithmic in the lines. */
export function lineAndColumn(text: string): (offset: number) => string {
  const starts = [0]
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1)
  return (offset) => {
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return `${low + 1}:${offset - (starts[low] ?? 0) + 1}`
  }
}
