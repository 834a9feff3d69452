import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout } from 'node:timers/promises'
import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'
import type { Newsroom } from '../src/contract/contract.ts'
import { emptyContent } from '../src/core/article/index.ts'
import { DEFAULT_SETTINGS } from '../src/core/settings.ts'
import { TYPING_PAUSE } from '../src/renderer/src/typingRhythm.ts'
import { startWebHost } from '../tests/e2e/hosts/web.ts'
import { benchFolder } from './filledLibrary.ts'
import { sectionsOf } from './keystroke/text.ts'
import { median, percentile, type Row } from './measuring.ts'
import { type PlainChromium, type PlainPage, withPlainChromium } from './plainChromium.ts'

/** The window is the built one, with its host. */
export const usesBuild = true

const SIZES = [1_000, 10_000, 50_000]
/**
 * The two that are compared type in short turns, 120 keys each, so that what else the machine does falls on both; six keys lie above p95
 * at every length. The textarea, which stands beside, types in one turn.
 */
const ROUNDS = 5
const KEYS = 24
/** As fast as a quick typist, in milliseconds; after a clause long enough for what waits for a pause to fall on the next keys. */
const BETWEEN_KEYS = 60
const AFTER_WORD = 240
const AFTER_CLAUSE = TYPING_PAUSE + 90
const AIM = 1.3
const SWITCHED = 5_000
const SWITCHES = 10
const TWO_FRAMES = 2000 / 60
const TYPED = 'les mots viennent, vite '

const EDITORS = ['marbre', 'bare', 'field'] as const
type Editor = (typeof EDITORS)[number]

/** Of an element of the page, once it is there and `isFit`. */
const whenThere = (selector: string, isFit = 'true') => `new Promise((found) => {
  const look = () => {
    const element = [...document.querySelectorAll(${JSON.stringify(selector)})].find((element) => ${isFit})
    if (element) found(element)
    else setTimeout(look, 50)
  }
  look()
})`

async function openPage(browser: PlainChromium, address: string): Promise<PlainPage> {
  const page = await browser.open({ isNew: true })
  await page.goTo(address)
  await page.evaluate(`${whenThere('body[data-ready]')}.then(() => 0)`)
  // Fonts, and what the editor reads of a long text in its own time.
  await setTimeout(2_000)
  return page
}

/** Has a page note the milliseconds from each keystroke to the end of the frame that shows it. */
function watchKeys(): void {
  const { port1, port2 } = new MessageChannel()
  const pressed: number[] = []
  port1.onmessage = () => {
    const since = pressed.shift()
    const times: unknown = Reflect.get(window, 'keyTimes')
    if (since !== undefined && Array.isArray(times)) times.push(performance.now() - since)
  }
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      pressed.push(timeStamp)
      requestAnimationFrame(() => port2.postMessage(null))
    },
    { capture: true },
  )
}

async function type(page: PlainPage, round: number): Promise<number[]> {
  await page.show()
  await setTimeout(300)
  await page.evaluate('window.keyTimes = []')
  for (let key = 0; key < KEYS; key++) {
    const at = (round * KEYS + key) % TYPED.length
    await page.press(TYPED.charAt(at))
    const isWordOver = TYPED.charAt(at) === ' '
    const isClauseOver = isWordOver && TYPED.charAt(at - 1) === ','
    await setTimeout(isClauseOver ? AFTER_CLAUSE : isWordOver ? AFTER_WORD : BETWEEN_KEYS)
  }
  const times = await page.evaluate('window.keyTimes')
  return Array.isArray(times) ? times.map(Number) : []
}

/** Shows the middle of the text; gives a place in its line. */
async function showMiddle() {
  const paragraphs = document.querySelectorAll('.ProseMirror > p:not([data-field])')
  const middle = paragraphs[Math.floor(paragraphs.length / 2)]
  // Far paragraphs take their height as they come near, and move this one.
  for (let frame = 0; frame < 10; frame++) {
    middle?.scrollIntoView({ block: 'center' })
    await new Promise(requestAnimationFrame)
  }
  const { left = 0, top = 0 } = middle?.getBoundingClientRect() ?? {}
  return [left + 200, top + 14]
}

/** Starts a host on a new library with an article of so many words. */
async function startHost(words: number, headline: string) {
  const folder = benchFolder('keystroke')
  return await startWebHost({
    folder: join(folder, 'library'),
    userData: join(folder, 'user'),
    settings: { ...DEFAULT_SETTINGS, interface: 'fr' as const },
    before: async (newsroom: Newsroom) => {
      const target = { amount: 200_000, unit: 'signs' as const }
      const sections = sectionsOf(words, 0)
      await newsroom.createArticle({ content: { ...emptyContent('fr'), headline, target, sections } })
    },
  })
}

/** Opens Marbre's window with an article, with the caret in the middle of its text. */
async function openWindow(browser: PlainChromium, address: string, headline: string): Promise<PlainPage> {
  const page = await browser.open({ isNew: true })
  await page.goTo(address)
  const isOurs = `element.textContent.includes(${JSON.stringify(headline)})`
  await page.evaluate(`${whenThere('[role=option]', isOurs)}.then((row) => row.click())`)
  await page.evaluate(`${whenThere('.ProseMirror', isOurs)}.then(() => 0)`)
  const place = await page.evaluate(`(${showMiddle})()`)
  const [x = 0, y = 0] = Array.isArray(place) ? place.map(Number) : []
  await page.point(x, y, true)
  await setTimeout(3_000)
  return page
}

async function keystrokes(browser: PlainChromium, origin: string, words: number): Promise<Row[]> {
  const times: Record<Editor, number[]> = { marbre: [], bare: [], field: [] }
  const headline = `Un récit de ${words} mots`
  const { address, stop } = await startHost(words, headline)
  try {
    const open = (editor: Editor) => openPage(browser, `${origin}?editor=${editor}&words=${words}`)
    const marbre = await openWindow(browser, address, headline)
    const [bare, field] = await Promise.all([open('bare'), open('field')])
    const pages = { marbre, bare, field }
    for (const editor of EDITORS) {
      // What lies under the pointer is looked for after each layout, so that it lies on the text of each.
      await pages[editor].point(720, 450, false)
      await pages[editor].evaluate(`(${watchKeys})()`)
      if (editor !== 'field') await type(pages[editor], 0)
    }
    for (let round = 0; round < ROUNDS; round++)
      for (const editor of round % 2 === 0 ? EDITORS : EDITORS.toReversed())
        if (editor !== 'field' || round === 0) times[editor].push(...(await type(pages[editor], round)))
    for (const editor of EDITORS) await pages[editor].close()
  } finally {
    await stop()
  }
  return (
    [
      ['p50', 0.5],
      ['p95', 0.95],
    ] as const
  ).map(([name, share]) => {
    const [ours, bare, field] = EDITORS.map((editor) => percentile(times[editor], share))
    const detail = `${ours?.toFixed(1)} ms against ${bare?.toFixed(1)} ms, and ${field?.toFixed(1)} ms in a textarea, over ${times.marbre.length} keystrokes`
    return {
      name: `keystroke to frame at ${words} words, ${name}`,
      ratio: (ours ?? 0) / (bare ?? 0),
      aim: AIM,
      detail,
    }
  })
}

/** What going to another article costs beyond mounting its text, as a share of two frames. */
async function switching(browser: PlainChromium, origin: string): Promise<Row[]> {
  const turn = async (editor: Editor) => {
    const page = await openPage(browser, `${origin}?editor=${editor}&words=${SWITCHED}`)
    await page.show()
    const times = await page.evaluate(`switchArticles(${SWITCHES})`)
    await page.close()
    return median(Array.isArray(times) ? times.map(Number) : [])
  }
  const [bare, marbre] = [await turn('bare'), await turn('marbre')]
  const detail = `${marbre.toFixed(1)} ms against ${bare.toFixed(1)} ms to mount the text, between two of ${SWITCHED} words`
  return [
    {
      name: 'another article, beyond its text / two frames',
      ratio: (marbre - bare) / TWO_FRAMES,
      aim: 1,
      detail,
    },
  ]
}

/**
 * From a keystroke to the end of the frame that shows it, in texts of three lengths, in turns: the built window with its host
 * (list, inspector, counts, proofreading and saving) against a bare ProseMirror, with a textarea beside; and what going to
 * another article costs, of the editor alone.
 */
export async function run(): Promise<Row[]> {
  const root = fileURLToPath(new URL('./keystroke/', import.meta.url))
  const outDir = benchFolder('keystroke-page')
  const config = { root, configFile: false, logLevel: 'error', plugins: [react()] } as const
  await build({ ...config, plugins: [react()], build: { outDir, emptyOutDir: true, target: 'esnext' } })
  const server = await preview({
    ...config,
    plugins: [react()],
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  })
  try {
    const origin = server.resolvedUrls?.local[0] ?? ''
    return await withPlainChromium(benchFolder('profile-'), async (browser) => {
      const rows = await switching(browser, origin)
      for (const words of SIZES) rows.push(...(await keystrokes(browser, origin, words)))
      return rows
    })
  } finally {
    await server.close()
  }
}
