import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, writeHeadline } from '../fixtures.ts'

test.use({ library: { articles: [{ headline: 'Avant' }] } })

test('a new library opens in place of the first, which has the last words and is closed', async ({
  startDesktop,
  folder,
  host,
}) => {
  test.skip(host === 'electron', 'another process of Electron cannot be driven')
  const desktop = await startDesktop()
  const { page } = desktop
  await writeHeadline(page, 'Le bac ce matin')
  await desktop.choose('switch-library', 'mouse')
  await page.getByLabel('Nom de la nouvelle bibliothèque').fill('Sport')
  await page.keyboard.press('Enter')
  await desktop.relaunched()
  const next = await desktop.pageNow()
  await expect(next.getByRole('button', { name: 'Bibliothèque\u00a0: Sport' })).toBeVisible()
  const left = (await readdir(folder)).filter((name) => /-wal$|-shm$/.test(name))
  expect(left).toEqual([])
  const texts = (await readdir(join(folder, 'articles'))).map((name) =>
    readFile(join(folder, 'articles', name), 'utf8'),
  )
  expect((await Promise.all(texts)).join()).toContain('Le bac ce matin')
})
