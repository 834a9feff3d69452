import { contentOf, type OpenedArticle } from '../../../core/article/index.ts'
import type { Result } from '../../../core/failure.ts'
import type { OpenTexts } from './openTexts.ts'

/** Saves what earlier windows left of each article that is neither open nor being opened; what cannot be saved is pending. */
export async function recoverTexts(texts: OpenTexts): Promise<void> {
  const { recovery, recovering, openings, autosaves } = texts
  await recovery.load()
  for (const id of recovery.ids) {
    const isOpening = [...openings].some((opening) => opening.id === id)
    if (isOpening || autosaves.has(id) || texts.pendingRecoveries.some((pending) => pending.id === id))
      continue
    const saved = recoverText(texts, id)
    recovering.set(id, saved)
    await saved
    recovering.delete(id)
  }
}

async function recoverText(texts: OpenTexts, id: string): Promise<void> {
  // The first paint needs none of it; without it the copies stay for the next start.
  const loaded = await import('./saveRecovered.ts').catch(() => null)
  if (!loaded) return
  const { newsroom, recovery } = texts
  const copies = recovery.take(id)
  const pending = await loaded.saveRecovered(newsroom, recovery, copies)
  if (!pending) return
  recovery.putBack(copies)
  texts.setPending([...texts.pendingRecoveries, pending])
}

/** Makes an article of a pending text; null where there is none any more. */
export async function createRecovered(texts: OpenTexts, id: string): Promise<Result<OpenedArticle> | null> {
  const { newsroom, recovery } = texts
  const copies = recovery.take(id)
  const [copy] = copies
  if (!copy) return null
  const created = await newsroom.createArticle({ content: contentOf(copy.content) })
  if (created.ok) {
    recovery.dropAll(copies)
    texts.dropPending(id)
  } else recovery.putBack(copies)
  return created
}
