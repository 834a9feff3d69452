import type { Target } from '../../../../core/article.ts'
import { feuillets, type Measure } from '../../../../core/measure.ts'

/** How a text stands to its planned length, in the unit of the plan. */
export type Standing = { done: number; planned: number; unit: Target['unit']; left: number }

const round = (amount: number, unit: Target['unit']) =>
  unit === 'feuillets' ? Math.round(amount * 10) / 10 : amount

/** What is left to write (below 0: to cut) of a planned length. */
export function standing({ signs, words }: Measure, { amount, unit }: Target): Standing {
  const done = round(unit === 'words' ? words : unit === 'signs' ? signs : feuillets(signs), unit)
  return { done, planned: amount, unit, left: round(amount - done, unit) }
}

/** True for an interface whose readers count in feuillets: French. */
export const countsFeuillets = (locale: string) => locale.startsWith('fr')
