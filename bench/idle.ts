import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test'
import { chromiumOptions } from '../tests/chromium.ts'
import { benchFolder, fillLibrary, sharedLibrary } from './filledLibrary.ts'
import type { Row } from './measuring.ts'
import { cpuSeconds, residentMegabytes, withHost } from './programs.ts'

export const usesBuild = true

const ARTICLES = 50_000
const FEW = 100
/**
 * Seconds that a window has before it counts as idle: what it fetches after its first frame, the host's comparing, and the
 * collections of garbage that Chromium starts in a page that has become quiet.
 */
const CALM = 40
const MINUTE = 60

/**
 * What an idle minute took when it was first measured, and may take. A window opens the newest article beside the list: the
 * heap has the editor in it, the host the French dictionary.
 */
const FIRST = { pageCpu: 0.05, hostCpu: 0.04, heap: 15, host: 232 }

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

/** The numbers of `Performance.getMetrics` by their names. */
async function metricsOf(session: CDPSession): Promise<(name: string) => number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return (name) => metrics.find((metric) => metric.name === name)?.value ?? 0
}

type Idle = {
  cpu: number
  layouts: number
  styles: number
  requests: number
  heap: number
  host: number
  memory: number
}

/** What a window and its host do in a minute in which nobody does anything. */
async function minute(page: Page, pid: number): Promise<Idle> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  await pause(CALM)
  await session.send('HeapProfiler.collectGarbage')
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  const [before, host] = [await metricsOf(session), cpuSeconds(pid) ?? 0]
  await pause(MINUTE)
  const [after, hostAfter] = [await metricsOf(session), cpuSeconds(pid) ?? 0]
  for (const url of requests) process.stderr.write(`  asked for ${new URL(url).pathname}\n`)
  await session.send('HeapProfiler.collectGarbage')
  const heap = (await metricsOf(session))('JSHeapUsedSize') / 1e6
  const grown = (name: string) => after(name) - before(name)
  return {
    cpu: grown('ThreadTime'),
    layouts: grown('LayoutCount'),
    styles: grown('RecalcStyleCount'),
    requests: requests.length,
    heap,
    host: hostAfter - host,
    memory: residentMegabytes(pid) ?? 0,
  }
}

async function inWindow<T>(use: (context: BrowserContext) => Promise<T>): Promise<T> {
  const browser = await chromium.launch(chromiumOptions())
  try {
    return await use(await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fr-FR' }))
  } finally {
    await browser.close()
  }
}

/** An idle minute of a window that shows the list, or of one in whose text the caret stands. */
function idle(library: string, isInText: boolean): Promise<Idle> {
  return withHost(library, ({ url, pid }) =>
    inWindow(async (context) => {
      const page = await context.newPage()
      await page.goto(url)
      await page.locator('[role=option]').first().waitFor()
      if (isInText) {
        await page.locator('[role=option]').first().click()
        await page.locator('.ProseMirror').first().click()
      }
      return await minute(page, pid)
    }),
  )
}

/**
 * A window over a library of 50,000 articles in which nobody does anything for a minute: CPU of page and host, requests,
 * layouts and memory, each against what it took when it was first measured; and the same with the caret in a text, of which
 * the blinking is the browser's. Both windows are idle in the same minute.
 */
export async function run(): Promise<Row[]> {
  const many = await sharedLibrary(ARTICLES)
  const few = benchFolder('idle')
  fillLibrary(few, { articles: FEW })
  const [list, text] = await Promise.all([idle(many, false), idle(few, true)])
  const row = (name: string, value: number, floor: number, aim: number, unit: string) => ({
    name: `idle minute, ${name} / ${floor} ${unit}`,
    ratio: value / floor,
    aim,
    detail: `${value.toFixed(unit === 's' ? 2 : 0)} ${unit}`,
  })
  const none = (name: string, value: number, detail: string) => ({
    name: `idle minute, ${name}`,
    ratio: value,
    aim: 0,
    detail,
  })
  return [
    row('CPU of the page', list.cpu, FIRST.pageCpu, 1.2, 's'),
    row('CPU of the host', list.host, FIRST.hostCpu, 1.2, 's'),
    none('requests', list.requests, 'of the list'),
    none('layouts', list.layouts, `of the list; ${list.styles} times style`),
    row('heap of the page', list.heap, FIRST.heap, 1.2, 'MB'),
    row('memory of the host', list.memory, FIRST.host, 1.1, 'MB'),
    none('requests, caret in a text', text.requests, 'of the text'),
    none(
      'layouts, caret in a text',
      text.layouts,
      `of the text; ${text.styles} times style, ${text.cpu.toFixed(2)} s of page, ${text.host.toFixed(2)} s of host`,
    ),
  ]
}
