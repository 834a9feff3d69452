import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { TOKEN_KEY } from '../contract/http.ts'
import { serverOver } from '../contract/remote.ts'
import { firstArticle } from '../host/firstArticle.ts'
import { machineLocale } from '../host/languages.ts'
import { chosenLibrary, type Machine, userDataFolder } from '../host/libraryFolder.ts'
import { openNewsroom } from '../host/openNewsroom.ts'
import { builtPage, developmentPage } from '../host/page.ts'
import { failureSentence, type Translate, translator } from '../i18n/index.ts'
import { hasDisplay, installedBrowser, windowArguments } from './browser.ts'
import { openWebServer, type WebServer } from './server.ts'
import { windowGone } from './window.ts'

const OPTIONS = {
  'no-open': { type: 'boolean' },
  library: { type: 'string' },
  lang: { type: 'string' },
} as const

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

/** Settles at the first signal that asks this program to end; later ones change nothing. */
function endAsked(): Promise<void> {
  return new Promise((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => settle())
  })
}

/** The window's browser, opened on an address that lets in once: others on this machine can read a program's arguments. */
function openBrowser(server: WebServer, address: string, browser: string, machine: Machine, t: Translate) {
  const admission = `/${randomBytes(24).toString('hex')}`
  server.admitOnce(admission, address)
  const profile = join(userDataFolder(machine), 'browser-window')
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  const asRoot = process.getuid?.() === 0
  if (asRoot) say(t('host:web.sandboxOff'))
  return spawn(browser, windowArguments(`http://${server.host}${admission}`, profile, asRoot), {
    stdio: 'ignore',
  })
}

function ended(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

async function endBrowser(child: ChildProcess): Promise<void> {
  if (ended(child)) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  const patience = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await exit
  clearTimeout(patience)
}

/** Keeps the window open until it is closed or the program is asked to end; without a browser, until it is asked to. */
async function keepOpen(server: WebServer, url: string, machine: Machine, t: Translate): Promise<void> {
  const asked = endAsked()
  const browser = hasDisplay(machine) ? installedBrowser(machine) : undefined
  const child = browser ? openBrowser(server, `/${new URL(url).hash}`, browser, machine, t) : undefined
  process.stdout.write(`${t('host:web.open', { address: url })} ${t('host:web.stop')}\n`)
  if (!child) {
    say(hasDisplay(machine) ? t('host:web.noBrowser') : t('host:web.noDisplay'))
    return asked
  }
  child.on('error', (error) => say(error.message))
  await Promise.race([
    asked,
    windowGone(
      () => server.listeners,
      () => ended(child),
    ),
  ])
  await endBrowser(child)
}

/** The browser-window host: serves the interface built into `folder` on loopback, and opens it in a window of its own. */
export async function main(parameters: readonly string[], folder: string): Promise<void> {
  const { platform, env } = process
  const machine: Machine = { platform, env, home: homedir() }
  const { values } = parseArgs({ args: [...parameters], options: OPTIONS, strict: false })
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  const locale = machineLocale(text(values.lang), machine)
  const t = translator(locale)

  const opened = await openNewsroom(chosenLibrary(text(values.library), machine), {
    kind: 'window',
    firstArticle: firstArticle(locale),
  })
  if (!opened.ok) {
    say(failureSentence(t, opened.failure))
    process.exitCode = 1
    return
  }
  const { newsroom, close } = opened.value
  const report = (error: unknown) => {
    if (env.MARBRE_DEBUG) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  }
  const token = randomBytes(32)
  const developed = env.ELECTRON_RENDERER_URL
  const server = await openWebServer({
    serve: serverOver(newsroom, report),
    subscribe: newsroom.subscribe,
    page: developed ? developmentPage(developed) : builtPage(folder),
    development: Boolean(developed),
    token,
    report,
  })
  const url = `http://${server.host}/#${TOKEN_KEY}=${token.toString('base64url')}`
  if (values['no-open']) {
    process.stdout.write(`${JSON.stringify({ url, pid: process.pid })}\n`)
    await endAsked()
  } else await keepOpen(server, url, machine, t)
  await server.close()
  await close()
}
