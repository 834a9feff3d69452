import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { failed } from '../core/failure.ts'
import { installedBrowser } from '../host/browser.ts'
import { firstArticle } from '../host/firstArticle.ts'
import { libraryOfWindow } from '../host/libraries.ts'
import { machineLocale } from '../host/languages.ts'
import { type Machine, userDataFolder } from '../host/libraryFolder.ts'
import { hostTranslator } from '../i18n/hosts.ts'
import { failureSentence, type Locale, type Translate } from '../i18n/index.ts'
import type { IndexHost } from '../store/index.ts'
import { hasDisplay, windowArguments } from './browser.ts'
import { ServedLibraries } from './servedLibraries.ts'
import type { WebServer } from './server.ts'
import { windowGone } from './windowGone.ts'
import { makeFolders } from '../store/makeFolders.ts'

const OPTIONS = {
  'no-open': { type: 'boolean' },
  library: { type: 'string' },
  backups: { type: 'string' },
  lang: { type: 'string' },
} as const

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

/** Resolves at the first signal to end; later signals do nothing. */
function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
}

/**
 * Opens the browser on an address that works once and redirects to the one with the token: other users of this machine can
 * read a program's arguments.
 */
function openBrowser(server: WebServer, address: string, browser: string, machine: Machine, t: Translate) {
  const entrance = `/${randomBytes(24).toString('hex')}`
  server.redirectOnce(entrance, address)
  const profile = join(userDataFolder(machine), 'browser-window')
  makeFolders(profile, 0o700)
  const asRoot = process.getuid?.() === 0
  if (asRoot) say(t('host:web.sandboxOff'))
  return spawn(browser, windowArguments(`http://${server.host}${entrance}`, profile, asRoot), {
    stdio: 'ignore',
  })
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

async function endBrowser(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await exit
  clearTimeout(timer)
}

/** The browser to open. One that `MARBRE_CHROMIUM` names and that does not exist is reported, and no other is tried. */
function findBrowser(machine: Machine, t: Translate): string | undefined {
  try {
    return installedBrowser(machine)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    say(t('host:web.noSuchBrowser', { path: machine.env.MARBRE_CHROMIUM ?? '' }))
    return undefined
  }
}

/** Opens the window; resolves when it is closed or the program is asked to end. Without a browser only the latter. */
async function runWindow(
  libraries: ServedLibraries,
  server: WebServer,
  url: string,
  machine: Machine,
  t: Translate,
): Promise<void> {
  const stopping = stopRequested()
  const browser = hasDisplay(machine) ? findBrowser(machine, t) : undefined
  const child = browser ? openBrowser(server, `/${new URL(url).hash}`, browser, machine, t) : undefined
  process.stdout.write(`${t('host:web.open', { address: url })} ${t('host:web.stop')}\n`)
  if (!child) {
    say(hasDisplay(machine) ? t('host:web.noBrowser') : t('host:web.noDisplay'))
    return stopping
  }
  child.on('error', (error) => say(error.message))
  await Promise.race([
    stopping,
    windowGone(
      () => libraries.listeners,
      () => hasEnded(child),
    ),
  ])
  await endBrowser(child)
}

type LaunchOptions = {
  open: boolean
  library: string | undefined
  backups: string | undefined
  lang: string | undefined
}

/** The options of a launch; null for a usage error. */
function parseOptions(parameters: readonly string[]): LaunchOptions | null {
  try {
    const { values } = parseArgs({ args: [...parameters], options: OPTIONS, allowPositionals: true })
    const { library, backups, lang } = values
    return { open: !values['no-open'], library, backups, lang }
  } catch {
    return null
  }
}

async function serveLibrary(
  { open, library, backups }: LaunchOptions,
  built: string,
  machine: Machine,
  locale: Locale,
  newIndexHost: () => IndexHost,
): Promise<number> {
  const t = hostTranslator(locale)
  const chosen = libraryOfWindow(library, machine)
  if (chosen.missing !== null) say(t('host:web.libraryGone', { label: chosen.missing }))
  const report = errorReporter(machine)
  const libraries = new ServedLibraries({
    machine,
    built,
    firstArticle: firstArticle(locale),
    locale,
    report,
    newIndexHost,
    backups: { folder: backups === undefined ? null : resolve(backups), asDownload: true },
  })
  const served = await libraries.serve(chosen.library)
  if (!served.ok) {
    say(failureSentence(t, served.failure))
    return 1
  }
  const { server, url } = served.value
  if (open) await runWindow(libraries, server, url, machine, t)
  else {
    process.stdout.write(`${JSON.stringify({ url, pid: process.pid })}\n`)
    await stopRequested()
  }
  await libraries.close()
  return 0
}

/** Reports unexpected errors on standard error, where `MARBRE_DEBUG` is set; else drops them. */
function errorReporter({ env }: Machine): (error: unknown) => void {
  return (error) => {
    if (env.MARBRE_DEBUG) say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
}

/**
 * Runs the browser-window host: serves the interface built into `folder` on 127.0.0.1 and opens it in a window. `newIndexHost`
 * makes the threads of its libraries' indexes.
 */
export async function main(
  parameters: readonly string[],
  folder: string,
  newIndexHost: () => IndexHost,
): Promise<void> {
  const { platform, env } = process
  const machine: Machine = { platform, env, home: homedir() }
  const options = parseOptions(parameters)
  const locale = machineLocale(options?.lang, machine)
  const t = hostTranslator(locale)
  if (!options) {
    say(t('host:web.usage'))
    process.exitCode = 2
    return
  }
  try {
    process.exitCode = await serveLibrary(options, folder, machine, locale, newIndexHost)
  } catch (error) {
    errorReporter(machine)(error)
    say(failureSentence(t, failed('unexpected').failure))
    process.exit(1)
  }
}
