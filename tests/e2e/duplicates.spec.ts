import type { Page } from '@playwright/test'
import { expect, test, textFile } from './fixtures.ts'
import { FERRY, MARKET } from './texts.ts'

const everything = { query: '', status: 'all', sort: 'updated', offset: 0, limit: 50 } as const

/** Brings files in by keyboard alone, up to the review. */
async function offer(app: Page, ...files: ReturnType<typeof textFile>[]): Promise<void> {
  const choosing = app.waitForEvent('filechooser')
  await app.keyboard.press('Control+o')
  await (await choosing).setFiles(files)
}

test('a second import is known again: skipped, replaced and undone, by keyboard alone', async ({
  app,
  newsroom,
}) => {
  const review = app.getByRole('dialog')
  const lines = review.getByRole('listbox', { name: /^Lignes de/ })
  const accept = review.getByRole('button', { name: /^Importer \d/ })
  const before = await newsroom.listArticles(everything)
  const held = before.ok ? before.value.total : 0
  await offer(app, textFile('bac.txt', FERRY), textFile('halle.txt', MARKET))
  await expect(accept).toHaveText('Importer 2 articles')
  await accept.press('Enter')
  await expect(review).toBeHidden()

  // The same files again, one of them revised.
  const revised = MARKET.replace('Deux hivers sous bâche', 'Trois hivers sous bâche')
  await offer(app, textFile('bac.txt', FERRY), textFile('halle.txt', revised))
  const choice = review.getByRole('radiogroup')
  await expect(choice).toContainText('Déjà dans la bibliothèque (même fichier)')
  await expect(choice.getByRole('radio', { name: 'Ignorer' })).toBeChecked()
  await expect(accept).toHaveText('Importer 1 article')

  await review.getByRole('listbox', { name: 'Fichiers' }).focus()
  await app.keyboard.press('ArrowDown')
  await expect(choice).toContainText('Même titre et même date dans la bibliothèque')
  await expect(choice.getByRole('radio', { name: 'Garder les deux' })).toBeChecked()
  await lines.focus()
  await app.keyboard.press('Shift+Tab')
  await expect(choice.getByRole('radio', { name: 'Garder les deux' })).toBeFocused()
  await app.keyboard.press('ArrowLeft')
  await expect(choice.getByRole('radio', { name: 'Remplacer' })).toBeChecked()
  await accept.press('Enter')
  await expect(review).toBeHidden()
  await expect(app.getByText('1 remplacé · 1 ignoré')).toBeVisible()
  const body = app.getByRole('textbox', { name: 'Texte de l’article' })
  await expect(body).toContainText('Trois hivers sous bâche')
  const after = await newsroom.listArticles(everything)
  expect(after.ok && after.value.total).toBe(held + 2)

  await app.getByRole('button', { name: 'Annuler', exact: true }).press('Enter')
  await expect(body).toContainText('Deux hivers sous bâche')
})
