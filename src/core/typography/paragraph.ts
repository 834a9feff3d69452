import type { Change } from './change.ts'
import type { Conventions } from './conventions.ts'
import { dashChanges } from './dashes.ts'
import type { Finding, Rule } from './finding.ts'
import { numberGaps } from './numbers.ts'
import type { Stretch } from './paragraphs.ts'
import { quoteChanges, type QuoteChange } from './quotes.ts'
import { settled } from './settle.ts'
import { BLANK, type Gap, punctuationGaps, WORD } from './spaces.ts'
import { AFTER_ADDRESS, type Visible, visibleText } from './visible.ts'
import { titleGaps, wordChanges } from './words.ts'

const EMPHASIS = /[*_~]/
const QUOTE_RULES = { fr: 'french-quotes', en: 'english-quotes', 'en-GB': 'british-quotes' } as const

/** True where emphasis holds this one character: a blank beside it would part the marks from what they mark. */
function isWrapped(paragraph: string, at: Int32Array, index: number): boolean {
  const place = at[index] ?? 0
  const hidden = at[index - 1] !== place - 1 && at[index + 1] !== place + 1
  return hidden && EMPHASIS.test(paragraph.charAt(place - 1)) && EMPHASIS.test(paragraph.charAt(place + 1))
}

/** Where something goes that is missing before a visible character: on the side of the mark that it belongs to. */
function insertionPlace(paragraph: string, { text, at }: Visible, index: number): number | null {
  if (isWrapped(paragraph, at, index - 1) || isWrapped(paragraph, at, index)) return null
  if (!/[«—]/.test(text.charAt(index - 1))) return at[index] ?? 0
  const place = (at[index - 1] ?? 0) + 1
  const closes =
    EMPHASIS.test(paragraph.charAt(place)) && at[index] !== place && !WORD.test(text.charAt(index))
  return closes ? null : place
}

/** Where the blanks of a gap stand in the paragraph, or null where a mark stands among them. */
function placeOf(paragraph: string, visible: Visible, { from, to }: Stretch): Stretch | null {
  if (from === to) {
    const place = insertionPlace(paragraph, visible, from)
    return place === null ? null : { from: place, to: place }
  }
  const first = visible.at[from] ?? 0
  const last = visible.at[to - 1] ?? 0
  return last - first === to - 1 - from ? { from: first, to: last + 1 } : null
}

/** True where a finding cannot become a part of an address, nor cut one but at a closing guillemet. */
function leavesAddress(bound: Uint8Array, { rule, from, replacement }: Finding): boolean {
  if (!bound[from]) return true
  if (!BLANK.test(replacement.charAt(0))) return false
  return bound[from] === AFTER_ADDRESS || replacement.endsWith('»') || rule === 'guillemet-space'
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

/** A paragraph with more findings than this is no prose: it is left alone. */
const MOST_FINDINGS = 50_000

const ELLIPSIS = /(?=\.)(?<!\.)\.{3}(?![./])/g

function* gapsIn(set: string, conventions: Conventions): Generator<Gap> {
  yield* punctuationGaps(set, conventions)
  if (conventions.language !== 'fr' || !conventions.spaces) return
  yield* numberGaps(set, conventions.spaces)
  yield* titleGaps(set, conventions.spaces)
}

function* changesIn(set: string, conventions: Conventions): Generator<Change> {
  for (const { index } of set.matchAll(ELLIPSIS)) {
    yield { rule: 'ellipsis', from: index, to: index + 3, replacement: '…', certainty: 'fix' }
  }
  yield* dashChanges(set, conventions)
  if (conventions.language === 'fr') yield* wordChanges(set)
}

/** The findings of one paragraph, counted from its beginning. */
export function lintParagraph(paragraph: string, conventions: Conventions, markdown: boolean): Finding[] {
  return settled(paragraph, (text) => findingsIn(text, conventions, markdown))
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

function findingsIn(paragraph: string, conventions: Conventions, markdown: boolean): Finding[] {
  const visible = visibleText(paragraph, markdown)
  const { at, bound } = visible
  const parts = (glyph: string) => glyph === '»' && conventions.spaces !== null
  const quotes = quoteChanges(
    visible.text,
    conventions,
    (index, glyph) => !bound?.[at[index] ?? 0] || parts(glyph),
  )
  if (!quotes) return []
  const set = { ...visible, text: withQuotes(visible.text, quotes) }
  const findings: Finding[] = []
  for (const finding of gapFindings(paragraph, set, quotes, conventions)) {
    if (findings.push(finding) > MOST_FINDINGS) return []
  }
  for (const change of changesIn(set.text, conventions)) {
    const place = placeOf(paragraph, set, change)
    if (place && findings.push({ ...change, ...place }) > MOST_FINDINGS) return []
  }
  return apart(bound ? findings.filter((finding) => leavesAddress(bound, finding)) : findings)
}

/** What is to be set otherwise in the quote marks and the blanks; a guillemet comes with the space inside it. */
function* gapFindings(
  paragraph: string,
  set: Visible,
  quotes: readonly QuoteChange[],
  conventions: Conventions,
): Generator<Finding> {
  const quoteAt = new Map(quotes.map((change) => [change.index, change]))
  const rule: Rule = QUOTE_RULES[conventions.language]
  for (const gap of gapsIn(set.text, conventions)) {
    const place = placeOf(paragraph, set, gap)
    if (!place || paragraph.slice(place.from, place.to) === gap.space) continue
    const parted = gap.space === '' && set.at[gap.to] !== place.to
    if (parted) continue
    const inside = gap.rule === 'guillemet-space'
    const opening = inside ? quoteAt.get(gap.from - 1) : undefined
    const closing = inside ? quoteAt.get(gap.to) : undefined
    const quote = opening?.glyph === '«' ? opening : closing?.glyph === '»' ? closing : undefined
    if (quote) {
      quoteAt.delete(quote.index)
      const from = quote === opening ? place.from - 1 : place.from
      const to = quote === opening ? place.to : place.to + 1
      const replacement = quote === opening ? `«${gap.space}` : `${gap.space}»`
      yield { rule, from, to, replacement, certainty: quote.certainty }
    } else yield { rule: gap.rule, ...place, replacement: gap.space, certainty: gap.certainty }
  }
  for (const { index, glyph, kind, certainty } of quoteAt.values()) {
    const from = set.at[index] ?? 0
    yield { rule: kind === 'quote' ? rule : 'apostrophe', from, to: from + 1, replacement: glyph, certainty }
  }
}
