import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { openWindow } from './openWindow.tsx'

// Imported after `openWindow.tsx`, which defines the bridge that the modules read.
const { useLayout } = await import('../../src/renderer/src/state/layout.ts')

const button = (name: string) => page.getByRole('button', { name, exact: true })
const box = (name: string) => page.getByRole('textbox', { name, exact: true })
const entries = async ({ newsroom }: MemoryLibrary) => {
  const answer = await newsroom.readDictionary({})
  return answer.ok ? answer.value.words : []
}
const words = async (library: MemoryLibrary) => (await entries(library)).map(({ word }) => word)

async function openDictionary(): Promise<MemoryLibrary> {
  const library = memoryLibrary()
  library.newsroom.listSpellingDictionaries = async () => ({
    ok: true,
    value: ['fr', 'en-gb-oxendict'].map((language) => ({ language, isOwn: false })),
  })
  await library.newsroom.changeDictionary({
    add: [
      { word: 'zorbage', model: null },
      { word: 'écoquartier', model: 'écolier' },
    ],
  })
  await openWindow(library)
  useLayout.getState().openSettings('dictionary')
  await expect.element(button('Retirer «\u00a0zorbage\u00a0»')).toBeVisible()
  return library
}

beforeEach(() => localStorage.clear())

test('words of the newsroom are added, sought and taken out again, which can be undone', async () => {
  const library = await openDictionary()
  await expect.element(page.getByText('comme écolier')).toBeVisible()
  const languages = page.getByRole('list', { name: 'Dictionnaires de langue' }).getByRole('listitem')
  await expect
    .poll(() => languages.elements().map(({ textContent }) => textContent))
    .toEqual(['Français', 'Anglais britannique (Oxford)'])
  await userEvent.fill(box('Mot'), 'deux mots')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('alert')).toMatchTextContent('sans espace')
  await userEvent.fill(box('Mot'), 'Ferrier')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => words(library)).toEqual(['zorbage', 'écoquartier', 'Ferrier'])
  await expect.element(box('Mot')).toHaveValue('')
  await button('Annuler').click()
  await expect.poll(() => words(library)).toEqual(['zorbage', 'écoquartier'])
  await userEvent.fill(page.getByRole('searchbox', { name: 'Rechercher un mot' }), 'éco')
  await expect.poll(() => button('Retirer «\u00a0zorbage\u00a0»').query()).toBeNull()
  await button('Retirer «\u00a0écoquartier\u00a0»').click()
  await expect.poll(() => words(library)).toEqual(['zorbage'])
  await button('Annuler').click()
  await expect
    .poll(async () => (await entries(library)).at(-1))
    .toEqual({ word: 'écoquartier', model: 'écolier' })
})
