import { type Prose, readableProse } from '../proofreading/prose.ts'
import { conventionsOf, type Profile } from './conventions.ts'
import type { Finding } from './finding.ts'
import { lintParagraph } from './paragraph.ts'
import { paragraphsOf } from './paragraphs.ts'

export { PROFILES, type Profile } from './conventions.ts'
export { addressesIn } from './addresses.ts'
export { applyFindings, type Edit, type Finding, type Rule, RULES } from './finding.ts'
export { paragraphsOf } from './paragraphs.ts'
export { settingOf } from './typing.ts'
export { straightQuotes } from './straightQuotes.ts'

/** How a text is to be read: `language` is BCP 47. */
export type TypographyOptions = { language: string; profile: Profile }

/**
 * Where a text departs from the typography of its language, in the order of the text; no two findings overlap, and none
 * touches what is verbatim. With all fixes applied there is nothing left to fix. Each paragraph (`paragraphsOf`) has its
 * findings by itself.
 */
export function lintTypography(prose: Prose, { language, profile }: TypographyOptions): Finding[] {
  const conventions = conventionsOf(language, profile)
  if (!conventions) return []
  const text = readableProse(prose)
  const findings: Finding[] = []
  for (const { from, to } of paragraphsOf(text)) {
    for (const finding of lintParagraph(text.slice(from, to), conventions)) {
      findings.push({ ...finding, from: finding.from + from, to: finding.to + from })
    }
  }
  return findings
}

/** True for a language (BCP 47) whose typography Marbre knows. */
export function knowsTypographyOf(language: string): boolean {
  return conventionsOf(language, 'press') !== null
}
