import { emptyContent } from '../../../core/article/index.ts'
import { addRowSentences } from '../../../i18n/rows.ts'
import { newsroom } from '../client.ts'
import { addPageSentences } from '../editor/pageTranslate.ts'
import { paneShowing, useSession } from '../saving/session.ts'
import { useBin } from '../state/bin.ts'
import { indexOfArticle, rowAt, totalOf, useLibrary } from '../state/library.ts'
import { addPane, paneBeside, usePanes } from '../state/panes.ts'
import { notify, notifyFailure, type Toast } from '../state/toasts.ts'
import { useLayout } from '../state/layout.ts'
import { interfaceLocale } from '../state/settings.ts'
import { idAtStart } from './atStart.ts'
import { idOpening, whileOpening } from './opening.ts'
import { rememberIn, rememberRedo } from './ownUndo.ts'

/** A deletion of this window; `done` says whether the article came into the bin. */
type Deletion = {
  id: string
  wasOpen: boolean
  done: Promise<boolean>
  dismissToast: () => void
  /** Takes it out of the list's history. */
  forget: () => void
}

/**
 * The deletions that can be undone, the last one last. Each is here from its first moment: the list may lack its article
 * before the library has answered.
 */
const deletions: Deletion[] = []

/** Tells why an article is not where it was asked for. */
function tell(
  tone: Toast['tone'],
  key: 'rows:tooNarrow' | 'rows:chooseBeside' | 'rows:notDeletedUnsaved',
): void {
  addPageSentences(addRowSentences)
  notify({ tone, message: (t) => t(key) })
}

/** How long an article may take to be opened before that is told, in milliseconds. */
const SLOW = 1_000
/** How long that is told at least, in milliseconds: a shorter notice flashes. */
const LEAST_TOLD = 500

/** Says that an article is being opened, once that takes long, until it is or cannot be. */
async function tellIfSlow<Value>(opening: Promise<Value>): Promise<Value> {
  let end = () => {}
  const timer = setTimeout(() => {
    addPageSentences(addRowSentences)
    const dismiss = notify({ tone: 'plain', stays: true, message: (t) => t('rows:opening') })
    const told = performance.now()
    end = () => void setTimeout(dismiss, told + LEAST_TOLD - performance.now())
  }, SLOW)
  try {
    return await opening
  } finally {
    clearTimeout(timer)
    end()
  }
}

/** Opens an article on the page; a failure is shown as a toast. */
export async function openArticle(id: string): Promise<boolean> {
  const answer = await whileOpening(id, () => tellIfSlow(useSession.getState().open(id)))
  if (!answer.ok) notifyFailure(answer.failure)
  else useLayout.getState().hideOverlays()
  return answer.ok
}

/**
 * Opens an article to show something in it; true once it is there. The one that is open is there at once, and read again meanwhile:
 * nothing that is done on its page before the library has answered is undone by what is to be shown.
 */
export async function openToShow(id: string): Promise<boolean> {
  const isOpen = useSession.getState().openedId === id
  const opening = openArticle(id)
  return isOpen || ((await opening) && useSession.getState().openedId === id)
}

/** Watches the page; the function that ends it gives true where somebody has pressed a key or a button on the page. */
function watchPage(): () => boolean {
  let isTouched = false
  const end = new AbortController()
  const touch = ({ target }: Event) => {
    isTouched ||= target instanceof Element && target.closest('main') !== null
  }
  for (const type of ['keydown', 'pointerdown'] as const)
    window.addEventListener(type, touch, { capture: true, signal: end.signal })
  return () => {
    end.abort()
    return isTouched
  }
}

/**
 * Opens an article and shows something in it by what `load` gives, unless somebody has begun to work on its page while that was
 * loaded: the caret stays where it is then. False where the article cannot be opened, or another one was.
 */
export async function openAndShow(id: string, load: () => Promise<() => void>): Promise<boolean> {
  if (!(await openToShow(id))) return false
  const endWatch = watchPage()
  let isTouched = true
  const show = await load().finally(() => {
    isTouched = endWatch()
  })
  if (!isTouched && useSession.getState().openedId === id) show()
  return true
}

/** Opens an article in the pane beside the focused one; one that is shown already gets the focus. */
export async function openBeside(id: string): Promise<void> {
  if (useSession.getState().openedId === null) return void (await openListed(id))
  if (!usePanes.getState().fits) return tell('plain', 'rows:tooNarrow')
  const pane = paneBeside()
  const session = useSession.in(pane)
  const answer = await tellIfSlow(session.getState().open(id))
  if (!answer.ok) return notifyFailure(answer.failure)
  if (session.getState().openedId === id) addPane(pane)
}

/** Opens the row of the list that the keyboard is at beside the open article. */
export function openActiveBeside(): void {
  const { pages, active } = useLibrary.getState()
  const row = rowAt(pages, active.index)
  if (row && paneShowing(row.id) === undefined) void openBeside(row.id)
  else tell('plain', 'rows:chooseBeside')
}

/** Opens an article of the list; of one that was found, at the place where what is sought stands. */
export async function openListed(id: string): Promise<boolean> {
  const { hits } = useLibrary.getState()
  const hit = hits.get(id)
  if (!hit) return openArticle(id)
  return openAndShow(id, async () => {
    const { showHit } = await import('../editor/showHit.ts')
    return () => showHit(hit.place)
  })
}

/** The articles that this window made, until they have been left. */
const made = new Set<string>()

/** Makes a new article and opens it. */
export async function newArticle(content = emptyContent(interfaceLocale())): Promise<void> {
  const answer = await newsroom.createArticle({ content })
  if (!answer.ok) return notifyFailure(answer.failure)
  const { id } = answer.value.article
  made.add(id)
  useLibrary.getState().refresh()
  await openArticle(id)
}

/** Removes those of the articles made here in which nothing was ever written; those that are shown stay if `keepsShown`. */
export async function discardUntouched(keepsShown: boolean): Promise<void> {
  const isLeft = (id: string) => !keepsShown || (paneShowing(id) === undefined && idOpening() !== id)
  const left = [...made].filter(isLeft)
  for (const id of left) made.delete(id)
  if (left.length === 0 || !(await useSession.getState().flush(left))) return
  for (const id of left) {
    // One may have come back to it while the texts were saved.
    if (isLeft(id)) await newsroom.discardUntouched({ id })
    else made.add(id)
  }
}

/** Opens the article that many rows after the open one in the list, or after the one that is being opened. */
export async function openNeighbour(step: 1 | -1): Promise<void> {
  const list = useLibrary.getState()
  const { pages, active } = list
  const id = idOpening() ?? useSession.getState().openedId ?? idAtStart()
  const from = id === null ? -1 : indexOfArticle(pages, id)
  const index = Math.max(0, Math.min(totalOf(list) - 1, from >= 0 ? from + step : active.index))
  const row = rowAt(pages, index)
  if (!row || row.id === id) return
  useLibrary.getState().activate(index)
  await openListed(row.id)
}

/** The articles whose way to the bin the library has not answered yet. */
const moving = new Set<string>()

/** Moves an article to the bin; null if it is not there, which is then told. */
async function moveToBin(id: string, wasOpen: boolean): Promise<{ headline: string } | null> {
  if (wasOpen && !(await useSession.getState().flush([id]))) {
    tell('failure', 'rows:notDeletedUnsaved')
    return null
  }
  const answer = await newsroom.deleteArticle({ id })
  if (!answer.ok) {
    notifyFailure(answer.failure)
    return null
  }
  const pane = paneShowing(id)
  if (pane) useSession.in(pane).getState().close()
  return answer.value
}

/** Moves an article to the bin, once more where it was taken back from there, and shows a toast with Undo. */
export async function deleteArticle(id: string, isRedone = false): Promise<void> {
  if (moving.has(id)) return
  const wasOpen = paneShowing(id) !== undefined
  moving.add(id)
  const toBin = moveToBin(id, wasOpen).finally(() => moving.delete(id))
  const deletion: Deletion = {
    id,
    wasOpen,
    done: toBin.then((moved) => moved !== null),
    dismissToast: () => undefined,
    forget: rememberIn('list', () => void undoDeletion(id), isRedone),
  }
  deletions.push(deletion)
  const moved = await toBin
  const at = deletions.indexOf(deletion)
  if (!moved && at >= 0) {
    deletions.splice(at, 1)
    deletion.forget()
  }
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
  // At once: the next Delete is for the next row.
  useLibrary.getState().hear({ type: 'article-removed', id })
}

/** Destroyed articles cannot be restored any more. */
export function forgetDeletions(ids: readonly string[]): void {
  for (let at = deletions.length - 1; at >= 0; at--) {
    const entry = deletions[at]
    if (!entry || !ids.includes(entry.id)) continue
    entry.dismissToast()
    entry.forget()
    deletions.splice(at, 1)
  }
}

/** Restores an article deleted in this window. */
async function undoDeletion(id: string): Promise<void> {
  const at = deletions.findIndex((each) => each.id === id)
  const [entry] = at < 0 ? [] : deletions.splice(at, 1)
  if (!entry) return
  entry.dismissToast()
  entry.forget()
  if (!(await entry.done)) return
  if (!(await restoreArticle(entry.id))) return
  rememberRedo(() => void deleteArticle(entry.id, true))
  if (entry.wasOpen) await openArticle(entry.id)
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

/** A headline as it stands in a sentence: a long one ends after a word, unless half of it and more has no blank. */
export function shortenHeadline(headline: string): string {
  const letters = [...headline]
  if (letters.length <= MAX_HEADLINE_LENGTH) return headline
  const start = letters.slice(0, MAX_HEADLINE_LENGTH + 1).join('')
  const words = /^(.{29,}[^ \t])[ \t]/su.exec(start)?.[1]
  return `${words ?? letters.slice(0, MAX_HEADLINE_LENGTH).join('')}…`
}
