import { type BlockKind, USUAL_KINDS } from '../../../core/import/draft.ts'

/** What the keys 1, 2, 3 … make of a line in the review of an import: the kinds that a text has most. */
export const REVIEW_SHORTCUT_KINDS: readonly BlockKind[] = USUAL_KINDS
