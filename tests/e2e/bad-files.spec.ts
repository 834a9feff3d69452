import type { Page } from '@playwright/test'
import { expect, test, textFile, waitForDrops } from './fixtures.ts'
import { FERRY } from './texts.ts'

async function importFiles(app: Page, files: ReturnType<typeof textFile>[]) {
  const choosing = app.waitForEvent('filechooser')
  await app.keyboard.press('Control+O')
  await (await choosing).setFiles(files)
}

test('a file that cannot be imported says why, and leaves the others alone', async ({ app, newsroom }) => {
  await importFiles(app, [
    textFile('vide.txt', ''),
    textFile('photo.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
    textFile('bac.txt', FERRY),
  ])
  const review = app.getByRole('dialog', { name: 'Importer 3 fichiers' })
  const files = review.getByRole('listbox', { name: 'Fichiers' }).getByRole('option')
  await expect(files.nth(0)).toContainText('«\u00a0vide.txt\u00a0» est vide')
  await expect(files.nth(1)).toContainText('est une image (PNG)')
  await expect(files.nth(2)).toContainText('UTF-8')
  await review.getByRole('button', { name: 'Importer 1 article' }).click()
  await expect(review).toBeHidden()
  await expect(app.getByText('1 article importé · 2 fichiers non importés')).toBeVisible()
  const list = await newsroom.listArticles({ query: '', status: 'all', sort: 'updated', offset: 0, limit: 9 })
  expect(list.ok && list.value.items.map(({ headline }) => headline)).toContain(
    'À Corvenne, le bac reprend du service après onze ans d’arrêt',
  )
})

test('a file over the limit is refused with the limit, without being read', async ({ app }) => {
  await waitForDrops(app)
  await app.evaluate(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([new Uint8Array(50_000_001).fill(97)], 'annales.txt'))
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }))
  })
  const review = app.getByRole('dialog', { name: 'Importer 1 fichier' })
  await expect(review.getByRole('option')).toContainText(/dépasse 50\u00a0Mo/)
  await expect(review.getByRole('button', { name: 'Importer', exact: true })).toBeDisabled()
})

test('files dropped on the window come to the review', async ({ app }) => {
  await waitForDrops(app)
  const transfer = await app.evaluateHandle((text) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'bac.txt', { type: 'text/plain' }))
    return transfer
  }, FERRY)
  await app.dispatchEvent('main', 'dragenter', { dataTransfer: transfer })
  await expect(app.getByText('Déposez les fichiers pour les importer')).toBeVisible()
  await app.dispatchEvent('main', 'drop', { dataTransfer: transfer })
  await expect(app.getByText('Déposez les fichiers pour les importer')).toBeHidden()
  await expect(app.getByRole('dialog', { name: 'Importer 1 fichier' })).toContainText('3 sections')
})

test('an encoding can be chosen, and the file is read again', async ({ app }) => {
  // "Été à Nîmes : l’œuvre" in windows-1252.
  const bytes = Buffer.from([
    0xc9, 0x74, 0xe9, 0x20, 0xe0, 0x20, 0x4e, 0xee, 0x6d, 0x65, 0x73, 0x20, 0x3a, 0x20, 0x6c, 0x92, 0x9c,
    0x75, 0x76, 0x72, 0x65,
  ])
  await importFiles(app, [textFile('nimes.txt', bytes)])
  const review = app.getByRole('dialog')
  await expect(review.getByRole('option').first()).toContainText('Windows-1252')
  const line = review.getByRole('listbox', { name: 'Lignes de nimes.txt' }).getByRole('option').first()
  await expect(line).toContainText('Été à Nîmes : l’œuvre')
  await review.getByRole('button', { name: 'Encodage' }).click()
  await app.getByRole('menuitemradio', { name: 'Mac Roman' }).click()
  await expect(line).not.toContainText('Été à Nîmes')
  await expect(review.getByRole('button', { name: 'Encodage' })).toContainText('Mac Roman')
})
