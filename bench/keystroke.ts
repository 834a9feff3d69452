import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'
import { findChromium, isRoot } from '../tests/chromium.ts'

const WORDS = 50_000
const ROUNDS = 8
const KEYS = 40
/** As fast as a quick typist, so that counting and saving fall among the keystrokes. */
const BETWEEN_KEYS = 90
const AIM = 1.3
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

async function measure(origin: string) {
  const executablePath = findChromium()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    chromiumSandbox: !isRoot,
  })
  try {
    const open = async (editor: string) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
      return openPage(await context.newPage(), `${origin}?editor=${editor}&words=${WORDS}`)
    }
    const bare = await open('bare')
    const marbre = await open('marbre')
    const times: { bare: number[]; marbre: number[] } = { bare: [], marbre: [] }
    for (let round = 0; round < ROUNDS; round++) {
      times.bare.push(...(await type(bare, round)))
      times.marbre.push(...(await type(marbre, round)))
    }
    return times
  } finally {
    await browser.close()
  }
}

/** From a keystroke to the end of the frame that shows it, in a text of 50,000 words: Marbre's page, inspector, counts and saving against a bare CodeMirror, in turns. */
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
      const { bare, marbre } = await measure(server.resolvedUrls?.local[0] ?? '')
      return (
        [
          ['p50', 0.5],
          ['p95', 0.95],
        ] as const
      ).map(([name, share]) => {
        const [ours, peer] = [at(marbre, share), at(bare, share)]
        const detail = `${ours.toFixed(1)} ms against ${peer.toFixed(1)} ms over ${marbre.length} keystrokes`
        return { name: `keystroke to frame at 50,000 words, ${name}`, ratio: ours / peer, aim: AIM, detail }
      })
    } finally {
      await server.close()
    }
  } finally {
    await rm(outDir, { recursive: true, force: true })
  }
}
