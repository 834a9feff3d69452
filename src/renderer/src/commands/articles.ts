import { emptyContent } from '../../../core/article.ts'
import { newsroom } from '../client.ts'
import { putOnClipboard } from '../clipboard.ts'
import { useSession } from '../saving/session.ts'
import { indexOfArticle, rowAt, useLibrary } from '../state/library.ts'
import { notify, notifyFailure } from '../state/notices.ts'
import { useScreen } from '../state/screen.ts'
import { interfaceLocale } from '../state/settings.ts'

/** Articles deleted from this window and not brought back, last one last. */
const deleted: { id: string; wasOpen: boolean; forget: () => void }[] = []

/** Opens an article on the page; what keeps it from opening is said. */
export async function openArticle(id: string): Promise<boolean> {
  const answer = await useSession.getState().open(id)
  if (!answer.ok) notifyFailure(answer.failure)
  else useScreen.getState().clearPage()
  return answer.ok
}

/** Makes a new article and opens it. */
export async function newArticle(): Promise<void> {
  const answer = await newsroom.createArticle({ content: emptyContent(interfaceLocale()) })
  if (!answer.ok) return notifyFailure(answer.failure)
  useLibrary.getState().refresh()
  await openArticle(answer.value.article.id)
}

/** Opens the article that stands so many rows after the open one. */
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

/** Puts the open article on the clipboard as it is published, for a program that takes formatted text or plain. */
export async function copyArticle(): Promise<void> {
  const { openedId: id, flush } = useSession.getState()
  if (id === null) return
  if (!(await flush())) {
    notify({ tone: 'failure', say: (t) => t('export:notCopiedUnsaved') })
    return
  }
  const exported = (format: 'fragment' | 'text') =>
    newsroom.exportArticle({ id, format, options: { profile: 'hugo' } })
  const [html, plain] = await Promise.all([exported('fragment'), exported('text')])
  if (!html.ok) return notifyFailure(html.failure)
  if (!plain.ok) return notifyFailure(plain.failure)
  const [asHtml, asText] = [html, plain].map(({ value }) => new TextDecoder().decode(value.bytes))
  const done = await putOnClipboard({ plain: asText ?? '', html: asHtml ?? '' })
  notify({
    tone: done ? 'plain' : 'failure',
    say: (t) => t(done ? 'export:copiedRich' : 'export:notCopied'),
  })
}

/** Moves an article to the bin, and offers to bring it back. */
export async function deleteArticle(id: string): Promise<void> {
  const session = useSession.getState()
  const wasOpen = session.openedId === id
  if (wasOpen && !(await session.flush())) {
    notify({ tone: 'failure', say: (t) => t('library:notDeletedUnsaved') })
    return
  }
  const answer = await newsroom.deleteArticle({ id })
  if (!answer.ok) return notifyFailure(answer.failure)
  if (wasOpen) session.close()
  const { headline } = answer.value
  const forget = notify({
    tone: 'plain',
    say: (t) =>
      headline === ''
        ? t('library:deletedUntitled')
        : t('library:deleted', { headline: shortened(headline) }),
    action: { label: (t) => t('common:undo'), run: () => void undoDeletion(id) },
  })
  deleted.push({ id, wasOpen, forget })
  useLibrary.getState().refresh()
}

/** True while there is a deletion of this window to take back. */
export const canUndoDeletion = () => deleted.length > 0

/** Brings back an article deleted from this window: the last one where none is named. */
export async function undoDeletion(id = deleted.at(-1)?.id): Promise<void> {
  const at = deleted.findIndex((each) => each.id === id)
  const [entry] = at < 0 ? [] : deleted.splice(at, 1)
  if (!entry) return
  entry.forget()
  if ((await restoreArticle(entry.id)) && entry.wasOpen) await openArticle(entry.id)
}

/** Brings an article back from the bin; true where it is back. */
export async function restoreArticle(id: string): Promise<boolean> {
  const answer = await newsroom.restoreArticle({ id })
  if (!answer.ok) {
    notifyFailure(answer.failure)
    return false
  }
  const { headline } = answer.value.article
  notify({
    tone: 'plain',
    say: (t) =>
      headline === ''
        ? t('library:restoredUntitled')
        : t('library:restored', { headline: shortened(headline) }),
  })
  useLibrary.getState().refresh()
  return true
}

const LONGEST_HEADLINE = 60

export function shortened(headline: string): string {
  const letters = [...headline]
  return letters.length <= LONGEST_HEADLINE
    ? headline
    : `${letters
        .slice(0, LONGEST_HEADLINE)
        .join('')
        .replace(/[ \t]+$/, '')}…`
}
