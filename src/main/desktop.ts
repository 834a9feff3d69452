import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type * as Electron from 'electron'
import { CHANNELS } from '../contract/ipc.ts'
import type { CommandId } from '../contract/commands.ts'
import type { Newsroom } from '../contract/contract.ts'
import { serverOver } from '../contract/remote.ts'
import { firstArticle } from '../host/firstArticle.ts'
import { chosenLibrary, type Machine, userDataFolder } from '../host/libraryFolder.ts'
import { openNewsroom } from '../host/openNewsroom.ts'
import { builtAssets, developmentAssets } from '../host/assets.ts'
import { failureSentence, type Locale, localeFor, localeNamed, translator } from '../i18n/index.ts'
import { answerCalls, closingQuestions } from './ipc.ts'
import { menuTemplate } from './menu.ts'
import { readLaunch, readOpened } from './openedFiles.ts'
import { lockSession, PAGE_ADDRESS, pageHandler, SCHEME, SCHEMES } from './protocol.ts'
import { guardContents, restoredBounds, crashLimiter, windowOptions } from './window.ts'

/** The parts of Electron that the desktop host uses. */
export type ElectronParts = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'nativeTheme'
  | 'protocol'
  | 'screen'
  | 'session'
  | 'shell'
>

type DesktopDeps = {
  /** The build's folder, with `preload` and `renderer` in it. */
  built: string
  process: Pick<NodeJS.Process, 'platform' | 'env' | 'argv' | 'cwd'>
}

/** Command-line switches that turn off Chromium's background requests and the resolution of host names. */
const NETWORK_SWITCHES = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
  ['host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost'],
] as const

/** Starts the desktop host. Must run before Electron is ready. A second instance passes its arguments to the first and quits. */
export function runDesktop(electron: ElectronParts, deps: DesktopDeps): void {
  const { app, protocol } = electron
  const { platform, env } = deps.process
  const machine = { platform, env, home: homedir() }
  setUserDataFolder(app, join(userDataFolder(machine), 'desktop'))
  protocol.registerSchemesAsPrivileged(SCHEMES)
  for (const [name, value] of NETWORK_SWITCHES) app.commandLine.appendSwitch(name, value)
  app.enableSandbox()
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  const desktop = new Desktop(electron, deps, machine)
  desktop.listen()
  void app.whenReady().then(() => desktop.open())
}

/** Moves Electron's own data to `folder`; where that cannot be created, Electron's default stays. */
function setUserDataFolder(app: ElectronParts['app'], folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    app.setPath('userData', folder)
  } catch {
    // The window reports an unwritable place when the library opens.
  }
}

/** The running desktop host: one library, and at most one window. */
class Desktop {
  readonly #electron: ElectronParts
  readonly #deps: DesktopDeps
  readonly #machine: Machine
  readonly #address: string | undefined
  readonly #mayReload = crashLimiter(Date.now)
  readonly #closing: ReturnType<typeof closingQuestions>
  #window: Electron.BrowserWindow | undefined
  #loaded = false
  /** Called once the window has closed: quits where the user asked to quit, else does nothing. */
  #afterClosing = () => {}
  #locale: Locale = 'en'
  #waiting: string[] = []
  #close: (() => Promise<void>) | undefined

  constructor(electron: ElectronParts, deps: DesktopDeps, machine: Machine) {
    this.#electron = electron
    this.#deps = deps
    this.#machine = machine
    this.#address = electron.app.isPackaged ? undefined : machine.env.ELECTRON_RENDERER_URL
    this.#closing = closingQuestions(electron.ipcMain, () => this.#window?.webContents, Date.now)
  }

  get #t() {
    return translator(this.#locale)
  }

  #launch(argv: readonly string[], folder: string) {
    return readLaunch(argv, folder, this.#electron.app.isPackaged)
  }

  /** Listens to the app's events, some of which come before it is ready. */
  listen(): void {
    const { app, shell } = this.#electron
    app.on('open-file', (event, path) => {
      event.preventDefault()
      this.#openFiles([path])
    })
    app.on('second-instance', (_event, argv, folder) => {
      this.#openFiles(this.#launch(argv, folder).files)
      this.#show()
    })
    app.on('activate', () => this.#show())
    app.on('web-contents-created', (_event, contents) =>
      guardContents(contents, (address) => void shell.openExternal(address), Date.now),
    )
    app.on('before-quit', () => {
      this.#afterClosing = () => app.quit()
    })
    app.on('window-all-closed', () => {
      if (this.#machine.platform !== 'darwin') app.quit()
    })
    app.on('will-quit', (event) => {
      const close = this.#close
      if (!close) return
      event.preventDefault()
      this.#close = undefined
      void close().finally(() => app.exit())
    })
  }

  async open(): Promise<void> {
    const { app, dialog, ipcMain, session } = this.#electron
    const { argv, cwd } = this.#deps.process
    const { library, lang, files } = this.#launch(argv, cwd())
    this.#setLocale(lang)
    const development = this.#address !== undefined
    lockSession(session.defaultSession, development)
    const page = this.#address
      ? developmentAssets(this.#address)
      : builtAssets(join(this.#deps.built, 'renderer'))
    session.defaultSession.protocol.handle(SCHEME, pageHandler(page, development))

    const opened = await openNewsroom(
      chosenLibrary(library, this.#machine),
      { kind: 'window', firstArticle: firstArticle(this.#locale) },
      userDataFolder(this.#machine),
    )
    if (!opened.ok) {
      dialog.showErrorBox(this.#t('host:notOpened.title'), failureSentence(this.#t, opened.failure))
      app.exit(1)
      return
    }
    const { newsroom, close } = opened.value
    this.#close = close
    newsroom.subscribe((event) => this.#window?.webContents.send(CHANNELS.event, event))
    answerCalls(
      ipcMain,
      serverOver(this.#withMenuLanguage(newsroom), () => {}),
      () => this.#window?.webContents,
    )
    const settings = await newsroom.readSettings({})
    if (settings.ok && lang === undefined) this.#setLocale(settings.value.interface)
    this.#setMenu()
    this.#openFiles(files)
    this.#show()
  }

  /** The newsroom; writing its settings also changes the menu's language. */
  #withMenuLanguage(newsroom: Newsroom): Newsroom {
    return {
      ...newsroom,
      writeSettings: async (settings) => {
        const written = await newsroom.writeSettings(settings)
        if (written.ok) {
          this.#setLocale(written.value.interface)
          this.#setMenu()
        }
        return written
      },
    }
  }

  #setLocale(chosen: string | undefined): void {
    const named = chosen === undefined ? undefined : localeNamed(chosen)
    this.#locale = named ?? localeFor(this.#electron.app.getPreferredSystemLanguages())
  }

  /**
   * Sends a command of the menu to the page. A click on the menu is no user gesture for the page; running an empty script as
   * one lets the page write to the clipboard without a permission.
   */
  async #sendCommand(command: CommandId): Promise<void> {
    const contents = this.#window?.webContents
    await contents?.executeJavaScript('undefined', true).catch(() => {})
    if (contents?.isDestroyed() === false) contents.send(CHANNELS.command, command)
  }

  #setMenu(): void {
    const { Menu } = this.#electron
    const template = menuTemplate({
      t: this.#t,
      send: (command) => void this.#sendCommand(command),
      platform: this.#machine.platform,
      development: this.#address !== undefined,
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }

  /** Brings the window to the front; opens it where there is none. */
  #show(): void {
    if (!this.#close) return
    if (!this.#window) this.#window = this.#makeWindow()
    if (this.#window.isMinimized()) this.#window.restore()
    this.#window.focus()
  }

  #makeWindow(): Electron.BrowserWindow {
    const { BrowserWindow, nativeTheme } = this.#electron
    const preload = join(this.#deps.built, 'preload', 'index.cjs')
    const dark = nativeTheme.shouldUseDarkColors
    const window = new BrowserWindow(
      windowOptions(preload, this.#readBounds(), dark, this.#address !== undefined),
    )
    window.once('ready-to-show', () => window.show())
    window.on('close', (event) => {
      event.preventDefault()
      void this.#closeWindow(window)
    })
    window.on('closed', () => {
      this.#window = undefined
      this.#loaded = false
    })
    window.webContents.on('did-finish-load', () => {
      this.#loaded = true
      this.#openFiles([])
    })
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      this.#loaded = false
      if (reason !== 'clean-exit') this.#reloadAfterCrash(window)
    })
    void window.loadURL(PAGE_ADDRESS)
    return window
  }

  #reloadAfterCrash(window: Electron.BrowserWindow): void {
    if (this.#mayReload()) window.webContents.reload()
    else this.#electron.dialog.showErrorBox(this.#t('host:crashed.title'), this.#t('host:crashed.advice'))
  }

  async #closeWindow(window: Electron.BrowserWindow): Promise<void> {
    const mayClose = await this.#closing.ask()
    if (window.isDestroyed()) return
    if (!mayClose) {
      this.#afterClosing = () => {}
      return
    }
    this.#writeBounds(window.getNormalBounds())
    window.destroy()
    this.#afterClosing()
  }

  #boundsFile(): string {
    return join(this.#electron.app.getPath('userData'), 'window.json')
  }

  #readBounds(): Electron.Rectangle | null {
    try {
      const screens = this.#electron.screen.getAllDisplays().map(({ workArea }) => workArea)
      return restoredBounds(readFileSync(this.#boundsFile(), 'utf8'), screens)
    } catch {
      return null
    }
  }

  #writeBounds(bounds: Electron.Rectangle): void {
    try {
      writeFileSync(this.#boundsFile(), JSON.stringify(bounds))
    } catch {
      // Losing the bounds is harmless; the window must close all the same.
    }
  }

  /** Sends files to the window once its page is loaded. */
  #openFiles(paths: readonly string[]): void {
    this.#waiting.push(...paths)
    const window = this.#window
    if (!window || !this.#loaded || this.#waiting.length === 0) return
    this.#deliver(window, this.#waiting.splice(0))
  }

  #deliver(window: Electron.BrowserWindow, paths: readonly string[]): void {
    const { files, failures } = readOpened(paths)
    if (files.length > 0) window.webContents.send(CHANNELS.files, files)
    for (const failure of failures) {
      this.#electron.dialog.showErrorBox(
        this.#t('host:fileNotOpened.title'),
        failureSentence(this.#t, failure),
      )
    }
  }
}
