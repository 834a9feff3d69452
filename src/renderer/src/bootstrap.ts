import { I18n, type Locale, localeNamed } from '../../i18n/index.ts'
import { loadWindowSentences } from '../../i18n/windowSentences.ts'
import { bridge, newsroom } from './client.ts'
import { listenForKeys } from './commands/keyboard.ts'
import { runCommand } from './commands/runCommand.ts'
import { setPageSentences } from './editor/pageTranslate.ts'
import { useLibrary } from './state/library.ts'
import { type Column, useLayout } from './state/layout.ts'
import { shownPanes, usePanes } from './state/panes.ts'
import { interfaceLocale, useSettings } from './state/settings.ts'

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

/** How long the first render waits for the list and the settings, in milliseconds; then it has what is there. */
const ANSWER_TIMEOUT = 1_000

/**
 * Starts the window: reads the list, the settings and the sentences of one language at the same time, and listens for keys. Gives
 * the words once the interface can be rendered with its first rows, in its language and theme. What the window needs besides is
 * started by `startRest`, once these rows are on show.
 */
export async function bootstrap(): Promise<I18n> {
  // Before the first await, so that keys pressed before the first render count.
  listenForKeys()
  window.addEventListener('dragover', refuseFiles)
  bridge?.onCommand(runCommand)
  // The desktop tells of every change from its first on; a browser's stream of events would delay the first paint.
  if (bridge) hearOfChanges()
  // The prerender is in the language of the settings.
  const isPrerendered = document.querySelector('[data-prerender]') !== null
  const expected = (isPrerendered && localeNamed(document.documentElement.lang)) || interfaceLocale()
  const answers = Promise.all([useSettings.getState().load(), useLibrary.getState().load()])
  const [sentences] = await Promise.all([
    loadWindowSentences(expected),
    Promise.race([answers, new Promise((resume) => setTimeout(resume, ANSWER_TIMEOUT))]),
  ])
  const i18n = new I18n(expected, sentences)
  await speak(i18n, interfaceLocale())
  setPageSentences(i18n)
  applySettings(i18n)
  watchWidth()
  return i18n
}

/** Refuses files that nothing takes, such as before `DropOverlay` is loaded: the browser would open them. */
function refuseFiles(event: DragEvent): void {
  if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return
  event.preventDefault()
  event.dataTransfer.dropEffect = 'none'
}

/** Starts what the window needs besides its list, and loads the code for it; rejects where that cannot be loaded. */
export async function startRest(): Promise<void> {
  // Before anything else listens: a browser's stream of events has all read again as it opens, so that nothing is missed.
  hearOfChanges()
  const { startSession } = await import('./startSession.ts')
  startSession()
}

let isHearing: boolean = false

/** Keeps the list up to what the library tells, which is mostly what is typed. */
function hearOfChanges(): void {
  if (isHearing) return
  isHearing = true
  newsroom.subscribe((event) => {
    const { answered } = useLibrary.getState()
    const hear = () => useLibrary.getState().hear(event, answered)
    // Nobody types before it is loaded.
    void import('./ui/typingPause.ts').then(({ afterTyping }) => void afterTyping(hear), hear)
  })
}

/** Changes the language of the window, once its sentences are there; without them it stays as it is. */
async function speak(i18n: I18n, locale: Locale): Promise<void> {
  if (i18n.language === locale) return
  const sentences = await loadWindowSentences(locale).catch(() => null)
  if (!sentences || interfaceLocale() !== locale) return
  i18n.add(sentences)
  i18n.changeLanguage(locale)
}

function applySettings(i18n: I18n): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const { theme, textSize, measure } = useSettings.getState().settings
    const system = dark.matches ? 'dark' : 'light'
    document.documentElement.dataset.theme = theme === 'system' ? system : theme
    document.documentElement.dataset.textSize = textSize
    document.documentElement.dataset.measure = measure
    document.documentElement.lang = i18n.language
    void speak(i18n, interfaceLocale())
  }
  i18n.subscribe(apply)
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
