import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'

let started: Promise<BrowserContext> | undefined
let profile = ''
let isRunning: boolean = false

/** Starts the one Chromium behind all windows, with its profile in the app's own folder, as Electron has it. */
async function startChromium(userData: string): Promise<BrowserContext> {
  // Loaded here, because many a main script opens no window.
  const [{ chromium }, { chromiumOptions }] = await Promise.all([
    import('@playwright/test'),
    import('../../chromium.ts'),
  ])
  const options = chromiumOptions()
  profile = join(userData, 'chromium')
  const context = await chromium.launchPersistentContext(profile, {
    ...options,
    headless: true,
    viewport: null,
    acceptDownloads: true,
    locale: (process.env.MARBRE_DOUBLE_LANGUAGES ?? 'fr-FR').split(',')[0] ?? 'fr-FR',
    timezoneId: process.env.TZ ?? 'Europe/Paris',
    colorScheme: null,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    // What no scheme answers must not go out: a window that a page opens is closed, but only once it has begun to load.
    args: [
      ...options.args,
      '--remote-debugging-port=0',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
    ],
  })
  isRunning = true
  return context
}

/** The port and the path of Chromium's protocol; null as long as it has not started. */
function debuggingPort(): { port: string; path: string } | null {
  if (!isRunning) return null
  const [port = '', path = ''] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')
  return { port, path }
}

/** Where another client can attach to the same Chromium. */
export function debuggingAddress(): string | null {
  const found = debuggingPort()
  return found && `http://127.0.0.1:${found.port}`
}

/** Ends Chromium while this process stands still, as at Electron's own end; one that hangs is killed at the exit. */
export function closeChromium(): void {
  const found = debuggingPort()
  if (!found) return
  const address = `ws://127.0.0.1:${found.port}${found.path}`
  spawnSync(process.execPath, [join(import.meta.dirname, 'closeChromium.mjs'), address, profile])
}

/** A page for a window. */
export async function newPage(userData: string): Promise<Page> {
  started ??= startChromium(userData)
  return (await started).newPage()
}

/**
 * An address of a custom standard scheme, as Chromium is given it: it knows no other schemes than its own, so
 * `app://marbre/x` is `http://marbre.app.localhost/x` there, which is as secure a context.
 */
export function toChromium(address: string): string {
  return address.replace(
    /^(blob:)?([a-z][a-z0-9+.-]*):\/\/([^/]*)/i,
    (all, blob = '', scheme: string, host: string) =>
      /^(?:https?|file|data|about|devtools|chrome|ws|wss)$/i.test(scheme)
        ? all
        : `${blob}http://${host}.${scheme}.localhost`,
  )
}

/** The address that a page has for the app. */
export function fromChromium(address: string): string {
  return address.replace(/^(blob:)?http:\/\/([^/]*)\.([a-z][a-z0-9+-]*)\.localhost(?=\/|$)/i, '$1$3://$2')
}
