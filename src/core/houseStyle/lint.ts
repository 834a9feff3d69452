import {
  ADDRESS,
  APART,
  BLANK_OR_LINE_END,
  lintToFixpoint,
  OBJECT,
  paragraphsOf,
  project,
  type Prose,
  readableProse,
} from '../typography/index.ts'
import { Finder, type RuleMatch, type Term } from './finder.ts'
import type { MatchPatterns } from './pattern.ts'
import type { HouseRule } from './rule.ts'

/** A place where a text departs from a newsroom's rule: `from` and `to` count UTF-16 units. */
export type HouseStyleFinding = {
  /** The rule's name. */
  rule: string
  reason: string
  from: number
  to: number
  /** Null where the rule only remarks, or would find its own suggestion again. */
  replacement: string | null
  certainty: 'fix' | 'suggestion'
}

/** Terms are looked for in no more than so many UTF-16 units at once, which bounds what a quadratic pattern costs. */
const LONGEST_CHUNK = 4000
/** A paragraph with more findings than this is not prose, and has none. */
const MAX_FINDINGS = 500
const NO_PROSE = new RegExp(`[${OBJECT}${ADDRESS}${APART}]`)

const finders = new WeakMap<readonly HouseRule[], Map<string, Finder>>()

function finderFor(rules: readonly HouseRule[], language: string): Finder {
  const known = finders.get(rules) ?? new Map<string, Finder>()
  finders.set(rules, known)
  const finder = known.get(language) ?? new Finder(rules, language)
  known.set(language, finder)
  return finder
}

/** A long text in chunks, cut behind a blank where there is one. */
function* chunksOf(text: string): Generator<{ at: number; chunk: string }> {
  for (let at = 0; at < text.length; ) {
    let to = Math.min(text.length, at + LONGEST_CHUNK)
    if (to < text.length) {
      let blank = to
      while (blank > at && !BLANK_OR_LINE_END.test(text.charAt(blank - 1))) blank--
      if (blank > at) to = blank
    }
    yield { at, chunk: text.slice(at, to) }
    at = to
  }
}

/** Matches in the order of the text, of which no two overlap: the longer of two stays, then the first in the list of rules. */
function withoutOverlaps(found: readonly RuleMatch[], finder: Finder): RuleMatch[] {
  const kept: RuleMatch[] = []
  const ordered = [...found].sort(
    (a, b) => a.from - b.from || b.to - a.to || finder.orderOf(a.rule) - finder.orderOf(b.rule),
  )
  for (const each of ordered) if (each.from >= (kept.at(-1)?.to ?? 0)) kept.push(each)
  return kept
}

/** True where a rule would match its own suggestion again, so that fixing would not come to an end. */
function isEndless(
  text: string,
  term: Term,
  { from, to, suggestion }: RuleMatch,
  match: MatchPatterns,
): boolean {
  if (suggestion === null || suggestion === '') return false
  const end = from + suggestion.length
  for (const again of term.matchesIn(text.slice(0, from) + suggestion + text.slice(to), match)) {
    if (again.from < end && again.to > from) return true
    if (again.from >= end) return false
  }
  return false
}

function findingsIn(paragraph: string, finder: Finder, match: MatchPatterns): HouseStyleFinding[] {
  const { text, zones } = project(paragraph)
  const matches: RuleMatch[] = []
  for (const { at, chunk } of chunksOf(text)) {
    for (const [term, found] of finder.matchesIn(chunk, match)) {
      if (NO_PROSE.test(chunk.slice(found.from, found.to)) || zones?.[found.from + at]) continue
      const suggestion = isEndless(chunk, term, found, match) ? null : found.suggestion
      const inText = { ...found, from: found.from + at, to: found.to + at, suggestion }
      if (matches.push(withBlank(text, inText)) > MAX_FINDINGS) return []
    }
  }
  return withoutOverlaps(matches, finder).flatMap(({ rule, from, to, suggestion: replacement }) => {
    if (replacement === text.slice(from, to)) return []
    const certainty = rule.fix && replacement !== null ? 'fix' : 'suggestion'
    return [{ rule: rule.name, reason: rule.reason, from, to, replacement, certainty }]
  })
}

/** What is to be left out, with the one blank too many beside it; anything else as it is. */
function withBlank(text: string, found: RuleMatch): RuleMatch {
  const { from, to, suggestion } = found
  if (suggestion !== '') return found
  const before = BLANK_OR_LINE_END.test(text.charAt(from - 1))
  const after = BLANK_OR_LINE_END.test(text.charAt(to))
  const closes = after || to === text.length || /[.,)]/.test(text.charAt(to))
  if (before && closes) return { ...found, from: from - 1 }
  return from === 0 && after ? { ...found, to: to + 1 } : found
}

/**
 * Where a text departs from a newsroom's own rules, in the order of the text; no two findings overlap, and none touches
 * what is verbatim. With all fixes applied there is nothing left to fix. Each paragraph (`paragraphsOf`) has its findings
 * by itself. `language` is BCP 47; `match` runs the patterns.
 */
export function lintHouseStyle(
  prose: Prose,
  rules: readonly HouseRule[],
  language: string,
  match: MatchPatterns,
): HouseStyleFinding[] {
  if (rules.length === 0) return []
  const finder = finderFor(rules, language)
  const text = readableProse(prose)
  const findings: HouseStyleFinding[] = []
  for (const { from, to } of paragraphsOf(text)) {
    const lint = (paragraph: string) => findingsIn(paragraph, finder, match)
    for (const finding of lintToFixpoint(text.slice(from, to), lint)) {
      findings.push({ ...finding, from: finding.from + from, to: finding.to + from })
    }
  }
  return findings
}
