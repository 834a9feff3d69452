import type { ArticleContent, OpenedArticle } from '../../../core/article/index.ts'
import type { Failure } from '../../../core/failure.ts'

/** Whether a text is saved. */
export type SavedState =
  /** On disk since `at` (RFC 3339); `pending` if something was typed since. */
  | { kind: 'saved'; at: string; pending: boolean }
  /** `isLate` where no answer has come for ten seconds. */
  | { kind: 'saving'; isLate?: true }
  | { kind: 'failed'; failure: Failure; retrying: boolean }
  /** `base` is the common ancestor, if it is known. */
  | { kind: 'conflict'; theirs: OpenedArticle; base: ArticleContent | null }
  /** Removed from the library while it was open; `forGood` if it was destroyed there. */
  | { kind: 'removed'; forGood?: boolean }
  | { kind: 'read-only' }

/** A text that replaces the one on screen without having been typed. */
export type Replacement = {
  content: ArticleContent
  /** The text on screen that `content` was made from; null if it was an earlier window's. */
  previous: ArticleContent | null
  /** Saved by another program or window; merged; recovered from an earlier window; chosen in the conflict dialog. */
  from: 'library' | 'merge' | 'recovery' | 'choice'
}

/** The copy of an unsaved text on this computer: when it was taken (milliseconds), and whether it has every keystroke. */
export type LocalCopy = { at: number; isCurrent: boolean }

/** True for a text that the library has, or that a shared folder waits for while this computer has all of it. */
export const isSafe = (state: SavedState, local: LocalCopy | null): boolean =>
  state.kind === 'saved' && (!state.pending || local?.isCurrent === true)
