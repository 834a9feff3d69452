import { expect, put, test } from './fixtures.ts'

test('when another client saved meanwhile, both texts are kept and the user chooses', async ({
  app,
  newsroom,
}) => {
  const { article, fingerprint } = await put(newsroom, { headline: 'Le phare', standfirst: 'Il clignote.' })
  await app.getByRole('option', { name: /Le phare/ }).click()
  const headline = app.getByRole('textbox', { name: 'Titre', exact: true })
  await expect(headline).toHaveValue('Le phare')

  // The other client's save and the keystroke cross each other.
  await app.route('**/rpc', async (route) => {
    const body = route.request().postData() ?? ''
    if (body.includes('saveArticle')) await new Promise((resume) => setTimeout(resume, 1_500))
    await route.continue()
  })
  await headline.fill('Le phare de nuit')
  const theirs = await newsroom.saveArticle({
    id: article.id,
    base: { revision: article.revision, fingerprint },
    content: { ...article, headline: 'Le phare éteint' },
  })
  expect(theirs.ok).toBe(true)
  const dialog = app.getByRole('dialog', { name: 'Cet article a aussi été modifié ailleurs' })
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Garder mon texte ici' }).click()
  await expect(headline).toHaveValue('Le phare de nuit')
  const options = app.getByRole('listbox', { name: 'Articles' }).getByRole('option')
  await expect(options.filter({ hasText: 'Le phare éteint' })).toHaveCount(1)
  await expect(options.filter({ hasText: 'Le phare de nuit' })).toHaveCount(1)
})
