import type { TextRange } from '../search.ts'
import { conventionsOf, type Profile } from './conventions.ts'
import type { Finding } from './finding.ts'
import { lintParagraph, paragraphsOf } from './paragraph.ts'
import { project } from './projection.ts'
import { type Prose, readableProse } from './prose.ts'

export { addressesIn } from './addresses.ts'
export { PROFILES, type Profile } from './conventions.ts'
export { applyFindings, type Edit, type Finding, RULES } from './finding.ts'
export { lintToFixpoint } from './fixpoint.ts'
export { paragraphsOf } from './paragraph.ts'
export { ADDRESS, APART, project } from './projection.ts'
export { OBJECT, plainProse, type Prose, proseOf, readableProse } from './prose.ts'
export { replaceTyped } from './replacing.ts'
export { typeset, typesetText, type Typesetting } from './typing.ts'
export { ANY_BLANK, BLANK, BLANK_OR_LINE_END } from './whitespace.ts'

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

/** A straight quote or apostrophe with the letters that it touches; after a figure it is a sign of measure. */
const STRAIGHT_QUOTE = /[\p{L}\p{N}]{0,30}(?<!\p{N})["'][\p{L}\p{N}]{0,30}/gu

/** The straight quotes and apostrophes in the prose of a text, each with the letters beside it, in any language. */
export function straightQuotes(prose: Prose): (TextRange & { words: string })[] {
  const text = readableProse(prose)
  if (!/["']/.test(text)) return []
  return Array.from(project(text).text.matchAll(STRAIGHT_QUOTE), ({ 0: words, index }) => ({
    words,
    from: index,
    to: index + words.length,
  }))
}
