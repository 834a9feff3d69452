import type { DictionaryProblem, SpellingFinding } from '../core/spelling/index.ts'
import type { Translate } from './index.ts'

/** What a finding of spelling is called, and the reason for it. */
export function spellingWords(
  t: Translate,
  { rule }: Pick<SpellingFinding, 'rule'>,
): { title: string; why: string } {
  return { title: t(`spelling:title.${rule}`), why: t(`spelling:why.${rule}`) }
}

/** The one clear sentence for what is wrong in the file of the house's words. */
export function dictionaryProblemSentence(t: Translate, { code, line }: DictionaryProblem): string {
  return t(`spelling:problem.${code}`, { line: line ?? 0 })
}
