import type { KeepReason } from '../../../core/versions.ts'
import type { Article, ArticleContent } from '../../../core/article/index.ts'
import type { Failure, Result } from '../../../core/failure.ts'
import type { LocalCopy, Replacement, SavedState } from './savedState.ts'
import type { PendingRecovery } from './saveRecovered.ts'

/** The open article and the state of its saving. */
export type Session = {
  openedId: string | null
  /** The article as last read from the library; null if none is open. */
  article: Article | null
  /** The text on screen; it follows typing with a short delay (`PUBLISH_DELAY`). */
  content: ArticleContent | null
  /** Incremented whenever the text on screen is replaced by another than was typed. */
  loadCount: number
  /**
   * The text that the last increment of `loadCount` shows, and why; null if it only opened an article. A subscriber
   * must show it synchronously: what `textChanged` reads afterwards has to contain it.
   */
  replacement: Replacement | null
  /** Null if nothing is open. */
  savedState: SavedState | null
  /** The copy of the open article's unsaved text on this computer; null if the text is saved, or has none. */
  local: LocalCopy | null
  /** When a recovered text was typed that is on screen again (milliseconds); else null. */
  recoveredAt: number | null
  /** Texts of earlier windows, of articles that are not open, that need a decision of the user. */
  pendingRecoveries: readonly PendingRecovery[]
  /** The conflict dialog is open. */
  comparing: boolean
  /** The number of other articles with text that is not saved yet. */
  unsavedOthers: number
  /** Shows an article and saves the one before it; if it cannot be read, nothing changes. */
  open(id: string): Promise<Result<{ id: string }>>
  close(): void
  /** Closes the article for good: the session is no longer used. */
  end(): void
  /** Gives up the texts of articles that were destroyed here, saved or not, and closes the one that is open. */
  forget(ids: readonly string[]): void
  /** Changes fields of the open article, if no page is mounted that holds them. */
  edit(change: Partial<ArticleContent>): void
  /**
   * Called when the page's text changed. `read` returns the whole text and is called when that is needed: after a pause
   * while typing (`soon`), or at once.
   */
  textChanged(read: () => ArticleContent, when: 'soon' | 'at once'): void
  /** Has the text on screen kept as a version by the next save; called before a step changes it. */
  keepBefore(why: KeepReason): void
  /** True while a text that no pane shows would be lost with the window: neither saved nor, in a shared folder, kept here. */
  hasUnsafeOthers(): boolean
  /** Saves every open text now; true once the library has all of it, or all of these articles. */
  flush(of?: readonly string[]): Promise<boolean>
  compare(shown: boolean): void
  retry(): Promise<boolean>
  /**
   * Resolves a conflict with the text on screen; the other one is first saved as an article of its own, under
   * `theirHeadline`.
   */
  keepMine(theirHeadline: string): Promise<Failure | null>
  /**
   * Resolves a conflict with the library's text; the one on screen is first saved as an article of its own, under
   * `myHeadline`.
   */
  keepTheirs(myHeadline: string): Promise<Failure | null>
  /** Resolves a conflict with a merged text; both texts are kept as versions. */
  keepMerge(merged: ArticleContent): Promise<Failure | null>
  /** Saves the text on screen as a new article and opens it. */
  saveAsNew(): Promise<Failure | null>
  dismissRecovery(): void
  /** Saves the texts of earlier windows whose article has not changed since; the others go to `pendingRecoveries`. */
  recover(): Promise<void>
  /** Saves a pending text as an article of its own and opens it. */
  savePendingRecovery(id: string): Promise<Failure | null>
  /** Hides the notice of a pending text until the next start. */
  dismissPendingRecovery(id: string): void
  /** Writes a recovery copy of every unsaved text now. */
  saveRecoveryCopies(): void
}
