import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Machine } from '../host/libraryFolder.ts'

const ON_PATH = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
]
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const WINDOWS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
]

function places({ platform, env, home }: Machine): string[] {
  if (platform === 'darwin') {
    return ['/Applications', join(home, 'Applications')].flatMap((folder) =>
      MAC.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    )
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
    return roots.flatMap((root) => (root ? WINDOWS.map((parts) => join(root, ...parts)) : []))
  }
  const folders = (env.PATH ?? '').split(delimiter)
  return ON_PATH.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/**
 * The Chrome, Chromium or Edge of this machine, if it has one; `MARBRE_CHROMIUM` names one outright.
 * Throws a RangeError where that variable names no file.
 */
export function installedBrowser(machine: Machine): string | undefined {
  const named = machine.env.MARBRE_CHROMIUM
  if (named && !existsSync(named)) throw new RangeError(`MARBRE_CHROMIUM: no file at ${named}`)
  return named || places(machine).find((path) => existsSync(path))
}

/** True where the system has a screen to open a window on. */
export function hasDisplay({ platform, env }: Machine): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/** Services of the browser that would call home. */
const CALLS_HOME = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'InterestFeedContentSuggestions',
  'MediaRouter',
  'OptimizationHints',
  'Translate',
]

/**
 * The arguments that open `address` as a window of its own, in the profile at `profile`, off the network:
 * no background request is made, and no name but this machine's is resolved, whoever asks.
 */
export function windowArguments(address: string, profile: string, asRoot: boolean): string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-client-side-phishing-detection',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    `--disable-features=${CALLS_HOME.join(',')}`,
    '--disable-sync',
    '--no-pings',
    '--dns-prefetch-disable',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--window-size=1440,900',
    // Chromium refuses to run as root inside its sandbox.
    ...(asRoot ? ['--no-sandbox', '--test-type'] : []),
  ]
}
