import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'
import { builtAssets } from '../src/host/assets.ts'
import { firstPicture } from '../src/host/firstPicture.ts'
import { openNewsroom } from '../src/host/openNewsroom.ts'
import { noPlaces } from '../src/host/places.ts'
import { chromiumPrinter } from '../src/host/printer.ts'
import { emptyContent } from '../src/core/article/index.ts'
import { pageHandler } from '../src/main/protocol.ts'
import { chromiumOptions } from '../tests/chromium.ts'
import { benchFolder, sharedLibrary } from './filledLibrary.ts'
import { inTurns, median, type Row, shown } from './measuring.ts'
import { withHost } from './programs.ts'

export const usesBuild = true

const ARTICLES = 50_000
const ROUNDS = 11
const VIEW = { viewport: { width: 1440, height: 900 }, locale: 'fr-FR' }
/** How often a page is opened before its second start is measured: the engine keeps the code of what it has seen before. */
const STARTS_BEFORE = 3
/** How long nothing may have moved for a start to count as ended, in milliseconds. */
const QUIET = 1_500

const EMPTY_SHOWN = '#root p'
const PICTURE_SHOWN = '#root .Library_item'

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
  watch.observe(document, { childList: true, subtree: true })
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

/** What the desktop answers to its page, over the loopback interface in place of its own scheme. */
async function withDesktopPage<T>(folder: string, use: (address: string) => Promise<T>): Promise<T> {
  const userData = benchFolder('user-')
  const opened = await openNewsroom(
    { folder, named: true },
    { kind: 'window', firstArticle: emptyContent('fr') },
    userData,
    {
      printer: chromiumPrinter({ platform: process.platform, env: process.env, home: userData }),
      places: noPlaces,
    },
  )
  if (!opened.ok) throw new Error(opened.failure.code)
  const { newsroom, whenIdle, close } = opened.value
  await whenIdle()
  const built = builtAssets(fileURLToPath(new URL('../out/renderer', import.meta.url)))
  const answer = pageHandler(
    built,
    false,
    () => null,
    () => firstPicture(newsroom, ['fr'], process.platform),
  )
  const server = createServer(async ({ url, method = 'GET' }, response) => {
    const answered = await answer(new Request(`app://marbre${url}`, { method }))
    response.writeHead(answered.status, Object.fromEntries(answered.headers))
    response.end(new Uint8Array(await answered.arrayBuffer()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const address: AddressInfo | string | null = server.address()
    if (typeof address !== 'object' || address === null) throw new TypeError('listening on no address')
    return await use(`http://127.0.0.1:${address.port}/`)
  } finally {
    server.closeAllConnections()
    server.close()
    await close()
  }
}

function row(name: string, aim: number, { ours, other }: { ours: number[]; other: number[] }): Row {
  const [mine, peer] = [median(ours), median(other)]
  return { name, ratio: mine / peer, aim, detail: `${shown(mine)} against ${shown(peer)}` }
}

async function measure(empty: string, folder: string): Promise<Row[]> {
  const browser = await chromium.launch(chromiumOptions())
  const emptyPage = () => timeAnew(browser, empty, EMPTY_SHOWN)
  try {
    const desktop = await withDesktopPage(folder, (address) =>
      inTurns(ROUNDS, () => timeAnew(browser, address, PICTURE_SHOWN), emptyPage),
    )
    return await withHost(folder, async ({ url }) => {
      const picture = await inTurns(ROUNDS, () => timeAnew(browser, url, PICTURE_SHOWN), emptyPage)
      const keys = await inTurns(
        ROUNDS,
        () => timeAnew(browser, url, PICTURE_SHOWN, 'answered-after'),
        emptyPage,
      )
      const used = await usedProfile(url, PICTURE_SHOWN)
      const usedEmpty = await usedProfile(empty, EMPTY_SHOWN)
      const again = (what: string) =>
        inTurns(
          ROUNDS,
          () => timeIn(used, url, PICTURE_SHOWN, what),
          () => timeIn(usedEmpty, empty, EMPTY_SHOWN, 'shown-after'),
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
  const server = await preview({ ...quiet, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } })
  try {
    return await measure(server.resolvedUrls?.local[0] ?? '', library)
  } finally {
    await server.close()
  }
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await run(), null, 2)}\n`)
