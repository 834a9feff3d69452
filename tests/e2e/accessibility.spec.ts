import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { NOTHING_SAID } from '../../src/core/article/index.ts'
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts'
import { png } from '../core/pictures/madePictures.ts'
import { accessibilityFaults } from './axe.ts'
import { expect, expectToFit, headlineOf, put, test, textFile, writeHeadline } from './fixtures.ts'
import { LARGE, SCREENS, SMALL, tour } from './tour.ts'
import { GIF } from '../core/pictures/madePictures.ts'
import { ARTICLES, FERRY, MARKET } from './texts.ts'

/** An article with a picture that the library has not got. */
const WITH_PICTURE = {
  headline: 'Le port en 1962',
  sections: [
    {
      heading: '',
      body: `Texte.\n\n![Des bateaux à quai](media/${'0f'.repeat(32)}.jpeg "Archives")\nLe port`,
    },
  ],
}

/** An article with a link and a table. */
const CARDS = {
  headline: 'Le pont des Tanneurs',
  sections: [
    {
      heading: '',
      body: 'Voir [le compte rendu](https://exemple.example/conseil).\n\n| Poste | Coût |\n| --- | --: |\n| Piles | 12\u00a0M€ |',
    },
  ],
}

/** The system's language becomes another one while the window is open, which follows it. */
async function speak(app: Page, language: 'fr' | 'en'): Promise<void> {
  const before = await app.evaluate(() => document.body.textContent)
  await app.evaluate((code) => {
    Object.defineProperty(navigator, 'languages', { value: [code], configurable: true })
    window.dispatchEvent(new Event('languagechange'))
  }, language)
  await app.waitForFunction((text) => document.body.textContent !== text, before)
  expect(await app.locator('html').getAttribute('lang')).toBe(language)
}

test.describe('every screen', () => {
  test.use({
    viewport: LARGE,
    settings: { ...DEFAULT_SETTINGS, interface: 'system', theme: 'light' },
    library: { articles: [WITH_PICTURE, ...ARTICLES] },
  })
  const middle = Math.ceil(SCREENS.length / 2)
  for (const [half, screens] of [SCREENS.slice(0, middle), SCREENS.slice(middle)].entries()) {
    test(`fits its window in both languages, and has no accessibility fault (half ${half + 1})`, async ({
      app,
      newsroom,
    }) => {
      test.setTimeout(300_000)
      await newsroom.addPicture({ fileName: 'quai.gif', bytes: GIF })
      const faults: string[] = []
      await tour(app, 'fr', screens, async (screen) => {
        for (const size of [LARGE, SMALL]) {
          await app.setViewportSize(size)
          await expectToFit(app, `${screen}, ${size.width}`)
        }
        await speak(app, 'en')
        await expectToFit(app, `${screen}, ${SMALL.width}, in English`)
        await app.setViewportSize(LARGE)
        await expectToFit(app, `${screen}, in English`)
        // The rules of axe do not depend on the language: one is enough.
        for (const fault of await accessibilityFaults(app)) faults.push(`${screen}: ${fault}`)
      })
      expect(faults).toEqual([])
    })
  }
})

test.describe('what a desk works with', () => {
  test.use({ viewport: LARGE, library: { articles: ARTICLES } })
  test('fits its window and has no accessibility fault: two articles, house rules, replacing, a hole to fill, a filter, a picture', async ({
    app,
    folder,
    newsroom,
  }) => {
    await writeFile(
      join(folder, 'house-style.yaml'),
      '- word: digital\n  suggest: numérique\n  reason: Un doigt.\n',
    )
    const faults: string[] = []
    const look = async (screen: string) => {
      for (const size of [SMALL, LARGE]) {
        await app.setViewportSize(size)
        await expectToFit(app, `${screen}, ${size.width}`)
      }
      for (const fault of await accessibilityFaults(app)) faults.push(`${screen}: ${fault}`)
    }
    const rows = app.getByRole('listbox', { name: 'Articles' }).getByRole('option')
    await rows.nth(1).click({ modifiers: ['Alt'] })
    await expect(headlineOf(app)).toHaveCount(2)
    await look('two articles')
    await app.keyboard.press('Control+Comma')
    await app.getByRole('tab', { name: 'Règles maison' }).click()
    await expect(app.getByText('numérique')).toBeVisible()
    await look('house rules')
    await app.getByRole('button', { name: 'Supprimer la règle' }).click()
    await expect(app.getByText('Règle « digital » supprimée')).toBeVisible()
    await look('a rule deleted')
    await app.getByRole('button', { name: 'Ajouter une règle' }).click()
    await app.getByRole('textbox', { name: 'Mots' }).fill('parking')
    await app.getByRole('textbox', { name: 'Texte d’essai' }).fill('Un parking.')
    await look('a rule')
    await app.keyboard.press('Escape')
    await expect(app.getByRole('button', { name: 'Ajouter une règle' })).toBeFocused()
    await app.keyboard.press('Escape')
    await app.keyboard.press('Control+Shift+H')
    const dialog = app.getByRole('dialog', { name: 'Remplacer dans la bibliothèque' })
    await dialog.getByRole('textbox', { name: 'Rechercher', exact: true }).fill('le')
    await expect(dialog.getByRole('option').first()).toBeVisible()
    await look('replacing')
    await app.keyboard.press('Escape')
    await app.getByRole('button', { name: 'Marbre', exact: true }).click()
    await app.getByLabel('Trou de').fill('900')
    await expect(app.getByRole('button', { name: /^Sélectionner/ }).first()).toBeVisible()
    await look('a hole to fill')
    await app.getByRole('button', { name: 'Ajouter un filtre' }).click()
    await app.getByRole('menuitem', { name: 'Auteur' }).click()
    await expect(app.getByRole('dialog')).toBeVisible()
    await look('a filter')
    await app.keyboard.press('Escape')
    const added = await newsroom.addPicture({ fileName: 'bac.png', bytes: png() })
    const src = added.ok ? added.value.src : ''
    const use = { src, occurrence: 0, ...NOTHING_SAID, fileName: 'bac.png', isUnconfirmed: true }
    const body = `![Le bac](${src} "Maud Ferrier")\nLe bac.\n\n![](${src})`
    await put(newsroom, { headline: 'Le quai', sections: [{ heading: '', body }], pictures: [use] })
    await app.getByRole('button', { name: /^Tous/ }).click()
    await app.getByRole('option', { name: /Le quai/ }).click()
    await app.locator('figure > .picture').first().click()
    const card = app.getByRole('group', { name: /^Image.: bac/ })
    await card.getByRole('button', { name: 'Recadrer…' }).press('Enter')
    await expect(app.getByRole('application', { name: /^Cadre/ })).toBeFocused()
    await look('cropping')
    await app.keyboard.press('Escape')
    await expect(card.getByRole('button', { name: 'Recadrer…' })).toBeFocused()
    await look('the card of a picture')
    expect(faults).toEqual([])
  })
})

test.describe('what opens beside the screens', () => {
  test.use({ viewport: LARGE, library: { articles: [CARDS, ...ARTICLES] } })
  test('fits its window and has no accessibility fault: settings, cards, a table, versions, a search that is saved', async ({
    app,
  }) => {
    test.setTimeout(300_000)
    const faults: string[] = []
    const look = async (screen: string) => {
      for (const size of [SMALL, LARGE]) {
        await app.setViewportSize(size)
        await expectToFit(app, `${screen}, ${size.width}`)
      }
      for (const fault of await accessibilityFaults(app)) faults.push(`${screen}: ${fault}`)
    }
    const dialog = app.getByRole('dialog')
    await app.keyboard.press('Control+Comma')
    for (const name of ['Écriture', 'Typographie', 'Publication', 'Dictionnaire', 'Bibliothèque']) {
      await dialog.getByRole('tab', { name }).click()
      await expect(dialog.getByRole('tabpanel', { name })).toBeVisible()
      await look(`settings, ${name}`)
    }
    await app.keyboard.press('Escape')
    await app.getByRole('option', { name: new RegExp(CARDS.headline) }).click()
    await expect(headlineOf(app)).toContainText(CARDS.headline)
    await app.getByRole('link', { name: 'le compte rendu' }).click()
    await expect(app.getByRole('group', { name: 'Lien' })).toBeVisible()
    await look('the card of a link')
    await app.getByRole('cell').first().click()
    await expect(app.getByRole('toolbar').getByText('Cellule')).toBeVisible()
    await look('a table')
    await app.getByRole('button', { name: 'Recherches enregistrées' }).click()
    await app.getByRole('menuitem', { name: 'Enregistrer cette recherche…' }).click()
    await expect(dialog.getByRole('textbox', { name: 'Nom' })).toBeFocused()
    await look('saving a search')
    await app.keyboard.press('Escape')
    await headlineOf(app).click()
    await app.keyboard.press('Control+Shift+S')
    await expect(dialog.getByRole('textbox')).toBeFocused()
    await app.keyboard.type('avant relecture')
    await app.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await writeHeadline(app, 'Un autre titre')
    await app.getByRole('tab', { name: 'Versions' }).click()
    await app
      .getByRole('complementary')
      .getByRole('option', { name: /avant relecture/ })
      .click()
    await expect(app.getByRole('region', { name: 'Comparaison' })).toBeVisible()
    await look('a comparison')
    await app.keyboard.press('Escape')
    expect(faults).toEqual([])
  })
})

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

test.describe('in forced colours', () => {
  test.use({ library: { articles: ARTICLES } })
  test('what is chosen, switched on or at the keyboard is told apart by the system’s own colours', async ({
    app,
  }) => {
    await app.emulateMedia({ forcedColors: 'active' })
    const groundOf = (found: Locator) => found.evaluate((each) => getComputedStyle(each).backgroundColor)
    const expectApart = async (chosen: Locator, other: Locator) => {
      await expect(other).toBeVisible()
      await expect.poll(async () => (await groundOf(chosen)) !== (await groundOf(other))).toBe(true)
    }
    await expectApart(
      app.getByRole('button', { name: /^Tous/ }),
      app.getByRole('button', { name: /^Brouillons/ }),
    )
    const rows = app.getByRole('listbox', { name: 'Articles' }).getByRole('option')
    await expectApart(rows.first(), rows.nth(1))
    await expectApart(app.getByRole('tab', { name: 'Structure' }), app.getByRole('tab', { name: 'Fiche' }))
    await app.getByRole('button', { name: 'Trier' }).click()
    const choices = app.getByRole('menuitemradio')
    await app.keyboard.press('ArrowDown')
    await expectApart(choices.nth(1), choices.nth(0))
    await app.keyboard.press('Escape')
    await app.keyboard.press('Control+Comma')
    const dialog = app.getByRole('dialog')
    await dialog.getByRole('tab', { name: 'Écriture' }).click()
    const radios = dialog.locator('label').filter({ has: app.getByRole('radio') })
    await expectApart(radios.filter({ hasText: 'Normale' }).first(), radios.filter({ hasText: 'Petite' }))
    const track = dialog
      .locator('label')
      .filter({ hasText: 'Mode machine à écrire' })
      .locator('[aria-hidden]')
    const off = await groundOf(track)
    await dialog.getByText('Mode machine à écrire').click()
    await expect.poll(() => groundOf(track)).not.toBe(off)
    await dialog.getByRole('tab', { name: 'Typographie' }).click()
    const chosen = radios.and(dialog.locator('[data-selected]')).first()
    await expect(chosen).toBeVisible()
    const inks = () =>
      chosen.evaluate((each) => [
        getComputedStyle(each, '::before').borderTopColor,
        getComputedStyle(each).color,
      ])
    await expect.poll(async () => new Set(await inks()).size).toBe(1)
  })
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
    // A window of 1024 by 700 at 200 %.
    await app.setViewportSize({ width: 512, height: 350 })
    await expect(app.getByText('HTML pour un CMS')).toBeInViewport({ ratio: 1 })
    await expect(app.getByRole('button', { name: 'Exporter', exact: true })).toBeInViewport({ ratio: 1 })
    await app.keyboard.press('Escape')
    await app.keyboard.press('Control+Shift+P')
    await expect(app.getByRole('heading', { name: 'Aperçu' })).toBeInViewport({ ratio: 1 })
    await app.keyboard.press('Escape')
    const choosing = app.waitForEvent('filechooser')
    await app.keyboard.press('Control+O')
    await (await choosing).setFiles([textFile('bac.txt', FERRY), textFile('halle.txt', MARKET)])
    const accept = app.getByRole('button', { name: 'Importer 2 articles' })
    await expect(accept).toBeEnabled()
    // Nothing lies over it.
    await accept.click({ trial: true })
    await app.keyboard.press('Escape')
    await app.setViewportSize({ width: 320, height: 256 })
    await expectToFit(app, 'the window at 400 %')
  })
})
