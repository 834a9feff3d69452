import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { chromium } from '@playwright/test'
import { installedBrowser } from '../src/host/browser.ts'

/** True where Chromium needs `--no-sandbox`: it refuses to run as root with it. */
export const isRoot = process.getuid?.() === 0

/** The Chromium to drive; undefined where Playwright's own is installed. Throws if `MARBRE_CHROMIUM` names no file. */
export function findChromium(): string | undefined {
  const { platform, env } = process
  if (!env.MARBRE_CHROMIUM && existsSync(chromium.executablePath())) return undefined
  return installedBrowser({ platform, env, home: homedir() })
}

/**
 * What Chromium leaves out here. The first line is Playwright's own list, which a second one replaces. The second line's
 * features start processes beside each page (the address bar's popups, renderers in reserve), a quarter of the suite's work.
 */
export const DISABLED_FEATURES = [
  'AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,TcpPortRandomizationWin,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch',
  'WebUIOmniboxAimPopup,WebUIOmniboxPopup,PreloadTopChromeWebUI,SpareRendererForSitePerProcess,MultipleSpareRPHs',
]

/** How Playwright starts the Chromium of the tests. */
export function chromiumOptions() {
  const executablePath = findChromium()
  return {
    ...(executablePath ? { executablePath } : {}),
    chromiumSandbox: !isRoot,
    args: [`--disable-features=${DISABLED_FEATURES.join()}`],
  }
}
