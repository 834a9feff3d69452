import { expect, headlineOf, test, textFile } from './fixtures.ts'
import { FERRY, MARKET } from './texts.ts'

test.use({
  library: { articles: [{ headline: 'Premier' }, { headline: 'Deuxième' }, { headline: 'Troisième' }] },
})

test('the library, with the keyboard alone', async ({ app, host }) => {
  const headline = headlineOf(app)
  await expect(headline).toHaveText('Troisième')
  await app.keyboard.press('Control+Shift+F')
  await expect(app.getByRole('searchbox')).toBeFocused()
  await app.keyboard.press('ArrowDown')
  await expect(app.getByRole('listbox', { name: 'Articles' })).toBeFocused()
  await app.keyboard.press('ArrowDown')
  await app.keyboard.press('Enter')
  await expect(headline).toHaveText('Deuxième')
  await app.keyboard.press('Control+Alt+ArrowDown')
  await expect(headline).toHaveText('Premier')
  await app.keyboard.press('Control+Alt+ArrowUp')
  await expect(headline).toHaveText('Deuxième')

  // Browsers keep Ctrl+N for themselves.
  await app.keyboard.press(host === 'web' ? 'Alt+n' : 'Control+n')
  await expect(headline).toHaveText('')
  await expect(app.getByRole('textbox', { name: 'Texte de l’article' })).toBeFocused()
  await app.keyboard.type('Un titre tout neuf')
  await expect(app.getByRole('listbox', { name: 'Articles' }).getByRole('option').first()).toContainText(
    'Un titre tout neuf',
  )
})

test('an import, with the keyboard alone', async ({ app }) => {
  await expect(app.getByRole('listbox', { name: 'Articles' })).toBeVisible()
  const choosing = app.waitForEvent('filechooser')
  await app.keyboard.press('Control+O')
  await (await choosing).setFiles([textFile('bac.txt', FERRY)])
  const lines = app.getByRole('listbox', { name: 'Lignes de bac.txt' })
  await expect(lines).toBeFocused()
  for (let at = 0; at < 5; at += 1) await app.keyboard.press('ArrowDown')
  await app.keyboard.press('Digit5')
  await expect(lines.getByRole('option').nth(5)).toContainText('Paragraphe')
  await expect(app.getByRole('dialog')).toContainText('2 sections')
  await app.keyboard.press('Enter')
  await app.keyboard.type('Intert')
  await app.keyboard.press('Enter')
  await expect(lines.getByRole('option').nth(5)).toContainText('Intertitre')
  await expect(lines).toBeFocused()
  const accept = app.getByRole('button', { name: 'Importer 1 article' })
  for (let at = 0; at < 9 && !(await accept.evaluate((it) => it === document.activeElement)); at += 1) {
    await app.keyboard.press('Tab')
  }
  await app.keyboard.press('Enter')
  await expect(headlineOf(app)).toHaveText(/Corvenne/)
})

test('leaving a review saves nothing, and can be taken back', async ({ app }) => {
  const choosing = app.waitForEvent('filechooser')
  await app.keyboard.press('Control+O')
  await (await choosing).setFiles([textFile('bac.txt', FERRY)])
  await expect(app.getByRole('dialog')).toContainText('3 sections')
  await app.keyboard.press('Escape')
  await expect(app.getByRole('dialog')).toBeHidden()
  await app.getByRole('button', { name: 'Reprendre l’import' }).click()
  await expect(app.getByRole('dialog')).toContainText('3 sections')
})

test.describe('on a Mac', () => {
  test.skip(({ host }) => host !== 'web', 'the desktop has the keys of the system that it runs on')
  test.beforeEach(async ({ context }) => {
    await context.addInitScript(() => Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' }))
  })

  test('keys are written in the order of Apple, and Command is the key of commands', async ({ app }) => {
    const search = app.getByRole('combobox', { name: 'Rechercher un article ou une commande…' })
    await app.keyboard.press('Control+k')
    await expect(search).toBeHidden()
    await app.keyboard.press('Meta+k')
    await expect(search).toBeFocused()
    await app.keyboard.press('Escape')
    await app.keyboard.press('F1')
    const keyOf = (action: string) =>
      app
        .getByRole('dialog')
        .locator('dl > div', { has: app.getByText(action, { exact: true }) })
        .locator('kbd')
    await expect(app.getByRole('dialog').getByText('Aperçu')).toBeVisible()
    for (const [action, key] of [
      ['Aperçu', '⇧⌘P'],
      ['Remplacer dans l’article…', '⌥⌘F'],
      ['Monter le paragraphe', '⌃⇧⌘↑'],
      ['Article suivant', '⌥⌘↓'],
      ['Retirer le fichier (dans la liste)', '⌫'],
    ] as const)
      await expect(keyOf(action), action).toHaveText(key)
  })

  test('the delete key takes a file out of an import, as it puts an article into the bin', async ({
    app,
  }) => {
    await expect(app.getByRole('listbox', { name: 'Articles' })).toBeVisible()
    const choosing = app.waitForEvent('filechooser')
    await app.keyboard.press('Meta+o')
    await (await choosing).setFiles([textFile('bac.txt', FERRY), textFile('halle.txt', MARKET)])
    const files = app.getByRole('listbox', { name: 'Fichiers' })
    await expect(files.getByRole('option')).toHaveCount(2)
    await files.focus()
    await app.keyboard.press('Backspace')
    await expect(files.getByRole('option')).toHaveCount(1)
    await expect(app.getByRole('button', { name: 'Importer 1 article' })).toBeEnabled()
    await app.keyboard.press('Meta+Enter')
    await expect(app.getByRole('dialog')).toBeHidden()
    const articles = app.getByRole('listbox', { name: 'Articles' })
    const imported = articles.getByRole('option', { name: /Corvenne|halle/ })
    await expect(imported).toHaveCount(1)
    await articles.focus()
    await app.keyboard.press('Home')
    await app.keyboard.press('Backspace')
    await expect(imported).toHaveCount(0)
    await app.keyboard.press('Meta+z')
    await expect(imported).toHaveCount(1)
  })
})
