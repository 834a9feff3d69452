import { paragraphsOf, project, type Prose, readableProse } from '../typography/index.ts'
import { ENGLISH_RULES } from './english.ts'
import { FACT_RULES } from './facts.ts'
import { FRENCH_RULES } from './french.ts'
import type { UsageDetail, UsageRule } from './rule.ts'
import { SIGN_RULES } from './signs.ts'

export type { UsageDetail } from './rule.ts'

/**
 * THE table of the rules of usage, in the order of precedence where two find the same place: each has its words in `i18n`
 * (`usage`), and is a switch of the settings.
 */
const RULES = [...SIGN_RULES, ...FACT_RULES, ...FRENCH_RULES, ...ENGLISH_RULES] as const

export type UsageRuleName = (typeof RULES)[number]['name']
export const USAGE_RULES: readonly UsageRuleName[] = RULES.map(({ name }) => name)

/** A place where a text departs from usage: `from` and `to` count UTF-16 units, and are equal where something is missing. */
export type UsageFinding = {
  rule: UsageRuleName
  from: number
  to: number
  /** Null where the rule only remarks. */
  replacement: string | null
  certainty: 'fix' | 'suggestion'
  detail: UsageDetail
}

/** `language` is the text's (BCP 47), `date` the article's (empty for none); rules named in `off` are left out. */
export type UsageOptions = { language: string; date: string; off: readonly string[] }

/** A paragraph longer than this, in UTF-16 units, is not prose, and is not read. */
const LONGEST = 200_000
/** A paragraph with more findings than this is not prose, and has none. */
const MAX_FINDINGS = 500

const rulesByLanguage = new Map<string, readonly UsageRule<UsageRuleName>[]>()

function rulesFor(language: string): readonly UsageRule<UsageRuleName>[] {
  const subtag = language.toLowerCase().split('-')[0] ?? ''
  const known = rulesByLanguage.get(subtag)
  if (known) return known
  const rules: readonly UsageRule<UsageRuleName>[] = RULES
  const own = rules.filter(({ languages }) => languages.includes(subtag))
  rulesByLanguage.set(subtag, own)
  return own
}

/** True for a language (BCP 47) that has rules of usage. */
export const knowsUsageOf = (language: string): boolean => rulesFor(language).length > 0

/** Findings in order, without overlaps: the earlier one stays, of two at one place the one of the earlier rule. */
function withoutOverlaps(found: readonly UsageFinding[]): UsageFinding[] {
  const kept: UsageFinding[] = []
  for (const each of [...found].sort((a, b) => a.from - b.from)) {
    const last = kept.at(-1)
    if (!last || each.from > last.to || (each.from === last.to && last.to > last.from)) kept.push(each)
  }
  return kept
}

const MASKED = /[\ufffc\ufdd0\ufdd1]/

/**
 * Where a text departs from usage, in the order of the text; no two findings overlap, and none touches what is verbatim or an
 * address. Each paragraph has its findings by itself. Says nothing in languages that have no rules. Cost: linear in the text,
 * times the rules.
 */
export function lintUsage(prose: Prose, { language, date, off }: UsageOptions): UsageFinding[] {
  const rules = rulesFor(language).filter(({ name }) => !off.includes(name))
  if (rules.length === 0) return []
  const readable = readableProse(prose)
  const context = { language, day: date.slice(0, 10) }
  const findings: UsageFinding[] = []
  for (const { from: start, to: end } of paragraphsOf(readable)) {
    if (end - start > LONGEST) continue
    const written = readable.slice(start, end)
    const { text } = project(written)
    const found: UsageFinding[] = []
    for (const { name, certainty, readsAddresses, find } of rules) {
      const read = readsAddresses ? written : text
      for (const { from, to, replacement, detail = {} } of find(read, context)) {
        if (MASKED.test(read.slice(from, to))) continue
        found.push({ rule: name, from: start + from, to: start + to, replacement, certainty, detail })
        if (found.length > MAX_FINDINGS) break
      }
    }
    if (found.length <= MAX_FINDINGS) findings.push(...withoutOverlaps(found))
  }
  return findings
}
