import { type Conventions, conventionsOf, type Profile } from './conventions.ts'
import { applyFindings, type Finding } from './finding.ts'
import { lintParagraph } from './paragraph.ts'
import { paragraphsOf } from './paragraphs.ts'

export { PROFILES, type Profile } from './conventions.ts'
export { applyFindings, type Finding, RULES, type Rule } from './finding.ts'

/** How a text is to be read: `language` is BCP 47, `markdown` is true for a body. */
export type TypographyOptions = { language: string; profile: Profile; markdown: boolean }

/** Where a text departs from the typography of its language, in the order of the text; no two findings overlap. */
export function lintTypography(text: string, { language, profile, markdown }: TypographyOptions): Finding[] {
  const conventions = conventionsOf(language, profile)
  if (!conventions) return []
  const findings: Finding[] = []
  for (const { from, to } of paragraphsOf(text, markdown)) {
    for (const finding of lintParagraph(text.slice(from, to), conventions, markdown)) {
      findings.push({ ...finding, from: finding.from + from, to: finding.to + from })
    }
  }
  return findings
}
