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
import { builtPage, developmentPage } from '../host/page.ts'
import { failureSentence, type Locale, LOCALES, localeFor, translator } from '../i18n/index.ts'
import { answerCalls, closingQuestions } from './ipc.ts'
import { menuTemplate } from './menu.ts'
import { readLaunch, readOpened } from './openedFiles.ts'
import { lockSession, PAGE_ADDRESS, pageHandler, SCHEME, SCHEMES } from './protocol.ts'
import { guardContents, keptBounds, reloads, windowOptions } from './window.ts'

/** All of Electron that the desktop host uses. */
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

type Surroundings = {
  /** The folder that was built into: `preload` and `renderer` are in it. */
  built: string
  process: Pick<NodeJS.Process, 'platform' | 'env' | 'argv' | 'cwd'>
}

/** Chromium's own services, which would call home, and the network for whatever else might try. */
const OFF_THE_NETWORK = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
  ['host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost'],
] as const

/** Starts the desktop host. Must run before Electron is ready; a second Marbre hands its files to the first and ends. */
export function runDesktop(electron: ElectronParts, surroundings: Surroundings): void {
  const { app, protocol } = electron
  const { platform, env } = surroundings.process
  const machine = { platform, env, home: homedir() }
  setOwnFolder(app, join(userDataFolder(machine), 'desktop'))
  protocol.registerSchemesAsPrivileged(SCHEMES)
  for (const [name, value] of OFF_THE_NETWORK) app.commandLine.appendSwitch(name, value)
  app.enableSandbox()
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  const desktop = new Desktop(electron, surroundings, machine)
  desktop.listen()
  void app.whenReady().then(() => desktop.open())
}

/** Keeps what Electron keeps for itself beside the library; where that folder cannot be made, in Electron's usual one. */
function setOwnFolder(app: ElectronParts['app'], folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    app.setPath('userData', folder)
  } catch {
    // The library says for itself, in its window, that this place cannot be written to.
  }
}

/** One running desktop: one library, one window at most. */
class Desktop {
  readonly #electron: ElectronParts
  readonly #surroundings: Surroundings
  readonly #machine: Machine
  readonly #address: string | undefined
  readonly #mayReload = reloads(Date.now)
  readonly #closing: ReturnType<typeof closingQuestions>
  #window: Electron.BrowserWindow | undefined
  #loaded = false
  /** What follows once the window has closed: nothing, or the end of the program. */
  #afterClosing = () => {}
  #locale: Locale = 'en'
  #waiting: string[] = []
  #close: (() => Promise<void>) | undefined

  constructor(electron: ElectronParts, surroundings: Surroundings, machine: Machine) {
    this.#electron = electron
    this.#surroundings = surroundings
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

  /** Hears what the system has to say, which it may do before the app is ready. */
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
    const { argv, cwd } = this.#surroundings.process
    const { library, lang, files } = this.#launch(argv, cwd())
    this.#setLocale(lang)
    const development = this.#address !== undefined
    lockSession(session.defaultSession, development)
    const page = this.#address
      ? developmentPage(this.#address)
      : builtPage(join(this.#surroundings.built, 'renderer'))
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
      serverOver(this.#watched(newsroom), () => {}),
      () => this.#window?.webContents,
    )
    const settings = await newsroom.readSettings({})
    if (settings.ok && lang === undefined) this.#setLocale(settings.value.interface)
    this.#setMenu()
    this.#openFiles(files)
    this.#show()
  }

  /** The newsroom, whose settings also change the menu's language. */
  #watched(newsroom: Newsroom): Newsroom {
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
    const known = LOCALES.find((locale) => locale === chosen)
    this.#locale = known ?? localeFor(this.#electron.app.getPreferredSystemLanguages())
  }

  /**
   * Gives a command of the menu to the page. Of the click the page knows nothing by itself: it is told of it as a gesture of
   * its user, after which it may put something on the clipboard without a permission.
   */
  async #give(command: CommandId): Promise<void> {
    const contents = this.#window?.webContents
    await contents?.executeJavaScript('undefined', true).catch(() => {})
    if (contents?.isDestroyed() === false) contents.send(CHANNELS.command, command)
  }

  #setMenu(): void {
    const { Menu } = this.#electron
    const template = menuTemplate({
      t: this.#t,
      give: (command) => void this.#give(command),
      platform: this.#machine.platform,
      development: this.#address !== undefined,
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }

  /** Brings the window to the front, and makes it where there is none. */
  #show(): void {
    if (!this.#close) return
    if (!this.#window) this.#window = this.#makeWindow()
    if (this.#window.isMinimized()) this.#window.restore()
    this.#window.focus()
  }

  #makeWindow(): Electron.BrowserWindow {
    const { BrowserWindow, nativeTheme } = this.#electron
    const preload = join(this.#surroundings.built, 'preload', 'index.cjs')
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
      if (reason !== 'clean-exit') this.#comeBack(window)
    })
    void window.loadURL(PAGE_ADDRESS)
    return window
  }

  #comeBack(window: Electron.BrowserWindow): void {
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
      return keptBounds(readFileSync(this.#boundsFile(), 'utf8'), screens)
    } catch {
      return null
    }
  }

  #writeBounds(bounds: Electron.Rectangle): void {
    try {
      writeFileSync(this.#boundsFile(), JSON.stringify(bounds))
    } catch {
      // Where the window stood is a comfort: a disk that refuses it must not keep the window open.
    }
  }

  /** Hands files to the window as soon as it has one that listens. */
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
