import { emptyContent } from '../../../core/article/index.ts'
import { newsroom } from '../client.ts'
import { useSession } from '../saving/session.ts'
import { useBin } from '../state/bin.ts'
import { indexOfArticle, rowAt, useLibrary } from '../state/library.ts'
import { notify, notifyFailure } from '../state/toasts.ts'
import { useLayout } from '../state/layout.ts'
import { interfaceLocale } from '../state/settings.ts'

/** A deletion of this window; `done` says whether the article came into the bin. */
type Deletion = { id: string; wasOpen: boolean; done: Promise<boolean>; dismissToast: () => void }

/**
 * The deletions that can be undone, the last one last. Each is here from its first moment: the list may lack its article
 * before the library has answered.
 */
const deletions: Deletion[] = []

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

/** Moves an article to the bin; null if it is not there, which is then told. */
async function moveToBin(id: string, wasOpen: boolean): Promise<{ headline: string } | null> {
  const session = useSession.getState()
  if (wasOpen && !(await session.flush())) {
    notify({ tone: 'failure', message: (t) => t('library:notDeletedUnsaved') })
    return null
  }
  const answer = await newsroom.deleteArticle({ id })
  if (!answer.ok) {
    notifyFailure(answer.failure)
    return null
  }
  if (wasOpen) session.close()
  return answer.value
}

/** Moves an article to the bin and shows a toast with Undo. */
export async function deleteArticle(id: string): Promise<void> {
  const wasOpen = useSession.getState().openedId === id
  const moving = moveToBin(id, wasOpen)
  const deletion: Deletion = {
    id,
    wasOpen,
    done: moving.then((moved) => moved !== null),
    dismissToast: () => undefined,
  }
  deletions.push(deletion)
  const moved = await moving
  const at = deletions.indexOf(deletion)
  if (!moved && at >= 0) deletions.splice(at, 1)
  // It may have been undone meanwhile.
  if (!moved || at < 0) return
  const { headline } = moved
  deletion.dismissToast = notify({
    tone: 'plain',
    message: (t) =>
      headline === ''
        ? t('library:deletedUntitled')
        : t('library:deleted', { headline: shortenHeadline(headline) }),
    action: { label: (t) => t('common:undo'), run: () => void undoDeletion(id) },
  })
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
  if (!(await entry.done)) return
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
