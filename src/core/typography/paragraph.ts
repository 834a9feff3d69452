import type { Conventions } from './conventions.ts'
import type { Finding, Rule } from './finding.ts'
import { quoteChanges, type QuoteChange } from './quotes.ts'
import { type Gap, punctuationGaps } from './spaces.ts'
import { type Visible, visibleText } from './visible.ts'

const QUOTE_RULES = { fr: 'french-quotes', en: 'english-quotes', 'en-GB': 'british-quotes' } as const

/** Where the blanks of a gap stand in the paragraph, or null where a mark stands among them. */
function placeOf({ text, at }: Visible, { from, to }: Gap): { from: number; to: number } | null {
  if (from === to) {
    const before = text.charAt(from - 1)
    const place = before === '«' || before === '—' ? (at[from - 1] ?? 0) + 1 : (at[to] ?? 0)
    return { from: place, to: place }
  }
  const first = at[from] ?? 0
  const last = at[to - 1] ?? 0
  return last - first === to - 1 - from ? { from: first, to: last + 1 } : null
}

/** Findings in the order of the text, of which no two overlap: a fix stays before a suggestion. */
function apart(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = []
  for (const finding of [...findings].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = kept.at(-1)
    if (!last || finding.from >= last.to) kept.push(finding)
    else if (last.certainty === 'suggestion' && finding.certainty === 'fix') kept[kept.length - 1] = finding
  }
  return kept
}

/** The findings of one paragraph, counted from its beginning. */
export function lintParagraph(paragraph: string, conventions: Conventions, markdown: boolean): Finding[] {
  const visible = visibleText(paragraph, markdown)
  const { text, at } = visible
  const changes = quoteChanges(text, conventions)
  const set = text.split('')
  for (const { index, glyph } of changes) set[index] = glyph
  const setText = set.join('')
  const findings: Finding[] = []
  const quoteAt = new Map<number, QuoteChange>(changes.map((change) => [change.index, change]))
  const rule: Rule = QUOTE_RULES[conventions.language]

  for (const gap of punctuationGaps(setText, conventions)) {
    const place = placeOf({ text: setText, at }, gap)
    if (!place || paragraph.slice(place.from, place.to) === gap.space) continue
    const opening = gap.rule === 'guillemet-space' ? quoteAt.get(gap.from - 1) : undefined
    const closing = gap.rule === 'guillemet-space' ? quoteAt.get(gap.to) : undefined
    if (opening?.glyph === '«' && at[opening.index] === place.from - 1) {
      quoteAt.delete(opening.index)
      findings.push({ rule, from: place.from - 1, to: place.to, replacement: `«${gap.space}`, certainty: opening.certainty })
    } else if (closing?.glyph === '»' && at[closing.index] === place.to) {
      quoteAt.delete(closing.index)
      findings.push({ rule, from: place.from, to: place.to + 1, replacement: `${gap.space}»`, certainty: closing.certainty })
    } else findings.push({ rule: gap.rule, ...place, replacement: gap.space, certainty: gap.certainty })
  }
  for (const { index, glyph, kind, certainty } of quoteAt.values()) {
    const from = at[index] ?? 0
    findings.push({ rule: kind === 'quote' ? rule : 'apostrophe', from, to: from + 1, replacement: glyph, certainty })
  }
  return apart(findings)
}
