import type { ConsistencyFinding } from '../core/consistency/index.ts'
import type { UsageDetail, UsageFinding } from '../core/usage/index.ts'
import type { Translate } from './index.ts'

/** The numbers and days of a reason, in the language of the sentence. */
function written(t: Translate, { day, born = 0, age = 0, year = 0 }: UsageDetail) {
  const of = (options: Intl.DateTimeFormatOptions) =>
    day === undefined
      ? ''
      : new Intl.DateTimeFormat(t('usage:locale'), { timeZone: 'UTC', ...options }).format(
          new Date(`${day}T00:00:00Z`),
        )
  const date = of({ day: 'numeric', month: 'long', year: 'numeric' })
  return { date, weekday: of({ weekday: 'long' }), born, age, year }
}

/** What a finding of usage is called, and the reason for it. */
export function usageWords(
  t: Translate,
  { rule, detail }: Pick<UsageFinding, 'rule' | 'detail'>,
): { title: string; why: string } {
  return { title: t(`usage:title.${rule}`), why: t(`usage:why.${rule}`, written(t, detail)) }
}

/** What is said of a place that differs from others of the article, and why. */
export function consistencyWords(
  t: Translate,
  { rule, names }: Pick<ConsistencyFinding, 'rule' | 'names'>,
): { title: string; why: string } {
  const [one, other] = names ?? []
  const counted = {
    one: one?.name ?? '',
    ones: one?.count ?? 0,
    other: other?.name ?? '',
    others: other?.count ?? 0,
  }
  return { title: t(`usage:title.${rule}`), why: t(`usage:why.${rule}`, counted) }
}
