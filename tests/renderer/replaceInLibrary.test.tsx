import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { article, type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { openWindow, runCommand } from './openWindow.tsx'

let library: MemoryLibrary
const body = (text: string) => [{ heading: '', body: text }]
const dialog = () => page.getByRole('dialog', { name: 'Remplacer dans la bibliothèque' })
const replaceButton = (name: string) => dialog().getByRole('button', { name, exact: true })
const texts = () =>
  [...library.articles.values()].map(
    ({ headline, sections }) => `${headline}: ${sections.map((each) => each.body).join()}`,
  )

const BEFORE = [
  'Le bac de Corvene: Le bac part de Corvene à midi.',
  'La criée: On a vu Corvene.\n\nPuis on l’a quitté, Corvene.',
  'Les bouées: Rien de neuf.',
]

beforeEach(async () => {
  library = memoryLibrary([
    article({ headline: 'Le bac de Corvene', sections: body('Le bac part de Corvene à midi.') }),
    article({ headline: 'La criée', sections: body('On a vu Corvene.\n\nPuis on l’a quitté, Corvene.') }),
    article({ headline: 'Les bouées', sections: body('Rien de neuf.') }),
  ])
  await openWindow(library)
  runCommand('replace-library')
  await userEvent.fill(dialog().getByRole('textbox', { name: 'Rechercher', exact: true }), 'Corvene')
  await userEvent.fill(dialog().getByRole('textbox', { name: 'Remplacer par' }), 'Corvenne')
  await expect.element(dialog().getByText('4 occurrences dans 2 articles.')).toBeVisible()
})

const row = (name: RegExp) => dialog().getByRole('option', { name })
const tick = (name: RegExp) => row(name).element().querySelector<HTMLElement>('[data-action=tick]')?.click()

test('Tab goes from what is sought to what replaces it, then to the options', async () => {
  const sought = dialog().getByRole('textbox', { name: 'Rechercher', exact: true })
  sought.element().focus()
  await userEvent.keyboard('{Tab}')
  await expect.element(dialog().getByRole('textbox', { name: 'Remplacer par' })).toHaveFocus()
  await userEvent.keyboard('{Tab}')
  await expect.element(dialog().getByRole('button', { name: 'Respecter la casse' })).toHaveFocus()
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}{Shift>}{Tab}{/Shift}')
  await expect.element(sought).toHaveFocus()
})

const lastOption = () => dialog().getByRole('button', { name: 'Expression régulière' })

test('Tab goes from the options to the scope that is chosen, and Shift+Tab back', async () => {
  await dialog().getByRole('button', { name: 'Annuler' }).click()
  await expect.element(dialog()).not.toBeInTheDocument()
  page.getByRole('listbox', { name: 'Articles' }).element().focus()
  await userEvent.keyboard('{Control>}a{/Control}')
  runCommand('replace-library')
  const chosen = dialog().getByRole('radio', { checked: true })
  await expect.element(chosen).toHaveAttribute('value', 'selection')
  lastOption().element().focus()
  await userEvent.keyboard('{Tab}')
  await expect.element(chosen, { timeout: 3_000 }).toHaveFocus()
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
  await expect.element(lastOption(), { timeout: 3_000 }).toHaveFocus()
})

test('Tab leaves the search behind its last option where nothing was found', async () => {
  await userEvent.fill(dialog().getByRole('textbox', { name: 'Rechercher', exact: true }), 'absent')
  await expect.element(dialog().getByText(/^Introuvable/)).toBeVisible()
  lastOption().element().focus()
  await userEvent.keyboard('{Tab}')
  await expect.element(dialog().getByRole('button', { name: 'Annuler' }), { timeout: 3_000 }).toHaveFocus()
})

test('what is not ticked stays, the rest is replaced with a version of each before, and one Undo takes it back', async () => {
  await expect.element(replaceButton('Tout remplacer (4)')).toBeEnabled()
  tick(/^La criée/)
  await expect.element(replaceButton('Tout remplacer (2)')).toBeEnabled()
  await expect.element(row(/On a vu/)).toHaveAttribute('aria-checked', 'false')
  tick(/Puis on/)
  await expect.element(replaceButton('Tout remplacer (3)')).toBeEnabled()
  dialog().getByRole('listbox').element().focus()
  await userEvent.keyboard('{Home}{ArrowDown} ')
  await expect.element(replaceButton('Tout remplacer (4)')).toBeEnabled()
  await userEvent.keyboard(' ')
  await replaceButton('Tout remplacer (3)').click()
  await expect.element(dialog()).not.toBeInTheDocument()
  expect(texts()).toEqual([
    'Le bac de Corvenne: Le bac part de Corvenne à midi.',
    'La criée: On a vu Corvene.\n\nPuis on l’a quitté, Corvenne.',
    'Les bouées: Rien de neuf.',
  ])
  expect(library.versions.map(({ kept }) => kept.reason)).toEqual(['replace-all', 'replace-all'])
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await expect.element(page.getByText('2 articles rétablis')).toBeVisible()
  expect(texts()).toEqual(BEFORE)
})

test('what is put in is typeset as typed text is, in the preview as in the articles', async () => {
  await userEvent.fill(dialog().getByRole('textbox', { name: 'Remplacer par' }), `"L'île"`)
  await expect.poll(() => row(/On a vu/).element().textContent).toContain('«\u00a0L’île\u00a0»')
  await replaceButton('Tout remplacer (4)').click()
  await expect.element(dialog()).not.toBeInTheDocument()
  expect(texts()[0]).toBe('Le bac de «\u00a0L’île\u00a0»: Le bac part de «\u00a0L’île\u00a0» à midi.')
})

test('a second click while the text is saved before it starts nothing', async () => {
  const { startBulk } = library.newsroom
  const answered = Promise.withResolvers<void>()
  let started = 0
  library.newsroom.startBulk = async (input) => {
    started += 1
    await answered.promise
    return startBulk(input)
  }
  await expect.element(replaceButton('Tout remplacer (4)')).toBeEnabled()
  const button = replaceButton('Tout remplacer (4)').element()
  if (!(button instanceof HTMLElement)) throw new TypeError('no button')
  button.click()
  button.click()
  await expect.poll(() => started).toBe(1)
  answered.resolve()
  await expect.element(dialog()).not.toBeInTheDocument()
  expect(started).toBe(1)
  expect(library.versions).toHaveLength(2)
})

test('Cancel changes nothing', async () => {
  await dialog().getByRole('button', { name: 'Annuler' }).click()
  await expect.element(dialog()).not.toBeInTheDocument()
  expect(texts()).toEqual(BEFORE)
  expect(library.versions).toEqual([])
})
