import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { DEFAULT_SETTINGS } from '../../src/contract/contract.ts'
import { expect, headlineOf, test } from './fixtures.ts'
import { ARTICLES } from './texts.ts'
import { lookIn, THEMES, tour } from './screens.ts'

async function violations(app: Page): Promise<string[]> {
  // What is shown in the frame is the exported page, which has tests of its own.
  const { violations } = await new AxeBuilder({ page: app }).exclude('iframe').analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

test.describe('light and dark', () => {
  test.use({
    settings: { ...DEFAULT_SETTINGS, interface: 'en', theme: 'light' },
    library: { held: ARTICLES },
  })
  test('no screen has an accessibility fault that a machine can find', async ({ app }) => {
    test.setTimeout(300_000)
    const faults: string[] = []
    await tour(app, 'en', async (screen) => {
      for (const theme of THEMES) {
        await lookIn(app, theme)
        for (const fault of await violations(app)) faults.push(`${screen}, ${theme}: ${fault}`)
      }
    })
    expect(faults).toEqual([])
  })
})

test.describe('at 200 %', () => {
  test.use({ viewport: { width: 720, height: 450 }, library: { held: ARTICLES } })
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
    expect(await app.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(720)
  })
})
