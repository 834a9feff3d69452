import type { HouseStyleFinding, HouseStyleProblem } from '../core/houseStyle/index.ts'
import type { Translate } from './index.ts'

/** What a finding of the house style is called, and the reason for it: its rule's own, if it gives one. */
export function houseStyleWords(
  t: Translate,
  { rule, reason, replacement }: Pick<HouseStyleFinding, 'rule' | 'reason' | 'replacement'>,
): { title: string; why: string } {
  const why = reason === '' ? t('houseStyle:why', { rule }) : reason
  if (replacement === null) return { title: t('houseStyle:title.rule'), why }
  if (replacement === '') return { title: t('houseStyle:title.delete'), why }
  return { title: t('houseStyle:title.replace', { replacement }), why }
}

/** The one clear sentence for what is wrong in a house style's file. */
export function houseStyleProblemSentence(t: Translate, { code, detail }: HouseStyleProblem): string {
  const word = (key: string) => String(detail[key] ?? '')
  return t(`houseStyle:problem.${code}`, {
    reason: word('reason'),
    file: word('file'),
    key: word('key'),
    language: word('language'),
    pattern: word('pattern'),
    name: word('name'),
    group: word('group'),
    limit: Number(word('limit')),
    limitMegabytes: Number(word('limit')) / 1_000_000,
  })
}
