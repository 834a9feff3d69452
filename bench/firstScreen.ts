import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { benchFolder, sharedLibrary } from './filledLibrary.ts'
import { inTurns, median, type Row, shown } from './measuring.ts'
import { type PlainChromium, withPlainChromium } from './plainChromium.ts'
import { withHost, withProgram } from './programs.ts'

export const usesBuild = true

const ARTICLES = 50_000
const ROUNDS = 11
/** How often a page is opened before its second start is measured: the engine keeps the code of what it has seen before. */
const STARTS_BEFORE = 3
/** How long nothing may have moved for a start to count as ended, in milliseconds. */
const QUIET = 1_500

/**
 * Has the page tell, in milliseconds from the start of its navigation, when a frame had shown the first of `selector` (`shown`),
 * and where `isListed` when one had shown the text of an article (`read`), and when its list had answered a key (`answered`);
 * where `quiet` is given, how far the start had moved what it had shown (`moved`), once so many milliseconds are over, as
 * Chromium counts it.
 */
function watchPage(selector: string, isListed: boolean, quiet: number): void {
  const answered = Promise.withResolvers<number>()
  /** When a frame had shown the first of a selector. */
  const frameWith = (selector: string) =>
    new Promise<number>((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(performance.now())
      const watch = new MutationObserver(() => {
        if (!document.querySelector(selector)) return
        watch.disconnect()
        requestAnimationFrame(() => port2.postMessage(null))
      })
      watch.observe(document, { childList: true, attributes: true, subtree: true })
    })
  const shown = frameWith(selector)
  const read = isListed ? frameWith('[data-picture="whole"] main > *, #root .ProseMirror') : shown
  const press = () => {
    const list = document.querySelector<HTMLElement>('[role=listbox]')
    if (list) {
      // Looked at as soon as the page changes it: the next frame may wait for what the page does after it has answered.
      new MutationObserver(() => {
        if (!list.getAttribute('aria-activedescendant')?.endsWith('-0')) answered.resolve(performance.now())
      }).observe(list, { attributeFilter: ['aria-activedescendant'] })
      list.focus()
    } else requestAnimationFrame(press)
    list?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }))
  }
  if (isListed) requestAnimationFrame(press)
  else answered.resolve(0)
  let moved = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) moved += 'value' in entry ? Number(entry.value) : 0
  }).observe({ type: 'layout-shift', buffered: true })
  const told = Promise.all([shown, read, answered.promise]).then(async ([shown, read, answered]) => {
    await new Promise((resume) => setTimeout(resume, quiet))
    return { shown, read, answered, moved }
  })
  Object.assign(window, { told })
}

/** The script that has an empty page tell of its start. */
const EMPTY = `(${watchPage})('#root p', false, 0)`
/** The script that has Marbre's page, tell of its start, and so many milliseconds later. */
const marbre = (quiet = 0) => `(${watchPage})('.Library_item', true, ${quiet})`

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

/** What a page told of its start, by `watchPage`. */
type Told = { shown: number; read: number; answered: number; moved: number }
type Turns = { ours: Told[]; other: Told[] }

/** What a page tells of its start; in a profile that knows nothing, where `isNew`. */
async function start(browser: PlainChromium, address: string, script: string, isNew: boolean): Promise<Told> {
  const page = await browser.open({ script, isNew })
  await page.goTo(address)
  const told = await page.evaluate('window.told')
  await page.close()
  if (typeof told !== 'object' || told === null) throw new Error('the page has told nothing')
  const none = { shown: Number.NaN, read: Number.NaN, answered: Number.NaN, moved: Number.NaN }
  const { shown, read, answered, moved } = { ...none, ...told }
  return { shown, read, answered, moved }
}

/** What a page of Marbre's took until `what`, against what an empty page took until it was shown. */
function row(name: string, aim: number, { ours, other }: Turns, what: 'shown' | 'read' | 'answered'): Row {
  const mine = median(ours.map((told) => told[what]))
  const peer = median(other.map(({ shown }) => shown))
  return { name, ratio: mine / peer, aim, detail: `${shown(mine)} against ${shown(peer)}` }
}

async function measure({ desktop, empty, emptyIsolated }: Pages, folder: string): Promise<Row[]> {
  return await withHost(folder, ({ url }) =>
    withPlainChromium(benchFolder('profile-'), async (browser) => {
      const first = (address: string, script: string) => () => start(browser, address, script, true)
      const emptyStart = first(emptyIsolated, EMPTY)
      // The first start of a browser is slower than all that follow.
      await emptyStart()
      const onDesktop = await inTurns(ROUNDS, first(desktop, marbre()), first(empty, EMPTY))
      const inBrowser = await inTurns(ROUNDS, first(url, marbre()), emptyStart)
      // In one profile, in which Chromium has kept what it may keep.
      const again = (address: string, script: string) => () => start(browser, address, script, false)
      for (let before = 0; before < STARTS_BEFORE; before++) {
        await again(url, marbre())()
        await again(emptyIsolated, EMPTY)()
      }
      const second = await inTurns(ROUNDS, again(url, marbre()), again(emptyIsolated, EMPTY))
      const { moved } = await start(browser, url, marbre(QUIET), true)
      return [
        row('first picture, data in the page / an empty React page', 1, onDesktop, 'shown'),
        row('text of the open article, data in the page / an empty React page', 1, onDesktop, 'read'),
        row('until it answers keys, data in the page / an empty React page', 1.5, onDesktop, 'answered'),
        row('first picture, browser window / an empty React page', 1.25, inBrowser, 'shown'),
        row('text of the open article, browser window / an empty React page', 1.25, inBrowser, 'read'),
        row('until it answers keys, browser window / an empty React page', 1.5, inBrowser, 'answered'),
        row('first picture, second start / an empty React page', 1.25, second, 'shown'),
        row('until it answers keys, second start / an empty React page', 1.5, second, 'answered'),
        { name: 'layout shift of a start', ratio: moved, aim: 0, detail: 'as Chromium counts it' },
      ]
    }),
  )
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
