import type { Newsroom } from '../../../contract/contract.ts'
import type { RecoveryCopy } from '../../../core/recoveryCopy.ts'
import { loadComparison } from './merging.ts'
import { catchUnreachable, type Recovery } from './recovery.ts'

/**
 * A text of an earlier window that could not be saved as it is; `isGone` if its article no longer exists or cannot be
 * written.
 */
export type PendingRecovery = { id: string; headline: string; at: number; isGone: boolean }

/** Saves the newest copy of an article; returns what is left to decide if that fails. */
export async function saveRecovered(
  newsroom: Newsroom,
  recovery: Recovery,
  copies: readonly RecoveryCopy[],
): Promise<PendingRecovery | null> {
  const [copy] = copies
  if (!copy) return null
  const { id, base, at, content } = copy
  const saved = await catchUnreachable(newsroom.saveArticle({ id, base, content }))
  const now = saved.ok ? saved : await catchUnreachable(newsroom.readArticle({ id }))
  const isSame = await loadComparison()
  if (saved.ok || (now.ok && isSame(now.value.article, content))) {
    recovery.dropAll(copies)
    return null
  }
  // The earlier window may have closed while a save of an earlier state was under way.
  if (now.ok && copy.sent && isSame(now.value.article, copy.sent)) {
    const { article, fingerprint } = now.value
    const newBase = { revision: article.revision, fingerprint }
    const again = await catchUnreachable(newsroom.saveArticle({ id, base: newBase, content }))
    if (again.ok) {
      recovery.dropAll(copies)
      return null
    }
  }
  const isGone = now.ok ? now.value.readOnly : now.failure.code === 'not-found'
  return { id, headline: content.headline, at, isGone }
}
