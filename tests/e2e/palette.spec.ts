import { expect, hasFetched, headlineOf, test } from './fixtures.ts'
import { ARTICLES } from './texts.ts'

test.use({ library: { articles: ARTICLES } })

test('everything is reached from the palette, by keyboard alone', async ({ app, newsroom }) => {
  const field = app.getByRole('combobox', { name: 'Rechercher un article ou une commande…' })
  const headline = headlineOf(app)
  const body = app.getByRole('textbox', { name: 'Texte de l’article' })
  const ask = async (words: string) => {
    await app.keyboard.press('Control+K')
    await expect(field).toBeFocused()
    await app.keyboard.type(words)
    await app.keyboard.press('Enter')
    await expect(field).toBeHidden()
  }
  await expect(headline).not.toHaveText('')

  // An article, a section of it, and a command in that.
  await ask('tramway')
  await expect(headline).toHaveText(/tramway/)
  await expect(body).toBeFocused()
  await ask('paves')
  await expect(body).toBeFocused()
  await app.keyboard.type('Vraiment, ')
  await expect(body).toContainText('Vraiment, Qui paie les pavés')

  // Escape changes nothing.
  await app.keyboard.press('Control+K')
  await expect(field).toBeFocused()
  await app.keyboard.press('Escape')
  await expect(field).toBeHidden()
  await expect(body).toBeFocused()

  // Focus mode, and back.
  await ask('concentration')
  await expect(app.getByRole('banner')).toBeHidden()
  await expect(app.getByText(/^Enregistré/)).toBeVisible()
  await expect(body).toBeFocused()
  await app.keyboard.press('Escape')
  await expect(app.getByRole('banner')).toBeVisible()

  // Settings are kept after a reload.
  await ask('lignes longues')
  await ask('apparence sombre')
  await ask('machine')
  await expect
    .poll(async () => {
      const settings = await newsroom.readSettings({})
      return settings.ok && settings.value
    })
    .toMatchObject({ measure: 'wide', theme: 'dark', typewriter: true })
  await app.reload()
  await expect(app.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(app.locator('html')).toHaveAttribute('data-measure', 'wide')

  // Theme and measure are those of the prerender, which hears no keys yet.
  await expect(app.getByRole('listbox', { name: 'Articles' })).toBeVisible()
  await app.keyboard.press('F1')
  const help = app.getByRole('dialog', { name: 'Raccourcis clavier' })
  await expect(help).toContainText('Ctrl+Maj+K')
  await app.keyboard.press('Escape')
  await expect(help).toBeHidden()
})

test('what is typed right after its key goes into the palette', async ({ app }) => {
  const body = app.getByRole('textbox', { name: 'Texte de l’article' })
  await expect(headlineOf(app)).not.toHaveText('')
  await expect.poll(() => hasFetched(app, 'Palette')).toBe(true)
  await body.focus()
  await app.keyboard.press('Control+K')
  await app.keyboard.type('lignes')
  await expect(app.getByRole('combobox', { name: 'Rechercher un article ou une commande…' })).toHaveValue(
    'lignes',
  )
})

test('what is typed after its key while the palette is being fetched goes into it', async ({ app }) => {
  const fetched = Promise.withResolvers<void>()
  await app.route('**/Palette-*.js', async (route) => {
    await fetched.promise
    await route.continue()
  })
  await app.reload()
  await expect(headlineOf(app)).not.toHaveText('')
  const before = await headlineOf(app).textContent()
  await headlineOf(app).click()
  await app.keyboard.press('Control+K')
  await app.keyboard.type('raccourcis')
  await app.keyboard.press('Enter')
  fetched.resolve()
  await expect(app.getByRole('dialog', { name: 'Raccourcis clavier' })).toBeVisible()
  await expect(headlineOf(app)).toHaveText(before ?? '')
})

test('the licences of all that Marbre contains are shown', async ({ app }) => {
  await expect(headlineOf(app)).not.toHaveText('')
  await app.keyboard.press('Control+K')
  await app.keyboard.type('licences')
  await app.keyboard.press('Enter')
  const dialog = app.getByRole('dialog', { name: 'Licences' })
  await expect(dialog.getByText('prosemirror-model')).toBeVisible()
  await expect(dialog.getByText('SIL OPEN FONT LICENSE Version 1.1')).toBeVisible()
})
