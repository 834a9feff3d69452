import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { expect, headlineOf, test } from '../fixtures.ts'
import { FERRY } from '../texts.ts'

/** A text file on the disk. */
async function fileNamed(name: string, text = FERRY): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'marbre-file-')), name)
  await writeFile(path, text)
  return path
}

async function expectReview(page: Page, ...names: string[]): Promise<void> {
  const review = page.getByRole('dialog', { name: /^Importer \d+ fichier/ })
  const files = review.getByRole('listbox', { name: 'Fichiers' })
  const line = review.getByRole('listbox', { name: `Lignes de ${names[0]}` })
  await expect(names.length > 1 ? files.getByRole('option') : line).toHaveCount(names.length)
  for (const name of names) await expect(review).toContainText(name)
}

test('files of the command line come to the review: a path, one from the folder, an address as “Open with” gives it', async ({
  startDesktop,
}) => {
  const [path, near, address] = [
    await fileNamed('un.txt'),
    await fileNamed('deux.txt'),
    await fileNamed('trois é.txt'),
  ]
  const { page } = await startDesktop([path, basename(near), pathToFileURL(address).href], {
    cwd: join(near, '..'),
  })
  await expectReview(page, 'un.txt', 'deux.txt', 'trois é.txt')
})

test('a file that cannot be read is named, and the others come', async ({ startDesktop, host }) => {
  test.skip(host === 'electron', 'an error box at the start waits for a click')
  const path = await fileNamed('un.txt')
  const desktop = await startDesktop([path, '/nowhere/deux.txt'])
  await expectReview(desktop.page, 'un.txt')
  await expect.poll(() => desktop.errors()).toEqual([expect.stringContaining('deux.txt')])
})

test('a second start hands over its files, whatever its options, and shows the window', async ({
  startDesktop,
  folder,
}) => {
  const desktop = await startDesktop()
  await expect(headlineOf(desktop.page)).not.toHaveText('')
  await desktop.minimize()
  const path = await fileNamed('second.txt')
  const parameters = [basename(path), '--library', folder, '--lang', 'fr']
  expect(await desktop.startAgain(parameters, join(path, '..'))).toBe(0)
  await expectReview(desktop.page, 'second.txt')
  await expect.poll(async () => (await desktop.windowNow())?.minimized).toBe(false)
  expect(await desktop.errors()).toEqual([])
})

test('a file that the system hands over comes to the review, and the window is shown', async ({
  startDesktop,
}) => {
  const desktop = await startDesktop()
  await expect(headlineOf(desktop.page)).not.toHaveText('')
  await desktop.minimize()
  await desktop.openFile(await fileNamed('remis.txt'))
  await expectReview(desktop.page, 'remis.txt')
  await expect.poll(async () => (await desktop.windowNow())?.minimized).toBe(false)
})

test('on a Mac without a window, a file that is opened opens one', async ({ startDesktop }) => {
  const desktop = await startDesktop([], { system: 'darwin' })
  await expect(headlineOf(desktop.page)).not.toHaveText('')
  await desktop.closeWindow()
  await expect.poll(() => desktop.windowNow()).toBeUndefined()
  await desktop.openFile(await fileNamed('ouvert.txt'))
  await expectReview(await desktop.pageNow(), 'ouvert.txt')
})

test('files that were opened are listed in the menu, and open again from there', async ({ startDesktop }) => {
  const path = await fileNamed('récent.txt')
  const first = await startDesktop([path])
  await expectReview(first.page, 'récent.txt')
  await first.page.keyboard.press('Escape')
  await first.quit()
  await first.ended()
  const desktop = await startDesktop()
  await expect(headlineOf(desktop.page)).not.toHaveText('')
  expect((await desktop.menu()).filter((label) => label.endsWith('récent.txt'))).toHaveLength(1)
  await desktop.choose('recent:0', 'mouse')
  await expectReview(desktop.page, 'récent.txt')
})
