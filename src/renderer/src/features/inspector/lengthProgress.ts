import type { Target } from '../../../../core/article/index.ts'
import { feuillets, type Measure } from '../../../../core/measure.ts'

/** A text's length against its target, in the target's unit. */
export type LengthProgress = { done: number; planned: number; unit: Target['unit']; left: number }

const round = (amount: number, unit: Target['unit']) =>
  unit === 'feuillets' ? Math.round(amount * 10) / 10 : amount

/** The length reached and what is left to write; `left` is negative for what must be cut. */
export function lengthProgress({ signs, words }: Measure, { amount, unit }: Target): LengthProgress {
  const done = round(unit === 'words' ? words : unit === 'signs' ? signs : feuillets(signs), unit)
  return { done, planned: amount, unit, left: round(amount - done, unit) }
}

/** True for French: feuillets are shown. */
export const countsFeuillets = (locale: string) => locale.startsWith('fr')
