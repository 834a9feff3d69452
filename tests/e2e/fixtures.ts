import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import type { HostOption } from '../../playwright.config.ts'
import type { Newsroom } from '../../src/contract/contract.ts'
import { type ArticleContent, emptyContent, type OpenedArticle } from '../../src/core/article/index.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings.ts'
import { electronBinary } from '../electron/electronBinary.ts'
import { startDouble } from './hosts/double.ts'
import { startElectron } from './hosts/electron.ts'
import type { DesktopHost, Launch, Started } from './hosts/host.ts'
import { fillLibrary } from './hosts/library.ts'
import { startWeb } from './hosts/web.ts'

type StartOptions = Pick<Launch, 'cwd' | 'system'>

type Fixtures = {
  /** The settings when the window opens. */
  settings: Settings
  /** The articles that the library holds beside the first one when the window opens, oldest first. */
  library: { articles: readonly Partial<ArticleContent>[] }
  /** What a host starts with: folders of its own, and the settings and articles above. */
  launch: Launch
  started: Started
  /** Starts the desktop, as often as a test wants, each time on the same library and as the same user. */
  startDesktop: (parameters?: readonly string[], options?: StartOptions) => Promise<DesktopHost>
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
  launch: async ({ settings, library, locale, colorScheme }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'marbre-e2e-'))
    const userData = await mkdtemp(join(tmpdir(), 'marbre-e2e-user-'))
    const before = async (newsroom: Newsroom) => {
      for (const content of library.articles) await put(newsroom, content)
    }
    const scheme = colorScheme === 'dark' ? 'dark' : 'light'
    await use({ folder, userData, settings, locale: locale ?? 'fr-FR', colorScheme: scheme, before })
    for (const each of [folder, userData]) await rm(each, { recursive: true, force: true, maxRetries: 5 })
  },
  startDesktop: async ({ host, launch, viewport }, use, info) => {
    info.skip(host === 'electron' && !electronBinary(), 'Electron is not installed')
    const hosts: DesktopHost[] = []
    await use(async (parameters = [], given = {}) => {
      if (hosts.length === 0) await fillLibrary(launch)
      info.skip(host === 'electron' && given.system !== undefined, 'stands for another system')
      const options = { ...launch, parameters, ...given }
      const started = await (host === 'electron' ? startElectron(options) : startDouble(options))
      hosts.push(started)
      catchFilePickers(started.page)
      await started.page.addInitScript(keepTimings)
      await started.page.evaluate(keepTimings)
      if (viewport) await started.page.setViewportSize(viewport)
      return started
    })
    for (const each of hosts) await each.stop()
  },
  context: async ({ context }, use) => {
    await context.addInitScript(keepTimings)
    await use(context)
  },
  started: async ({ host, launch, context, startDesktop }, use) => {
    if (host !== 'web') {
      await use(await startDesktop())
      return
    }
    const started = await startWeb(launch, async () => catchFilePickers(await context.newPage()))
    await use(started)
    await started.stop()
  },
  app: async ({ started }, use) => {
    await expect(started.page.getByRole('main')).toBeVisible()
    // Until the editor is there, the prerendered page has its texts.
    await expect(started.page.locator('[data-prerender]')).toHaveCount(0)
    await use(started.page)
  },
  newsroom: async ({ started }, use) => use(started.newsroom),
  folder: async ({ launch }, use) => use(launch.folder),
})

/**
 * Has Playwright catch file pickers from now on. Else it begins with the first wait for one, while the key that opens it may
 * already be on its way, and a picker that opens first is never told of.
 */
function catchFilePickers(page: Page): Page {
  return page.on('filechooser', () => {})
}

/** Runs in the page. Has it keep the timings of all that it fetches, for `hasFetched`: it drops them after 250 otherwise. */
function keepTimings(): void {
  performance.setResourceTimingBufferSize(5_000)
}

/** Puts an article into the library, as another program would. */
export async function put(newsroom: Newsroom, content: Partial<ArticleContent>): Promise<OpenedArticle> {
  const answer = await newsroom.createArticle({ content: { ...emptyContent('fr'), ...content } })
  if (!answer.ok) throw new Error(answer.failure.code)
  return answer.value
}

/** True once the window has loaded the named chunk, which it prefetches when idle, and all that it needs. */
export function hasFetched(app: Page, part: string): Promise<boolean> {
  return app.evaluate((name) => {
    const fetched = new Set(performance.getEntriesByType('resource').map((each) => each.name))
    const wanted = [...document.querySelectorAll('link')].filter(
      ({ rel, disabled }) => !disabled && (rel === 'modulepreload' || rel === 'stylesheet'),
    )
    return (
      [...fetched].some((each) => each.includes(`/${name}-`) && each.endsWith('.js')) &&
      wanted.every(({ href }) => fetched.has(href))
    )
  }, part)
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

/** Fails where the window's content is wider than the window. */
export async function expectToFit(app: Page, what: string): Promise<void> {
  // An open menu is placed anew in the frame after the window has got another size.
  const beyond = () => app.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  await expect.poll(beyond, { message: what }).toBeLessThanOrEqual(0)
}

/** Waits until files that are dragged over the window are taken, on their way to what they are over; the first script refuses them. */
export async function waitForDrops(app: Page): Promise<void> {
  const isTaken = () =>
    app.evaluate(() => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([], 'essai.txt'))
      const fire = (name: string) =>
        document.body.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }))
      let taken = false
      const look = (event: Event) => {
        taken = event.defaultPrevented
      }
      document.body.addEventListener('dragover', look, { once: true })
      fire('dragover')
      fire('dragleave')
      return taken
    })
  await expect.poll(isTaken).toBe(true)
}
