import { DEFAULT_SETTINGS } from '../../src/core/settings.ts'
import { expect, test } from './fixtures.ts'

test.describe('a system in English', () => {
  test.use({ locale: 'en-GB', settings: DEFAULT_SETTINGS })
  test('gives a window in English, which can be switched to French at once', async ({ app }) => {
    await expect(app.getByRole('button', { name: 'New article' })).toBeVisible()
    await expect(app.locator('html')).toHaveAttribute('lang', 'en-GB')
    await app.keyboard.press('Control+,')
    await app.getByText('Français', { exact: true }).click()
    await expect(app.getByRole('dialog', { name: 'Réglages' })).toBeVisible()
    await expect(app.locator('html')).toHaveAttribute('lang', 'fr')
    await app.reload()
    await expect(app.getByRole('button', { name: 'Nouvel article' })).toBeVisible()
  })
})

test.describe('a system in French, in the dark', () => {
  test.use({
    locale: 'fr-FR',
    colorScheme: 'dark',
    settings: DEFAULT_SETTINGS,
  })
  test('gives a dark window in French, which can be made light at once', async ({ app }) => {
    await expect(app.getByRole('button', { name: 'Nouvel article' })).toBeVisible()
    await expect(app.locator('body')).toHaveCSS('background-color', 'rgb(25, 23, 20)')
    await app.keyboard.press('Control+,')
    await app.getByText('Claire', { exact: true }).click()
    await expect(app.locator('body')).toHaveCSS('background-color', 'rgb(253, 252, 249)')
  })
})
