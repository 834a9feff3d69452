import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { chromiumOptions } from '../tests/chromium.ts'
import { benchFolder, sharedLibrary } from './filledLibrary.ts'
import { inTurns, median, type Row, shown } from './measuring.ts'
import { withHost, withProgram } from './programs.ts'

export const usesBuild = true

const ARTICLES = 50_000
const ROUNDS = 11
const VIEW = { viewport: { width: 1440, height: 900 }, locale: 'fr-FR' }
/** How often a page is opened before its second start is measured: the engine keeps the code of what it has seen before. */
const STARTS_BEFORE = 3
/** How long nothing may have moved for a start to count as ended, in milliseconds. */
const QUIET = 1_500

const EMPTY_SHOWN = '#root p'
const PICTURE_SHOWN = 'html:not([data-waits]) #root .Library_item'

/** Notes in the page when a frame has shown the first of `selector`, and when the list has answered a key. */
function watchPage(selector: string): void {
  const note = (name: string, value: number) => {
    document.documentElement.dataset[name] = String(value)
  }
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    note('shownAfter', performance.now())
  }
  const watch = new MutationObserver(() => {
    if (!document.querySelector(selector)) return
    watch.disconnect()
    requestAnimationFrame(() => port2.postMessage(null))
  })
  watch.observe(document, { childList: true, attributes: true, subtree: true })
  const press = () => {
    const list = document.querySelector<HTMLElement>('[role=listbox]')
    list?.focus()
    list?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }))
    const active = list?.getAttribute('aria-activedescendant')
    if (active && !active.endsWith('-0')) note('answeredAfter', performance.now())
    else requestAnimationFrame(press)
  }
  requestAnimationFrame(press)
  let moved = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) moved += 'value' in entry ? Number(entry.value) : 0
    note('moved', moved)
  }).observe({ type: 'layout-shift', buffered: true })
}

/** Milliseconds from the start of the navigation until the page notes `what`. */
async function timeIn(
  context: BrowserContext,
  address: string,
  selector: string,
  what: string,
): Promise<number> {
  const page = await context.newPage()
  try {
    // The page itself looks: a question from outside would also wait for what comes after the first paint.
    await page.addInitScript(watchPage, selector)
    await page.goto(address)
    return Number(await page.locator(`html[data-${what}]`).getAttribute(`data-${what}`))
  } finally {
    await page.close()
  }
}

/** The same in a profile that knows nothing. */
async function timeAnew(browser: Browser, address: string, selector: string, what = 'shown-after') {
  const context = await browser.newContext(VIEW)
  try {
    return await timeIn(context, address, selector, what)
  } finally {
    await context.close()
  }
}

/** A profile in which the page was opened before, so that Chromium has kept what it may keep. */
async function usedProfile(address: string, selector: string): Promise<BrowserContext> {
  const folder = mkdtempSync(join(benchFolder('profile-'), 'profile-'))
  const context = await chromium.launchPersistentContext(folder, { ...chromiumOptions(), ...VIEW })
  for (let start = 0; start < STARTS_BEFORE; start++) await timeIn(context, address, selector, 'shown-after')
  return context
}

/** How far a start moves what it has shown, as Chromium counts it: 0 where nothing moves. */
async function shiftOf(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext(VIEW)
  try {
    const page = await context.newPage()
    await page.addInitScript(watchPage, PICTURE_SHOWN)
    await page.goto(address)
    await page.locator('.ProseMirror').waitFor()
    await page.waitForTimeout(QUIET)
    return Number(await page.evaluate(() => document.documentElement.dataset.moved ?? '0'))
  } finally {
    await context.close()
  }
}

/** The addresses of the desktop's page, and of the empty page: with the desktop's headers, and with a browser window's. */
type Pages = { desktop: string; empty: string; emptyIsolated: string }

async function withPages<T>(
  library: string,
  emptyPage: string,
  use: (pages: Pages) => Promise<T>,
): Promise<T> {
  const script = fileURLToPath(new URL('./firstScreen/pages.ts', import.meta.url))
  return await withProgram(script, [library, benchFolder('user-'), emptyPage], async (told) => {
    if (!('desktop' in told && 'empty' in told && 'emptyIsolated' in told))
      throw new Error('no address was told')
    const { desktop, empty, emptyIsolated } = told
    return await use({ desktop: String(desktop), empty: String(empty), emptyIsolated: String(emptyIsolated) })
  })
}

function row(name: string, aim: number, { ours, other }: { ours: number[]; other: number[] }): Row {
  const [mine, peer] = [median(ours), median(other)]
  return { name, ratio: mine / peer, aim, detail: `${shown(mine)} against ${shown(peer)}` }
}

async function measure({ desktop: address, empty, emptyIsolated }: Pages, folder: string): Promise<Row[]> {
  const browser = await chromium.launch(chromiumOptions())
  const emptyPage = () => timeAnew(browser, emptyIsolated, EMPTY_SHOWN)
  try {
    return await withHost(folder, async ({ url }) => {
      // The first start of a browser is slower than all that follow.
      await emptyPage()
      const desktop = await inTurns(
        ROUNDS,
        () => timeAnew(browser, address, PICTURE_SHOWN),
        () => timeAnew(browser, empty, EMPTY_SHOWN),
      )
      const picture = await inTurns(ROUNDS, () => timeAnew(browser, url, PICTURE_SHOWN), emptyPage)
      const keys = await inTurns(
        ROUNDS,
        () => timeAnew(browser, url, PICTURE_SHOWN, 'answered-after'),
        emptyPage,
      )
      const used = await usedProfile(url, PICTURE_SHOWN)
      const usedEmpty = await usedProfile(emptyIsolated, EMPTY_SHOWN)
      const again = (what: string) =>
        inTurns(
          ROUNDS,
          () => timeIn(used, url, PICTURE_SHOWN, what),
          () => timeIn(usedEmpty, emptyIsolated, EMPTY_SHOWN, 'shown-after'),
        )
      const second = await again('shown-after')
      const secondKeys = await again('answered-after')
      await used.close()
      await usedEmpty.close()
      const moved = await shiftOf(browser, url)
      return [
        row('first picture, data in the page / an empty React page', 1, desktop),
        row('first picture, browser window / an empty React page', 1.25, picture),
        row('until it answers keys / an empty React page', 1.5, keys),
        row('first picture, second start / an empty React page', 1.25, second),
        row('until it answers keys, second start', 1.5, secondKeys),
        { name: 'layout shift of a start', ratio: moved, aim: 0, detail: 'as Chromium counts it' },
      ]
    })
  } finally {
    await browser.close()
  }
}

/** The list of 50,000 articles on the screen, against an empty React page, in turns. */
export async function run() {
  const root = fileURLToPath(new URL('./firstScreen/', import.meta.url))
  const outDir = join(benchFolder('empty-page-'), 'page')
  const quiet = { root, configFile: false, logLevel: 'error' } as const
  await build({ ...quiet, plugins: [react()], build: { outDir, minify: true } })
  const library = await sharedLibrary(ARTICLES)
  return await withPages(library, outDir, (pages) => measure(pages, library))
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await run(), null, 2)}\n`)
