import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Newsroom } from '../../src/contract/contract.ts'
import type { ArticleContent } from '../../src/core/article/index.ts'
import { accessibilityFaults } from './axe.ts'
import { expect, headlineOf, put, test, writeHeadline } from './fixtures.ts'

test.beforeEach(({ host }) => {
  test.skip(host === 'electron', 'a call within Electron cannot be held back')
})

/** Puts an article into the library and opens it; `saveElsewhere` saves it as another client that read it as it was put. */
async function openLighthouse(app: Page, newsroom: Newsroom, content: Partial<ArticleContent>) {
  const { article, fingerprint } = await put(newsroom, { headline: 'Le phare', ...content })
  await app.getByRole('option', { name: /Le phare/ }).click()
  const headline = headlineOf(app)
  await expect(headline).toHaveText('Le phare')
  const base = { revision: article.revision, fingerprint }
  const saveElsewhere = async (change: Partial<ArticleContent>) => {
    const saved = await newsroom.saveArticle({ id: article.id, base, content: { ...article, ...change } })
    expect(saved.ok).toBe(true)
  }
  return { article, headline, saveElsewhere }
}

test('when another client saved meanwhile, both texts are kept and the user chooses', async ({
  app,
  newsroom,
  started,
}) => {
  const { headline, saveElsewhere } = await openLighthouse(app, newsroom, { standfirst: 'Il clignote.' })

  // The other client saves between the keystroke and its save.
  const releaseSaves = await started.holdSaves()
  await writeHeadline(app, 'Le phare de nuit')
  await saveElsewhere({ headline: 'Le phare éteint' })
  await releaseSaves()
  const dialog = app.getByRole('dialog', { name: 'Cet article a aussi été modifié ailleurs' })
  const resolve = app.getByRole('button', { name: 'Résoudre le conflit' })
  await expect(resolve).toBeInViewport()
  await expect(app.locator('.ProseMirror')).toBeFocused()
  await expect(dialog).toBeHidden()
  await resolve.click()
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Garder ma version' }).click()
  await expect(headline).toHaveText('Le phare de nuit')
  const options = app.getByRole('listbox', { name: 'Articles' }).getByRole('option')
  await expect(options.filter({ hasText: 'Le phare éteint' })).toHaveCount(1)
  await expect(options.filter({ hasText: 'Le phare de nuit' })).toHaveCount(1)
})

test('what was changed in another place is merged without a word, and both texts are kept', async ({
  app,
  folder,
  newsroom,
  started,
}) => {
  const { article, headline, saveElsewhere } = await openLighthouse(app, newsroom, {
    standfirst: 'Il clignote.',
  })
  const releaseSaves = await started.holdSaves()
  await headline.click()
  await app.keyboard.press('End')
  await app.keyboard.type(' de nuit')
  await saveElsewhere({ standfirst: 'Il s’est éteint.' })
  await app.keyboard.type(', encore')
  await releaseSaves()
  await expect(app.locator('[data-field="standfirst"]')).toHaveText('Il s’est éteint.')
  await expect(app.locator('.ProseMirror')).toBeFocused()
  await expect(headline).toHaveText('Le phare de nuit, encore')
  await expect
    .poll(async () => {
      const read = await newsroom.readArticle({ id: article.id })
      return read.ok && [read.value.article.headline, read.value.article.standfirst]
    })
    .toEqual(['Le phare de nuit, encore', 'Il s’est éteint.'])
  expect((await readdir(join(folder, 'versions', article.id))).length).toBeGreaterThanOrEqual(2)
})

test('both texts are merged by keyboard, in a dialog that is accessible in both themes', async ({
  app,
  newsroom,
  started,
}) => {
  const sections = [{ heading: '', body: 'La lampe est neuve.\n\nLa porte est close.' }]
  const { headline, saveElsewhere } = await openLighthouse(app, newsroom, { sections })
  const releaseSaves = await started.holdSaves()
  await writeHeadline(app, 'Le phare de nuit')
  await saveElsewhere({
    headline: 'Le phare éteint',
    sections: [{ heading: '', body: 'La lampe est vieille.\n\nLa porte est close.' }],
  })
  await releaseSaves()
  const dialog = app.getByRole('dialog', { name: 'Cet article a aussi été modifié ailleurs' })
  await app.getByRole('button', { name: 'Résoudre', exact: true }).press('Enter')
  await expect(dialog).toContainText('2 différences · 1 à trancher')
  await expect(dialog.locator('mark').filter({ hasText: 'vieille' })).toBeVisible()
  await expect(dialog.getByRole('radio', { name: 'L’autre →' }).last()).toBeChecked()
  expect(await accessibilityFaults(app)).toEqual([])

  await dialog.getByRole('button', { name: 'Aperçu de la fusion' }).press('Enter')
  await expect(dialog.getByRole('region', { name: 'Aperçu de la fusion' })).toContainText('Le phare de nuit')
  await dialog.getByRole('button', { name: 'Revenir à la comparaison' }).press('Enter')
  await app.keyboard.press('Tab')
  await app.keyboard.press('ArrowRight')
  await expect(dialog.getByRole('radio', { name: 'L’autre →' }).first()).toBeChecked()
  await dialog.getByRole('button', { name: 'Enregistrer la fusion' }).press('Enter')
  await expect(dialog).toBeHidden()
  await expect(headline).toHaveText('Le phare éteint')
  await expect(app.getByRole('textbox', { name: 'Texte de l’article' })).toContainText(
    'La lampe est vieille.',
  )
  await expect(app.getByText(/Enregistré à \d\d?:\d\d/).first()).toBeVisible()
})
