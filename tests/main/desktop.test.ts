import { EventEmitter } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts'
import { CHANNELS } from '../../src/contract/ipc.ts'
import { type ElectronParts, runDesktop } from '../../src/main/desktop.ts'

function assertElectron(_parts: unknown): asserts _parts is ElectronParts {}

type Handler = (...values: unknown[]) => unknown

/** A window that only remembers what was done with it. */
class Contents extends EventEmitter {
  sent: unknown[][] = []
  reloads = 0
  send(...message: unknown[]) {
    this.sent.push(message)
  }
  gestures = 0
  async executeJavaScript(_code: string, gesture: boolean) {
    this.gestures += gesture ? 1 : 0
  }
  reload() {
    this.reloads += 1
  }
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
  async loadURL(address: string) {
    this.loaded = address
  }
  show() {}
  focus() {
    this.focused += 1
  }
  isMinimized = () => false
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

/** All of Electron that the desktop uses, with no screen, and a home of its own. */
function electron(home: string, first = true) {
  const done: string[] = []
  const handlers = new Map<string, Handler>()
  const heard = new Map<string, Handler>()
  const errors: string[][] = []
  const menus: MenuEntry[][] = []
  const paths = new Map<string, string>()
  class App extends EventEmitter {
    isPackaged = false
    commandLine = { appendSwitch: (...words: string[]) => done.push(words.filter(Boolean).join('=')) }
    setPath = (name: string, path: string) => paths.set(name, path)
    getPath = (name: string) => paths.get(name) ?? ''
    enableSandbox = () => done.push('sandbox')
    requestSingleInstanceLock = () => first
    quit = () => done.push('quit')
    exit = (code = 0) => done.push(`exit ${code}`)
    whenReady = async () => {
      done.push('ready')
    }
    getPreferredSystemLanguages = () => ['fr-FR']
  }
  const app = new App()
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
    dialog: { showErrorBox: (...words: string[]) => errors.push(words) },
    ipcMain: {
      handle: (channel: string, handler: Handler) => handlers.set(channel, handler),
      on: (channel: string, handler: Handler) => heard.set(channel, handler),
    },
    Menu: {
      buildFromTemplate: (template: MenuEntry[]) => template,
      setApplicationMenu: (menu: MenuEntry[]) => menus.push(menu),
    },
    nativeTheme: { shouldUseDarkColors: false },
    protocol: { registerSchemesAsPrivileged: () => done.push('schemes') },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    session: { defaultSession: session },
    shell: { openExternal: async () => {} },
  }
  assertElectron(parts)
  const library = join(home, 'library')
  const process = {
    platform: 'linux' as const,
    env: { XDG_DATA_HOME: home, MARBRE_LIBRARY: library },
    argv: ['/electron', '.'],
    cwd: () => home,
  }
  const call = (name: string, input: unknown) =>
    handlers.get(CHANNELS.call)?.(
      { sender: Window.made[0]?.webContents, senderFrame: { parent: null, url: 'app://marbre/' } },
      name,
      input,
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
  const begin = (...parameters: string[]) =>
    runDesktop(parts, { built: '/built', process: { ...process, argv: [...process.argv, ...parameters] } })
  return { app, done, errors, menus, library, call, answerClosing, begin }
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
  expect(done.indexOf('schemes')).toBeLessThan(done.indexOf('ready'))
  expect(done.indexOf('sandbox')).toBeLessThan(done.indexOf('ready'))
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
    webPreferences: { preload: join('/built', 'preload', 'index.cjs'), sandbox: true },
  })
  expect(menus.at(-1)?.map(({ label }) => label)).toEqual([
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
  app.emit('second-instance', {}, ['/electron', '.', '--flag', 'deux.txt'], home)
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

test('a change of the interface’s language changes the menu', async () => {
  const desktop = await openDesktop()
  await desktop.call('writeSettings', { ...DEFAULT_SETTINGS, interface: 'en' })
  expect(desktop.menus.at(-1)?.map(({ label }) => label)).toContain('Edit')
  await end(desktop)
})

test('a command chosen in the menu reaches the page, as a gesture of its user', async () => {
  const desktop = await openDesktop()
  const entry = desktop.menus
    .at(-1)
    ?.flatMap(({ submenu }) => submenu ?? [])
    .find(({ id }) => id === 'copy-rich')
  entry?.click?.({}, desktop.window, {})
  const { webContents } = desktop.window
  await expect.poll(() => webContents.sent.at(-1)).toEqual([CHANNELS.command, 'copy-rich'])
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
  expect(kept).toEqual({ x: 10, y: 20, width: 1000, height: 700 })
  await end(desktop)
})

test('a page that crashed is loaded again, and a person is told when that does not help', async () => {
  const desktop = await openDesktop()
  const { window, errors } = desktop
  window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' })
  expect(window.webContents.reloads).toBe(0)
  for (let crash = 0; crash < 4; crash += 1)
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
  expect(window.webContents.reloads).toBe(3)
  expect(errors).toHaveLength(1)
  await end(desktop)
})

test('a library that cannot be opened is said in one sentence, and the program ends', async () => {
  const home = newHome()
  mkdirSync(join(home, 'stick'))
  writeFileSync(join(home, 'stick', 'library'), 'a file')
  const { begin, errors, done } = electron(home)
  begin('--library', join(home, 'stick', 'library'))
  await expect.poll(() => done.at(-1)).toBe('exit 1')
  expect(errors).toHaveLength(1)
  expect(errors[0]?.join(' ')).toContain('Le dossier de la bibliothèque est introuvable')
  expect(Window.made).toHaveLength(0)
})
