import { expect, headlineOf, test } from './fixtures.ts'

const PARAGRAPHS = Array.from(
  { length: 60 },
  (_, at) => `Paragraphe ${at + 1}. ${'Le bac part à midi. '.repeat(12)}`,
)

test.use({
  library: {
    articles: [
      {
        headline: 'Le bac de midi',
        sections: [
          { heading: 'À quai', body: PARAGRAPHS.slice(0, 30).join('\n\n') },
          { heading: 'En mer', body: PARAGRAPHS.slice(30).join('\n\n') },
        ],
      },
    ],
  },
})

test('of the window, the article alone is printed, black on white and to its end', async ({ app }) => {
  await expect(headlineOf(app)).toHaveText('Le bac de midi')
  await app.getByRole('textbox', { name: 'Texte de l’article' }).click()
  await app.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await app.locator('html').evaluate((html) => {
    html.dataset.theme = 'dark'
  })
  for (const part of ['nav', 'aside', '#root > div > header', '#root > div > footer', '[role=toolbar]'])
    for (const element of await app.locator(part).all()) await expect(element).toBeHidden()
  await expect(headlineOf(app)).toBeVisible()
  const page = app.getByRole('textbox', { name: 'Texte de l’article' })
  expect(await page.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(29, 26, 22)')
  // The text is higher than the window, and is not cut by it.
  const height = await app.evaluate(() => document.documentElement.scrollHeight)
  expect(height).toBeGreaterThan(3_000)
  await expect(app.locator('[data-margin]').first()).toBeHidden()
  // Nothing is printed for a field that is empty.
  for (const field of await app.locator('[data-credits] [data-copy]').all()) await expect(field).toBeHidden()
})

test.describe('a word that no dictionary knows', () => {
  test.use({
    library: { articles: [{ headline: 'Le bac', sections: [{ heading: '', body: 'Un mottt ici.' }] }] },
  })
  test('is printed without what underlines it', async ({ app }) => {
    const word = app.locator('.diagnostic.spelling')
    await expect(word).toHaveText('mottt')
    const line = () => word.evaluate((element) => getComputedStyle(element).textDecorationLine)
    expect(await line()).toBe('underline')
    await app.emulateMedia({ media: 'print' })
    expect(await line()).toBe('none')
  })
})

test('what is folded is printed all the same', async ({ app }) => {
  const last = app.getByText('Paragraphe 60.')
  await app.locator('[data-chevron]').last().click()
  await expect(last).toBeHidden()
  await app.emulateMedia({ media: 'print' })
  await expect(last).toBeVisible()
})

test('the command prints the article’s page, with its fonts and what was just typed', async ({
  app,
  host,
}) => {
  test.skip(host !== 'web', 'the desktop prints by Electron, see desktop/print.spec.ts')
  await headlineOf(app).click()
  await app.keyboard.press('End')
  await app.keyboard.type(' vingt')
  const warnings: string[] = []
  app.on('console', (message) => warnings.push(message.text()))
  await app.keyboard.press('Control+p')
  const printed = app.frameLocator('iframe[sandbox="allow-same-origin allow-modals"]')
  await expect(printed.locator('h1')).toHaveText('Le bac de midi vingt')
  const fonts = await printed.locator('html').evaluate(() => [...document.fonts].map(({ status }) => status))
  expect(fonts).toContain('loaded')
  // Chromium tells here where it refuses to print a frame.
  expect(warnings.filter((warning) => /print/i.test(warning))).toEqual([])
})
