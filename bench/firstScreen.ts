import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { benchFolder, sharedLibrary } from './filledLibrary.ts'
import { inTurns, median, type Row, shown } from './measuring.ts'
import { type PlainChromium, withPlainChromium } from './plainChromium.ts'
import { whenQuiet, withHost, withProgram } from './programs.ts'

export const usesBuild = true

const ARTICLES = 50_000
const ROUNDS = 11
/** How often a page is opened before its second start is measured: the engine keeps the code of what it has seen before. */
const STARTS_BEFORE = 3
/** How long nothing may have moved for a start to count as ended, in milliseconds. */
const QUIET = 1_500

/**
 * Has the page tell, in milliseconds from the start of its navigation, when a frame had shown the first of `selector` (`shown`),
 * and where `isListed` when one had shown the text of an article (`read`), the mark of the list where a key had moved it
 * (`marked`), and the list that React has drawn (`taken`), and when the page had moved that mark (`answered`), which the next
 * frame may be late to show, since both processors still draw the first one; where `quiet` is given, how far the start had moved what it had
 * shown (`moved`), once so many milliseconds are over, as Chromium counts it.
 */
function watchPage(selector: string, isListed: boolean, quiet: number): void {
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
  const whereListed = (selector: string) => (isListed ? frameWith(selector) : shown)
  const read = whereListed('[data-prerender] main > *, #root .ProseMirror')
  const MOVED = '.Library_item[data-active]:not(:first-child)'
  const marked = whereListed(MOVED)
  const answered = Promise.withResolvers<number>()
  const taken = whereListed('#root .Library_item')
  const press = () => {
    const key = new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true })
    document.body.dispatchEvent(key)
    if (document.querySelector(MOVED)) answered.resolve(performance.now())
    else requestAnimationFrame(press)
  }
  if (isListed) requestAnimationFrame(press)
  else answered.resolve(0)
  let moved = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) moved += 'value' in entry ? Number(entry.value) : 0
  }).observe({ type: 'layout-shift', buffered: true })
  const times = Promise.all([shown, read, answered.promise, marked, taken])
  const told = times.then(async ([shown, read, answered, marked, taken]) => {
    await new Promise((resume) => setTimeout(resume, quiet))
    return { shown, read, answered, marked, taken, moved }
  })
  Object.assign(window, { told })
}

/** The script that has an empty page tell of its start. */
const EMPTY = `(${watchPage})('#root p', false, 0)`
/** The script that has the plain page of Marbre's first picture tell of its start. */
const PLAIN = `(${watchPage})('.Library_item', false, 0)`
/** The script that has Marbre's page, tell of its start, and so many milliseconds later. */
const marbre = (quiet = 0) => `(${watchPage})('.Library_item', true, ${quiet})`

/**
 * The addresses of the desktop's page, of the empty page, with the desktop's headers and with a browser window's, and of a page
 * that is the markup and the style of the desktop's first picture.
 */
type Pages = { desktop: string; empty: string; emptyIsolated: string; plain: string }

async function withPages<T>(
  library: string,
  emptyPage: string,
  use: (pages: Pages) => Promise<T>,
): Promise<T> {
  const script = fileURLToPath(new URL('./firstScreen/pages.ts', import.meta.url))
  return await withProgram(script, [library, benchFolder('user-'), emptyPage], async (told) => {
    if (!('desktop' in told && 'empty' in told && 'emptyIsolated' in told && 'plain' in told))
      throw new Error('no address was told')
    const { desktop, empty, emptyIsolated, plain } = told
    return await use({
      desktop: String(desktop),
      empty: String(empty),
      emptyIsolated: String(emptyIsolated),
      plain: String(plain),
    })
  })
}

/** What a page told of its start, by `watchPage`. */
type Told = Record<'shown' | 'read' | 'answered' | 'marked' | 'taken' | 'moved', number>
type Turns = { ours: Told[]; other: Told[] }

/** What a page tells of its start; in a profile that knows nothing, where `isNew`. */
async function start(browser: PlainChromium, address: string, script: string, isNew: boolean): Promise<Told> {
  const page = await browser.open({ script, isNew })
  await page.goTo(address)
  const told = await page.evaluate('window.told')
  await page.close()
  if (typeof told !== 'object' || told === null) throw new Error('the page has told nothing')
  const { NaN: none } = Number
  return { shown: none, read: none, answered: none, marked: none, taken: none, moved: none, ...told }
}

/** What a page of Marbre's took until `what`, against what an empty page took until it was shown. */
function row(name: string, aim: number, { ours, other }: Turns, what: Exclude<keyof Told, 'moved'>): Row {
  const mine = median(ours.map((told) => told[what]))
  const peer = median(other.map(({ shown }) => shown))
  return { name, ratio: mine / peer, aim, detail: `${shown(mine)} against ${shown(peer)}` }
}

/** The rows of a kind of start. `aim` is that of the prerendered window and its text. */
function rows(kind: string, aim: number, turns: Turns): Row[] {
  const answered = row(`until the list answers keys, ${kind} / an empty React page`, 1.5, turns, 'answered')
  const marked = shown(median(turns.ours.map((told) => told.marked)))
  return [
    row(`first picture, ${kind} / an empty React page`, aim, turns, 'shown'),
    row(`text of the open article, ${kind} / an empty React page`, aim, turns, 'read'),
    { ...answered, detail: `${answered.detail}, seen in the frame at ${marked}` },
    row(`until React has drawn the list, ${kind} / an empty React page`, 1.5, turns, 'taken'),
  ]
}

async function measure({ desktop, empty, emptyIsolated, plain }: Pages, folder: string): Promise<Row[]> {
  return await withPlainChromium(benchFolder('profile-'), async (browser) => {
    const first = (address: string, script: string) => () => start(browser, address, script, true)
    const emptyStart = first(emptyIsolated, EMPTY)
    // The first start of a browser is slower than all that follow.
    await emptyStart()
    const onDesktop = await inTurns(ROUNDS, first(desktop, marbre()), first(empty, EMPTY))
    const toPlain = await inTurns(ROUNDS, first(desktop, marbre()), first(plain, PLAIN))
    return await withHost(folder, async ({ url, pid }) => {
      await whenQuiet(pid)
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
        ...rows('data in the page', 1, onDesktop),
        row('first picture, data in the page / its markup and style alone', 1.1, toPlain, 'shown'),
        ...rows('browser window', 1.25, inBrowser),
        ...rows('second start', 1.25, second),
        { name: 'layout shift of a start', ratio: moved, aim: 0, detail: 'as Chromium counts it' },
      ]
    })
  })
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
