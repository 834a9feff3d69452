import type { createI18n } from '../../i18n/index.ts'
import { bridge, newsroom } from './client.ts'
import { discardUntouched, openArticle, openBeside } from './commands/articles.ts'
import { dispatch } from './commands/dispatch.ts'
import { tellSaved } from './commands/tellSaved.ts'
import { listenForKeys } from './commands/keyboard.ts'
import { restoreLostFocus } from './commands/focus.ts'
import { useSession } from './saving/session.ts'
import type { Session } from './saving/sessionState.ts'
import { useBin } from './state/bin.ts'
import { useHouseStyle } from './state/houseStyle.ts'
import { useImportQueue } from './state/importQueue.ts'
import { rowAt, useLibrary } from './state/library.ts'
import { type Column, useLayout } from './state/layout.ts'
import { shownPanes, usePanes } from './state/panes.ts'
import { useSelection } from './state/selection.ts'
import { localeOf, useSettings } from './state/settings.ts'

/**
 * The window's least widths for a column beside the page, with one pane and with two; below them, the column lies over the
 * page.
 */
const MIN_WIDTH: { readonly [column in Column]: readonly [one: string, two: string] } = {
  inspector: ['(min-width: 1120px)', '(min-width: 1600px)'],
  library: ['(min-width: 760px)', '(min-width: 760px)'],
}
/** The window's least width for two panes. */
const MIN_WIDTH_BESIDE = '(min-width: 1280px)'

type I18n = ReturnType<typeof createI18n>

const LAST_OPEN_KEY = 'marbre.open'
/** How long the first paint waits for the settings, in milliseconds; after that it uses the defaults. */
const SETTINGS_TIMEOUT = 1_000
/** How often the state of a library that cannot be written is read again, in milliseconds. */
const RECHECK_INTERVAL = 5_000

/**
 * Starts the window: reads the list and the settings at the same time, and connects commands, library and session.
 * Resolves when the interface can be rendered in its language and theme.
 */
export async function bootstrap(i18n: I18n): Promise<void> {
  // Before the first await, so that keys pressed before the first paint count.
  connectHost()
  useLibrary.getState().refresh(0)
  const loaded = useSettings.getState().load()
  await Promise.race([loaded, new Promise((resume) => setTimeout(resume, SETTINGS_TIMEOUT))])
  applySettings(i18n)
  watchWidth()
  watchLibrary()
  watchSharing()
  watchSession()
  openFirst()
}

function applySettings(i18n: I18n): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const { theme, interface: choice, textSize, measure } = useSettings.getState().settings
    const system = dark.matches ? 'dark' : 'light'
    document.documentElement.dataset.theme = theme === 'system' ? system : theme
    document.documentElement.dataset.textSize = textSize
    document.documentElement.dataset.measure = measure
    const locale = localeOf(choice)
    document.documentElement.lang = locale
    if (i18n.language !== locale) void i18n.changeLanguage(locale)
  }
  apply()
  dark.addEventListener('change', apply)
  window.addEventListener('languagechange', apply)
  useSettings.subscribe(apply)
}

function watchWidth(): void {
  const { setFits } = useLayout.getState()
  const beside = window.matchMedia(MIN_WIDTH_BESIDE)
  const followBeside = () => {
    if (usePanes.getState().fits !== beside.matches) usePanes.setState({ fits: beside.matches })
  }
  followBeside()
  beside.addEventListener('change', followBeside)
  for (const column of ['library', 'inspector'] as const) {
    const [one, two] = MIN_WIDTH[column].map((query) => window.matchMedia(query))
    let known: boolean | null = null
    const follow = () => {
      const query = shownPanes(usePanes.getState()).length > 1 ? two : one
      const fits = query?.matches === true
      if (fits === known) return
      known = fits
      setFits(column, fits)
    }
    follow()
    one?.addEventListener('change', follow)
    two?.addEventListener('change', follow)
    usePanes.subscribe(follow)
  }
}

function watchLibrary(): void {
  const { refreshLibrary } = useSettings.getState()
  const { refresh: refreshHouseStyle } = useHouseStyle.getState()
  newsroom.subscribe((event) => {
    useLibrary.getState().hear(event)
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
  useSettings.subscribe(({ library }, before) => {
    if (before.library?.writeFailure && !library?.writeFailure) useLibrary.getState().refresh()
  })
  setInterval(() => {
    if (useSettings.getState().library?.writeFailure) void refreshLibrary()
  }, RECHECK_INTERVAL)
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
  listenForKeys()
  restoreLostFocus()
  if (!bridge) return
  bridge.onCommand(dispatch)
  const { setUnsaved } = bridge
  const host = bridge
  useSession.subscribe((session, before) => {
    if (hasUnsaved(session) !== hasUnsaved(before)) setUnsaved(hasUnsaved(session))
  })
  bridge.onClosing(async () => {
    const isSaved = await useSession.getState().flush()
    if (isSaved) await discardUntouched(false)
    return isSaved
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
    document.title = content?.headline ? `${content.headline} – Marbre` : 'Marbre'
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

/** Opens the articles that were open before a reload, else the first of the list, as soon as the list is there. */
function openFirst(): void {
  const [before, beside] = sessionStorage.getItem(LAST_OPEN_KEY)?.split(' ') ?? []
  const open = async () => {
    const session = useSession.getState()
    if (session.openedId !== null) return
    const first = rowAt(useLibrary.getState().pages, 0)?.id
    const again = before !== undefined && (await session.open(before)).ok
    if (again && beside !== undefined && usePanes.getState().fits) void openBeside(beside)
    if (!again && first) await openArticle(first)
  }
  // The list may have arrived before the settings.
  if (useLibrary.getState().answered !== null) {
    void open()
    return
  }
  const stop = useLibrary.subscribe(({ answered }) => {
    if (answered === null) return
    stop()
    void open()
  })
}
