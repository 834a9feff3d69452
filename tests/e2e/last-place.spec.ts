import { expect, headlineOf, test } from './fixtures.ts'

const LONG = Array.from({ length: 60 }, (_, nth) => `Le paragraphe ${nth} du quai.`).join('\n\n')

test.use({
  library: { articles: [{ headline: 'Le quai', sections: [{ heading: '', body: LONG }] }] },
})

test('a window that is opened again is at the line that was left', async ({ app }) => {
  const line = app.getByText('Le paragraphe 40 du quai.')
  await expect(headlineOf(app)).toBeInViewport()
  await line.click()
  await app.keyboard.press('End')
  await app.keyboard.type(' Encore.')
  await expect(app.getByText(/^Enregistré à/)).toBeVisible()
  await app.reload()
  await expect(app.locator('[data-prerender]')).toHaveCount(0)
  const left = app.getByText('Le paragraphe 40 du quai. Encore.')
  await expect(left).toBeInViewport()
  await app.getByRole('textbox', { name: 'Texte de l’article' }).focus()
  await app.keyboard.type(' Et après.')
  await expect(left).toContainText('Encore. Et après.')
})
