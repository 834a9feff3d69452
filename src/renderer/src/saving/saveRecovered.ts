import type { Newsroom } from '../../../contract/contract.ts'
import { type ArticleContent, contentOf, type OpenedArticle } from '../../../core/article/index.ts'
import type { RecoveryCopy } from '../../../core/recoveryCopy.ts'
import { loadComparison, loadMerging } from './merging.ts'
import type { Recovery } from './recovery.ts'

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
  const keep = { reason: 'recovery' } as const
  const saved = await newsroom.saveArticle({ id, base, content, keep })
  const now = saved.ok ? saved : await newsroom.readArticle({ id })
  const isSame = await loadComparison()
  if (saved.ok || (now.ok && isSame(now.value.article, content))) {
    recovery.dropAll(copies)
    return null
  }
  // The earlier window may have closed while a save of an earlier state was under way.
  if (now.ok && copy.sent && isSame(now.value.article, copy.sent)) {
    const { article, fingerprint } = now.value
    const newBase = { revision: article.revision, fingerprint }
    const again = await newsroom.saveArticle({ id, base: newBase, content, keep })
    if (again.ok) {
      recovery.dropAll(copies)
      return null
    }
  }
  if (now.ok && copy.before && (await saveMerged(newsroom, copy, copy.before, now.value))) {
    recovery.dropAll(copies)
    return null
  }
  const isGone = now.ok ? now.value.readOnly : now.failure.code === 'not-found'
  return { id, headline: content.headline, at, isGone }
}

/** Merges a copy with what the article has become since, and keeps both texts as versions; false if that fails. */
async function saveMerged(
  newsroom: Newsroom,
  { id, content }: RecoveryCopy,
  before: ArticleContent,
  { article, fingerprint, readOnly }: OpenedArticle,
): Promise<boolean> {
  const merging = await loadMerging()
  if (!merging || readOnly) return false
  const merged = merging.mergeContents(before, content, contentOf(article))
  if (merged.overlaps) return false
  const base = { revision: article.revision, fingerprint }
  const request = { id, base, content: merged.content, keep: { reason: 'merge' as const }, beside: content }
  return (await newsroom.saveArticle(request)).ok
}
