import type { createI18n } from '../../i18n/index.ts'
import { bridge, newsroom } from './client.ts'
import { openArticle } from './commands/articles.ts'
import { dispatch } from './commands/dispatch.ts'
import { hearKeys } from './commands/keys.ts'
import { keepFocus } from './commands/panes.ts'
import { useSession } from './saving/session.ts'
import { useHouseStyle } from './state/houseStyle.ts'
import { useIncoming } from './state/incoming.ts'
import { rowAt, useLibrary } from './state/library.ts'
import { localeOf, useSettings } from './state/settings.ts'

type I18n = ReturnType<typeof createI18n>

const LAST_OPEN = 'marbre.open'
/** How long the first picture waits for the settings, in milliseconds, before it is drawn without them. */
const SETTINGS_PATIENCE = 1_000
/** How often a library in trouble is looked at again, in milliseconds. */
const TROUBLE_INTERVAL = 5_000

/**
 * Sets the window going: asks for the list and the settings at the same time, and ties commands, library and session
 * together. Settles when the interface can be drawn in its language and theme.
 */
export async function begin(i18n: I18n): Promise<void> {
  // A key that is pressed before the first picture counts too.
  followHost()
  useLibrary.getState().refresh(0)
  const settled = useSettings.getState().load()
  await Promise.race([settled, new Promise((resume) => setTimeout(resume, SETTINGS_PATIENCE))])
  followSettings(i18n)
  followLibrary()
  followSession()
  openFirst()
}

function followSettings(i18n: I18n): void {
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

function followLibrary(): void {
  const { refreshLibrary } = useSettings.getState()
  const { refresh: refreshHouseStyle } = useHouseStyle.getState()
  newsroom.subscribe(({ type }) => {
    useLibrary.getState().refresh()
    if (type !== 'library-changed') return
    void refreshLibrary()
    void refreshHouseStyle()
  })
  void refreshLibrary()
  void refreshHouseStyle()
  // A list or a save that fails says something about the library as a whole.
  useLibrary.subscribe(({ failure }, before) => {
    if (failure && failure !== before.failure) void refreshLibrary()
  })
  useSession.subscribe(({ savedState }, before) => {
    if (savedState?.kind === 'failed' && before.savedState?.kind !== 'failed') void refreshLibrary()
  })
  useSettings.subscribe(({ library }, before) => {
    if (before.library?.trouble && !library?.trouble) useLibrary.getState().refresh()
  })
  setInterval(() => {
    if (useSettings.getState().library?.trouble) void refreshLibrary()
  }, TROUBLE_INTERVAL)
}

function followHost(): void {
  hearKeys()
  keepFocus()
  if (!bridge) return
  bridge.onCommand(dispatch)
  bridge.onClosing(() => useSession.getState().flush())
  bridge.onFilesOpened((files) => {
    useIncoming.getState().offer(
      files.map(({ fileName, bytes }) => ({
        fileName,
        size: bytes.length,
        bytes: () => Promise.resolve(new Uint8Array(bytes)),
      })),
    )
  })
}

/** Names the window after the open article, and remembers which it is over a reload. */
function followSession(): void {
  useSession.subscribe(({ openedId, content }) => {
    if (openedId) sessionStorage.setItem(LAST_OPEN, openedId)
    else sessionStorage.removeItem(LAST_OPEN)
    document.title = content?.headline ? `${content.headline} – Marbre` : 'Marbre'
  })
}

/** Opens what was open before a reload, else the first article of the list, as soon as there is a list. */
function openFirst(): void {
  const before = sessionStorage.getItem(LAST_OPEN)
  const open = async () => {
    const session = useSession.getState()
    if (session.openedId !== null) return
    const first = rowAt(useLibrary.getState().pages, 0)?.id
    const again = before !== null && (await session.open(before)).ok
    if (!again && first) await openArticle(first)
  }
  // The list may have been answered before the settings were.
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
