import { expect, headlineOf, test, textFile, writeHeadline } from './fixtures.ts'
import { FERRY, MARKET } from './texts.ts'

test('a text file becomes an article, is edited, saved, read again and exported', async ({
  app,
  newsroom,
  started,
}) => {
  const choosing = app.waitForEvent('filechooser')
  await app.getByRole('button', { name: 'Importer…' }).first().click()
  await (await choosing).setFiles([textFile('bac.txt', FERRY), textFile('halle.txt', MARKET)])

  const review = app.getByRole('dialog', { name: 'Importer 2 fichiers' })
  const files = review.getByRole('listbox', { name: 'Fichiers' })
  await expect(files.getByRole('option').first()).toContainText('bac.txt · UTF-8 · 3 sections')
  const lines = review.getByRole('listbox', { name: 'Lignes de bac.txt' })
  await expect(lines.getByRole('option').nth(3)).toContainText('Intertitre')
  await expect(lines.getByRole('option').nth(3)).toContainText('Un moteur neuf')

  // The first heading becomes the standfirst, and the draft follows.
  await lines.focus()
  await app.keyboard.press('ArrowDown')
  await app.keyboard.press('ArrowDown')
  await app.keyboard.press('ArrowDown')
  await app.keyboard.press('Digit6')
  await expect(lines.getByRole('option').nth(3)).toContainText('Chapô')
  expect(
    (await newsroom.listArticles({ query: 'Corvenne', status: 'all', sort: 'best', offset: 0, limit: 9 })).ok,
  ).toBe(true)
  const before = await newsroom.listArticles({
    query: 'Corvenne',
    status: 'all',
    sort: 'best',
    offset: 0,
    limit: 9,
  })
  expect(before.ok && before.value.total, 'nothing is saved before it is accepted').toBe(0)

  await review.getByRole('button', { name: 'Importer 2 articles' }).click()
  await expect(review).toBeHidden()
  const headline = headlineOf(app)
  await expect(headline).toHaveText('À Corvenne, le bac reprend du service après onze ans d’arrêt')
  await expect(app.locator('[data-field="standfirst"]')).toHaveText('Un moteur neuf')

  await writeHeadline(app, 'Le bac de Corvenne est de retour')
  const body = app.getByRole('textbox', { name: 'Texte de l’article' })
  await body.click()
  await app.keyboard.press('Control+End')
  await app.keyboard.type(' La cloche, elle, sonnera à midi.')
  await expect(app.getByText(/Enregistré à \d\d?:\d\d/)).toBeVisible()

  await app.reload()
  await expect(headline).toHaveText('Le bac de Corvenne est de retour')
  await expect(body).toContainText('La cloche, elle, sonnera à midi.')

  await app.getByRole('button', { name: 'Exporter…' }).click()
  const exporting = app.getByRole('dialog', { name: 'Exporter' })
  await expect(exporting.frameLocator('iframe').getByRole('heading', { level: 1 })).toHaveText(
    'Le bac de Corvenne est de retour',
  )
  await exporting.getByText('Markdown', { exact: true }).click()
  await expect(exporting.getByRole('textbox')).toHaveValue(/Qui paiera la traversée/)
  await exporting.getByRole('button', { name: 'Exporter', exact: true }).click()
  // The article is a draft still.
  const { name, bytes } = await started.savedBy(() =>
    exporting.getByRole('button', { name: 'Exporter quand même' }).click(),
  )
  expect(name).toMatch(/\.md$/)
  const text = bytes.toString()
  expect(text).toContain('title: "Le bac de Corvenne est de retour"')
  expect(text).toContain('## Qui paiera la traversée\u202f?')
  expect(text).toContain('40\u202f000 passages par an\u202f; le département')
  expect(text).toContain('La cloche, elle, sonnera à midi.')
})
