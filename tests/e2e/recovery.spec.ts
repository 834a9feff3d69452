import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as z from 'zod/mini'
import { expect, hasFetched, headlineOf, test, writeHeadline } from './fixtures.ts'

const announcement = z.object({ url: z.string() })

/** Starts the browser-window host on a library; gives the address of its window. */
async function startHost(folder: string, library = 'library'): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    ['out/main/web.js', '--no-open', '--library', join(folder, library), '--lang', 'fr'],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, XDG_DATA_HOME: folder } },
  )
  const [line] = await once(createInterface(child.stdout), 'line')
  return { child, url: announcement.parse(JSON.parse(String(line))).url }
}

async function end({ child }: { child: ChildProcess }, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill(signal)
  await exit
}

test('what is typed after the host was killed is back, and saved, in the next window of the same profile', async ({
  context,
  host,
}) => {
  test.skip(host !== 'web', 'the desktop has no host to lose')
  const folder = await mkdtemp(join(tmpdir(), 'marbre-e2e-'))
  let running = await startHost(folder)
  try {
    const page = await context.newPage()
    await page.goto(running.url)
    await writeHeadline(page, 'Avant')
    await expect(page.getByText(/Enregistré à/).first()).toBeVisible()
    await expect.poll(() => hasFetched(page, 'ExportDialog')).toBe(true)
    await end(running, 'SIGKILL')
    await writeHeadline(page, 'Tapé sans Marbre')
    await expect(page.getByText('Connexion à Marbre perdue').first()).toBeInViewport()
    await expect(page.locator('.ProseMirror')).toBeFocused()
    // The dialog was prefetched, so it opens without the host.
    await page.keyboard.press('Control+e')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.close()

    running = await startHost(folder)
    const next = await context.newPage()
    await next.goto(running.url)
    await expect(headlineOf(next)).toHaveText('Tapé sans Marbre')
    await expect(next.getByText(/récupéré/)).toBeVisible()
    await next.reload()
    await expect(headlineOf(next)).toHaveText('Tapé sans Marbre')
    await expect(next.getByText(/récupéré/)).toBeHidden()
  } finally {
    await end(running, 'SIGTERM')
    await rm(folder, { recursive: true, force: true })
  }
})

test('a window that outlived its host saves its text again once Marbre was started anew and has a window', async ({
  context,
  host,
}) => {
  test.skip(host !== 'web', 'the desktop has no host to lose')
  const folder = await mkdtemp(join(tmpdir(), 'marbre-e2e-'))
  let running = await startHost(folder)
  try {
    const page = await context.newPage()
    await page.goto(running.url)
    await writeHeadline(page, 'Avant')
    await expect(page.getByText(/Enregistré à/).first()).toBeVisible()
    await end(running, 'SIGKILL')
    await writeHeadline(page, 'Tapé sans Marbre')
    await expect(page.getByText('Connexion à Marbre perdue').first()).toBeInViewport()

    running = await startHost(folder)
    const next = await context.newPage()
    await next.goto(running.url)
    await expect(headlineOf(next)).toHaveText('Tapé sans Marbre')
    await expect(page.getByText('Connexion à Marbre perdue')).toHaveCount(0)
    await expect(page.getByText(/Enregistré à/).first()).toBeVisible()
  } finally {
    await end(running, 'SIGTERM')
    await rm(folder, { recursive: true, force: true })
  }
})

test('a button whose code cannot be loaded says so, and does what it is for once it can', async ({
  app,
  host,
}) => {
  test.skip(host !== 'web', 'the desktop has no host to lose')
  await expect.poll(() => hasFetched(app, 'ExportDialog')).toBe(true)
  await app.route('**/assets/insertPictures-*', (route) => route.abort())
  await app.locator('.ProseMirror p').first().click()
  const picture = app.getByRole('button', { name: 'Insérer une image' })
  await picture.click()
  await expect(app.getByText('Connexion à Marbre perdue')).toBeVisible()
  await app.unroute('**/assets/insertPictures-*')
  const choosing = app.waitForEvent('filechooser')
  await picture.click()
  await choosing
})

test.describe('while the host hangs', () => {
  test.use({ library: { articles: [{ headline: 'Premier' }, { headline: 'Deuxième' }] } })
  test('the first click on an article is told to be opening it, and does once the host answers', async ({
    app,
    host,
  }) => {
    test.skip(host !== 'web', 'the desktop has its code at hand')
    await expect(headlineOf(app)).toHaveText('Deuxième')
    const answers = Promise.withResolvers<void>()
    await app.route('**/*', async (route) => {
      await answers.promise
      await route.continue()
    })
    await app.getByRole('option', { name: /Premier/ }).click()
    await expect(app.getByText('Ouverture de l’article…')).toBeVisible()
    answers.resolve()
    await expect(headlineOf(app)).toHaveText('Premier')
    await expect(app.getByText('Ouverture de l’article…')).toHaveCount(0)
  })
})

test('a second window leaves the first one the text that it could not save yet', async ({ app, host }) => {
  test.skip(host !== 'web', 'on the desktop a library has one window')
  const before = (await headlineOf(app).textContent()) ?? ''
  await app.route('**/rpc', (route) =>
    route.request().postData()?.includes('"saveArticle"') ? route.abort() : route.fallback(),
  )
  await writeHeadline(app, 'Pas encore enregistré')
  const copies = () => app.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('unsaved/')))
  await expect.poll(copies).toHaveLength(1)
  const token = await app.evaluate(() => sessionStorage.getItem('marbre.token'))
  const second = await app.context().newPage()
  await second.goto(new URL(`/#t=${token}`, app.url()).href)
  // Until the editor is there, the prerendered page has its texts.
  await expect(second.locator('[data-prerender]')).toHaveCount(0)
  await expect(headlineOf(second)).toHaveText(before)
  await app.unroute('**/rpc')
  await expect(headlineOf(second)).toHaveText('Pas encore enregistré')
  await expect.poll(copies).toHaveLength(0)
  await expect(headlineOf(app)).toHaveText('Pas encore enregistré')
})

/** The first article's file as it is now, with the way to replace it. */
async function articleFile(library: string) {
  const [name = ''] = (await readdir(join(library, 'articles'))).filter((each) => !each.startsWith('.'))
  const file = join(library, 'articles', name)
  const article = z.looseObject({ headline: z.string(), kicker: z.string(), revision: z.number() })
  return {
    id: name.replace('.json', ''),
    article: article.parse(JSON.parse(await readFile(file, 'utf8'))),
    put: (value: object) => writeFile(file, `${JSON.stringify(value, null, 2)}\n`),
  }
}

test('in a shared folder, a text that only this computer had is merged into what another machine made of it', async ({
  browser,
  host,
}) => {
  test.skip(host !== 'web', 'the desktop has no host to lose')
  const folder = await mkdtemp(join(tmpdir(), 'marbre-e2e-'))
  const library = join(folder, 'Nextcloud', 'library')
  await mkdir(join(folder, 'Nextcloud'))
  let running = await startHost(folder, 'Nextcloud/library')
  try {
    const page = await (await browser.newContext()).newPage()
    await page.goto(running.url)
    const before = await articleFile(library)
    await writeHeadline(page, 'Seulement ici')
    await expect(page.getByText(/Enregistré sur cet ordinateur à/)).toBeVisible()
    // The others are told who writes.
    await expect.poll(() => readdir(join(library, 'presence')).catch(() => [])).toHaveLength(1)
    await end(running, 'SIGKILL')
    expect((await articleFile(library)).article.headline).toBe(before.article.headline)
    await page.context().close()
    const { article } = before
    await before.put({ ...article, kicker: 'Le port', revision: article.revision + 1 })

    running = await startHost(folder, 'Nextcloud/library')
    const next = await (await browser.newContext()).newPage()
    await next.goto(running.url)
    await expect(headlineOf(next)).toHaveText('Seulement ici')
    // The notice comes once the text is in the folder; before, the status bar names the save before it.
    await expect(next.getByText(/récupéré/)).toBeVisible()
    await expect(next.getByText(/Enregistré dans le dossier partagé à/)).toBeVisible()
    const merged = (await articleFile(library)).article
    expect([merged.headline, merged.kicker]).toEqual(['Seulement ici', 'Le port'])
    expect((await readdir(join(library, 'versions', before.id))).length).toBeGreaterThanOrEqual(2)

    const seen = join(library, 'presence', `${before.id}.${'b'.repeat(16)}.json`)
    await mkdir(join(library, 'presence'), { recursive: true })
    await writeFile(seen, JSON.stringify({ name: 'Inès', at: '2026-11-10T10:00:00.000Z' }))
    await next.reload()
    await expect(next.getByText('Inès écrit ici').first()).toBeVisible()
    // Closed within the pause, the window still brings its text into the folder.
    await writeHeadline(next, 'Fermé aussitôt')
    await expect(next.getByText(/Enregistré sur cet ordinateur à/)).toBeVisible()
    await next.close({ runBeforeUnload: true })
    await expect.poll(async () => (await articleFile(library)).article.headline).toBe('Fermé aussitôt')
  } finally {
    await end(running, 'SIGTERM')
    await rm(folder, { recursive: true, force: true })
  }
})
