import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Machine } from './libraryFolder.ts'

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
 * The arguments that every Chromium of Marbre has, with the profile folder `profile`: background requests are switched off,
 * and no host name is resolved but those that `exceptions` names.
 */
export function quietArguments(
  profile: string,
  asRoot: boolean,
  exceptions: readonly string[] = [],
): string[] {
  const rules = ['MAP * ~NOTFOUND', ...exceptions.map((name) => `EXCLUDE ${name}`)]
  return [
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
    `--host-resolver-rules=${rules.join(', ')}`,
    // Chromium refuses to run as root inside its sandbox.
    ...(asRoot ? ['--no-sandbox', '--test-type'] : []),
  ]
}
