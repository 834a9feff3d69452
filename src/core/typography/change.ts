import type { Rule } from './finding.ts'

/** Visible characters from `from` to `to` that are to be written otherwise. */
export type Change = {
  rule: Rule
  from: number
  to: number
  replacement: string
  certainty: 'fix' | 'suggestion'
}
