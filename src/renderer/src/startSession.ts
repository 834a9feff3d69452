import type { Bridge, SavedFile } from '../../contract/bridge.ts'
import { failed } from '../../core/failure.ts'
import { bridge, newsroom } from './client.ts'
import { discardUntouched, openArticle, openBeside } from './commands/articles.ts'
import { restoreLostFocus } from './commands/focus.ts'
import { endStart, openBefore } from './commands/atStart.ts'
import { idOpening } from './commands/opening.ts'
import { loadCommands } from './commands/runCommand.ts'
import { trackControlHistories } from './fields/controlHistory.ts'
import { LAST_OPEN_KEY } from './lastOpen.ts'
import { dropPrerender } from './prerenderedPage.ts'
import { useSession } from './saving/session.ts'
import type { Session } from './saving/sessionState.ts'
import { useBin } from './state/bin.ts'
import { useHouseStyle } from './state/houseStyle.ts'
import { useImportQueue } from './state/importQueue.ts'
import { rowAt, useLibrary } from './state/library.ts'
import { usePanes } from './state/panes.ts'
import { useSelection } from './state/selection.ts'
import { useSettings } from './state/settings.ts'
import { notify, notifyFailure } from './state/toasts.ts'
import './styles/forcedColors.css'

/** How often the state of a library that cannot be written is read again, in milliseconds. */
const RECHECK_INTERVAL = 5_000

/**
 * Starts what the window needs once its list is on show: opens the article that was open, or the first, and connects commands,
 * session, the library's events and the desktop.
 */
export function startSession(): void {
  tellNotLoaded()
  void loadCommands()
  // The list asks for it by a chunk of its own. While the host hangs, a first click would wait for that, and tell nothing.
  import('./commands/articles.ts').catch(() => {})
  trackControlHistories()
  restoreLostFocus()
  connectHost()
  watchSession()
  void openFirst().finally(endStart)
  watchLibrary()
  watchSharing()
}

function watchLibrary(): void {
  const { refreshLibrary } = useSettings.getState()
  const { refresh: refreshHouseStyle } = useHouseStyle.getState()
  newsroom.subscribe((event) => {
    useSelection.getState().hear(event)
    useBin.getState().hear(event)
    if (event.type !== 'library-changed') return
    void refreshLibrary()
    void refreshHouseStyle()
  })
  void refreshLibrary()
  void refreshHouseStyle()
  // A list or a save that fails may mean that the whole library is unavailable.
  useLibrary.subscribe(({ failure }, before) => {
    if (failure && failure !== before.failure) void refreshLibrary()
  })
  useSession.subscribeAll(({ savedState }, before) => {
    if (savedState?.kind === 'failed' && before.savedState?.kind !== 'failed') void refreshLibrary()
  })
  let rechecking: ReturnType<typeof setInterval> | undefined
  useSettings.subscribe(({ library }, before) => {
    const [isFailing, wasFailing] = [library, before.library].map((state) => Boolean(state?.writeFailure))
    if (isFailing === wasFailing) return
    clearInterval(rechecking)
    if (isFailing) rechecking = setInterval(() => void refreshLibrary(), RECHECK_INTERVAL)
    else useLibrary.getState().refresh()
  })
}

/** Shows who writes on other machines, once the library is known to be in a shared folder. */
function watchSharing(): void {
  const isShared = () => useSettings.getState().library?.sharing.isShared ?? false
  const stop = useSettings.subscribe(async () => {
    if (!isShared()) return
    stop()
    const { startPresence } = await import('./saving/watchPresence.ts')
    startPresence(newsroom, useSession, isShared)
  })
}

function connectHost(): void {
  if (!bridge) return
  const { setUnsaved } = bridge
  const host = bridge
  useSession.subscribe((session, before) => {
    if (hasUnsaved(session) !== hasUnsaved(before)) setUnsaved(hasUnsaved(session))
  })
  bridge.onClosing(async () => {
    const isSaved = await useSession.getState().flush()
    if (!isSaved) return false
    await discardUntouched(false)
    // What was typed meanwhile.
    return useSession.getState().flush()
  })
  bridge.onFileSaved((file) => tellSaved(file, host))
  bridge.onFilesOpened((files) => {
    useImportQueue.getState().enqueue(
      files.map(({ fileName, bytes }) => ({
        fileName,
        size: bytes.length,
        bytes: () => Promise.resolve(new Uint8Array(bytes)),
      })),
    )
  })
}

function hasUnsaved({ savedState, unsavedOthers }: Session): boolean {
  if (unsavedOthers > 0) return true
  if (savedState === null || savedState.kind === 'read-only') return false
  return savedState.kind !== 'saved' || savedState.pending
}

/** Sets the window's title, and remembers the open article for a reload. */
function watchSession(): void {
  useSession.subscribe(({ openedId, content }, before) => {
    if (openedId !== before.openedId) rememberOpen()
    const title = content?.headline ? `${content.headline} – Marbre` : 'Marbre'
    // Each setting is told to the browser, and saves and counts come often.
    if (document.title !== title) document.title = title
  })
  useSession.subscribeAll(({ openedId }, before) => {
    if (openedId === before.openedId) return
    rememberOpen()
    void discardUntouched(true)
  })
  usePanes.subscribe(rememberOpen)
}

/** Remembers the articles of the panes for a reload, that of the focused one first. */
function rememberOpen(): void {
  const { panes, focused } = usePanes.getState()
  const inOrder = [focused, ...panes.filter((pane) => pane !== focused)]
  const ids = inOrder.flatMap((pane) => useSession.in(pane).getState().openedId ?? [])
  if (ids.length > 0) sessionStorage.setItem(LAST_OPEN_KEY, ids.join(' '))
  else sessionStorage.removeItem(LAST_OPEN_KEY)
}

/** Opens the articles that were open before a reload, else the first of the list. */
async function openFirst(): Promise<void> {
  const [before, beside] = openBefore()
  const session = useSession.getState()
  if (session.openedId !== null || idOpening() !== null) return
  const first = rowAt(useLibrary.getState().pages, 0)?.id
  const again = before !== undefined && (await session.open(before)).ok
  if (again && beside !== undefined && usePanes.getState().fits) void openBeside(beside)
  // Another may have been chosen while the one from before the reload was looked for.
  if (useSession.getState().openedId !== null || idOpening() !== null) return
  if (!again && !(first && (await openArticle(first)))) dropPrerender()
}

/** Says in a toast where a file went that the desktop has saved, with a way to its folder. */
function tellSaved({ place, fileName }: SavedFile, { showInFolder }: Pick<Bridge, 'showInFolder'>): void {
  notify({
    tone: 'plain',
    message: (t) => t('export:saved', { fileName }),
    action: { label: (t) => t('export:showInFolder'), run: () => void showInFolder(place, fileName) },
  })
}

/**
 * Tells where what was asked for has done nothing, since its code could not be loaded: the host is gone, or is of another version.
 * What tells that itself, such as a dialog, has handled the rejection.
 */
function tellNotLoaded(): void {
  const loadErrors = new WeakSet<Error>()
  window.addEventListener('vite:preloadError', ({ payload }) => loadErrors.add(payload))
  window.addEventListener('unhandledrejection', (event) => {
    const reason: unknown = event.reason
    if (!(reason instanceof Error) || !loadErrors.has(reason)) return
    event.preventDefault()
    notifyFailure(failed('unreachable').failure)
  })
}
