import { type BlockKind, isBodyKind } from '../core/import/draft.ts'
import { hasSentence, labelledFieldOf, type Reason } from '../core/import/reason.ts'
import type { Translate } from './index.ts'

/** What a kind of block is called: a part of the body, or a field by its name. */
export function kindName(t: Translate, kind: BlockKind): string {
  return isBodyKind(kind) ? t(`import:kind.${kind}`) : t(`fields:${kind}`)
}

/** Why a block was taken for what it is. */
export function reasonSentence(t: Translate, reason: Reason): string {
  if (hasSentence(reason)) return t(`importReason:${reason}`)
  const field = labelledFieldOf(reason)
  return t('importReason:field-label', { field: field ? kindName(t, field) : '' })
}
