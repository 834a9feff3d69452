import { bareWord } from '../../../../core/spelling/index.ts'
import type { BlockFinding } from './reuseDiagnostics.ts'

/** The unknown words with a capital within a sentence, without an elided article. */
export function namesAmong(read: readonly (readonly BlockFinding[])[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const findings of read)
    for (const { finding } of findings)
      if (finding.source === 'spelling' && finding.rule === 'name') names.add(bareWord(finding.written))
  return names
}

/** The findings with what is a name elsewhere in the article as a name at the beginning of a sentence, too. */
export function withNames(
  findings: readonly BlockFinding[],
  names: ReadonlySet<string>,
): readonly BlockFinding[] {
  if (names.size === 0) return findings
  return findings.map((each) => {
    const { finding } = each
    const isName =
      finding.source === 'spelling' && finding.rule === 'misspelt' && names.has(bareWord(finding.written))
    return isName ? { ...each, finding: { ...finding, rule: 'name' } } : each
  })
}
