import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import * as electron from 'electron'
import type { Parts } from './behaviour.ts'
import { BEHAVIOURS } from './table.ts'

/**
 * The main script of the behaviours that BEHAVIOURS names: on the double, or on Electron itself. Each value that one tells
 * is a line, with the behaviour's name.
 */
const { app, BrowserWindow, Menu, protocol, session } = electron
const names = (process.env.BEHAVIOURS ?? '').split('\n')
const chosen = BEHAVIOURS.filter(({ name }) => names.includes(name))
const isDouble = process.versions.electron === undefined
const PRELOAD = join(import.meta.dirname, 'preload.cjs')
const LIMIT = 20_000
let current = chosen[0]?.name ?? ''

function tell(...values: unknown[]): void {
  const lines = values.map((value) => `told ${JSON.stringify([current, value ?? null])}\n`)
  process.stdout.write(lines.join(''))
}

function tellEvents(emitter: NodeJS.EventEmitter, ...events: string[]): void {
  for (const event of events) emitter.on(event, () => tell(event))
}

async function ready(): Promise<void> {
  await app.whenReady()
  if (session.defaultSession.protocol.isProtocolHandled('page')) return
  session.defaultSession.protocol.handle('page', ({ url }) => {
    const { pathname, search } = new URL(url)
    const isPage = pathname === '/'
    return new Response(isPage ? decodeURIComponent(search.slice(1)) : pathname, {
      headers: { 'content-type': isPage ? 'text/html; charset=utf-8' : 'text/plain' },
    })
  })
}

const parts: Parts = {
  ...electron,
  ready,
  openWindow: async (html = '<p>page</p>', withPreload) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, ...(withPreload ? { preload: PRELOAD } : {}) },
    })
    await window.loadURL(`page://host/?${encodeURIComponent(html)}`)
    return window
  },
  tell,
  tellEvents,
  tellQuitting: () => tellEvents(app, 'before-quit', 'window-all-closed', 'will-quit', 'quit'),
  until: async (look) => {
    const end = Date.now() + LIMIT
    for (;;) {
      const found = await look()
      if (found) return found
      if (Date.now() > end) throw new Error('it did not come')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  },
  startAgain: async (parameters, cwd, data) => {
    const own = process.argv.slice(1, isDouble ? 2 : undefined)
    const script = isDouble ? [...process.execArgv, import.meta.filename, ...own] : own
    const child = spawn(process.execPath, [...script, ...parameters], {
      cwd,
      stdio: 'inherit',
      env: { ...process.env, BEHAVIOURS_SECOND: JSON.stringify([app.getPath('userData'), data]) },
    })
    const [code] = await once(child, 'exit')
    return code
  },
  double: async (name, parameters) => {
    const { control } = await import('../double/control.ts')
    return control.answer(name, { ...parameters })
  },
}

/** Ends what a behaviour has opened, set and listened to, so that the next one finds nothing of it. */
function cleanUp(): void {
  for (const window of BrowserWindow.getAllWindows()) window.destroy()
  Menu.setApplicationMenu(null)
  session.defaultSession.removeAllListeners('will-download')
  session.defaultSession.setPermissionRequestHandler(null)
  session.defaultSession.setPermissionCheckHandler(null)
  electron.nativeTheme.removeAllListeners('updated')
}

async function runAll(): Promise<void> {
  app.on('window-all-closed', () => {})
  await ready()
  for (const { name, run } of chosen) {
    current = name
    try {
      await run(parts)
    } catch (error) {
      tell(String(error))
    }
    cleanUp()
  }
  app.exit()
}

function runAlone(): void {
  const [only] = chosen
  void Promise.resolve(only?.run(parts)).catch((error: unknown) => {
    tell(String(error))
    app.exit(1)
  })
}

function main(): void {
  const [userData, data]: [string, unknown] = process.env.BEHAVIOURS_SECOND
    ? JSON.parse(process.env.BEHAVIOURS_SECOND)
    : [mkdtempSync(join(tmpdir(), 'behaviour-')), null]
  app.setPath('userData', userData)
  if (process.env.BEHAVIOURS_SECOND) {
    if (!app.requestSingleInstanceLock({ data })) app.quit()
    return
  }
  protocol.registerSchemesAsPrivileged([
    { scheme: 'page', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
  if (chosen.length === 1 && chosen[0]?.alone) runAlone()
  else void runAll()
}

main()
