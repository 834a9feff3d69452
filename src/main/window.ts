import type { BrowserWindowConstructorOptions, HandlerDetails, Rectangle, WebContents } from 'electron'
import * as z from 'zod/mini'
import { isPageAddress } from './protocol.ts'

const rectangle = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() })
const SMALLEST = { width: 640, height: 480 }
const FIRST = { width: 1440, height: 900 }

/** The bounds in what an earlier run left behind, if a good part of the title bar still lies on a screen. */
export function keptBounds(text: string, screens: readonly Rectangle[]): Rectangle | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const bounds = rectangle.safeParse(value).data
  if (!bounds || bounds.width < SMALLEST.width || bounds.height < SMALLEST.height) return null
  const visible = screens.some(
    (screen) =>
      bounds.x + 120 <= screen.x + screen.width &&
      bounds.x + bounds.width - 120 >= screen.x &&
      bounds.y >= screen.y &&
      bounds.y + 40 <= screen.y + screen.height,
  )
  return visible ? bounds : null
}

/** How the window is made: nothing of Node or Electron within the page's reach. */
export function windowOptions(
  preload: string,
  bounds: Rectangle | null,
  dark: boolean,
  development: boolean,
): BrowserWindowConstructorOptions {
  return {
    ...(bounds ?? FIRST),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Marbre',
    backgroundColor: dark ? '#191714' : '#fdfcf9',
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

/** The address to hand to the system's browser or mail program, or null where it is neither https nor mail. */
export function externalAddress(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null
  return url && (url.protocol === 'https:' || url.protocol === 'mailto:') ? url.href : null
}

/** How long after a click or a key an address may still be opened for it (milliseconds). */
const CLICK = 1_000
const CLICKS = ['mouseDown', 'mouseUp', 'keyDown', 'rawKeyDown', 'gestureTap', 'touchEnd', 'pointerUp']

type Guarded = Pick<WebContents, 'on' | 'setWindowOpenHandler'>

/**
 * Keeps the window on its own page: no navigation, no second window, no webview. An address that the page asks to
 * open goes to `openExternal` if it is https or mail and the user has just clicked.
 */
export function guardContents(
  contents: Guarded,
  openExternal: (address: string) => void,
  now: () => number,
): void {
  let clicked = Number.NEGATIVE_INFINITY
  contents.on('input-event', (_event, input) => {
    if (CLICKS.includes(input.type)) clicked = now()
  })
  contents.setWindowOpenHandler(({ url }: HandlerDetails) => {
    const address = externalAddress(url)
    if (address && now() - clicked <= CLICK) openExternal(address)
    return { action: 'deny' }
  })
  contents.on('will-frame-navigate', (event) => {
    // A reload of the page and the preview's frame are the only navigations there are.
    const own = event.isMainFrame ? isPageAddress(event.url) : event.url === 'about:srcdoc'
    if (!own) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

const CRASHES = 3
const WITHIN = 60_000

/** Says after each crash of the page whether to load it again: yes, but for one that crashes over and over. */
export function reloads(now: () => number): () => boolean {
  let crashes: number[] = []
  return () => {
    crashes = [...crashes.filter((then) => now() - then < WITHIN), now()]
    return crashes.length <= CRASHES
  }
}
