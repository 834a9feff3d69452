import { DEFAULT_SETTINGS } from '../../src/core/settings.ts'
import { accessibilityFaults } from './axe.ts'
import { expect, expectToFit, headlineOf, test } from './fixtures.ts'
import { LARGE, SMALL, tour } from './tour.ts'
import { ARTICLES } from './texts.ts'

for (const language of ['en', 'fr'] as const) {
  test.describe(`every screen, ${language}`, () => {
    test.use({
      viewport: LARGE,
      settings: { ...DEFAULT_SETTINGS, interface: language, theme: 'light' },
      library: { articles: ARTICLES },
    })
    // The rules of axe do not depend on the language: one is enough.
    test(`fits its window (${language})${language === 'en' ? ' and has no accessibility fault' : ''}`, async ({
      app,
    }) => {
      test.setTimeout(300_000)
      const faults: string[] = []
      await tour(app, language, async (screen) => {
        await expectToFit(app, screen)
        await app.setViewportSize(SMALL)
        await expectToFit(app, `${screen}, small`)
        await app.setViewportSize(LARGE)
        if (language === 'fr') return
        for (const fault of await accessibilityFaults(app)) faults.push(`${screen}: ${fault}`)
      })
      expect(faults).toEqual([])
    })
  })
}

test('a picture without a description and words that can hardly be read are faults, in both themes', async ({
  app,
}) => {
  await app.evaluate(() => {
    document
      .querySelector('main')
      ?.insertAdjacentHTML(
        'beforeend',
        '<div style="position: fixed; inset: 90px 0 auto; z-index: 99"><img src="data:,"><p style="color: #888; background: #777">À peine lisible</p></div>',
      )
  })
  const found = await accessibilityFaults(app)
  expect(found.map((fault) => fault.replace(/:.*/s, ''))).toEqual([
    'color-contrast',
    'image-alt',
    'dark color-contrast',
  ])
})

test.describe('at 200 %', () => {
  test.use({ viewport: { width: 720, height: 450 }, library: { articles: ARTICLES } })
  test('everything is still within reach', async ({ app }) => {
    const list = app.getByRole('listbox', { name: 'Articles' })
    await expect(headlineOf(app)).toBeVisible()
    await expect(list).toBeHidden()
    await app.getByRole('button', { name: 'Afficher ou masquer la bibliothèque' }).click()
    await expect(list).toBeVisible()
    await list.getByRole('option').nth(1).click()
    await expect(list).toBeHidden()
    await app.getByRole('button', { name: 'Afficher ou masquer le panneau de droite' }).click()
    await expect(app.getByRole('tab', { name: 'Structure' })).toBeVisible()
    await app.keyboard.press('Control+E')
    await expect(app.getByRole('button', { name: 'Exporter', exact: true })).toBeInViewport()
    await expectToFit(app, 'the window at 200 %')
  })
})
