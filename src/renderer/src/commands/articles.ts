import { emptyContent } from '../../../core/article/index.ts'
import { newsroom } from '../client.ts'
import { useSession } from '../saving/session.ts'
import { useBin } from '../state/bin.ts'
import { indexOfArticle, rowAt, useLibrary } from '../state/library.ts'
import { notify, notifyFailure } from '../state/toasts.ts'
import { useLayout } from '../state/layout.ts'
import { interfaceLocale } from '../state/settings.ts'

/** Articles deleted in this window and not restored, the last one last. */
const deletions: { id: string; wasOpen: boolean; dismissToast: () => void }[] = []

/** Opens an article on the page; a failure is shown as a toast. */
export async function openArticle(id: string): Promise<boolean> {
  const answer = await useSession.getState().open(id)
  if (!answer.ok) notifyFailure(answer.failure)
  else useLayout.getState().hideOverlays()
  return answer.ok
}

/** Makes a new article and opens it. */
export async function newArticle(): Promise<void> {
  const answer = await newsroom.createArticle({ content: emptyContent(interfaceLocale()) })
  if (!answer.ok) return notifyFailure(answer.failure)
  useLibrary.getState().refresh()
  await openArticle(answer.value.article.id)
}

/** Opens the article that many rows after the open one in the list. */
export async function openNeighbour(step: 1 | -1): Promise<void> {
  const { pages, total, active } = useLibrary.getState()
  const openedId = useSession.getState().openedId
  const from = openedId === null ? -1 : indexOfArticle(pages, openedId)
  const index = Math.max(0, Math.min(total - 1, from >= 0 ? from + step : active.index))
  const row = rowAt(pages, index)
  if (!row || row.id === openedId) return
  useLibrary.getState().activate(index)
  await openArticle(row.id)
}

/** Moves an article to the bin and shows a toast with Undo. */
export async function deleteArticle(id: string): Promise<void> {
  const session = useSession.getState()
  const wasOpen = session.openedId === id
  if (wasOpen && !(await session.flush())) {
    notify({ tone: 'failure', message: (t) => t('library:notDeletedUnsaved') })
    return
  }
  const answer = await newsroom.deleteArticle({ id })
  if (!answer.ok) return notifyFailure(answer.failure)
  if (wasOpen) session.close()
  const { headline } = answer.value
  const dismissToast = notify({
    tone: 'plain',
    message: (t) =>
      headline === ''
        ? t('library:deletedUntitled')
        : t('library:deleted', { headline: shortenHeadline(headline) }),
    action: { label: (t) => t('common:undo'), run: () => void undoDeletion(id) },
  })
  deletions.push({ id, wasOpen, dismissToast })
  useLibrary.getState().refresh()
}

/** Destroyed articles cannot be restored any more. */
export function forgetDeletions(ids: readonly string[]): void {
  for (let at = deletions.length - 1; at >= 0; at--) {
    const entry = deletions[at]
    if (!entry || !ids.includes(entry.id)) continue
    entry.dismissToast()
    deletions.splice(at, 1)
  }
}

/** True if a deletion of this window can be undone. */
export const canUndoDeletion = () => deletions.length > 0

/** Restores an article deleted in this window; by default the last one. */
export async function undoDeletion(id = deletions.at(-1)?.id): Promise<void> {
  const at = deletions.findIndex((each) => each.id === id)
  const [entry] = at < 0 ? [] : deletions.splice(at, 1)
  if (!entry) return
  entry.dismissToast()
  if ((await restoreArticle(entry.id)) && entry.wasOpen) await openArticle(entry.id)
}

/** Restores an article from the bin; true on success. */
export async function restoreArticle(id: string): Promise<boolean> {
  const answer = await newsroom.restoreArticle({ id })
  useBin.getState().recount()
  if (!answer.ok) {
    notifyFailure(answer.failure)
    return false
  }
  const { headline } = answer.value.article
  notify({
    tone: 'plain',
    message: (t) =>
      headline === ''
        ? t('library:restoredUntitled')
        : t('library:restored', { headline: shortenHeadline(headline) }),
  })
  useLibrary.getState().refresh()
  return true
}

const MAX_HEADLINE_LENGTH = 60

export function shortenHeadline(headline: string): string {
  const letters = [...headline]
  return letters.length <= MAX_HEADLINE_LENGTH
    ? headline
    : `${letters
        .slice(0, MAX_HEADLINE_LENGTH)
        .join('')
        .replace(/[ \t]+$/, '')}…`
}
