import { expect, headlineOf, test, writeHeadline } from '../fixtures.ts'

test.use({
  library: {
    articles: [
      { headline: 'Premier' },
      { headline: 'Deuxième', sections: [{ heading: '', body: 'Un mot.' }] },
    ],
  },
})

test('commands of the menu bar reach the page, by mouse, by keyboard and by their keys', async ({
  startDesktop,
}) => {
  const desktop = await startDesktop()
  const { page } = desktop
  const headline = headlineOf(page)
  const body = page.getByRole('textbox', { name: 'Texte de l’article' })
  await expect(headline).toHaveText('Deuxième')

  for (const by of ['mouse', 'keyboard'] as const) {
    await test.step(by, async () => {
      await desktop.choose('next-article', by)
      await expect(headline).toHaveText('Premier')
      await desktop.choose('previous-article', by)
      await expect(headline).toHaveText('Deuxième')
      await desktop.choose('settings', by)
      await expect(page.getByRole('dialog', { name: 'Réglages' })).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog', { name: 'Réglages' })).toBeHidden()

      // The Format commands, which the page hears itself when they come by their keys.
      await body.locator('p').last().click({ clickCount: 3 })
      await desktop.choose('bold', by)
      await expect(body.locator('strong')).toHaveText('Un mot.')
      await desktop.choose('bold', by)
      await expect(body.locator('strong')).toHaveCount(0)
      await desktop.choose('quote', by)
      await expect(body.locator('blockquote')).toHaveText('Un mot.')
      await desktop.choose('paragraph', by)
      await expect(body.locator('blockquote')).toHaveCount(0)
    })
  }

  // A key does its work once, whoever hears it.
  await body.locator('p').last().click({ clickCount: 3 })
  await page.keyboard.press('Control+b')
  await expect(body.locator('strong')).toHaveText('Un mot.')
  await page.keyboard.press('Control+Alt+ArrowDown')
  await expect(headline).toHaveText('Premier')
})

test('undo and redo of the menu act where the focus is', async ({ startDesktop }) => {
  const desktop = await startDesktop()
  const { page } = desktop
  const headline = headlineOf(page)
  await expect(headline).toHaveText('Deuxième')
  await writeHeadline(page, 'Troisième')
  for (const by of ['mouse', 'keyboard'] as const) {
    await expect
      .poll(async () => {
        await desktop.choose('undo', by)
        return headline.textContent()
      })
      .toBe('Deuxième')
    await expect
      .poll(async () => {
        await desktop.choose('redo', by)
        return headline.textContent()
      })
      .toBe('Troisième')
  }

  // A search field has its own history.
  const search = page.getByRole('searchbox')
  await search.click()
  await page.keyboard.type('ferry')
  await desktop.choose('undo', 'mouse')
  await expect(search).not.toHaveValue('ferry')
  await expect(headline).toHaveText('Troisième')

  // With the focus on the list, the last deletion is undone.
  const list = page.getByRole('listbox', { name: 'Articles' })
  await search.fill('')
  await expect(list.getByRole('option')).toHaveCount(3)
  await list.focus()
  await page.keyboard.press('Delete')
  await expect(list.getByRole('option')).toHaveCount(2)
  await desktop.choose('undo', 'keyboard')
  await expect(list.getByRole('option')).toHaveCount(3)
})
