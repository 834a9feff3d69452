import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { TOKEN_KEY } from '../contract/http.ts'
import { serverOver } from '../contract/remote.ts'
import { failed } from '../core/failure.ts'
import { firstArticle } from '../host/firstArticle.ts'
import { machineLocale } from '../host/languages.ts'
import { KeptPorts } from '../host/libraryFiles.ts'
import { chosenLibrary, type Machine, userDataFolder } from '../host/libraryFolder.ts'
import { openNewsroom } from '../host/openNewsroom.ts'
import { builtPage, developmentPage } from '../host/page.ts'
import { failureSentence, type Locale, type Translate, translator } from '../i18n/index.ts'
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

/** The browser to open; one that was named and is not there is told of, and none is taken in its place. */
function browserOf(machine: Machine, t: Translate): string | undefined {
  try {
    return installedBrowser(machine)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    say(t('host:web.noSuchBrowser', { path: machine.env.MARBRE_CHROMIUM ?? '' }))
    return undefined
  }
}

/** Keeps the window open until it is closed or the program is asked to end; without a browser, until it is asked to. */
async function keepOpen(server: WebServer, url: string, machine: Machine, t: Translate): Promise<void> {
  const asked = endAsked()
  const browser = hasDisplay(machine) ? browserOf(machine, t) : undefined
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

type Wish = { open: boolean; library: string | undefined; lang: string | undefined }

/** What a start asks for, or null where it makes no sense. */
function readWish(parameters: readonly string[]): Wish | null {
  try {
    const { values } = parseArgs({ args: [...parameters], options: OPTIONS, allowPositionals: true })
    return { open: !values['no-open'], library: values.library, lang: values.lang }
  } catch {
    return null
  }
}

async function serveLibrary(
  { open, library }: Wish,
  folder: string,
  machine: Machine,
  locale: Locale,
): Promise<number> {
  const t = translator(locale)
  const chosen = chosenLibrary(library, machine)
  const userData = userDataFolder(machine)
  const opened = await openNewsroom(chosen, { kind: 'window', firstArticle: firstArticle(locale) }, userData)
  if (!opened.ok) {
    say(failureSentence(t, opened.failure))
    return 1
  }
  const { newsroom, close } = opened.value
  const token = randomBytes(32)
  const keptPorts = new KeptPorts(userData, chosen.folder)
  const developed = machine.env.ELECTRON_RENDERER_URL
  const server = await openWebServer({
    serve: serverOver(newsroom, reportTo(machine)),
    subscribe: newsroom.subscribe,
    page: developed ? developmentPage(developed) : builtPage(folder),
    development: Boolean(developed),
    token,
    ports: keptPorts.read(),
    report: reportTo(machine),
  })
  keptPorts.add(server.port)
  const url = `http://${server.host}/#${TOKEN_KEY}=${token.toString('base64url')}`
  if (open) await keepOpen(server, url, machine, t)
  else {
    process.stdout.write(`${JSON.stringify({ url, pid: process.pid })}\n`)
    await endAsked()
  }
  await server.close()
  await close()
  return 0
}

/** Where errors that nobody expected go: they are for who looks for them, never for the reader of an article. */
function reportTo({ env }: Machine): (error: unknown) => void {
  return (error) => {
    if (env.MARBRE_DEBUG) say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
}

/** The browser-window host: serves the interface built into `folder` on loopback, and opens it in a window of its own. */
export async function main(parameters: readonly string[], folder: string): Promise<void> {
  const { platform, env } = process
  const machine: Machine = { platform, env, home: homedir() }
  const wish = readWish(parameters)
  const locale = machineLocale(wish?.lang, machine)
  const t = translator(locale)
  if (!wish) {
    say(t('host:web.usage'))
    process.exitCode = 2
    return
  }
  try {
    process.exitCode = await serveLibrary(wish, folder, machine, locale)
  } catch (error) {
    reportTo(machine)(error)
    say(failureSentence(t, failed('unexpected').failure))
    process.exit(1)
  }
}
