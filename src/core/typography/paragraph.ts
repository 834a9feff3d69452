import type { TextRange } from '../search.ts'
import type { Conventions } from './conventions.ts'
import { dashChanges } from './dashes.ts'
import type { Finding, Rule } from './finding.ts'
import { lintToFixpoint } from './fixpoint.ts'
import { numberGaps } from './numbers.ts'
import { quoteChanges, type QuoteChange } from './quotes.ts'
import { type Gap, missingSpaces, punctuationGaps } from './spaces.ts'
import { leavesAddress, project } from './projection.ts'
import { titleGaps, wordChanges } from './words.ts'

const QUOTE_RULES = { fr: 'french-quotes', en: 'english-quotes', 'en-GB': 'british-quotes' } as const

const BLANK_LINE = /^[ \t]*\r?$/

/** The parts of a text between its blank lines; each has its findings by itself, so that a change in one affects no other. */
export function* paragraphsOf(text: string): Generator<TextRange> {
  let from = -1
  for (let line = 0; line <= text.length; ) {
    const end = text.indexOf('\n', line)
    const to = end < 0 ? text.length : end
    const isBlank = BLANK_LINE.test(text.slice(line, to))
    if (isBlank && from >= 0) yield { from, to: line - 1 }
    if (isBlank) from = -1
    else if (from < 0) from = line
    line = to + 1
  }
  if (from >= 0) yield { from, to: text.length }
}

/** Findings in the order of the text, of which no two overlap: where two do, a fix stays rather than a suggestion, else the first. */
function withoutOverlaps(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = []
  for (const finding of [...findings].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = kept.at(-1)
    if (!last || finding.from >= last.to) kept.push(finding)
    else if (last.certainty === 'suggestion' && finding.certainty === 'fix') kept[kept.length - 1] = finding
  }
  return kept
}

/** A paragraph with more findings than this is not prose, and has none. */
const MAX_FINDINGS = 50_000

const ELLIPSIS = /(?=\.)(?<!\.)\.{3}(?![./])/g

function* gapsIn(set: string, conventions: Conventions): Generator<Gap> {
  yield* punctuationGaps(set, conventions)
  if (conventions.language !== 'fr' || !conventions.spaces) return
  yield* numberGaps(set, conventions.spaces)
  yield* titleGaps(set, conventions.spaces)
}

function* changesIn(set: string, conventions: Conventions): Generator<Finding> {
  for (const { index } of set.matchAll(ELLIPSIS)) {
    yield { rule: 'ellipsis', from: index, to: index + 3, replacement: '…', certainty: 'fix' }
  }
  yield* dashChanges(set, conventions)
  yield* missingSpaces(set)
  if (conventions.language === 'fr') yield* wordChanges(set)
}

/** The findings of one paragraph, in which U+FFFC stands for what is verbatim, counted from its beginning. */
export function lintParagraph(paragraph: string, conventions: Conventions): Finding[] {
  return lintToFixpoint(paragraph, (text) => findingsIn(text, conventions))
}

/** The text with its quote marks as they are to be; each takes the place of one character. */
function withQuotes(text: string, quotes: readonly QuoteChange[]): string {
  let set = ''
  let at = 0
  for (const { index, glyph } of quotes) {
    set += text.slice(at, index) + glyph
    at = index + 1
  }
  return set + text.slice(at)
}

/**
 * Idea: quote marks are set first, because which blanks belong where depends on their shapes; every other rule reads the
 * text with the quotes as they are to be (`set`), which has the same length. Cost: linear in the paragraph, apart from
 * sorting the findings.
 */
function findingsIn(paragraph: string, conventions: Conventions): Finding[] {
  const { text, zones } = project(paragraph)
  const isFree = (index: number) => zones === null || zones[index] === 0
  const partsAddress = (glyph: string) => glyph === '»' && conventions.spaces !== null
  const quotes = quoteChanges(text, conventions, (index, glyph) => isFree(index) || partsAddress(glyph))
  if (!quotes) return []
  const set = withQuotes(text, quotes)
  const findings: Finding[] = []
  for (const finding of gapFindings(paragraph, set, quotes, conventions)) {
    if (findings.push(finding) > MAX_FINDINGS) return []
  }
  for (const change of changesIn(set, conventions)) {
    if (findings.push(change) > MAX_FINDINGS) return []
  }
  return withoutOverlaps(zones ? findings.filter((finding) => leavesAddress(zones, finding)) : findings)
}

/** What is to be set otherwise in the quote marks and the blanks; a guillemet comes with the space inside it. */
function* gapFindings(
  paragraph: string,
  set: string,
  quotes: readonly QuoteChange[],
  conventions: Conventions,
): Generator<Finding> {
  const quoteAt = new Map(quotes.map((change) => [change.index, change]))
  const rule: Rule = QUOTE_RULES[conventions.language]
  for (const gap of gapsIn(set, conventions)) {
    if (paragraph.slice(gap.from, gap.to) === gap.space) continue
    const inside = gap.rule === 'guillemet-space'
    const opening = inside ? quoteAt.get(gap.from - 1) : undefined
    const closing = inside ? quoteAt.get(gap.to) : undefined
    const quote = opening?.glyph === '«' ? opening : closing?.glyph === '»' ? closing : undefined
    if (quote) {
      quoteAt.delete(quote.index)
      const from = quote === opening ? gap.from - 1 : gap.from
      const to = quote === opening ? gap.to : gap.to + 1
      const replacement = quote === opening ? `«${gap.space}` : `${gap.space}»`
      yield { rule, from, to, replacement, certainty: quote.certainty }
    } else {
      const { from, to, space: replacement, certainty } = gap
      yield { rule: gap.rule, from, to, replacement, certainty }
    }
  }
  for (const { index, glyph, kind, certainty } of quoteAt.values()) {
    const found = kind === 'quote' ? rule : 'apostrophe'
    yield { rule: found, from: index, to: index + 1, replacement: glyph, certainty }
  }
}
