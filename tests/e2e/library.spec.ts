import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, headlineOf, test, writeHeadline } from './fixtures.ts'

test.use({
  library: {
    articles: [
      { headline: 'La Corée du quartier nord ferme ses portes', status: 'review' },
      {
        headline: 'À Œuvray, la halle attend son toit',
        sections: [{ heading: '', body: 'Un hangar, deux hivers.' }],
      },
      { headline: 'Trois semaines sans eau', status: 'ready' },
    ],
  },
})

test('search folds accents and ligatures, in headlines and texts', async ({ app }) => {
  const options = app.getByRole('listbox', { name: 'Articles' }).getByRole('option')
  await expect(options).toHaveCount(4)
  await app.getByRole('searchbox').fill('coree')
  await expect(options).toHaveCount(1)
  await expect(options.locator('mark')).toHaveText('Corée')
  await app.getByRole('searchbox').fill('oeuvray')
  await expect(options.locator('mark')).toHaveText('Œuvray')
  await app.getByRole('searchbox').fill('hangar')
  await expect(options).toHaveCount(1)
  await app.keyboard.press('Escape')
  await expect(options).toHaveCount(4)
})

test('a place that is found late is not gone to any more once somebody writes on the page', async ({
  app,
  host,
}) => {
  test.skip(host !== 'web', 'the desktop loads its scripts by another way')
  const held = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  await app.route('**/showHit-*.js', async (route) => {
    asked.resolve()
    await held.promise
    await route.continue()
  })
  await app.getByRole('searchbox').fill('hangar')
  const row = app.getByRole('listbox', { name: 'Articles' }).getByRole('option').first()
  await expect(row).toContainText('hangar')
  await row.click()
  const headline = headlineOf(app)
  await expect(headline).toHaveText('À Œuvray, la halle attend son toit')
  await asked.promise
  const body = app.getByRole('textbox', { name: 'Texte de l’article' })
  await body.getByText('Un hangar').click()
  await app.keyboard.press('End')
  const loaded = app.waitForResponse('**/showHit-*.js')
  held.resolve()
  await (await loaded).finished()
  await app.evaluate(() => new Promise((resume) => setTimeout(resume, 100)))
  await app.keyboard.type(' Fin.')
  await expect(body).toContainText('Un hangar, deux hivers. Fin.')
})

test('a browser window without a folder of backups says how one is restored', async ({ app, host }) => {
  test.skip(host !== 'web', 'a desktop asks for the file')
  await app.keyboard.press('Control+K')
  await app.getByRole('combobox').fill('Sauvegarder la bibliothèque')
  await expect(app.getByRole('dialog').getByRole('option').first()).toBeVisible()
  await app.keyboard.press('Enter')
  await expect(app.getByRole('dialog')).toContainText('marbre restore FICHIER.zip --library DOSSIER')
  const words = (await app.getByRole('dialog').textContent()) ?? ''
  expect(words.match(/marbre restore/g)).toHaveLength(1)
})

test('a deletion can be undone, from its message, by the keyboard and from the bin', async ({ app }) => {
  const list = app.getByRole('listbox', { name: 'Articles' })
  await expect(list.getByRole('option')).toHaveCount(4)
  await list.focus()
  await app.keyboard.press('Delete')
  await expect(list.getByRole('option')).toHaveCount(3)
  await app.getByRole('button', { name: 'Annuler', exact: true }).click()
  await expect(list.getByRole('option')).toHaveCount(4)

  await list.focus()
  await app.keyboard.press('Delete')
  await expect(list.getByRole('option')).toHaveCount(3)
  await app.keyboard.press('Control+z')
  await expect(list.getByRole('option')).toHaveCount(4)

  await list.focus()
  await app.keyboard.press('Delete')
  await expect(list.getByRole('option')).toHaveCount(3)
  await app.reload()
  await app.getByRole('button', { name: 'Corbeille' }).click()
  const bin = app.getByRole('listbox', { name: 'Corbeille' })
  await expect(bin.getByRole('option')).toHaveCount(1)
  await bin.focus()
  await app.keyboard.press('Enter')
  await expect(app.getByText('La corbeille est vide')).toBeVisible()
  await app.getByRole('button', { name: 'Revenir aux articles' }).click()
  await expect(list.getByRole('option')).toHaveCount(4)
})

test('what another client writes appears in the list', async ({ app, newsroom }) => {
  const options = app.getByRole('listbox', { name: 'Articles' }).getByRole('option')
  await expect(options).toHaveCount(4)
  const list = await newsroom.listArticles({
    query: 'semaines',
    status: 'all',
    sort: 'best',
    offset: 0,
    limit: 1,
  })
  const id = list.ok ? list.value.items[0]?.id : undefined
  if (!id) throw new Error('no such article')
  await newsroom.deleteArticle({ id })
  await expect(options).toHaveCount(3)
})

test('a damaged file is set aside untouched, and the window says which and why', async ({ app, folder }) => {
  await expect(app.getByRole('listbox', { name: 'Articles' }).getByRole('option')).toHaveCount(4)
  const name = '0190a1b2-0000-7000-8000-00000000dead.json'
  await writeFile(join(folder, 'articles', name), '{"format": ')
  await app.reload()
  const banner = app.getByText(/Un fichier de la bibliothèque pose problème/)
  await expect(banner).toContainText(name)
  await expect(banner).toContainText('est endommagé')
  await app.getByRole('button', { name: 'En savoir plus' }).click()
  await expect(app.getByRole('dialog', { name: 'Réglages' }).getByRole('listitem')).toContainText(
    'est endommagé',
  )
})

test('without its host, the window says so and keeps the text', async ({ app, host, started }) => {
  test.skip(host !== 'web', 'the desktop has no host to lose')
  const headline = headlineOf(app)
  await expect(headline).toHaveText('Trois semaines sans eau')
  await started.stop()
  await writeHeadline(app, 'Quatre semaines sans eau')
  // Told above the text that is not saved, and not in a banner as well; the status bar announces it.
  await expect(app.getByRole('main').getByText('Connexion à Marbre perdue')).toBeVisible()
  await expect(app.getByRole('contentinfo').getByText('Connexion à Marbre perdue').first()).toBeVisible()
  await expect(app.getByRole('alert')).toHaveCount(0)
  await expect(headline).toHaveText('Quatre semaines sans eau')
})
