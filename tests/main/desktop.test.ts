import { EventEmitter } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts'
import { CHANNELS } from '../../src/contract/ipc.ts'
import type { ElectronParts } from '../../src/main/electronParts.ts'
import { runDesktop } from '../../src/main/run.ts'

function assertElectron(_parts: unknown): asserts _parts is ElectronParts {}

type Handler = (...values: unknown[]) => unknown

/** A window that only remembers what was done with it. */
class Contents extends EventEmitter {
  /** Messages in their order, but for events of the library, which come when they come. */
  sent: unknown[][] = []
  reloads = 0
  send(...message: unknown[]) {
    if (message[0] !== CHANNELS.event) this.sent.push(message)
  }
  gestures = 0
  async executeJavaScript(_code: string, gesture: boolean) {
    this.gestures += gesture ? 1 : 0
  }
  reload() {
    this.reloads += 1
  }
  printed = 0
  print() {
    this.printed += 1
  }
  zoomLevel = 0
  setZoomLevel(level: number) {
    this.zoomLevel = level
  }
  getZoomLevel = () => this.zoomLevel
  isDestroyed = () => false
  isCrashed = () => false
}

class Window extends EventEmitter {
  static made: Window[] = []
  readonly webContents = new Contents()
  readonly options: unknown
  loaded = ''
  focused = 0
  destroyed = false
  constructor(options: unknown) {
    super()
    this.options = options
    Window.made.push(this)
  }
  static loadError: Error | null = null
  async loadURL(address: string) {
    this.loaded = address
    if (Window.loadError) throw Window.loadError
  }
  state: string[] = []
  show() {
    this.state.push('shown')
  }
  maximize() {
    this.state.push('maximized')
  }
  setFullScreen(on: boolean) {
    this.state.push(`full screen ${on}`)
  }
  minimized = false
  restore() {
    this.minimized = false
  }
  edited = false
  setDocumentEdited(edited: boolean) {
    this.edited = edited
  }
  progress = -1
  setProgressBar(progress: number) {
    this.progress = progress
  }
  background = ''
  setBackgroundColor(color: string) {
    this.background = color
  }
  isMaximized = () => true
  isFullScreen = () => false
  focus() {
    this.focused += 1
  }
  close() {
    this.emit('close', { preventDefault: () => {} })
  }
  isMinimized = () => this.minimized
  isDestroyed = () => this.destroyed
  getNormalBounds = () => ({ x: 10, y: 20, width: 1000, height: 700 })
  destroy() {
    this.destroyed = true
    this.emit('closed')
  }
}

type MenuEntry = {
  label: string
  id?: string
  click?: (item: unknown, window: unknown, event: unknown) => void
  submenu?: MenuEntry[]
}

const DISPLAY = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } }

/** All of Electron that the desktop uses, with no screen, and a home of its own. */
function electron(home: string, first = true) {
  const done: string[] = []
  const handlers = new Map<string, Handler>()
  const heard = new Map<string, Handler>()
  const errors: string[][] = []
  const menus: MenuEntry[][] = []
  const paths = new Map<string, string>()
  const recent: string[] = []
  const opened: string[] = []
  const told: string[] = []
  const dialogs: unknown[] = []
  /** The folders that the next dialog gives. */
  const chosen: string[] = []
  const shown: string[] = []
  class App extends EventEmitter {
    isPackaged = false
    commandLine = { appendSwitch: (...words: string[]) => done.push(words.filter(Boolean).join('=')) }
    setPath = (name: string, path: string) => paths.set(name, path)
    getPath = (name: string) => paths.get(name) ?? ''
    enableSandbox = () => done.push('sandbox')
    requestSingleInstanceLock = (data: unknown) => {
      done.push(`lock ${JSON.stringify(data)}`)
      return first
    }
    getVersion = () => '1.2.3'
    setAboutPanelOptions = (options: object) => done.push(`about ${JSON.stringify(options)}`)
    addRecentDocument = (path: string) => recent.push(path)
    clearRecentDocuments = () => recent.splice(0)
    setAppUserModelId = (id: string) => done.push(`id ${id}`)
    relaunch = ({ args }: { args: string[] }) => done.push(`relaunch ${args.join(' ')}`)
    quit = () => done.push('quit')
    exit = (code = 0) => done.push(`exit ${code}`)
    whenReady = async () => {
      done.push('ready')
    }
    getPreferredSystemLanguages = () => ['fr-FR']
  }
  const app = new App()
  const powerMonitor = new EventEmitter()
  const nativeTheme = new (class extends EventEmitter {
    themeSource = 'system'
    get shouldUseDarkColors() {
      return this.themeSource === 'dark'
    }
  })()
  Window.made = []
  const session = {
    on: () => {},
    setPermissionRequestHandler: () => done.push('permissions'),
    setPermissionCheckHandler: () => {},
    setDevicePermissionHandler: () => {},
    setDisplayMediaRequestHandler: () => {},
    setSpellCheckerEnabled: () => {},
    setSpellCheckerLanguages: () => {},
    webRequest: { onBeforeRequest: () => done.push('requests') },
    protocol: { handle: (scheme: string) => done.push(`page at ${scheme}`) },
  }
  const parts: unknown = {
    app,
    BrowserWindow: Window,
    dialog: {
      showErrorBox: (...words: string[]) => errors.push(words),
      showOpenDialog: async (_window: unknown, options: unknown) => {
        dialogs.push(options)
        const filePaths = chosen.splice(0)
        return { canceled: filePaths.length === 0, filePaths }
      },
    },
    ipcMain: {
      handle: (channel: string, handler: Handler) => handlers.set(channel, handler),
      on: (channel: string, handler: Handler) => heard.set(channel, handler),
    },
    Menu: {
      buildFromTemplate: (template: MenuEntry[]) => template,
      setApplicationMenu: (menu: MenuEntry[]) => menus.push(menu),
    },
    nativeTheme,
    powerMonitor,
    protocol: { registerSchemesAsPrivileged: () => done.push('schemes') },
    screen: { getAllDisplays: () => [DISPLAY], getPrimaryDisplay: () => DISPLAY },
    session: { defaultSession: session },
    shell: {
      openExternal: async () => {},
      showItemInFolder: (path: string) => shown.push(path),
      openPath: async (path: string) => {
        opened.push(path)
        // There is a program the first time, and none after.
        return opened.length > 1 ? 'no program' : ''
      },
    },
  }
  assertElectron(parts)
  const library = join(home, 'marbre', 'library')
  const uncaught: ((error: Error) => void)[] = []
  const process = {
    platform: 'linux' as const,
    env: { XDG_DATA_HOME: home },
    argv: ['/electron', '.'],
    cwd: () => home,
    on: (_event: string, listener: (error: Error) => void) => uncaught.push(listener),
    stderr: {
      write: (line: string) => {
        told.push(line)
        return true
      },
    },
  }
  const call = (name: string, input: unknown) =>
    handlers.get(CHANNELS.call)?.(
      { sender: Window.made[0]?.webContents, senderFrame: { parent: null, url: 'app://marbre/' } },
      name,
      input,
    )
  /** A question of the page to the host, from our page or from another. */
  const ask = async (channel: string, values: unknown[], url = 'app://marbre/') =>
    handlers.get(channel)?.(
      { sender: Window.made[0]?.webContents, senderFrame: { parent: null, url } },
      ...values,
    )
  const answerClosing = (mayClose: boolean) => {
    const question = Window.made[0]?.webContents.sent.findLast(
      ([channel]) => channel === CHANNELS.closing,
    )?.[1]
    const sender = Window.made[0]?.webContents
    heard.get(CHANNELS.closingAnswer)?.(
      { sender, senderFrame: { parent: null, url: 'app://marbre/' } },
      question,
      mayClose,
    )
  }
  const built = join(home, 'built')
  const tell = (channel: string, value?: unknown) =>
    heard.get(channel)?.(
      { sender: Window.made[0]?.webContents, senderFrame: { parent: null, url: 'app://marbre/' } },
      value,
    )
  const begin = (...parameters: string[]) =>
    runDesktop(parts, {
      built,
      process: { ...process, argv: [...process.argv, ...parameters] },
    })
  return {
    ...{
      app,
      powerMonitor,
      nativeTheme,
      done,
      errors,
      menus,
      library,
      recent,
      opened,
      told,
      paths,
      uncaught,
      dialogs,
      chosen,
      shown,
    },
    ...{ call, ask, answerClosing, tell, begin, built },
  }
}

const newHome = () => mkdtempSync(join(tmpdir(), 'marbre-desktop-'))

async function openDesktop(home = newHome(), ...parameters: string[]) {
  const desktop = electron(home)
  desktop.begin(...parameters)
  await expect.poll(() => Window.made.length).toBe(1)
  const window = Window.made[0]
  if (!window) throw new Error('no window')
  return { ...desktop, window, home }
}

async function end({ app, done }: Pick<Awaited<ReturnType<typeof openDesktop>>, 'app' | 'done'>) {
  app.emit('will-quit', { preventDefault: () => done.push('waits') })
  await expect.poll(() => done.at(-1)).toBe('exit 0')
}

test('it walls itself in before it opens its window on its own page', async () => {
  const desktop = await openDesktop()
  const { done, window, menus, library } = desktop
  expect(done.slice(0, done.indexOf('ready'))).toEqual(expect.arrayContaining(['schemes', 'sandbox']))
  expect(done).toEqual(
    expect.arrayContaining(['permissions', 'requests', 'page at app', 'disable-background-networking']),
  )
  expect(done.join()).toContain('host-resolver-rules=MAP * ~NOTFOUND')
  expect(window.loaded).toBe('app://marbre/')
  const guarded: string[] = []
  desktop.app.emit(
    'web-contents-created',
    {},
    {
      on: (event: string) => guarded.push(event),
      setWindowOpenHandler: () => guarded.push('window-open'),
    },
  )
  expect(guarded).toEqual(
    expect.arrayContaining(['window-open', 'will-frame-navigate', 'will-attach-webview']),
  )
  expect(window.options).toMatchObject({
    webPreferences: { preload: join(desktop.built, 'preload', 'index.cjs'), sandbox: true },
  })
  expect(menus.at(-1)?.map(({ label }) => label.replace('&', ''))).toEqual([
    'Fichier',
    'Édition',
    'Mise en forme',
    'Article',
    'Affichage',
    'Fenêtre',
    'Aide',
  ])
  expect(await desktop.call('libraryState', {})).toMatchObject({ ok: true, value: { folder: library } })
  expect(readdirSync(join(library, 'articles'))).toHaveLength(1)
  await end(desktop)
})

test('the first article does not come back once it was deleted', async () => {
  const first = await openDesktop()
  const listed = await first.call('listArticles', {
    query: '',
    status: 'all',
    sort: 'updated',
    offset: 0,
    limit: 9,
  })
  const [id] = /[0-9a-f-]{36}/.exec(JSON.stringify(listed)) ?? []
  expect(await first.call('deleteArticle', { id })).toMatchObject({ ok: true })
  await end(first)
  const again = await openDesktop(first.home)
  expect(readdirSync(join(again.library, 'articles'))).toEqual([])
  await end(again)
})

test('files that the system opens are handed to the window as bytes, once it listens', async () => {
  const home = newHome()
  writeFileSync(join(home, 'un.txt'), 'Un')
  writeFileSync(join(home, 'deux.txt'), 'Deux')
  const desktop = await openDesktop(home, 'un.txt', '--no-sandbox', join(home, 'absent.txt'))
  const { app, window, errors } = desktop
  const files = () =>
    window.webContents.sent.filter(([channel]) => channel === CHANNELS.files).map(([, sent]) => sent)
  expect(files()).toEqual([])
  window.webContents.emit('did-finish-load')
  expect(files()).toEqual([[{ fileName: 'un.txt', bytes: new TextEncoder().encode('Un') }]])
  expect(errors).toHaveLength(1)
  expect(errors[0]?.[1]).toContain('absent.txt')
  app.emit('second-instance', {}, ['as Chromium orders them'], '/', { files: [join(home, 'deux.txt')] })
  expect(files()).toHaveLength(2)
  expect(window.focused).toBe(2)
  app.emit('open-file', { preventDefault: () => {} }, join(home, 'un.txt'))
  expect(files()).toHaveLength(3)
  await end(desktop)
})

test('a second Marbre opens nothing and ends', () => {
  const { done, begin } = electron(newHome(), false)
  begin()
  expect(done).toContain('quit')
  expect(done).not.toContain('ready')
})

test('a change of the interface’s language changes the menu and the About panel', async () => {
  const desktop = await openDesktop()
  await desktop.call('writeSettings', { ...DEFAULT_SETTINGS, interface: 'en' })
  expect(desktop.menus.at(-1)?.map(({ label }) => label.replace('&', ''))).toContain('Edit')
  const about = desktop.done.filter((each) => each.startsWith('about'))
  expect(about.at(-1)).not.toBe(about[0])
  await end(desktop)
})

test('a command chosen in the menu reaches the page, as a gesture of its user', async () => {
  const desktop = await openDesktop()
  const entry = desktop.menus
    .at(-1)
    ?.flatMap(({ submenu }) => submenu ?? [])
    .find(({ id }) => id === 'copy-article')
  entry?.click?.({}, desktop.window, {})
  const { webContents } = desktop.window
  await expect.poll(() => webContents.sent.at(-1)).toEqual([CHANNELS.command, 'copy-article'])
  expect(webContents.gestures).toBe(1)
  await end(desktop)
})

test('closing and quitting wait for the window’s text', async () => {
  const desktop = await openDesktop()
  const { app, window, done, answerClosing, home } = desktop
  const close = () => {
    let prevented = false
    window.emit('close', {
      preventDefault: () => {
        prevented = true
      },
    })
    expect(prevented).toBe(true)
  }
  app.emit('before-quit')
  close()
  answerClosing(false)
  await new Promise((resume) => setTimeout(resume, 20))
  expect(window.destroyed).toBe(false)
  expect(done).not.toContain('quit')
  app.emit('before-quit')
  close()
  answerClosing(true)
  await expect.poll(() => window.destroyed).toBe(true)
  expect(done).toContain('quit')
  const kept = JSON.parse(readFileSync(join(home, 'marbre', 'desktop', 'window.json'), 'utf8'))
  expect(kept).toEqual({
    ...{ x: 10, y: 20, width: 1000, height: 700 },
    ...{ maximized: true, fullScreen: false, zoomLevel: 0 },
  })
  await end(desktop)
})

test('a page that does not answer, and an error that nothing catches, are in the log without their words', async () => {
  const desktop = await openDesktop()
  desktop.window.emit('unresponsive')
  for (const listener of desktop.uncaught) listener(new RangeError('secret words'))
  const log = readFileSync(join(desktop.home, 'marbre', 'desktop', 'logs', 'marbre.log'), 'utf8')
  expect(log).toContain('page does not answer')
  expect(log).toContain('uncaught: RangeError')
  expect(log).not.toContain('secret')
  await end(desktop)
})

test('a page that crashed is loaded again, and a person is told when that does not help', async () => {
  const desktop = await openDesktop()
  const { window, errors, tell } = desktop
  window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' })
  expect(window.webContents.reloads).toBe(0)
  tell(CHANNELS.progress, 0.5)
  tell(CHANNELS.unsaved, true)
  for (let crash = 0; crash < 4; crash += 1)
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
  expect(window.webContents.reloads).toBe(3)
  expect(window).toMatchObject({ progress: -1, edited: false })
  expect(errors).toHaveLength(1)
  await end(desktop)
})

test('a library that cannot be opened is said in one sentence, and the program ends', async () => {
  const home = newHome()
  mkdirSync(join(home, 'stick'))
  writeFileSync(join(home, 'stick', 'library'), 'a file')
  const { begin, errors, done } = electron(home)
  begin('--library', join(home, 'stick', 'library'))
  await expect.poll(() => done.at(-1)).toBe('exit 3')
  expect(errors).toHaveLength(1)
  expect(errors[0]?.join(' ')).toContain('est un fichier, pas un dossier')
  expect(Window.made).toHaveLength(0)
})

test('a file opened while no window is open, or a minimised one, shows it', async () => {
  const desktop = await openDesktop()
  const { app, window, home, answerClosing } = desktop
  const file = join(home, 'un.txt')
  writeFileSync(file, 'Un')
  window.webContents.emit('did-finish-load')
  window.minimized = true
  app.emit('open-file', { preventDefault: () => {} }, file)
  expect(window.minimized).toBe(false)
  window.emit('close', { preventDefault: () => {} })
  answerClosing(true)
  await expect.poll(() => window.destroyed).toBe(true)
  app.emit('open-file', { preventDefault: () => {} }, file)
  expect(Window.made).toHaveLength(2)
  const again = Window.made[1]
  again?.webContents.emit('did-finish-load')
  expect(again?.webContents.sent.map(([channel]) => channel)).toEqual([CHANNELS.files])
  await end(desktop)
})

test('quitting waits for the library, once, however often it is asked for', async () => {
  const { app, done, library } = await openDesktop()
  const waits = { preventDefault: () => done.push('waits') }
  const isLog = (name: string) => /-wal$|-shm$/.test(name)
  expect(readdirSync(library).some(isLog)).toBe(true)
  app.emit('will-quit', waits)
  app.emit('will-quit', waits)
  expect(done.filter((each) => each === 'waits')).toHaveLength(2)
  expect(done).not.toContain('exit 0')
  await expect.poll(() => done.at(-1)).toBe('exit 0')
  expect(done.filter((each) => each === 'exit 0')).toHaveLength(1)
  expect(readdirSync(library).filter(isLog)).toEqual([])
})

test('quitting ends a check of the library, and does not wait until all pictures are read', async () => {
  const { app, done, call, library } = await openDesktop()
  mkdirSync(join(library, 'media'), { recursive: true })
  for (let number = 0; number < 60; number++) {
    const path = join(library, 'media', `${number.toString(16).padStart(64, '0')}.png`)
    writeFileSync(path, '')
    // Without blocks on the disk, and long to read.
    truncateSync(path, 20_000_000)
  }
  const checked = call('checkLibrary', { repair: false, run: 'check' })
  const step = async () => {
    const answer = await call('checkProgress', {})
    return JSON.stringify(answer)
  }
  await expect.poll(step).toContain('"pictures"')
  app.emit('will-quit', { preventDefault: () => {} })
  expect(await checked).toMatchObject({ ok: false, failure: { code: 'unreachable' } })
  await expect.poll(() => done.at(-1)).toBe('exit 0')
})

test('no window opens while the library is being closed; a file that comes then starts Marbre again', async () => {
  const { app, done } = await openDesktop()
  app.emit('will-quit', { preventDefault: () => {} })
  app.emit('second-instance', {}, [], '/', { files: ['/late.txt'] })
  app.emit('activate')
  expect(Window.made).toHaveLength(1)
  await expect.poll(() => done.at(-1)).toBe('exit 0')
  expect(done.at(-2)).toBe('relaunch . /late.txt')
})

test('a start that comes while the library is being closed is made good by a new one, also without a file', async () => {
  const { app, done } = await openDesktop()
  app.emit('will-quit', { preventDefault: () => {} })
  app.emit('second-instance', {}, [], '/', { files: [] })
  await expect.poll(() => done.at(-1)).toBe('exit 0')
  expect(done.at(-2)).toBe('relaunch .')
})

test('a page that was loading when it was asked to close is asked again, and gets no files before it has answered', async () => {
  const desktop = await openDesktop()
  const { app, window, home, answerClosing } = desktop
  const file = join(home, 'un.txt')
  writeFileSync(file, 'Un')
  const { webContents } = window
  app.emit('open-file', { preventDefault: () => {} }, file)
  window.emit('close', { preventDefault: () => {} })
  webContents.emit('did-finish-load')
  expect(webContents.sent).toEqual([
    [CHANNELS.closing, 1],
    [CHANNELS.closing, 1],
  ])
  answerClosing(false)
  await expect.poll(() => webContents.sent.at(-1)?.[0]).toBe(CHANNELS.files)
  webContents.emit('did-finish-load')
  expect(webContents.sent).toHaveLength(3)
  await end(desktop)
})

test('a file that comes while the page is asked whether it may close is not given to a page that ends', async () => {
  const desktop = await openDesktop()
  const { app, window, home, done, answerClosing } = desktop
  const file = join(home, 'un.txt')
  writeFileSync(file, 'Un')
  window.webContents.emit('did-finish-load')
  const open = () => app.emit('open-file', { preventDefault: () => {} }, file)
  window.emit('close', { preventDefault: () => {} })
  open()
  answerClosing(true)
  await expect.poll(() => Window.made.length).toBe(2)
  expect(window.webContents.sent.map(([channel]) => channel)).toEqual([CHANNELS.closing])
  const again = Window.made[1]
  again?.webContents.emit('did-finish-load')
  expect(again?.webContents.sent.map(([channel]) => channel)).toEqual([CHANNELS.files])
  await end(desktop)
  expect(done.some((each) => each.startsWith('relaunch'))).toBe(false)
})

test('a second start hands its files over by themselves, and each library has an instance of its own', () => {
  const home = newHome()
  const own = electron(home, false)
  own.begin('a.txt', '--lang', 'fr')
  expect(own.done).toContain(`lock {"files":["${join(home, 'a.txt')}"]}`)
  expect(own.paths.get('userData')).toBe(join(home, 'marbre', 'desktop'))
  const other = electron(home, false)
  other.begin('--library', join(home, 'other'))
  expect(other.paths.get('userData')).toMatch(/desktops\/[0-9a-f]{32}$/)
  const same = electron(home, false)
  same.begin('--library', own.library)
  expect(same.paths.get('userData')).toBe(own.paths.get('userData'))
})

test('a start that fails in an unexpected way is told and ended: no process is left without a window', async () => {
  const home = newHome()
  const desktop = electron(home)
  desktop.nativeTheme.on = () => {
    throw new Error('secret')
  }
  desktop.begin()
  await expect.poll(() => desktop.done.at(-1)).toBe('exit 1')
  expect(desktop.errors).toHaveLength(1)
  const log = readFileSync(join(home, 'marbre', 'desktop', 'logs', 'marbre.log'), 'utf8')
  expect(log).toContain('start failed: Error')
  expect(log).not.toContain('secret')
})

test('a page that cannot be loaded ends the program with a sentence', async () => {
  Window.loadError = new Error('ERR_FILE_NOT_FOUND')
  const desktop = electron(newHome())
  desktop.begin()
  await expect.poll(() => desktop.done.at(-1)).toBe('exit 1')
  Window.loadError = null
  expect(desktop.errors).toHaveLength(1)
  expect(readdirSync(desktop.library).filter((name) => /-wal$|-shm$/.test(name))).toEqual([])
})

test('an option that Marbre does not know is told on standard error', async () => {
  const desktop = await openDesktop(newHome(), '--libary', '/x', '--no-sandbox')
  expect(desktop.told).toEqual(['Marbre ne connaît pas l’option --libary.\n'])
  await end(desktop)
})

test('the window opens in the theme of the settings, and follows it', async () => {
  const home = newHome()
  const first = await openDesktop(home)
  await first.call('writeSettings', { ...DEFAULT_SETTINGS, theme: 'dark' })
  expect(first.nativeTheme.themeSource).toBe('dark')
  first.nativeTheme.emit('updated')
  expect(first.window.background).toBe('#191714')
  await end(first)
  const again = await openDesktop(home)
  expect(again.window.options).toMatchObject({ backgroundColor: '#191714' })
  await end(again)
})

test('a window comes back maximised and in its zoom', async () => {
  const home = newHome()
  const first = await openDesktop(home)
  first.window.webContents.zoomLevel = 1
  first.window.emit('close', { preventDefault: () => {} })
  first.answerClosing(true)
  await expect.poll(() => first.window.destroyed).toBe(true)
  await end(first)
  const { window, ...again } = await openDesktop(home)
  expect(window.options).toMatchObject({ x: 10, y: 20, width: 1000, height: 700 })
  window.emit('ready-to-show')
  expect(window.state).toEqual(['maximized', 'shown'])
  window.webContents.emit('did-finish-load')
  expect(window.webContents.zoomLevel).toBe(1)
  await end(again)
})

test('the end of a session waits for text that is not saved', async () => {
  const desktop = await openDesktop()
  const { app, window, powerMonitor, done, tell } = desktop
  const held: string[] = []
  const event = (name: string) => ({ preventDefault: () => held.push(name) })
  window.emit('query-session-end', event('saved'))
  tell(CHANNELS.unsaved, true)
  expect(window.edited).toBe(true)
  window.emit('query-session-end', event('unsaved'))
  expect(held).toEqual(['unsaved'])
  expect(done.filter((each) => each === 'quit')).toHaveLength(1)
  powerMonitor.emit('shutdown', event('shutdown'))
  expect(held).toEqual(['unsaved', 'shutdown'])
  expect(done.filter((each) => each === 'quit')).toHaveLength(2)
  expect(app.listenerCount('will-quit')).toBe(1)
  await end(desktop)
})

test('long work shows in the task bar', async () => {
  const desktop = await openDesktop()
  const { window, tell } = desktop
  tell(CHANNELS.progress, 0.5)
  expect(window.progress).toBe(0.5)
  tell(CHANNELS.progress, null)
  expect(window.progress).toBe(-1)
  await end(desktop)
})

test('the folder of backups has a handle of its own, by which nothing is exported', async () => {
  const home = newHome()
  const disk = join(home, 'Disk')
  mkdirSync(disk)
  writeFileSync(join(disk, 'a.zip'), '')
  const desktop = await openDesktop(home)
  const { ask, chosen, dialogs, shown } = desktop
  expect(await ask(CHANNELS.chooseBackupFolder, [])).toBe(null)
  chosen.push(disk)
  const place = await ask(CHANNELS.chooseBackupFolder, [])
  expect(place).toEqual({ id: expect.any(String), label: 'Disk' })
  const { id } = Object(place)
  expect(await ask(CHANNELS.findPlace, [id])).toBe(null)
  expect(await ask(CHANNELS.chooseBackup, [])).toBe(null)
  chosen.push(join(disk, 'a.zip'))
  expect(await ask(CHANNELS.chooseBackup, [])).toEqual({ place: id, fileName: 'a.zip' })
  expect(dialogs.at(-1)).toMatchObject({ properties: ['openFile'] })
  chosen.push(disk)
  expect(await ask(CHANNELS.chooseBackup, [], 'about:blank')).toBe(null)
  expect(await ask(CHANNELS.showInFolder, [id, 'a.zip'])).toBe(true)
  expect(shown).toEqual([join(disk, 'a.zip')])
  await end(desktop)
})

test('a folder is chosen in the system’s dialog, known by its handle after a restart, and shown with its files', async () => {
  const home = newHome()
  const desk = join(home, 'Desk')
  mkdirSync(desk)
  writeFileSync(join(desk, 'a.md'), '')
  const desktop = await openDesktop(home)
  const { ask, chosen, dialogs, shown } = desktop
  expect(await ask(CHANNELS.chooseFolder, [])).toBe(null)
  chosen.push(desk)
  const place = await ask(CHANNELS.chooseFolder, [])
  expect(place).toEqual({ id: expect.any(String), label: 'Desk' })
  expect(dialogs.at(-1)).toMatchObject({ properties: ['openDirectory', 'createDirectory'] })
  const { id } = Object(place)
  expect(await ask(CHANNELS.findPlace, [id])).toEqual(place)
  expect(await ask(CHANNELS.showInFolder, [id, 'a.md'])).toBe(true)
  expect(await ask(CHANNELS.showInFolder, [id, '../secret'])).toBe(false)
  expect(await ask(CHANNELS.showInFolder, [desk, 'a.md'])).toBe(false)
  expect(await ask(CHANNELS.showInFolder, [{ id }, 'a.md'])).toBe(null)
  expect(await ask(CHANNELS.findPlace, [id], 'https://evil.example/')).toBe(null)
  chosen.push(desk)
  expect(await ask(CHANNELS.chooseFolder, [], 'about:blank')).toBe(null)
  expect(shown).toEqual([join(desk, 'a.md')])
  await end(desktop)
  const again = await openDesktop(home)
  expect(await again.ask(CHANNELS.findPlace, [id])).toEqual(place)
  await end(again)
})

test('files that were opened can be opened again from the menu', async () => {
  const home = newHome()
  writeFileSync(join(home, 'un.txt'), 'Un')
  const desktop = await openDesktop(home, 'un.txt', 'absent.txt')
  desktop.window.webContents.emit('did-finish-load')
  const entries = () => desktop.menus.at(-1)?.flatMap(({ submenu }) => submenu ?? []) ?? []
  const recent = entries().find(({ label }) => label === 'Ouvrir un fichier récent')?.submenu ?? []
  expect(recent.map(({ label }) => label)).toEqual(['un.txt', undefined, 'Effacer le menu'])
  recent[0]?.click?.({}, undefined, {})
  expect(desktop.window.webContents.sent.filter(([channel]) => channel === CHANNELS.files)).toHaveLength(2)
  recent.at(-1)?.click?.({}, undefined, {})
  expect(entries().find(({ label }) => label === 'Ouvrir un fichier récent')?.submenu).toHaveLength(2)
  await end(desktop)
})

test('the log opens from the menu; what cannot be opened is told with its place', async () => {
  const desktop = await openDesktop()
  const entries = desktop.menus.at(-1)?.flatMap(({ submenu }) => submenu ?? []) ?? []
  const show = () => entries.find(({ id }) => id === 'show-log')?.click?.({}, undefined, {})
  const log = join(desktop.home, 'marbre', 'desktop', 'logs', 'marbre.log')
  show()
  expect(desktop.opened).toEqual([log])
  expect(desktop.errors).toEqual([])
  show()
  await expect.poll(() => desktop.errors).toHaveLength(1)
  expect(desktop.errors[0]?.join(' ')).toContain(log)
  await end(desktop)
})

test('a command chosen while no window is open opens one, as on a Mac, and runs there', async () => {
  const desktop = await openDesktop()
  const { app, window, menus, answerClosing } = desktop
  window.emit('close', { preventDefault: () => {} })
  answerClosing(true)
  await expect.poll(() => window.destroyed).toBe(true)
  const entries = menus.at(-1)?.flatMap(({ submenu }) => submenu ?? [])
  entries?.find(({ id }) => id === 'new-article')?.click?.({}, undefined, {})
  const again = Window.made[1]
  expect(again?.webContents.sent).toEqual([])
  again?.webContents.emit('did-finish-load')
  await expect.poll(() => again?.webContents.sent).toEqual([[CHANNELS.command, 'new-article']])
  again?.webContents.emit('did-finish-load')
  await new Promise((resume) => setTimeout(resume, 20))
  expect(again?.webContents.sent).toHaveLength(1)
  await end({ app, done: desktop.done })
})

/** The handle of a new library, which the page has asked for. */
async function newLibrary(
  { call }: Pick<ReturnType<typeof electron>, 'call'>,
  name: string,
): Promise<string> {
  const made = z.object({ value: z.object({ id: z.string() }) }).parse(await call('createLibrary', { name }))
  return made.value.id
}

test('another library is opened by a start of its own, once the page has saved its text and this one is closed', async () => {
  const desktop = await openDesktop(newHome(), '--library', join(newHome(), 'first'), '--lang', 'fr')
  const { call, done, window, answerClosing, app, home } = desktop
  expect(await call('openLibrary', { id: await newLibrary(desktop, 'Sport') })).toEqual({
    ok: true,
    value: { address: null },
  })
  await expect.poll(() => window.webContents.sent).toEqual([[CHANNELS.closing, 1]])
  answerClosing(true)
  await expect.poll(() => done.at(-1)).toBe('quit')
  app.emit('will-quit', { preventDefault: () => {} })
  await expect.poll(() => done.at(-1)).toBe('exit 0')
  expect(done.at(-2)).toBe(`relaunch . --lang fr --library=${join(home, 'marbre', 'libraries', 'Sport')}`)
})

test('a page that cannot save its text keeps its library, also when it is quit later', async () => {
  const desktop = await openDesktop()
  const { call, done, window, answerClosing } = desktop
  await call('openLibrary', { id: await newLibrary(desktop, 'Sport') })
  await expect.poll(() => window.webContents.sent).toHaveLength(1)
  answerClosing(false)
  window.emit('close', { preventDefault: () => {} })
  await expect.poll(() => window.webContents.sent).toHaveLength(2)
  answerClosing(true)
  await expect.poll(() => window.destroyed).toBe(true)
  await end(desktop)
  expect(done.some((each) => each.startsWith('relaunch'))).toBe(false)
})

test('the folder of a library is asked for in the system’s dialog, and shown in its file manager', async () => {
  const desktop = await openDesktop()
  const { call, chosen, dialogs, opened, library, home } = desktop
  expect(await call('browseLibraries', {})).toEqual({ ok: true, value: { chosen: null } })
  mkdirSync(join(home, 'Sport'))
  chosen.push(join(home, 'Sport'))
  expect(await call('browseLibraries', {})).toMatchObject({
    value: { chosen: { label: 'Sport', holds: 'nothing' } },
  })
  expect(dialogs).toContainEqual(
    expect.objectContaining({ properties: ['openDirectory', 'createDirectory'] }),
  )
  expect(await call('showLibraryFolder', {})).toEqual({ ok: true, value: { shown: true } })
  expect(opened).toEqual([library])
  expect(await call('showLibraryFolder', {})).toEqual({ ok: true, value: { shown: false } })
  await end(desktop)
})

test('a library that is gone since it was opened last is told, and the user’s own opens', async () => {
  const home = newHome()
  mkdirSync(join(home, 'marbre'))
  const gone = { libraries: [{ id: 'a', path: join(home, 'stick') }], start: join(home, 'stick') }
  writeFileSync(join(home, 'marbre', 'libraries.json'), JSON.stringify(gone))
  const desktop = await openDesktop(home)
  expect(desktop.errors).toEqual([[expect.stringContaining('stick'), expect.stringContaining('Rebranchez')]])
  expect(readdirSync(desktop.library)).toContain('articles')
  await end(desktop)
})
