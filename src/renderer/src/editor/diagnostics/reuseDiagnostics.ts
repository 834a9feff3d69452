import type { Diagnostic, DiagnosticField, Finding } from './store.ts'

/** What a reader can tell two findings apart by. */
const COMPARED_KEYS = [
  'source',
  'rule',
  'certainty',
  'from',
  'to',
  'replacement',
  'written',
  'before',
  'after',
] as const

const reasonOf = (finding: Finding) => (finding.source === 'house' ? finding.reason : '')

const isSameFinding = (one: Finding, other: Finding) =>
  one === other ||
  (COMPARED_KEYS.every((key) => one[key] === other[key]) && reasonOf(one) === reasonOf(other))

/** A finding in a text block: in its own text, or in the footnote at an offset. */
export type BlockFinding = { readonly finding: Finding; readonly note: number | null }

/** Where in its text block a finding is shown. */
export const offsetOf = ({ finding, note }: BlockFinding) => note ?? finding.shownFrom

/**
 * Turns findings into diagnostics, each the same object as before if it is the same finding. Both lists are in order,
 * so this is one pass.
 */
export function reuseDiagnostics(
  findings: readonly BlockFinding[],
  field: DiagnosticField,
  before: readonly Diagnostic[],
): readonly Diagnostic[] {
  let isSame = findings.length === before.length
  let next = 0
  const all = findings.map((each, at): Diagnostic => {
    for (let known = before[next]; known && offsetOf(known) <= offsetOf(each); known = before[next]) {
      next += 1
      if (known.note !== each.note || known.field !== field || !isSameFinding(known.finding, each.finding))
        continue
      if (next !== at + 1) isSame = false
      return known
    }
    isSame = false
    return { ...each, field }
  })
  return isSame ? before : all
}

export const NO_DIAGNOSTICS: readonly Diagnostic[] = []
