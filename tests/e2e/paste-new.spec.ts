import { expect, test } from './fixtures.ts'
import { FERRY } from './texts.ts'

test('a text on the clipboard becomes a new article, through the review', async ({ app, host }) => {
  test.skip(host !== 'web', 'the desktop lets no page read the clipboard: its review takes a text by Ctrl+V')
  await app.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await app.evaluate(
    ([plain, html]) =>
      navigator.clipboard.write([
        new ClipboardItem({
          'text/plain': new Blob([plain ?? ''], { type: 'text/plain' }),
          'text/html': new Blob([html ?? ''], { type: 'text/html' }),
        }),
      ]),
    [
      FERRY,
      '<h1>Le bac repart</h1><p>La coque a été <b>repeinte en bleu</b>, le moteur changé, et le passeur réengagé.</p><h2>Un horaire flou</h2><p>Le bac partira toutes les demi-heures, de l’aube au crépuscule.</p>',
    ],
  )
  await app.keyboard.press('Control+k')
  await expect(app.getByRole('combobox')).toBeFocused()
  await app.keyboard.type('coller comme nouvel article')
  await app.keyboard.press('Enter')
  const review = app.getByRole('dialog', { name: 'Importer 1 fichier' })
  await expect(review.getByRole('listbox', { name: 'Fichiers' })).toContainText('Presse-papiers.html')
  const lines = review.getByRole('listbox', { name: /^Lignes de/ }).getByRole('option')
  await expect(lines.filter({ hasText: 'Le bac repart' })).toContainText('Titre')
  await expect(lines.filter({ hasText: 'Un horaire flou' })).toContainText('Intertitre')
  await expect(lines.locator('strong')).toHaveText('repeinte en bleu')
  await app.keyboard.press('Control+Enter')
  await expect(review).toBeHidden()
  await expect(app.getByRole('textbox', { name: 'Texte de l’article' })).toContainText('repeinte en bleu')
})

test('a text is pasted into the review by its key', async ({ app }) => {
  await expect(app.getByRole('listbox', { name: 'Articles' })).toBeVisible()
  await app.evaluate(() =>
    Object.defineProperty(navigator.clipboard, 'read', { value: () => Promise.reject(new Error('refused')) }),
  )
  await app.keyboard.press('Control+k')
  await app.keyboard.type('coller comme nouvel article')
  await app.keyboard.press('Enter')
  const review = app.getByRole('dialog', { name: 'Importer des fichiers' })
  await expect(review).toContainText('Pour coller un texte')
  await app.evaluate((words) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', words)
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, FERRY)
  await expect(app.getByRole('dialog', { name: 'Importer 1 fichier' })).toContainText('Presse-papiers.txt')
})
