import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { chromium } from '@playwright/test'
import { installedBrowser } from '../src/web/browser.ts'

/** True where Chromium needs `--no-sandbox`: it refuses to run as root with it. */
export const isRoot = process.getuid?.() === 0

/** The Chromium to drive; undefined where Playwright's own is installed. Throws if `MARBRE_CHROMIUM` names no file. */
export function findChromium(): string | undefined {
  const { platform, env } = process
  if (!env.MARBRE_CHROMIUM && existsSync(chromium.executablePath())) return undefined
  return installedBrowser({ platform, env, home: homedir() })
}
