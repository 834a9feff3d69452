import * as z from 'zod/mini'
import { type RawValue, readRule } from './readRule.ts'
import type { HouseRule, HouseStyleProblem } from './rule.ts'

/** A rule as a person writes it: each value as its key in the file has it. */
export type RuleText = Pick<
  HouseRule,
  'name' | 'words' | 'written' | 'suggest' | 'reason' | 'language' | 'case' | 'fix'
>

/** A change of the file of rules; `item` is the place of a rule in its list. A removed rule is restored at its place. */
export type HouseStyleChange =
  | { kind: 'add'; rule: RuleText }
  | { kind: 'replace'; item: number; rule: RuleText }
  | { kind: 'remove'; item: number }
  | { kind: 'restore'; item: number; rule: RuleText }

const LONGEST = 2000
const MOST_WORDS = 200
const text = z.string().check(z.maxLength(LONGEST))
const ruleDecoder: z.ZodMiniType<RuleText> = z.object({
  name: text,
  words: z.array(text).check(z.maxLength(MOST_WORDS)),
  written: z.nullable(text),
  suggest: z.nullable(text),
  reason: text,
  language: text,
  case: z.boolean(),
  fix: z.boolean(),
})
const item = z.int().check(z.nonnegative())

const CHANGES = {
  add: z.object({ kind: z.literal('add'), rule: ruleDecoder }),
  replace: z.object({ kind: z.literal('replace'), item, rule: ruleDecoder }),
  remove: z.object({ kind: z.literal('remove'), item }),
  restore: z.object({ kind: z.literal('restore'), item, rule: ruleDecoder }),
} satisfies {
  readonly [Kind in HouseStyleChange['kind']]: z.ZodMiniType<Extract<HouseStyleChange, { kind: Kind }>>
}

/** Decodes a change; lengths are limited, and the rule itself is judged by `problemsOf`. */
export const houseStyleChangeDecoder: z.ZodMiniType<HouseStyleChange> = z.union(Object.values(CHANGES))

/** The keys of a rule that say something, with their values, in the order in which a new rule has them. */
export function valuesOf(rule: RuleText): [key: string, value: string | readonly string[] | null][] {
  const [word, ...others] = rule.words
  return [
    ['name', rule.name === '' ? null : rule.name],
    ['word', word === undefined ? null : others.length > 0 ? rule.words : word],
    ['pattern', rule.written],
    ['suggest', rule.suggest],
    ['reason', rule.reason === '' ? null : rule.reason],
    ['language', rule.language === '' ? null : rule.language],
    ['case', rule.case ? 'true' : null],
    ['fix', rule.fix ? 'true' : null],
  ]
}

/** A rule as its form shows it: a name that only repeats the word or the pattern is left out. */
export function textOf(rule: HouseRule): RuleText {
  const { name, words, written, suggest, reason, language, case: matchCase, fix } = rule
  const isOwn = name !== (words[0] ?? written)
  return { name: isOwn ? name : '', words, written, suggest, reason, language, case: matchCase, fix }
}

/** The rule that a text makes, and what is wrong with it; `rule` is null where it is none. */
export function problemsOf(rule: RuleText): { rule: HouseRule | null; problems: HouseStyleProblem[] } {
  const problems: HouseStyleProblem[] = []
  const keys = new Map<string, RawValue>()
  for (const [key, value] of valuesOf(rule)) {
    if (value === null) continue
    const isList = typeof value !== 'string'
    keys.set(key, { line: 1, texts: isList ? [...value] : [value], list: isList, isNull: false })
  }
  const read = readRule(1, 0, keys, (line, code, detail = {}) => problems.push({ line, code, detail }))
  return { rule: read, problems }
}
