import { languageTag } from '../article/index.ts'
import { readPattern } from './pattern.ts'
import type { HouseRule, HouseStyleProblem, HouseStyleProblemCode } from './rule.ts'
import { groupsNamed } from './suggestion.ts'

const LONGEST = { word: 200, pattern: 500, suggest: 500, reason: 1000, name: 100, language: 60 } as const
const MAX_WORDS = 200
const LONGEST_QUOTED = 80
const KEYS: ReadonlySet<string> = new Set([...Object.keys(LONGEST), 'case', 'fix'])

/** A value of a rule as it is written, with its line; null where it is neither a text nor a list of texts. */
export type RawValue = { line: number; texts: string[] | null; list: boolean; isNull: boolean }

type ReportProblem = (line: number, code: HouseStyleProblemCode, detail?: HouseStyleProblem['detail']) => void

const plain = (text: string) => text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '')
const quoted = (text: string) => (text.length > LONGEST_QUOTED ? `${text.slice(0, LONGEST_QUOTED)}…` : text)

/** Thrown by `refuse` once the problem has been reported; caught by `readRule`. */
class BadRule extends Error {}

/** The values of one rule, typed on access. A wrong value is reported and ends the reading of the rule. */
class Values {
  readonly #keys: ReadonlyMap<string, RawValue>
  readonly #report: ReportProblem
  readonly line: number

  constructor(line: number, keys: ReadonlyMap<string, RawValue>, report: ReportProblem) {
    this.line = line
    this.#keys = keys
    this.#report = report
  }

  refuse(key: string, code: HouseStyleProblemCode, detail: HouseStyleProblem['detail'] = {}): never {
    this.#report(this.#keys.get(key)?.line ?? this.line, code, detail)
    throw new BadRule()
  }

  unknown(): void {
    for (const [key, { line }] of this.#keys) {
      if (!KEYS.has(key)) this.#report(line, 'unknown-key', { key: quoted(key) })
    }
  }

  #texts(key: keyof typeof LONGEST): string[] | null {
    const written = this.#keys.get(key)
    if (!written || written.isNull) return null
    if (!written.texts || (written.list && key !== 'word')) this.refuse(key, 'wrong-value', { key })
    const limit = LONGEST[key]
    if (written.texts.some((text) => text.length > limit)) this.refuse(key, 'too-long', { key, limit })
    return written.texts
  }

  words(): string[] {
    const words = (this.#texts('word') ?? []).map(plain)
    if (words.length > MAX_WORDS) this.refuse('word', 'too-long', { key: 'word', limit: MAX_WORDS })
    if (words.includes('')) this.refuse('word', 'no-word')
    return [...new Set(words)]
  }

  text(key: Exclude<keyof typeof LONGEST, 'word'>): string | null {
    return this.#texts(key)?.[0] ?? null
  }

  flag(key: 'case' | 'fix'): boolean {
    const written = this.#keys.get(key)
    if (!written || written.isNull) return false
    const value = written.list ? '' : written.texts?.[0]?.toLowerCase()
    if (value !== 'true' && value !== 'false') this.refuse(key, 'wrong-value', { key })
    return value === 'true'
  }
}

function patternOf(values: Values, suggest: string | null): Pick<HouseRule, 'pattern' | 'written'> {
  const written = values.text('pattern')
  if (written === null) return { pattern: null, written }
  if (written === '') values.refuse('pattern', 'no-word')
  const read = readPattern(written)
  if (!read) values.refuse('pattern', 'pattern', { pattern: quoted(written) })
  const unknown = groupsNamed(suggest ?? '').find((group) => !read.groups.has(group))
  if (unknown !== undefined) values.refuse('suggest', 'no-such-group', { group: quoted(unknown) })
  return { pattern: read.source, written }
}

function ruleOf(values: Values, item: number): HouseRule {
  const matchCase = values.flag('case')
  const suggest = values.text('suggest')
  if (suggest !== null && /[\r\n]/.test(suggest)) values.refuse('suggest', 'wrong-value', { key: 'suggest' })
  const words = values.words()
  const { pattern, written } = patternOf(values, suggest)
  const reason = plain(values.text('reason') ?? '')
  const language = values.text('language') ?? ''
  const fix = values.flag('fix')
  if (words.length > 0 && pattern !== null) values.refuse('pattern', 'word-and-pattern')
  if (words.length === 0 && pattern === null) values.refuse('word', 'no-word')
  if (suggest === null && reason === '') values.refuse('', 'nothing-to-say')
  if (fix && suggest === null) values.refuse('fix', 'fix-without-suggestion')
  if (language !== '' && !languageTag.safeParse(language).success) {
    values.refuse('language', 'language', { language })
  }
  const name = plain(values.text('name') ?? '') || (words[0] ?? quoted(written ?? ''))
  const { line } = values
  return { name, line, item, words, pattern, written, suggest, reason, language, case: matchCase, fix }
}

/** Reads one rule; null for a bad one. Problems are reported; an unknown key alone does not make a rule bad. */
export function readRule(
  line: number,
  item: number,
  keys: ReadonlyMap<string, RawValue>,
  report: ReportProblem,
): HouseRule | null {
  const values = new Values(line, keys, report)
  values.unknown()
  try {
    return ruleOf(values, item)
  } catch (error) {
    if (error instanceof BadRule) return null
    throw error
  }
}
