import type { ArticleContent } from '../article.ts'
import { escapeMarkdown } from '../markdown/index.ts'
import { paragraphsOf, type TextPlace, textsOf } from '../typography/index.ts'
import { movesMarks, placeOf } from '../typography/place.ts'
import { settled } from '../typography/settle.ts'
import { ADDRESS, APART, OBJECT, type Visible, visibleText } from '../typography/visible.ts'
import { Finder, type Found, type Sought } from './finder.ts'
import type { HouseRule } from './rule.ts'

/** A place where a text departs from a newsroom's rule: `from` and `to` count UTF-16 units. */
export type HouseStyleFinding = {
  /** The rule's name. */
  rule: string
  reason: string
  from: number
  to: number
  /** Null where the rule only remarks, or where Markdown's marks stand in the way. */
  replacement: string | null
  certainty: 'fix' | 'suggestion'
}

/** How a text is to be read: `language` is BCP 47, `markdown` is true for a body. */
export type HouseStyleOptions = { language: string; markdown: boolean }

/** No expression reads more than so much at once, so that none takes long. */
const LONGEST_STRETCH = 4000
/** A paragraph with more findings than this is no prose. */
const MOST_FINDINGS = 500
const NO_PROSE = new RegExp(`[${OBJECT}${ADDRESS}${APART}]`)
const MARKS = /[*_~`[\]()<>]/
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

/** A suggestion as it is written into Markdown. */
function inMarkdown(suggestion: string): string {
  const [, before = '', words = '', after = ''] = /^([ \t]*)(.*?)([ \t]*)$/su.exec(suggestion) ?? []
  return before + escapeMarkdown(words) + after
}

function findingsIn(paragraph: string, finder: Finder, markdown: boolean): HouseStyleFinding[] {
  const visible = visibleText(paragraph, markdown)
  const found: Found[] = []
  for (const sought of finder.soughtIn(visible.text)) {
    for (const { at, stretch } of stretchesOf(visible.text)) {
      for (const each of sought.in(stretch)) {
        if (NO_PROSE.test(stretch.slice(each.from, each.to))) continue
        const suggestion = isEndless(stretch, sought, each) ? null : each.suggestion
        const placed = withBlank(visible.text, {
          ...each,
          from: each.from + at,
          to: each.to + at,
          suggestion,
        })
        if (found.push(placed) > MOST_FINDINGS) return []
      }
    }
  }
  return apart(found, finder).flatMap((each) => findingOf(paragraph, visible, each, markdown) ?? [])
}

function findingOf(
  paragraph: string,
  visible: Visible,
  found: Found,
  markdown: boolean,
): HouseStyleFinding | null {
  const { rule, suggestion } = found
  const place = placeOf(paragraph, visible, found)
  const first = visible.at[found.from] ?? 0
  const from = place?.from ?? first
  const to = place?.to ?? (visible.at[found.to - 1] ?? first) + 1
  if (visible.bound?.[first]) return null
  const stays =
    !place ||
    suggestion === null ||
    (suggestion === '' && MARKS.test(paragraph.charAt(from - 1) + paragraph.charAt(to))) ||
    movesMarks(paragraph, visible, { ...found, replacement: suggestion }, place)
  const replacement = stays ? null : markdown ? inMarkdown(suggestion) : suggestion
  if (replacement === paragraph.slice(from, to)) return null
  const certainty = rule.fix && replacement !== null ? 'fix' : 'suggestion'
  return { rule: rule.name, reason: rule.reason, from, to, replacement, certainty }
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
 * Where a text departs from a newsroom's own rules, in the order of the text; no two findings overlap, and with all
 * fixes applied there is nothing left to fix. Each paragraph (`paragraphsOf`) has its findings by itself.
 */
export function lintHouseStyle(
  text: string,
  rules: readonly HouseRule[],
  options: HouseStyleOptions,
): HouseStyleFinding[] {
  if (rules.length === 0) return []
  const findings: HouseStyleFinding[] = []
  for (const { from, to } of paragraphsOf(text, options.markdown)) {
    for (const finding of lintParagraphHouseStyle(text.slice(from, to), rules, options)) {
      findings.push({ ...finding, from: finding.from + from, to: finding.to + from })
    }
  }
  return findings
}

/** The findings of one of a text's paragraphs (`paragraphsOf`), counted from its beginning. */
export function lintParagraphHouseStyle(
  paragraph: string,
  rules: readonly HouseRule[],
  { language, markdown }: HouseStyleOptions,
): HouseStyleFinding[] {
  if (rules.length === 0) return []
  const finder = finderFor(rules, language)
  return settled(paragraph, (text) => findingsIn(text, finder, markdown))
}

/** A finding and its text. */
export type ArticleHouseFinding = HouseStyleFinding & TextPlace

/** The findings of all that a reader of the article sees, from the kicker to the correction. */
export function lintArticleHouseStyle(
  content: ArticleContent,
  rules: readonly HouseRule[],
): ArticleHouseFinding[] {
  if (rules.length === 0) return []
  return textsOf(content).flatMap(({ field, section, text }) =>
    lintHouseStyle(text, rules, { language: content.language, markdown: field === 'body' }).map(
      (finding) => ({
        ...finding,
        field,
        section,
      }),
    ),
  )
}
