import { spawn } from 'node:child_process'
import { once } from 'node:events'
import * as fs from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'
import { encodeArticleFile } from '../src/store/articleFile.ts'
import { openLibrary } from '../src/store/index.ts'
import { chromiumOptions } from '../tests/chromium.ts'
import { generatedArticle, generatedId, median } from './generatedArticles.ts'

const ARTICLES = 50_000
const SIZE = 3000
const ROUNDS = 11

/** A library whose index is made, as it is on every morning but the first. */
async function fill(folder: string): Promise<void> {
  fs.mkdirSync(join(folder, 'articles'), { recursive: true })
  for (let number = 0; number < ARTICLES; number++) {
    const path = join(folder, 'articles', `${generatedId(number)}.json`)
    fs.writeFileSync(path, encodeArticleFile(generatedArticle(number, SIZE)))
  }
  const opened = await openLibrary(folder)
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  await opened.value.whenIdle()
  await opened.value.close()
}

/** Milliseconds from the start of the navigation to the frame that shows the first of `what`. */
async function timeTo(what: string, browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fr-FR' })
  try {
    const page = await context.newPage()
    // The page itself looks: a question from outside would also wait for what comes after the first paint.
    await page.addInitScript((selector) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        document.documentElement.dataset.shownAfter = String(performance.now())
      }
      const watch = new MutationObserver(() => {
        if (!document.querySelector(selector)) return
        watch.disconnect()
        requestAnimationFrame(() => port2.postMessage(null))
      })
      watch.observe(document, { childList: true, subtree: true })
    }, what)
    await page.goto(address)
    const shown = page.locator('html[data-shown-after]')
    return Number(await shown.getAttribute('data-shown-after'))
  } finally {
    await context.close()
  }
}

async function withHost<T>(folder: string, use: (address: string) => Promise<T>): Promise<T> {
  const host = spawn(process.execPath, ['out/main/web.js', '--no-open', '--library', folder], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [line] = await once(host.stdout, 'data')
    const told: unknown = JSON.parse(String(line))
    const url = typeof told === 'object' && told !== null && 'url' in told ? String(told.url) : ''
    return await use(url)
  } finally {
    const ended = once(host, 'exit')
    host.kill('SIGTERM')
    await ended
  }
}

async function measure(empty: string, marbre: string) {
  const browser = await chromium.launch(chromiumOptions())
  const times: { empty: number[]; marbre: number[] } = { empty: [], marbre: [] }
  try {
    for (let round = 0; round < ROUNDS; round++) {
      times.empty.push(await timeTo('#root p', browser, empty))
      times.marbre.push(await timeTo('[role=option]', browser, marbre))
    }
  } finally {
    await browser.close()
  }
  return times
}

/** The list on the screen at 50,000 articles (after `npm run build`), against an empty React page, in turns. */
export async function run() {
  const root = fileURLToPath(new URL('./firstScreen/', import.meta.url))
  const folder = await mkdtemp(join(tmpdir(), 'marbre-first-screen-'))
  const outDir = join(folder, 'page')
  const library = join(folder, 'library')
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      plugins: [react()],
      build: { outDir, minify: true },
    })
    await fill(library)
    const server = await preview({
      root,
      configFile: false,
      build: { outDir },
      preview: { host: '127.0.0.1', port: 0 },
    })
    try {
      const times = await withHost(library, (url) => measure(server.resolvedUrls?.local[0] ?? '', url))
      const [ours, peer] = [median(times.marbre), median(times.empty)]
      const detail = `${Math.round(ours)} ms against ${Math.round(peer)} ms to the first row of ${ARTICLES}`
      return [{ name: 'first screen / an empty React page', ratio: ours / peer, aim: 1.3, detail }]
    } finally {
      await server.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await run(), null, 2)}\n`)
