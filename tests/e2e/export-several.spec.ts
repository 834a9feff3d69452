import { unzipSync } from 'fflate'
import { expect, test } from './fixtures.ts'

const HEADLINES = ['Le bac est de retour', 'La halle attend son toit', 'Le port rouvre', 'Un brouillon']

test.use({
  library: {
    articles: HEADLINES.map((headline, at) => ({ headline, status: at < 3 ? 'ready' : 'draft' })),
  },
})

test('three selected articles are exported as one zip, and the report says so', async ({ app, started }) => {
  const option = (name: string) =>
    app.getByRole('listbox', { name: 'Articles' }).getByRole('option', { name })
  const dialog = app.getByRole('dialog')
  await option('Le port rouvre').click()
  for (const name of ['La halle attend son toit', 'Le bac est de retour'])
    await option(name).click({ modifiers: ['ControlOrMeta'] })
  await app.keyboard.press('ControlOrMeta+e')
  await dialog.getByText('Markdown', { exact: true }).click()
  const { name, bytes } = await started.savedBy(() =>
    dialog.getByRole('button', { name: 'Exporter 3 articles' }).click(),
  )
  expect(name).toMatch(/^markdown-\d{4}-\d\d-\d\d\.zip$/)
  await expect(dialog).toContainText('3 fichiers écrits')
  expect(new Set(Object.keys(unzipSync(bytes)))).toEqual(
    new Set(['la-halle-attend-son-toit.md', 'le-bac-est-de-retour.md', 'le-port-rouvre.md']),
  )
  await dialog.getByRole('button', { name: 'Fermer' }).press('Enter')
  await expect(dialog).toBeHidden()
})
