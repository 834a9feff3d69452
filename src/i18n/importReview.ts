import { type Block, type BlockDoubt, type BlockKind, isBodyKind } from '../core/import/draft.ts'
import { ENCODINGS } from '../core/import/encoding/encodings.ts'
import { hasSentence, labelledFieldOf, type Reason } from '../core/import/reason.ts'
import type { Doubt } from '../core/import/doubts.ts'
import type { Notice } from '../core/import/notices.ts'
import type { Translate } from './index.ts'

/** The name of a kind of block: a part of the body, or a field. */
export function kindName(t: Translate, kind: BlockKind): string {
  return isBodyKind(kind) || kind === 'aside' ? t(`import:kind.${kind}`) : t(`fields:${kind}`)
}

/** The name of a block: that of its kind, or of what it is in the document where that says more. */
export function partName(t: Translate, { kind, node }: Pick<Block, 'kind' | 'node'>): string {
  if (kind === 'paragraph' && (node?.type === 'table' || node?.type === 'figure' || node?.type === 'rule'))
    return t(`import:part-name.${node.type}`)
  if (kind === 'heading' && node?.type === 'heading') return t('import:part-name.minor-heading')
  return kindName(t, kind)
}

/** Why a block was taken for what it is. */
export function reasonSentence(t: Translate, reason: Reason): string {
  if (hasSentence(reason)) return t(`importReason:${reason}`)
  const field = labelledFieldOf(reason)
  return t('importReason:field-label', { field: field ? kindName(t, field) : '' })
}

/** The variables of the sentences about doubts and notices: one that a detail lacks is empty. */
const UNSAID = {
  byline: '',
  count: 0,
  date: '',
  headline: '',
  keys: '',
  lines: '',
  names: '',
  pictures: '',
  second: '',
  text: '',
  value: '',
  version: '',
}

/** A doubt as a sentence: about the file, or why a line was taken for what may be wrong. */
export function doubtSentence(t: Translate, doubt: Doubt | BlockDoubt): string {
  if ('line' in doubt) return asSentence(reasonSentence(t, doubt.name))
  return t(`importDoubt:${doubt.name}`, { ...UNSAID, ...doubt.detail, ...encodingNames(t, doubt.detail) })
}

/** The encodings that a doubt names, by what they are called. */
function encodingNames(t: Translate, detail: Doubt['detail']): { encoding: string; other: string } {
  const nameOf = (value: unknown) => {
    const encoding = ENCODINGS.find((each) => each === value)
    return encoding ? t(`import:encoding.${encoding}`) : ''
  }
  return { encoding: nameOf(detail.encoding), other: nameOf(detail.other) }
}

const asSentence = (words: string) =>
  words.charAt(0).toLocaleUpperCase() + words.slice(1) + (/[.!?…]$/.test(words) ? '' : '.')

/** A notice as a sentence. */
export function noticeSentence(t: Translate, { name, detail }: Notice): string {
  return t(`importNotice:${name}`, { ...UNSAID, ...detail })
}
