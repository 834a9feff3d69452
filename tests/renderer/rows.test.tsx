import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { failed } from '../../src/core/failure.ts'
import { article, type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { openWindow, runCommand } from './openWindow.tsx'

const { articleEditor } = await import('../../src/renderer/src/editor/articleEditor.ts')
const { useSession } = await import('../../src/renderer/src/saving/session.ts')
const { shortenHeadline } = await import('../../src/renderer/src/commands/articles.ts')

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
const text = (body: string) => [{ heading: '', body }]

let library: MemoryLibrary
const list = () => page.getByRole('listbox', { name: 'Articles' })
const row = (name: string | RegExp) => list().getByRole('option', { name })
const item = (name: string | RegExp) => page.getByRole('menuitem', { name })
const opened = () => library.articles.get(useSession.getState().openedId ?? '')
const stored = (headline: string) => [...library.articles.values()].find((each) => each.headline === headline)

/** Opens the menu of the row at the keyboard cursor. */
async function openMenu(): Promise<void> {
  list().element().focus()
  await userEvent.keyboard('{Shift>}{F10}{/Shift}')
  await expect.element(page.getByRole('menu')).toBeVisible()
}

beforeEach(async () => {
  library = memoryLibrary([
    article({
      headline: 'Le bac reprend',
      status: 'review',
      desk: 'Rivière',
      byline: [{ name: 'Inès Karam' }, { name: 'Théo Lanz' }],
      updatedAt: new Date().toISOString(),
      sections: text('Huit heures, premier passage.'),
    }),
    article({ headline: '', updatedAt: hoursAgo(24), sections: text('Les bouées sont rouges cette année.') }),
    article({ headline: '', updatedAt: hoursAgo(48), sections: text('Les bouées ne sont plus là.') }),
    article({
      headline: 'La criée déménage',
      status: 'ready',
      embargo: '2099-03-11T06:00:00+01:00',
      embargoZone: 'Europe/Brussels',
      updatedAt: '2024-02-05T12:00:00.000Z',
      sections: [
        { heading: 'Au quai', body: 'Rien n’est dit de la glace.' },
        { heading: 'Au marché', body: `${'Une ligne de plus.\n\n'.repeat(80)}La glace et **la gla**ce.` },
      ],
    }),
  ])
  await openWindow(library)
})

test('a row has its status, desk, authors, length, time and first words, and an embargo its zone', async () => {
  await expect
    .element(row(/^Le bac/))
    .toMatchTextContent(
      /^Le bac reprendHuit heures, premier passage\.RelectureInès Karam, Théo Lanz29\d{1,2}:\d{2}Rivière$/,
    )
  await expect.element(row(/^La criée/)).toMatchTextContent(/Embargo 11 mars 2099,? 0?6:00 \(Bruxelles\)/)
  await expect.element(row(/^La criée/)).toMatchTextContent('5 févr. 2024')
})

test('what is cut in a row is in its tooltip, and an embargo in a line of its own has no dot before it', async () => {
  await expect.element(row(/^Le bac/).getByTitle('Inès Karam, Théo Lanz')).toBeVisible()
  // What parts the desk from the embargo is cut off with the line.
  const embargo = row(/^La criée/)
    .getByText(/^Embargo/)
    .element()
  if (!(embargo instanceof HTMLElement)) throw new TypeError('no embargo')
  expect(embargo.offsetParent).toBe(embargo.parentElement)
})

test('the length stands right behind a name of two letters, and the first letters of a long one stay', async () => {
  const byline = (name: string) => ({ headline: name, byline: [{ name }], sections: text('x'.repeat(1_200)) })
  for (const name of ['Jo', 'Anne-Élisabeth de Saint-Aubin-des-Grèves'])
    library.articles.set(name, article({ ...byline(name), id: name }))
  library.announce({ type: 'library-changed' })
  const names = (name: string) =>
    row(new RegExp(`^${name}`))
      .getByTitle(name)
      .element()
  await expect.element(row(/^Jo/)).toBeVisible()
  const letters = document.createRange()
  letters.selectNodeContents(names('Jo'))
  expect(names('Jo').getBoundingClientRect().width).toBeCloseTo(letters.getBoundingClientRect().width, 0)
  const long = names('Anne-Élisabeth de Saint-Aubin-des-Grèves')
  expect(long.scrollWidth).toBeGreaterThan(long.clientWidth)
  expect(long.clientWidth).toBeGreaterThan(20)
})

test('what runs from right to left in a row leaves dots and the button of the menu their place', async () => {
  const arabic = article({ headline: 'العبّارة', language: 'ar', byline: [{ name: 'ليلى حداد' }] })
  library.articles.set(arabic.id, arabic)
  library.announce({ type: 'library-changed' })
  await expect.element(row(/^العبّارة/)).toBeVisible()
  /** Where a text of the row is: its left and right edges. */
  const edges = (text: RegExp) => {
    const range = document.createRange()
    range.selectNodeContents(
      row(/^العبّارة/)
        .getByText(text)
        .element(),
    )
    const { left, right } = range.getBoundingClientRect()
    return { left, right }
  }
  const [status, names, signs] = [edges(/^Brouillon$/), edges(/^ليلى حداد$/), edges(/^0$/)]
  expect(names.left - status.right).toBeGreaterThan(5)
  expect(signs.left - names.right).toBeGreaterThan(5)
  await row(/^العبّارة/).hover()
  const menu = row(/^العبّارة/).getByTitle('Autres actions')
  await expect.element(menu).toBeVisible()
  expect(edges(/^العبّارة$/).right).toBeLessThanOrEqual(menu.element().getBoundingClientRect().left)
})

test('articles without a headline are told by their first words', async () => {
  await expect.element(row(/^Sans titre.*bouées sont rouges/)).toMatchTextContent('hier')
  await expect.element(row(/^Sans titre.*bouées ne sont plus/)).toBeVisible()
})

test('a search shows where it hit, and opening it goes there while the list keeps the keyboard', async () => {
  await expect.element(page.getByRole('main').getByRole('textbox').first()).toBeVisible()
  await page.getByRole('searchbox').fill('glace')
  await expect.element(list().getByRole('option')).toHaveLength(1)
  await expect.element(row(/^La criée/).getByText('glace', { exact: true })).toBeVisible()
  list().element().focus()
  await userEvent.keyboard('{Enter}')
  const selected = () => {
    const { state } = articleEditor
    return state?.doc.textBetween(state.selection.from, state.selection.to)
  }
  await expect.poll(selected).toBe('glace')
  await expect.poll(() => CSS.highlights.get('marbre-hit')?.size).toBe(1)
  await expect.element(list()).toHaveFocus()
})

test('the menu of a row comes by Shift+F10, the right button and the three dots, and goes back to the list', async () => {
  await openMenu()
  await expect.element(item(/^Ouvrir Entrée/)).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect.element(list()).toHaveFocus()
  await row(/^La criée/).click({ button: 'right' })
  await expect.element(page.getByRole('menu', { name: /La criée déménage/ })).toBeVisible()
  await userEvent.keyboard('{Escape}')
  expect(opened()?.headline).toBe('Le bac reprend')
  await row(/^La criée/).hover()
  await row(/^La criée/)
    .getByTitle('Autres actions')
    .click()
  await expect.element(page.getByRole('menu', { name: /La criée déménage/ })).toBeVisible()
})

test('a menu that opens by keys under a resting pointer leaves the keys where they are, until the pointer moves', async () => {
  await openMenu()
  const place = item(/^Statut/)
    .element()
    .getBoundingClientRect()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument()
  const { left, top } = list().element().getBoundingClientRect()
  await list().hover({ position: { x: place.left + 20 - left, y: place.top + 10 - top } })
  await openMenu()
  // A submenu opens a fifth of a second after the pointer came.
  await new Promise((resume) => setTimeout(resume, 500))
  expect(page.getByRole('menuitemradio').elements()).toEqual([])
  await expect.element(item(/^Ouvrir Entrée/)).toHaveFocus()
  await item(/^Statut/).hover({ position: { x: 40, y: 10 } })
  await expect.element(page.getByRole('menuitemradio', { name: 'Publié' })).toBeVisible()
})

test('the menu sets the status of an article that is not open', async () => {
  await row(/^La criée/).click({ button: 'right' })
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}')
  await page.getByRole('menuitemradio', { name: 'Publié' }).click()
  await expect.poll(() => stored('La criée déménage')?.status).toBe('published')
  await expect.element(row(/^La criée/)).toMatchTextContent('Publié')
  expect(opened()?.headline).toBe('Le bac reprend')
  await page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Annuler' }).click()
  await expect.poll(() => stored('La criée déménage')?.status).toBe('ready')
})

test('a click on a row’s status changes it, and so do the inspector and the palette’s commands', async () => {
  await row(/^Le bac/)
    .getByTitle('Changer le statut')
    .click()
  await page.getByRole('menuitemradio', { name: 'Écarté' }).click()
  await expect.poll(() => stored('Le bac reprend')?.status).toBe('spiked')
  await page.getByRole('complementary').getByRole('button', { name: 'Statut Écarté' }).click()
  await page.getByRole('menuitemradio', { name: 'Brouillon' }).click()
  await expect.poll(() => stored('Le bac reprend')?.status).toBe('draft')
  runCommand('status-published')
  await expect.poll(() => stored('Le bac reprend')?.status).toBe('published')
})

test('a duplicate is opened as a draft, and an article made after another one has no date', async () => {
  await openMenu()
  await item('Dupliquer').click()
  await expect.poll(() => opened()?.headline).toBe('Le bac reprend (copie)')
  expect(opened()).toMatchObject({ status: 'draft', sections: text('Huit heures, premier passage.') })
  // Rows are where they will stay.
  await expect.element(list().getByRole('option')).toHaveLength(5)
  await row(/^La criée/).click({ button: 'right' })
  await expect.element(page.getByRole('menu', { name: /La criée déménage/ })).toBeVisible()
  await item('Nouveau d’après cet article').click()
  await expect.poll(() => opened()?.headline).toBe('La criée déménage')
  expect(opened()).toMatchObject({ status: 'draft', embargo: '', date: '' })
  expect(library.articles.size).toBe(6)
})

test('of an article that cannot be saved a duplicate has what was typed, and an empty new one goes all the same', async () => {
  const { newsroom } = library
  const { saveArticle } = newsroom
  const id = useSession.getState().openedId
  newsroom.saveArticle = async (input) => (input.id === id ? failed('disk-full') : saveArticle(input))
  articleEditor.typeFields({ desk: 'Quais' })
  await expect.poll(() => useSession.getState().savedState?.kind).toBe('failed')
  await row(/^La criée/).click()
  await expect.poll(() => opened()?.headline).toBe('La criée déménage')
  await row(/^Le bac/).click({ button: 'right' })
  await item('Dupliquer').click()
  await expect.poll(() => opened()?.headline).toBe('Le bac reprend (copie)')
  expect(opened()?.desk).toBe('Quais')
  runCommand('new-article')
  await expect.poll(() => library.articles.size).toBe(6)
  await expect.poll(() => opened()?.headline).toBe('')
  await row(/^La criée/).click()
  await expect.poll(() => library.articles.size).toBe(5)
})

test('a new article in which nothing is written is gone once it is left, and another one stays', async () => {
  runCommand('new-article')
  await expect.poll(() => opened()?.headline).toBe('')
  await expect.element(list().getByRole('option')).toHaveLength(5)
  await row(/^Le bac/).click()
  await expect.poll(() => library.articles.size).toBe(4)
  expect(library.bin.size).toBe(0)
  await expect.element(list().getByRole('option')).toHaveLength(4)
  runCommand('new-article')
  await expect.poll(() => opened()?.sections).toEqual(text(''))
  await expect.element(list().getByRole('option')).toHaveLength(5)
  articleEditor.setFields({ headline: 'Une brève' })
  await expect.element(row(/^Une brève/)).toBeVisible()
  await row(/^Le bac/).click()
  await expect.poll(() => stored('Une brève')?.revision).toBe(2)
  await expect.element(row(/^Une brève/)).toBeVisible()
})

test('a long headline in a sentence ends after a whole word, and one without blanks anywhere', () => {
  const words = 'Au port, la grue arrive deux ans trop tôt et les mouettes protestent encore'
  expect(shortenHeadline(words)).toBe('Au port, la grue arrive deux ans trop tôt et les mouettes…')
  expect(shortenHeadline('🦆'.repeat(70))).toBe(`${'🦆'.repeat(60)}…`)
  expect(shortenHeadline('Au port')).toBe('Au port')
})
