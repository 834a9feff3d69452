import { expect, hasFetched, headlineOf, test } from './fixtures.ts'

test.use({
  library: {
    articles: [
      {
        headline: 'L’accord de Séoul',
        standfirst: 'Un accord attendu depuis un an.',
        sections: [
          { heading: 'Un accord', body: 'La Corée signe l’accord.\n\nUn désaccord reste.' },
          { heading: 'La suite', body: `${'a'.repeat(40)}!` },
        ],
      },
    ],
  },
})

test('finding and replacing, with the keyboard alone', async ({ app }) => {
  const headline = headlineOf(app)
  const body = app.getByRole('textbox', { name: 'Texte de l’article' })
  const bar = app.getByRole('search', { name: 'Rechercher dans l’article' })
  const count = bar.getByRole('status').first()
  await expect(headline).toHaveText('L’accord de Séoul')
  await app.keyboard.press('Control+F')
  const query = bar.getByRole('textbox', { name: 'Rechercher', exact: true })
  await expect(query).toBeFocused()
  await app.keyboard.type('coree')
  await expect(count).toHaveText('1 sur 1')
  await app.keyboard.press('Escape')
  await expect(bar).toBeHidden()
  await expect(body).toBeFocused()
  expect(await app.evaluate(() => window.getSelection()?.toString())).toBe('Corée')

  await app.keyboard.press('Control+H')
  await expect(query).toBeFocused()
  await expect(query).toHaveValue('Corée')
  await app.keyboard.type('accord')
  await expect(count).toHaveText(/ sur 5$/)
  await app.keyboard.press('F3')
  await app.keyboard.press('Shift+F3')
  await app.keyboard.press('Control+G')
  await expect(count).toHaveText(/ sur 5$/)
  const replacement = bar.getByRole('textbox', { name: 'Remplacer par' })
  await app.keyboard.press('Tab')
  await expect(replacement).toBeFocused()
  await app.keyboard.type('traité')
  await expect(bar.getByRole('option')).toHaveCount(5)
  await expect(bar.getByRole('option').first()).toContainText('L’accordtraité de Séoul')
  await app.keyboard.press('Control+Enter')
  await expect(count).toHaveText('Aucun résultat')
  await expect(headline).toHaveText('L’traité de Séoul')
  await expect(body).toContainText('Un déstraité reste.')
  await app.keyboard.press('Escape')
  await body.focus()
  await app.keyboard.press('Control+Z')
  await expect(headline).toHaveText('L’accord de Séoul')
  await expect(body).toContainText('Un désaccord reste.')
})

test('what is typed right after the key goes into the bar; replacing everything leaves the focus in it', async ({
  app,
}) => {
  const body = app.getByRole('textbox', { name: 'Texte de l’article' })
  const bar = app.getByRole('search', { name: 'Rechercher dans l’article' })
  await expect(headlineOf(app)).toHaveText('L’accord de Séoul')
  await expect.poll(() => hasFetched(app, 'FindBar')).toBe(true)
  await body.focus()
  await app.keyboard.press('Control+H')
  await app.keyboard.type('Corée')
  await expect(bar.getByRole('textbox', { name: 'Rechercher', exact: true })).toHaveValue('Corée')
  await expect(bar.getByRole('status').first()).toHaveText('1 sur 1')
  await bar.getByRole('button', { name: 'Tout remplacer' }).click()
  await expect(body).toContainText('La  signe l’accord.')
  await expect(bar.getByRole('textbox', { name: 'Rechercher', exact: true })).toBeFocused()
  await app.keyboard.press('Escape')
  await expect(bar).toBeHidden()
  await expect(body).toBeFocused()
})

test('Ctrl+Z in the bar takes back what was replaced, then what was typed in it, and never spoils the page', async ({
  app,
}) => {
  const body = app.getByRole('textbox', { name: 'Texte de l’article' })
  const bar = app.getByRole('search', { name: 'Rechercher dans l’article' })
  const query = bar.getByRole('textbox', { name: 'Rechercher', exact: true })
  await expect(headlineOf(app)).toHaveText('L’accord de Séoul')
  await body.focus()
  await app.keyboard.press('Control+End')
  await app.keyboard.type(' Une phrase tapée.')
  await app.keyboard.press('Control+H')
  await expect(query).toBeFocused()
  await app.keyboard.type('phrase')
  await app.keyboard.press('Tab')
  await bar.getByRole('textbox', { name: 'Remplacer par' }).fill('ligne')
  await bar.getByRole('button', { name: 'Tout remplacer' }).click()
  await expect(body).toContainText('Une ligne tapée.')
  await app.keyboard.press('Control+Z')
  await expect(body).toContainText('Une phrase tapée.')

  await query.fill('abc')
  await query.focus()
  await app.keyboard.press('Control+Z')
  await expect(query).not.toHaveValue('abc')
  await expect(body).toContainText('Une phrase tapée.')
  await app.getByRole('searchbox').focus()
  await app.keyboard.type('xyz')
  await app.keyboard.press('Control+Z')
  await expect(app.getByRole('searchbox')).toHaveValue('')
  await expect(body).toContainText('Une phrase tapée.')
})

test('a regular expression that runs away is stopped', async ({ app }) => {
  const bar = app.getByRole('search', { name: 'Rechercher dans l’article' })
  await expect(headlineOf(app)).toHaveText('L’accord de Séoul')
  await app.keyboard.press('Control+F')
  await bar.getByRole('button', { name: 'Expression régulière' }).click()
  const query = bar.getByRole('textbox', { name: 'Rechercher', exact: true })
  await query.fill('^(a+)+$')
  await expect(bar.getByRole('alert')).toContainText('trop de temps')
  await query.fill('^L\\S+')
  await expect(bar.getByRole('status').first()).toHaveText(/ sur 3$/)
})
