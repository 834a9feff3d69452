import type { BrowserWindowConstructorOptions, HandlerDetails, WebContents } from 'electron'
import { isPageAddress } from './protocol.ts'
import { MIN_SIZE } from './windowState.ts'

/** The window's options: sandboxed, context-isolated, without Node. */
export function windowOptions(preload: string, development: boolean): BrowserWindowConstructorOptions {
  return {
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    title: 'Marbre',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: development,
    },
  }
}

/** The address to open in the system's browser or mail program; null unless it is https or mailto. */
export function externalAddress(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null
  return url && (url.protocol === 'https:' || url.protocol === 'mailto:') ? url.href : null
}

/** How long after a click or a key an address may be opened, in milliseconds. */
const CLICK_VALIDITY = 1_000
const CLICK_EVENTS = ['mouseDown', 'mouseUp', 'keyDown', 'rawKeyDown', 'gestureTap', 'touchEnd', 'pointerUp']

type Guarded = Pick<WebContents, 'on' | 'setWindowOpenHandler'>

/**
 * Denies navigation, new windows and webviews. An address that the page asks to open goes to `openExternal` if it is https
 * or mailto and the user clicked or pressed a key within the last second.
 */
export function guardContents(
  contents: Guarded,
  openExternal: (address: string) => void,
  now: () => number,
): void {
  let clicked = Number.NEGATIVE_INFINITY
  contents.on('input-event', (_event, input) => {
    if (CLICK_EVENTS.includes(input.type)) clicked = now()
  })
  contents.setWindowOpenHandler(({ url }: HandlerDetails) => {
    const address = externalAddress(url)
    if (address && now() - clicked <= CLICK_VALIDITY) openExternal(address)
    return { action: 'deny' }
  })
  contents.on('will-frame-navigate', (event) => {
    // Allowed: a reload of the page, and the preview's frame.
    const own = event.isMainFrame ? isPageAddress(event.url) : event.url === 'about:srcdoc'
    if (!own) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

const MAX_CRASHES = 3
/** Milliseconds. */
const CRASH_PERIOD = 60_000

/** Returns a function to call after each crash of the page: true where the page may be reloaded, for three crashes a minute. */
export function crashLimiter(now: () => number): () => boolean {
  let crashes: number[] = []
  return () => {
    crashes = [...crashes.filter((then) => now() - then < CRASH_PERIOD), now()]
    return crashes.length <= MAX_CRASHES
  }
}
