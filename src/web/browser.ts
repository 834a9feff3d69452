import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Machine } from '../host/libraryFolder.ts'

const PATH_NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
]
const MAC_NAMES = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const WINDOWS_PATHS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
]

function candidatePaths({ platform, env, home }: Machine): string[] {
  if (platform === 'darwin') {
    return ['/Applications', join(home, 'Applications')].flatMap((folder) =>
      MAC_NAMES.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    )
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
    return roots.flatMap((root) => (root ? WINDOWS_PATHS.map((parts) => join(root, ...parts)) : []))
  }
  const folders = (env.PATH ?? '').split(delimiter)
  return PATH_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/**
 * The Chrome, Chromium or Edge of this machine, if it has one; `MARBRE_CHROMIUM` names one outright.
 * Throws a RangeError where that variable names no file.
 */
export function installedBrowser(machine: Machine): string | undefined {
  const named = machine.env.MARBRE_CHROMIUM
  if (named && !existsSync(named)) throw new RangeError(`MARBRE_CHROMIUM: no file at ${named}`)
  return named || candidatePaths(machine).find((path) => existsSync(path))
}

/** True where a window can be opened; on Linux a display must be named in the environment. */
export function hasDisplay({ platform, env }: Machine): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/** Features of Chromium that make requests of their own. */
const NETWORK_FEATURES = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'InterestFeedContentSuggestions',
  'MediaRouter',
  'OptimizationHints',
  'Translate',
]

/**
 * Chromium's arguments for an app window on `address` with the profile folder `profile`. Background requests are switched
 * off, and no host name is resolved but 127.0.0.1.
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
    `--disable-features=${NETWORK_FEATURES.join(',')}`,
    '--disable-sync',
    '--no-pings',
    '--dns-prefetch-disable',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--window-size=1440,900',
    // Chromium refuses to run as root inside its sandbox.
    ...(asRoot ? ['--no-sandbox', '--test-type'] : []),
  ]
}
