import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { test as base, type ElectronApplication, _electron, expect, type Page } from '@playwright/test'
import type { HostOption } from '../../playwright.config.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings.ts'
import type { Newsroom } from '../../src/contract/contract.ts'
import { RPC_PATH, sendOver, TOKEN_KEY } from '../../src/contract/http.ts'
import { clientOver } from '../../src/contract/remote.ts'
import { type ArticleContent, emptyContent, type OpenedArticle } from '../../src/core/article/index.ts'
import { isRoot } from '../chromium.ts'

/** The path of Electron's binary, if it is installed. `require('electron')` would download it. */
function electronBinary(): string | undefined {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const named = join(folder, 'path.txt')
  const binary =
    process.env.ELECTRON_EXEC_PATH ??
    (existsSync(named) ? join(folder, 'dist', readFileSync(named, 'utf8')) : '')
  return existsSync(binary) ? binary : undefined
}

/** A started host: its window's page, and the newsroom behind it as another client of the same library sees it. */
type Started = { page: Page; newsroom: Newsroom; stop(): Promise<void> }

/** `userData` is the folder that keeps what does not belong into the library. */
type Launch = {
  folder: string
  userData: string
  settings: Settings
  before(newsroom: Newsroom): Promise<void>
}

/** One POST with the headers that the page sends and the host checks. */
function post(url: URL, token: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      new URL(RPC_PATH, url),
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          origin: url.origin,
          'sec-fetch-site': 'same-origin',
        },
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
        })
        response.on('end', () => resolve(text))
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

const noEvents = () => () => {}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new TypeError('the host has no output')
  for await (const line of createInterface(child.stdout)) return line
  throw new Error('the host ended without a word')
}

function addressIn(line: string): URL {
  const said: unknown = JSON.parse(line)
  if (typeof said === 'object' && said !== null && 'url' in said && typeof said.url === 'string') {
    return new URL(said.url)
  }
  throw new TypeError(`no address in ${line}`)
}

async function startWeb(
  { folder, userData, settings, before }: Launch,
  newPage: () => Promise<Page>,
): Promise<Started> {
  const child = spawn(
    process.execPath,
    ['out/main/web.js', '--no-open', '--library', folder, '--lang', 'fr'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, XDG_DATA_HOME: userData },
    },
  )
  // The host must end with this process, also where the test crashes.
  const end = () => child.kill('SIGTERM')
  process.on('exit', end)
  const stop = async () => {
    process.off('exit', end)
    if (child.exitCode !== null) return
    const exit = once(child, 'exit')
    end()
    await exit
  }
  try {
    const [line, page] = await Promise.all([firstLine(child), newPage()])
    const address = addressIn(line)
    const token = new URLSearchParams(address.hash.slice(1)).get(TOKEN_KEY) ?? ''
    const newsroom = clientOver(
      sendOver((body) => post(address, token, body)),
      noEvents,
    )
    await newsroom.writeSettings(settings)
    await before(newsroom)
    await page.goto(address.href)
    return { page, newsroom, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Calls the newsroom through the desktop window's own bridge. */
function newsroomOf(page: Page): Newsroom {
  return clientOver(async (name, input) => {
    const answer = await page.evaluate(
      async ([method, given]) => {
        const call: unknown = Reflect.get(Reflect.get(window, 'marbre').newsroom, method ?? '')
        if (typeof call !== 'function') throw new TypeError(`no ${method}`)
        return JSON.stringify(await call(JSON.parse(given ?? '')))
      },
      [name, JSON.stringify(input)] as const,
    )
    return JSON.parse(answer)
  }, noEvents)
}

async function startElectron({ folder, userData, settings, before }: Launch): Promise<Started> {
  const executablePath = electronBinary()
  if (!executablePath) throw new Error('Electron is not installed')
  const electron: ElectronApplication = await _electron.launch({
    executablePath,
    args: ['.', ...(isRoot ? ['--no-sandbox'] : []), '--library', folder],
    env: { ...process.env, XDG_DATA_HOME: userData },
  })
  const page = await electron.firstWindow()
  const newsroom = newsroomOf(page)
  await newsroom.writeSettings(settings)
  await before(newsroom)
  await page.reload()
  return { page, newsroom, stop: () => electron.close() }
}

type Fixtures = {
  /** The settings when the window opens. */
  settings: Settings
  /** The articles that the library holds beside the first one when the window opens, oldest first. */
  library: { articles: readonly Partial<ArticleContent>[] }
  started: Started & { folder: string }
  /** The window, open on a library of its own. */
  app: Page
  /** The library as another client sees it. */
  newsroom: Newsroom
  /** The library's folder. */
  folder: string
}

/** Tests of the whole product, built, over each host. */
export const test = base.extend<Fixtures, HostOption>({
  host: ['web', { option: true, scope: 'worker' }],
  settings: [{ ...DEFAULT_SETTINGS, interface: 'fr', theme: 'light' }, { option: true }],
  library: [{ articles: [] }, { option: true }],
  started: async ({ host, settings, library, context }, use, info) => {
    info.skip(host === 'electron' && !electronBinary(), 'Electron is not installed')
    const folder = await mkdtemp(join(tmpdir(), 'marbre-e2e-'))
    const userData = await mkdtemp(join(tmpdir(), 'marbre-e2e-user-'))
    const before = async (newsroom: Newsroom) => {
      for (const content of library.articles) await put(newsroom, content)
    }
    const launch = { folder, userData, settings, before }
    const started =
      host === 'web' ? await startWeb(launch, () => context.newPage()) : await startElectron(launch)
    await use({ ...started, folder })
    await started.stop()
    for (const each of [folder, userData]) await rm(each, { recursive: true, force: true })
  },
  app: async ({ started }, use) => {
    await expect(started.page.getByRole('main')).toBeVisible()
    await use(started.page)
  },
  newsroom: async ({ started }, use) => use(started.newsroom),
  folder: async ({ started }, use) => use(started.folder),
})

/** Puts an article into the library, as another program would. */
export async function put(newsroom: Newsroom, content: Partial<ArticleContent>): Promise<OpenedArticle> {
  const answer = await newsroom.createArticle({ content: { ...emptyContent('fr'), ...content } })
  if (!answer.ok) throw new Error(answer.failure.code)
  return answer.value
}

/** True once the window has loaded the named chunk, which it prefetches when idle. */
export function hasFetched(app: Page, part: string): Promise<boolean> {
  return app.evaluate(
    (name) => performance.getEntriesByType('resource').some((each) => each.name.includes(`/${name}-`)),
    part,
  )
}

/** A text file for the file picker. */
export function textFile(name: string, text: string | Buffer) {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text) }
}

export { expect }

/** The headline on the page. */
export const headlineOf = (app: Page) => app.locator('[data-field="headline"]')

/** Writes a headline in the place of the one that is there. */
export async function writeHeadline(app: Page, text: string): Promise<void> {
  await headlineOf(app).click({ clickCount: 3 })
  await app.keyboard.press('Delete')
  await app.keyboard.type(text)
}

/** Holds back the saves of a window over HTTP, so that another client can save first, until the returned function is called. */
export async function holdSaves(app: Page): Promise<() => void> {
  const held = Promise.withResolvers<void>()
  await app.route('**/rpc', async (route) => {
    if (route.request().postData()?.includes('saveArticle')) await held.promise
    await route.continue()
  })
  return held.resolve
}

/** Fails where the window's content is wider than the window. */
export async function expectToFit(app: Page, what: string): Promise<void> {
  const widths = await app.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const)
  expect(widths[0], what).toBeLessThanOrEqual(widths[1])
}
