import type { Spaces } from './conventions.ts'
import { capitalChanges } from './capitals.ts'
import type { Finding } from './finding.ts'
import type { Gap } from './spaces.ts'

const TITLE =
  /(?=[DMP])(?<![\p{L}\p{N}_’'-])(?:MM?\.|Mmes?|Mlles?|Mgr|Drs?|Dres?|Prs?|Pre|Me)([ \t\u00a0\u202f\u2000-\u200a]+)(?=\p{Lu}|(?<=M\.[ \t\u00a0\u202f\u2000-\u200a]+)l(?:e |a |[’']))/gu
const NAME_BEFORE = /(?<!\p{L})\p{Lu}\p{Ll}+[ \u00a0\u202f]*$/u
const LONGEST_NAME = 30

/** The gaps after M., Mme, Dr and the like. */
export function* titleGaps(text: string, { word }: Spaces): Generator<Gap> {
  for (const { 0: match, 1: gap = '', index } of text.matchAll(TITLE)) {
    const to = index + match.length
    const before = text.slice(Math.max(0, index - LONGEST_NAME), index)
    // After a first name, `M.` is a family name that is not told: « Karim M. le confirme ».
    const initial = match.startsWith('M.') && /\p{Ll}/u.test(text.charAt(to)) && NAME_BEFORE.test(before)
    if (!initial) yield { rule: 'title-space', from: to - gap.length, to, space: word, certainty: 'fix' }
  }
}

const LIGATURE =
  /o(?=eu|eil|esophag|ed[èée]m|enol|estr[oa]|ecum[ée]n|edip)|(?<=c)o(?=elac)|(?<=f)o(?=etus|etal|etaux)/giu

function* ligatures(text: string): Generator<Finding> {
  for (const { 0: o, index } of text.matchAll(LIGATURE)) {
    const replacement = o === 'O' ? 'Œ' : 'œ'
    yield { rule: 'ligature', from: index, to: index + 2, replacement, certainty: 'suggestion' }
  }
}

const FIRST = /(?=[1I])(?<![\p{L}\p{N}])(1|I)(iers?|ières?|ères?|eres?)(?![\p{L}\p{N}])/gu
const LATER =
  /(?=[\dCILVX])(?<![\p{L}\p{N}.,])(\d{1,4}|[IVXLC]{1,8})([iI]?[èe]me(s?)|è(s?)|éme(s?))(?![\p{L}\p{N}])/gu

function* ordinals(text: string): Generator<Finding> {
  const change = { rule: 'ordinal', certainty: 'suggestion' } as const
  for (const { 0: match, 1: number = '', 2: ending = '', index } of text.matchAll(FIRST)) {
    const plural = ending.endsWith('s') ? 's' : ''
    const replacement = (/^iers?$/.test(ending) ? 'er' : 're') + plural
    yield { ...change, from: index + number.length, to: index + match.length, replacement }
  }
  for (const { 0: match, 1: number = '', index } of text.matchAll(LATER)) {
    const replacement = match.endsWith('s') ? 'es' : 'e'
    yield { ...change, from: index + number.length, to: index + match.length, replacement }
  }
}

/** What French words may want: œ, accents on capitals, and the short endings of ordinal numbers. */
export function* wordChanges(text: string): Generator<Finding> {
  yield* ligatures(text)
  yield* capitalChanges(text)
  yield* ordinals(text)
}
