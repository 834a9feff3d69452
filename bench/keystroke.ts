import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'
import { chromiumOptions } from '../tests/chromium.ts'
import { median } from './generatedArticles.ts'

const SIZES = [1_000, 10_000, 50_000]
const ROUNDS = 5
const KEYS = 40
/** As fast as a quick typist, so that counting and saving fall among the keystrokes. */
const BETWEEN_KEYS = 90
const AIM = 1.3
const SWITCHED = 5_000
const SWITCHES = 20
const TWO_FRAMES = 2000 / 60
const TYPED = 'les mots viennent vite, '

const at = (times: readonly number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0

async function openPage(page: Page, address: string): Promise<Page> {
  await page.goto(address)
  await page.waitForSelector('body[data-ready]', { timeout: 60_000 })
  // Fonts, and what the editor reads of a long text in its own time.
  await page.waitForTimeout(4_000)
  return page
}

async function type(page: Page, round: number): Promise<number[]> {
  await page.bringToFront()
  await page.waitForTimeout(600)
  await page.evaluate(() => {
    window.times = []
  })
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.type(TYPED.charAt((round * KEYS + key) % TYPED.length))
    await page.waitForTimeout(BETWEEN_KEYS)
  }
  return page.evaluate(() => window.times)
}

/** What two pages with a text of so many words each do: Marbre's, and a bare ProseMirror's. */
async function withPages<T>(
  origin: string,
  words: number,
  use: (pages: { bare: Page; marbre: Page }) => Promise<T>,
): Promise<T> {
  const browser = await chromium.launch(chromiumOptions())
  try {
    const open = async (editor: string) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
      return openPage(await context.newPage(), `${origin}?editor=${editor}&words=${words}`)
    }
    return await use({ bare: await open('bare'), marbre: await open('marbre') })
  } finally {
    await browser.close()
  }
}

async function keystrokes(origin: string, words: number) {
  const times: { bare: number[]; marbre: number[] } = { bare: [], marbre: [] }
  await withPages(origin, words, async ({ bare, marbre }) => {
    for (let round = 0; round < ROUNDS; round++) {
      times.bare.push(...(await type(bare, round)))
      times.marbre.push(...(await type(marbre, round)))
    }
  })
  return (
    [
      ['p50', 0.5],
      ['p95', 0.95],
    ] as const
  ).map(([name, share]) => {
    const [ours, peer] = [at(times.marbre, share), at(times.bare, share)]
    const detail = `${ours.toFixed(1)} ms against ${peer.toFixed(1)} ms over ${times.marbre.length} keystrokes`
    return { name: `keystroke to frame at ${words} words, ${name}`, ratio: ours / peer, aim: AIM, detail }
  })
}

/** What going to another article costs beyond mounting its text, as a share of two frames. */
async function switching(origin: string) {
  const turn = async (page: Page) => {
    await page.bringToFront()
    return median(await page.evaluate((times) => window.switchArticles(times), SWITCHES))
  }
  const [bare, marbre] = await withPages(
    origin,
    SWITCHED,
    async (pages) => [await turn(pages.bare), await turn(pages.marbre)] as const,
  )
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

/** From a keystroke to the end of the frame that shows it, in texts of three lengths: Marbre's page, inspector, counts and saving against a bare ProseMirror, in turns; and what going to another article costs. */
export async function run(): Promise<{ name: string; ratio: number; aim: number; detail: string }[]> {
  const root = fileURLToPath(new URL('./keystroke/', import.meta.url))
  const outDir = await mkdtemp(join(tmpdir(), 'marbre-keystroke-'))
  const config = { root, configFile: false, logLevel: 'error', plugins: [react()] } as const
  try {
    await build({ ...config, plugins: [react()], build: { outDir, emptyOutDir: true, target: 'esnext' } })
    const server = await preview({
      ...config,
      plugins: [react()],
      build: { outDir },
      preview: { host: '127.0.0.1', port: 0 },
    })
    try {
      const origin = server.resolvedUrls?.local[0] ?? ''
      const rows = await switching(origin)
      for (const words of SIZES) rows.push(...(await keystrokes(origin, words)))
      return rows
    } finally {
      await server.close()
    }
  } finally {
    await rm(outDir, { recursive: true, force: true })
  }
}
