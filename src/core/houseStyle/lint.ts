import { type Prose, readableProse } from '../proofreading/prose.ts'
import { paragraphsOf } from '../typography/index.ts'
import { settled } from '../typography/settle.ts'
import { ADDRESS, APART, OBJECT, visibleText } from '../typography/visible.ts'
import { Finder, type Found, type Sought } from './finder.ts'
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

/** No expression reads more than so much at once, so that none takes long. */
const LONGEST_STRETCH = 4000
/** A paragraph with more findings than this is no prose. */
const MOST_FINDINGS = 500
const NO_PROSE = new RegExp(`[${OBJECT}${ADDRESS}${APART}]`)
const BLANK = /[ \t\n\u00a0\u202f]/

const finders = new WeakMap<readonly HouseRule[], Map<string, Finder>>()

function finderFor(rules: readonly HouseRule[], language: string): Finder {
  const known = finders.get(rules) ?? new Map<string, Finder>()
  finders.set(rules, known)
  const finder = known.get(language) ?? new Finder(rules, language)
  known.set(language, finder)
  return finder
}

/** A long text in stretches, parted at a blank where there is one. */
function* stretchesOf(text: string): Generator<{ at: number; stretch: string }> {
  for (let at = 0; at < text.length; ) {
    let to = Math.min(text.length, at + LONGEST_STRETCH)
    if (to < text.length) {
      let blank = to
      while (blank > at && !BLANK.test(text.charAt(blank - 1))) blank--
      if (blank > at) to = blank
    }
    yield { at, stretch: text.slice(at, to) }
    at = to
  }
}

/** What is found and overlaps nothing else that is: the longer of two, then the first in the list of rules. */
function apart(found: readonly Found[], finder: Finder): Found[] {
  const kept: Found[] = []
  const ordered = [...found].sort(
    (a, b) => a.from - b.from || b.to - a.to || finder.orderOf(a.rule) - finder.orderOf(b.rule),
  )
  for (const each of ordered) if (each.from >= (kept.at(-1)?.to ?? 0)) kept.push(each)
  return kept
}

/** True where a rule would find its own suggestion again, and so would never come to an end. */
function isEndless(text: string, sought: Sought, { from, to, suggestion }: Found): boolean {
  if (suggestion === null || suggestion === '') return false
  const end = from + suggestion.length
  for (const again of sought.in(text.slice(0, from) + suggestion + text.slice(to))) {
    if (again.from < end && again.to > from) return true
    if (again.from >= end) return false
  }
  return false
}

function findingsIn(paragraph: string, finder: Finder): HouseStyleFinding[] {
  const { text, bound } = visibleText(paragraph)
  const found: Found[] = []
  for (const sought of finder.soughtIn(text)) {
    for (const { at, stretch } of stretchesOf(text)) {
      for (const each of sought.in(stretch)) {
        if (NO_PROSE.test(stretch.slice(each.from, each.to)) || bound?.[each.from + at]) continue
        const suggestion = isEndless(stretch, sought, each) ? null : each.suggestion
        const placed = { ...each, from: each.from + at, to: each.to + at, suggestion }
        if (found.push(withBlank(text, placed)) > MOST_FINDINGS) return []
      }
    }
  }
  return apart(found, finder).flatMap(({ rule, from, to, suggestion: replacement }) => {
    if (replacement === text.slice(from, to)) return []
    const certainty = rule.fix && replacement !== null ? 'fix' : 'suggestion'
    return [{ rule: rule.name, reason: rule.reason, from, to, replacement, certainty }]
  })
}

/** What is to be left out, with the one blank too many beside it; anything else as it is. */
function withBlank(text: string, found: Found): Found {
  const { from, to, suggestion } = found
  if (suggestion !== '') return found
  const before = BLANK.test(text.charAt(from - 1))
  const after = BLANK.test(text.charAt(to))
  const closes = after || to === text.length || /[.,)]/.test(text.charAt(to))
  if (before && closes) return { ...found, from: from - 1 }
  return from === 0 && after ? { ...found, to: to + 1 } : found
}

/**
 * Where a text departs from a newsroom's own rules, in the order of the text; no two findings overlap, and none touches
 * what is verbatim. With all fixes applied there is nothing left to fix. Each paragraph (`paragraphsOf`) has its findings
 * by itself. `language` is BCP 47.
 */
export function lintHouseStyle(
  prose: Prose,
  rules: readonly HouseRule[],
  language: string,
): HouseStyleFinding[] {
  if (rules.length === 0) return []
  const finder = finderFor(rules, language)
  const text = readableProse(prose)
  const findings: HouseStyleFinding[] = []
  for (const { from, to } of paragraphsOf(text)) {
    for (const finding of settled(text.slice(from, to), (paragraph) => findingsIn(paragraph, finder))) {
      findings.push({ ...finding, from: finding.from + from, to: finding.to + from })
    }
  }
  return findings
}
