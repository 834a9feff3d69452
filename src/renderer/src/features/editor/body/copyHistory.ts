import { invertedEffects } from '@codemirror/commands'
import { StateEffect, type Transaction } from '@codemirror/state'
import type { CopyTexts } from '../../../state/outline.ts'

/** The texts beside the body that one step of the history changes. */
export type CopyChange = { before: CopyTexts; after: CopyTexts }

/** Carries a change of the display copy in a step of the body's history, so that one undo takes back both. */
export const copyChange = StateEffect.define<CopyChange>()

/** Undoing a step undoes what it did beside the body, too. */
export const copyHistory = invertedEffects.of(({ effects }) =>
  effects.flatMap((effect) =>
    effect.is(copyChange) ? [copyChange.of({ before: effect.value.after, after: effect.value.before })] : [],
  ),
)

/** What these steps make of the texts beside the body. A text that was rewritten since is left as it is. */
export function copyAfter(transactions: readonly Transaction[], now: CopyTexts): CopyTexts {
  const texts: CopyTexts = {}
  for (const { effects } of transactions)
    for (const effect of effects) {
      if (!effect.is(copyChange)) continue
      const { before, after } = effect.value
      for (const part of PARTS) {
        const text = after[part]
        if (text !== undefined && (texts[part] ?? now[part]) === before[part]) texts[part] = text
      }
    }
  return texts
}

/** True where a step would change one of the texts beside the body from what it is now. */
export function setsCopy({ effects }: Transaction, part: keyof CopyTexts, now: string): boolean {
  return effects.some(
    (effect) =>
      effect.is(copyChange) && effect.value.before[part] === now && effect.value.after[part] !== undefined,
  )
}

const PARTS = ['kicker', 'headline', 'subhead', 'standfirst', 'dateline', 'correction'] as const
