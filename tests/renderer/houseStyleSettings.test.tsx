import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type MemoryLibrary, memoryLibrary, styleOf } from './memoryNewsroom.ts'
import { openWindow } from './openWindow.tsx'

// Imported after `openWindow.tsx`, which defines the bridge that the modules read.
const { useLayout } = await import('../../src/renderer/src/state/layout.ts')

const FILE = '# Ours\n- word: digital\n  suggest: numérique # at last\n- word: impacter\n  suggest: toucher\n'
const button = (name: string) => page.getByRole('button', { name, exact: true })
const box = (name: string) => page.getByRole('textbox', { name, exact: true })
const rules = () =>
  [...document.querySelectorAll('[role=dialog] ul li p:first-child')].map((each) => each.textContent)

async function openRules(text: string | null): Promise<MemoryLibrary> {
  const library = memoryLibrary()
  if (text !== null) Object.assign(library.houseStyle, styleOf(text))
  await openWindow(library)
  useLayout.getState().openSettings('house')
  await expect.element(button('Ajouter une règle')).toBeVisible()
  return library
}

beforeEach(() => localStorage.clear())

test('a rule is added with a trial text, and what is wrong with it is said before', async () => {
  const library = await openRules(null)
  await button('Ajouter une règle').click()
  await page.getByText('Un motif', { exact: true }).click()
  await userEvent.fill(box('Motif'), '(\\d+ km/h')
  await userEvent.fill(box('Écrire à la place'), '$1 kilomètres à l’heure')
  await button('Enregistrer').click()
  await expect.element(page.getByRole('alert')).toMatchTextContent('expression régulière')
  await userEvent.fill(box('Motif'), '(\\d+) km/h')
  await userEvent.fill(box('Texte d’essai'), 'Il roulait à 90 km/h.')
  await expect.element(page.getByText('1 occurrence')).toBeVisible()
  await expect
    .poll(() => document.querySelector('[role=dialog] ins')?.textContent)
    .toBe('90 kilomètres à l’heure')
  await button('Enregistrer').click()
  await expect.poll(rules).toEqual(['(\\d+) km/h → devient$1 kilomètres à l’heure'])
  expect(library.houseStyle.fingerprint).toContain("pattern: '(\\d+) km/h'")
})

test('the foot of the form of a rule is as wide as its fields', async () => {
  await openRules(null)
  await button('Ajouter une règle').click()
  const field = box('Mots').element().getBoundingClientRect()
  const foot = button('Enregistrer').element().parentElement?.getBoundingClientRect()
  expect([foot?.left, foot?.right]).toEqual([field.left, field.right])
})

test('a pattern that runs away is stopped and told', async () => {
  await openRules(null)
  await button('Ajouter une règle').click()
  await page.getByText('Un motif', { exact: true }).click()
  await userEvent.fill(box('Motif'), '(a+)+b')
  await userEvent.fill(box('Écrire à la place'), 'x')
  await userEvent.fill(box('Texte d’essai'), 'a'.repeat(60))
  await expect.element(page.getByRole('alert')).toMatchTextContent('met trop de temps')
})

test('a rule is changed and deleted, comments stay, and a file changed by hand meanwhile is not overwritten', async () => {
  const library = await openRules(FILE)
  await button('Modifier la règle «\u00a0digital\u00a0»').click()
  await userEvent.fill(box('Écrire à la place'), 'informatique')
  Object.assign(library.houseStyle, styleOf(`${FILE}# by hand\n`))
  await button('Enregistrer').click()
  await expect.element(page.getByRole('alert')).toMatchTextContent('modifié entre-temps')
  await expect.element(box('Écrire à la place')).toHaveValue('informatique')
  await button('Enregistrer').click()
  await expect
    .poll(() => library.houseStyle.fingerprint)
    .toBe(`${FILE.replace('numérique', 'informatique')}# by hand\n`)
  await button('Supprimer la règle «\u00a0impacter\u00a0»').click()
  await expect.poll(rules).toEqual(['digital → devientinformatique'])
  expect(library.houseStyle.fingerprint).toContain('# at last')
})

test('deleted rules come back at their places, by the button Undo and by the keyboard', async () => {
  await openRules(`${FILE}- word: parking\n  suggest: parc\n`)
  const whole = rules()
  const remove = (name: string) => button(`Supprimer la règle «\u00a0${name}\u00a0»`)
  await remove('impacter').click()
  await expect.element(page.getByText('Règle «\u00a0impacter\u00a0» supprimée')).toBeVisible()
  await expect.element(remove('parking')).toHaveFocus()
  await button('Annuler').click()
  await expect.element(page.getByText('Règle «\u00a0impacter\u00a0» rétablie')).toBeVisible()
  expect(rules()).toEqual(whole)
  for (const name of ['parking', 'impacter', 'digital']) {
    await remove(name).click()
    await expect.element(remove(name)).not.toBeInTheDocument()
  }
  await expect.element(button('Ajouter une règle')).toHaveFocus()
  for (const name of ['digital', 'impacter', 'parking']) {
    await userEvent.keyboard('{Control>}z{/Control}')
    await expect.element(remove(name)).toBeVisible()
  }
  expect(rules()).toEqual(whole)
})
