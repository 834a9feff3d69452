import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** True where Chromium needs `--no-sandbox`: it refuses to run as root with it. */
export const isRoot = process.getuid?.() === 0

const LINUX = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable']
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const WINDOWS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
]

function candidates(): string[] {
  if (process.platform === 'darwin') return MAC.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  if (process.platform === 'win32') {
    const roots = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']]
    return roots.flatMap((root) => (root ? WINDOWS.map((parts) => join(root, ...parts)) : []))
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return LINUX.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** The Chromium to drive; undefined where Playwright's own is installed. Throws if `MARBRE_CHROMIUM` names no file. */
export function findChromium(): string | undefined {
  const named = process.env['MARBRE_CHROMIUM']
  if (named) {
    if (!existsSync(named)) throw new Error(`MARBRE_CHROMIUM: no file at ${named}`)
    return named
  }
  if (existsSync(chromium.executablePath())) return undefined
  return candidates().find((path) => existsSync(path))
}
