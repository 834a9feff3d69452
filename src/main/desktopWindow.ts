import { join } from 'node:path'
import type * as Electron from 'electron'
import { failed } from '../core/failure.ts'
import { failureSentence, type Translate } from '../i18n/index.ts'
import { showContextMenus } from './contextMenu.ts'
import type { ElectronParts } from './electronParts.ts'
import type { LogFile } from './logFile.ts'
import { PAGE_ADDRESS } from './protocol.ts'
import { quitBeforeSessionEnds } from './sessionEnd.ts'
import { windowBackground } from './theme.ts'
import { crashLimiter, windowOptions } from './window.ts'
import { readState, saveState } from './windowState.ts'

type Parts = Pick<ElectronParts, 'app' | 'BrowserWindow' | 'dialog' | 'Menu' | 'nativeTheme' | 'screen'>

type WindowDeps = {
  /** The build's folder, with `preload` and `main` in it. */
  built: string
  development: boolean
  t: () => Translate
  log: LogFile
  /** Asks the page whether the window may close. */
  mayClose(): Promise<boolean>
  /** Called when the page is there to hear messages. */
  onLoaded(): void
  /** Called when the page could not be loaded, which a person was told: the program must end. */
  onFailed(): void
  /** Called when a request to close was answered: after the window has closed, or because it stays. */
  onAnswered(hasClosed: boolean): void
}

/** The path of the icon, which a build has beside the main script. */
export const iconPath = (built: string) => join(built, 'main', 'icon.png')

/** The desktop's one window, which may be closed and opened again. */
export class DesktopWindow {
  readonly #electron: Parts
  readonly #deps: WindowDeps
  readonly #mayReload = crashLimiter(Date.now)
  #window: Electron.BrowserWindow | undefined
  #isLoaded = false
  #isUnsaved = false

  constructor(electron: Parts, deps: WindowDeps) {
    this.#electron = electron
    this.#deps = deps
  }

  /** The open window; undefined where none is open. */
  get current(): Electron.BrowserWindow | undefined {
    return this.#window
  }

  get contents(): Electron.WebContents | undefined {
    return this.#window?.webContents
  }

  /** True while the page is there to hear messages. */
  get isLoaded(): boolean {
    return this.#isLoaded
  }

  /** Notes what the page tells of its unsaved text. */
  setUnsaved(isUnsaved: boolean): void {
    this.#isUnsaved = isUnsaved
    this.#window?.setDocumentEdited(isUnsaved)
  }

  /** Brings the window to the front; opens it where there is none. */
  show(): void {
    if (!this.#window) this.#window = this.#open()
    else if (this.#window.isMinimized()) this.#window.restore()
    this.#window.focus()
  }

  /** Sends a message to the page; does nothing without a window. */
  send(channel: string, value: unknown): void {
    const contents = this.contents
    if (contents?.isDestroyed() === false) contents.send(channel, value)
  }

  get #stateFile(): string {
    return join(this.#electron.app.getPath('userData'), 'window.json')
  }

  #open(): Electron.BrowserWindow {
    const { app, BrowserWindow, Menu, nativeTheme, screen } = this.#electron
    const { built, development, t } = this.#deps
    const state = readState(this.#stateFile, screen)
    const window = new BrowserWindow({
      ...windowOptions(join(built, 'preload', 'index.cjs'), development),
      ...state.bounds,
      icon: iconPath(built),
      backgroundColor: windowBackground(nativeTheme),
    })
    window.once('ready-to-show', () => {
      if (state.maximized) window.maximize()
      window.show()
      if (state.fullScreen) window.setFullScreen(true)
    })
    window.webContents.once('did-finish-load', () => window.webContents.setZoomLevel(state.zoomLevel))
    window.on('close', (event) => {
      event.preventDefault()
      void this.#close(window)
    })
    window.on('closed', () => {
      this.#window = undefined
      this.#isLoaded = false
      this.#isUnsaved = false
    })
    this.#followPage(window)
    showContextMenus(window, Menu, t)
    quitBeforeSessionEnds(window, app, () => this.#isUnsaved)
    window.loadURL(PAGE_ADDRESS).catch((error: unknown) => this.#fail(window, error))
    return window
  }

  #followPage(window: Electron.BrowserWindow): void {
    const { webContents } = window
    webContents.on('did-finish-load', () => {
      this.#isLoaded = true
      this.#deps.onLoaded()
    })
    window.on('unresponsive', () => this.#deps.log.add('page does not answer'))
    webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      this.#isLoaded = false
      // What the page told of itself went with it.
      this.setUnsaved(false)
      this.#window?.setProgressBar(-1)
      if (reason === 'clean-exit') return
      this.#deps.log.add(`page gone: ${reason} ${exitCode}`)
      this.#reload(window)
    })
  }

  #reload(window: Electron.BrowserWindow): void {
    const t = this.#deps.t()
    if (this.#mayReload()) window.webContents.reload()
    else this.#electron.dialog.showErrorBox(t('host:crashed.title'), t('host:crashed.advice'))
  }

  /** A window whose page cannot be loaded would stay invisible. */
  #fail(window: Electron.BrowserWindow, error: unknown): void {
    if (window.isDestroyed()) return
    const { dialog } = this.#electron
    const t = this.#deps.t()
    this.#deps.log.addError('page not loaded', error)
    dialog.showErrorBox(t('host:notOpened.title'), failureSentence(t, failed('unexpected').failure))
    this.#deps.onFailed()
  }

  async #close(window: Electron.BrowserWindow): Promise<void> {
    const mayClose = await this.#deps.mayClose()
    if (window.isDestroyed()) return
    if (mayClose) {
      saveState(this.#stateFile, window)
      window.destroy()
    }
    this.#deps.onAnswered(mayClose)
  }
}
