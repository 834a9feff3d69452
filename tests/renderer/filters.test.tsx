import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { article, type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { openWindow, runCommand } from './openWindow.tsx'

const ofLength = (signs: number) => [{ heading: '', body: 'a'.repeat(signs) }]
const by = (name: string) => [{ name }]

let library: MemoryLibrary
const search = () => page.getByRole('searchbox', { name: 'Rechercher un article…' })
const rows = () => page.getByRole('listbox', { name: 'Articles' }).getByRole('option')
const filters = () => page.getByRole('group', { name: 'Filtres' })
const button = (name: string | RegExp) => page.getByRole('button', { name })
const item = (name: string) => page.getByRole('menuitem', { name })

beforeEach(async () => {
  library = memoryLibrary([
    article({
      headline: 'La crue',
      desk: 'Vie locale',
      byline: by('Inès Karam'),
      status: 'ready',
      sections: ofLength(900),
    }),
    article({
      headline: 'Le bac',
      desk: 'Transports',
      byline: by('Théo Lanz'),
      status: 'ready',
      sections: ofLength(600),
    }),
    article({ headline: 'Le quai', desk: 'Transports', byline: by('Inès Karam'), sections: ofLength(300) }),
  ])
  await openWindow(library)
  await expect.element(button('Ajouter un filtre')).toBeVisible()
})

test('a field and its value are suggested as one types, and become a filter by the keyboard alone', async () => {
  await search().click()
  await userEvent.keyboard('rub')
  await expect.element(page.getByRole('listbox', { name: 'Suggestions' })).toBeVisible()
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await expect.element(search()).toHaveValue('rubrique:')
  await expect.element(page.getByRole('option', { name: /^Vie locale/ })).toBeVisible()
  await userEvent.keyboard('tra')
  await expect.element(page.getByRole('option', { name: /^Vie locale/ })).not.toBeInTheDocument()
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await expect.element(filters()).toMatchTextContent('Rubrique Transports')
  await expect.element(search()).toHaveValue('')
  await expect.element(rows()).toHaveLength(2)
  await search().fill('bac')
  await expect.element(rows()).toHaveLength(1)
  await search().fill('auteur:karam')
  await expect.element(rows()).toHaveLength(1)
  await userEvent.keyboard('{Escape}{Enter}')
  await expect.element(filters()).toMatchTextContent('Auteur karam')
  await button('Retirer le filtre Rubrique Transports').click()
  await expect.element(rows()).toHaveLength(2)
})

test('filters are added from the menu, changed, and cleared where they match nothing', async () => {
  await button('Ajouter un filtre').click()
  await item('Auteur').click()
  await expect.element(page.getByRole('option', { name: /^Théo Lanz/ })).toBeVisible()
  await userEvent.keyboard('lanz{Enter}')
  await expect.element(rows()).toHaveLength(1)
  await button('Modifier le filtre Auteur Théo Lanz').click()
  await page.getByRole('option', { name: /^Inès Karam/ }).click()
  await expect.element(rows()).toHaveLength(2)
  await button('Ajouter un filtre').click()
  await item('Longueur').click()
  await userEvent.keyboard('2000{Tab}100{Enter}')
  await expect
    .element(page.getByRole('alert').getByText('La première valeur dépasse la seconde.'))
    .toBeVisible()
  await page.getByRole('textbox', { name: /^À/ }).fill('3000')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('Aucun article ne correspond à ces filtres')).toBeVisible()
  await button('Effacer les filtres').click()
  await expect.element(rows()).toHaveLength(3)
})

test('a search is saved by name and run again; one of a newer version is named as such and not run', async () => {
  const { newsroom } = library
  const settings = await newsroom.readSettings({})
  if (!settings.ok) throw new TypeError('no settings')
  const newer = { version: 2, name: 'Demain', days: 1 }
  await newsroom.writeSettings({ ...settings.value, savedSearches: [newer] })
  await search().fill('rubrique:transports')
  await expect.element(rows()).toHaveLength(2)
  await button('Trier').click()
  await page.getByRole('menuitemradio', { name: 'Longueur' }).click()
  await button('Trier').click()
  await page.getByRole('menuitemradio', { name: 'Du plus court au plus long' }).click()
  await expect.element(rows().first()).toMatchTextContent('Le quai')
  await button('Recherches enregistrées').click()
  await item('Enregistrer cette recherche…').click()
  await userEvent.keyboard('Courts{Enter}')
  await expect.element(page.getByText('Recherche « Courts » enregistrée')).toBeVisible()
  const saved = async () => {
    const read = await newsroom.readSettings({})
    return read.ok ? read.value.savedSearches : []
  }
  await expect.poll(async () => (await saved()).map(({ name }) => name)).toEqual(['Demain', 'Courts'])
  expect((await saved())[0]).toEqual(newer)
  await search().fill('')
  await button('Trier').click()
  await page.getByRole('menuitemradio', { name: 'Titre' }).click()
  await expect.element(rows()).toHaveLength(3)
  await button('Recherches enregistrées').click()
  await item('Demain (enregistrée par une version plus récente)').click()
  await expect.element(page.getByText(/vient d’une version plus récente de Marbre/)).toBeVisible()
  await expect.element(rows()).toHaveLength(3)
  await button('Recherches enregistrées').click()
  await item('Courts').click()
  await expect.element(rows()).toHaveLength(2)
  await expect.element(rows().first()).toMatchTextContent('Le quai')
  await expect.element(filters()).toMatchTextContent('Rubrique transports')
})

test('a command leads to the length of a hole to fill, from the bin and from the page', async () => {
  runCommand('open-bin')
  await expect
    .element(page.getByRole('listbox', { name: 'Corbeille' }).or(page.getByText('La corbeille est vide')))
    .toBeVisible()
  runCommand('fill-hole')
  await expect.element(page.getByLabelText('Trou de')).toHaveFocus()
  await expect.element(rows()).toHaveLength(2)
  document.querySelector<HTMLElement>('.ProseMirror')?.focus()
  runCommand('fill-hole')
  await expect.element(page.getByLabelText('Trou de')).toHaveFocus()
})

test('the view of what is ready fills a hole, and selects the articles that do', async () => {
  await button('Marbre').click()
  await expect.element(rows()).toHaveLength(2)
  await page.getByLabelText('Trou de').fill('1')
  await page.getByLabelText('Unité').selectOptions('feuillets')
  const proposed = page.getByRole('list', { name: 'Articles proposés' })
  await expect
    .element(proposed.getByRole('listitem').first())
    .toMatchTextContent('Sélectionnerau signe près1 500')
  await button('Sélectionner : Le bac · La crue').click()
  await expect.element(page.getByText('2 articles', { exact: true })).toBeVisible()
  await page.getByLabelText('Trou de').fill('beaucoup')
  await expect.element(page.getByText('Donnez une longueur, par exemple 3.')).toBeVisible()
  await button(/^Tous/).click()
  await expect.element(rows()).toHaveLength(3)
  await expect.element(proposed).not.toBeInTheDocument()
})
