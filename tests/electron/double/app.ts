import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { homedir, tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { closeChromium } from './chromium.ts'
import { isPrevented } from './events.ts'
import { SingleInstance } from './singleInstance.ts'
import type { BrowserWindow } from './window.ts'

const isMac = () => process.platform === 'darwin'

/** A command line as Chromium keeps it: switches before words, whatever order they came in; after `--` all are words. */
function reordered(argv: readonly string[], switches: readonly string[]): string[] {
  const [program = '', ...rest] = argv
  const end = rest.indexOf('--')
  const isSwitch = (word: string, at: number) =>
    (end === -1 || at < end) && word.startsWith('-') && word !== '-' && word !== '--'
  return [program, ...rest.filter(isSwitch), ...switches, ...rest.filter((word, at) => !isSwitch(word, at))]
}

/** Electron's `app`: starting, quitting, the single instance. What comes after what follows `shell/browser/browser.cc`. */
export class App extends EventEmitter {
  readonly windows: BrowserWindow[] = []
  readonly recentDocuments: string[] = []
  readonly isPackaged = process.env.MARBRE_DOUBLE_PACKAGED === '1'
  name = 'marbre'
  badgeCount = 0
  aboutPanels = 0
  aboutOptions: object = {}
  jumpList: unknown = null
  userTasks: unknown = null
  dockMenu: unknown = null
  readonly dock = isMac()
    ? {
        setMenu: (menu: unknown) => {
          this.dockMenu = menu
        },
        show: async () => {},
        hide: () => {},
      }
    : undefined
  readonly commandLine = {
    appendSwitch: (name: string, value?: string) => {
      this.#switches.push(value === undefined ? `--${name}` : `--${name}=${value}`)
    },
    hasSwitch: (name: string) =>
      this.#argv().some((word) => word === `--${name}` || word.startsWith(`--${name}=`)),
    getSwitchValue: (name: string) =>
      this.#argv()
        .find((word) => word.startsWith(`--${name}=`))
        ?.slice(name.length + 3) ?? '',
  }
  readonly #switches: string[] = []
  readonly #paths = new Map<string, string>()
  readonly #singleInstance = new SingleInstance((argv, folder, data) => {
    const tell = () => void this.emit('second-instance', {}, argv, folder, data)
    if (this.#isReady) tell()
    else this.once('ready', () => setImmediate(tell))
  })
  #isReady: boolean = false
  #isQuitting: boolean = false
  #isExiting: boolean = false
  #isShutDown: boolean = false
  #exitCode = 0

  #argv(): string[] {
    return reordered(process.argv, this.#switches)
  }

  /** Runs once the main script's first turn is over, also where it has quit by then. On macOS, files come in between. */
  becomeReady(files: readonly string[]): void {
    this.emit('will-finish-launching')
    for (const file of files) isPrevented(this, 'open-file', {}, file)
    this.#isReady = true
    this.emit('ready', {}, {})
  }

  isReady = () => this.#isReady

  whenReady(): Promise<void> {
    if (this.#isReady) return Promise.resolve()
    return new Promise((resolve) => this.once('ready', () => resolve()))
  }

  quit(): void {
    if (this.#isQuitting) return
    this.#isQuitting = !isPrevented(this, 'before-quit')
    if (!this.#isQuitting) return
    if (this.windows.length === 0) this.#notifyAndShutDown()
    else for (const window of isMac() ? this.windows.toReversed() : [...this.windows]) window.close()
  }

  exit(code = 0): void {
    if (!this.#isReady) process.exit(code)
    this.#exitCode = code
    this.#isQuitting = true
    this.#isExiting = true
    if (this.windows.length === 0) this.#shutDown()
    else for (const window of [...this.windows]) window.destroy()
  }

  /** A window refused to close: then nothing is being quit any longer. */
  closeCancelled(): void {
    this.#isQuitting = false
  }

  removeWindow(window: BrowserWindow): void {
    this.windows.splice(this.windows.indexOf(window), 1)
    if (this.windows.length > 0) return
    if (this.#isExiting) this.#shutDown()
    else if (this.#isQuitting) this.#notifyAndShutDown()
    else if (this.listenerCount('window-all-closed') === 0) this.quit()
    else this.emit('window-all-closed')
  }

  #notifyAndShutDown(): void {
    if (this.#isShutDown) return
    if (isPrevented(this, 'will-quit')) this.#isQuitting = false
    else this.#shutDown()
  }

  #shutDown(): void {
    if (this.#isShutDown) return
    this.#isShutDown = true
    this.#isQuitting = true
    this.emit('quit', {}, this.#exitCode)
    this.#singleInstance.release()
    // The loop ends with what it has in hand: what the app still waits for does not come.
    this.#singleInstance.whenSent(() =>
      setImmediate(() => {
        closeChromium()
        process.exit(this.#exitCode)
      }),
    )
  }

  /** Starts the program again once this one has ended. */
  relaunch({ args = process.argv.slice(1) }: { args?: readonly string[] } = {}): void {
    const script = process.env.MARBRE_DOUBLE_SCRIPT ?? ''
    const parameters = [...process.execArgv, script, ...args]
    process.on('exit', () => {
      spawn(process.execPath, parameters, { detached: true, stdio: 'ignore' }).unref()
    })
  }

  requestSingleInstanceLock(additionalData: unknown = {}): boolean {
    return this.#singleInstance.request(this.getPath('userData'), this.#argv(), additionalData)
  }

  hasSingleInstanceLock = () => this.#singleInstance.isHeld

  releaseSingleInstanceLock(): void {
    this.#singleInstance.release()
  }

  getName = () => this.name
  getVersion = () => '0.1.0'
  getAppPath = () => process.cwd()
  setName(name: string): void {
    this.name = name
  }

  getPath(name: string): string {
    const config = process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config')
    const known: Readonly<Record<string, string>> = {
      home: homedir(),
      appData: config,
      userData: join(config, this.name),
      sessionData: join(config, this.name),
      temp: tmpdir(),
      exe: process.execPath,
      logs: join(config, this.name, 'logs'),
      documents: join(homedir(), 'Documents'),
      downloads: join(homedir(), 'Downloads'),
    }
    const path = this.#paths.get(name) ?? known[name]
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path
  }

  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute')
    this.#paths.set(name, path)
  }

  setAppLogsPath(path?: string): void {
    if (path) this.#paths.set('logs', path)
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready')
  }

  getLocale = () => 'fr'
  getSystemLocale = () => 'fr-FR'
  getPreferredSystemLanguages = () => (process.env.MARBRE_DOUBLE_LANGUAGES ?? 'fr-FR').split(',')
  focus(): void {}
  show(): void {}
  hide(): void {}
  setAppUserModelId(_id: string): void {}
  setDesktopName(_name: string): void {}

  setAboutPanelOptions(options: object): void {
    this.aboutOptions = options
  }

  showAboutPanel(): void {
    this.aboutPanels += 1
  }

  addRecentDocument(path: string): void {
    const others = this.recentDocuments.filter((each) => each !== path)
    this.recentDocuments.splice(0, Number.POSITIVE_INFINITY, path, ...others)
  }

  getRecentDocuments = () => [...this.recentDocuments]

  clearRecentDocuments(): void {
    this.recentDocuments.length = 0
  }

  setUserTasks(tasks: unknown): boolean {
    this.userTasks = tasks
    return true
  }

  setJumpList(categories: unknown): string {
    this.jumpList = categories
    return 'ok'
  }

  setBadgeCount(count = 0): boolean {
    this.badgeCount = count
    return true
  }
}

export const app = new App()
