import { BLOCK_KINDS, type BlockKind } from '../../../core/import/draft.ts'

/** What the keys 1, 2, 3 … make of a line in the review of an import: the kinds that a text has most. */
export const REVIEW_KINDS: readonly BlockKind[] = BLOCK_KINDS.slice(0, 6)
