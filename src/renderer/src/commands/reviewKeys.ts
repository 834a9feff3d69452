import type { BlockKind } from '../../../core/import/index.ts'

/** What the keys 1, 2, 3 … make of a line in the review of an import. */
export const REVIEW_KINDS: readonly BlockKind[] = [
  'headline',
  'date',
  'byline',
  'heading',
  'paragraph',
  'standfirst',
]
