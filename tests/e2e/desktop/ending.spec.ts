import { readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { nodeFileSystem } from '../../../src/store/fileSystem.ts'
import { openLibraryFolder } from '../../../src/store/libraryFolder.ts'
import { LibraryLock } from '../../../src/store/libraryLock.ts'
import { Desktop } from '../../electron/desktop.ts'
import { expect, headlineOf, test, textFile, writeHeadline } from '../fixtures.ts'
import { type DesktopHost, ownEnvironment } from '../hosts/host.ts'
import { FERRY } from '../texts.ts'

test.use({ library: { articles: [{ headline: 'Avant' }] } })

/** Holds a library's lock, as another program that writes to it does, until the returned function is called. */
async function lockLibrary(folder: string): Promise<() => void> {
  const found = openLibraryFolder(nodeFileSystem, folder, false)
  if (!found.ok) throw new Error(found.failure.code)
  const lock = new LibraryLock(nodeFileSystem, found.value.paths, 5_000, null)
  const held = Promise.withResolvers<void>()
  const taken = Promise.withResolvers<void>()
  void lock.hold(() => {
    taken.resolve()
    return held.promise
  })
  await taken.promise
  return () => held.resolve()
}

/** What is left of a library that was not closed. */
const leftovers = (folder: string) => readdirSync(folder).filter((name) => /-(?:wal|shm)$|^lock/.test(name))

for (const how of ['quit', 'closeWindow', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  test(`${how} with unsaved text saves it and closes the library`, async ({ startDesktop, folder }) => {
    test.skip(process.platform === 'win32' && how.startsWith('SIG'), 'Windows has no signals')
    test.skip(process.platform === 'darwin' && how === 'closeWindow', 'the app outlives its window')
    const desktop = await startDesktop()
    await expect(headlineOf(desktop.page)).toHaveText('Avant')
    await writeHeadline(desktop.page, 'Tapé juste avant')
    if (how === 'quit' || how === 'closeWindow') await desktop[how]()
    else desktop.signal(how)
    expect(await desktop.ended()).toBe(0)
    expect(leftovers(folder)).toEqual([])
    const again = await startDesktop()
    await expect(headlineOf(again.page)).toHaveText('Tapé juste avant')
  })
}

test('a program asked to end while its page loads ends', async ({ launch, folder, host }) => {
  test.skip(
    host === 'electron' || process.platform === 'win32',
    'the double can be driven before its page is there',
  )
  const desktop = new Desktop({
    parameters: ['--library', folder],
    env: { ...ownEnvironment(launch.userData, undefined), MARBRE_DOUBLE_LANGUAGES: launch.locale },
  })
  const windows = async () =>
    z.object({ windows: z.array(z.unknown()) }).parse(await desktop.ask('state')).windows
  await expect.poll(windows, { intervals: [10] }).toHaveLength(1)
  desktop.process.kill('SIGTERM')
  expect(await desktop.ended()).toBe(0)
  expect(leftovers(folder)).toEqual([])
})

test('a page that crashes comes back, with the text that was being written', async ({ startDesktop }) => {
  const desktop = await startDesktop()
  await expect(headlineOf(desktop.page)).toHaveText('Avant')
  await writeHeadline(desktop.page, 'Après la panne')
  const list = { query: '', status: 'all', sort: 'updated', offset: 0, limit: 1 } as const
  await expect
    .poll(async () => {
      const listed = await desktop.newsroom.listArticles(list)
      return listed.ok && listed.value.items[0]?.headline
    })
    .toBe('Après la panne')
  await desktop.crash()
  const page = await desktop.pageNow()
  await expect(headlineOf(page)).toHaveText('Après la panne')
  await writeHeadline(page, 'Et encore')
  await desktop.quit()
  expect(await desktop.ended()).toBe(0)
  await expect(headlineOf((await startDesktop()).page)).toHaveText('Et encore')
})

/** Quits while an import waits for another program that writes to the library; gives what ends that. */
async function quitInTheMiddle(desktop: DesktopHost, folder: string): Promise<() => void> {
  const { page } = desktop
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Importer…' }).first().click()
  await (await choosing).setFiles([textFile('bac.txt', FERRY)])
  const accept = page.getByRole('button', { name: 'Importer 1 article' })
  await expect(accept).toBeEnabled()
  const release = await lockLibrary(folder)
  await accept.click()
  await expect(page.getByRole('progressbar')).toBeVisible()
  await desktop.quit()
  return release
}

test('quitting in the middle of an import waits until the library has closed', async ({
  startDesktop,
  folder,
}) => {
  const desktop = await startDesktop()
  const release = await quitInTheMiddle(desktop, folder)
  const soon = new Promise((resolve) => setTimeout(resolve, 2_000, 'running'))
  expect(await Promise.race([desktop.ended(), soon])).toBe('running')
  release()
  expect(await desktop.ended()).toBe(0)
  expect(leftovers(folder)).toEqual([])
  await expect(headlineOf((await startDesktop()).page)).toHaveText(/Corvenne/)
})

test('a file that comes while the library is closing is opened by a new start', async ({
  startDesktop,
  folder,
  launch,
  host,
}) => {
  test.skip(host === 'electron', 'another process of Electron cannot be driven')
  const desktop = await startDesktop()
  const release = await quitInTheMiddle(desktop, folder)
  await expect.poll(() => desktop.windowNow()).toBeUndefined()
  const late = join(launch.userData, 'tard.txt')
  await writeFile(late, FERRY)
  await desktop.openFile(late)
  release()
  await desktop.relaunched()
  const page = await desktop.pageNow()
  await expect(page.getByRole('dialog', { name: /^Importer 1 fichier/ })).toContainText('tard.txt')
})
