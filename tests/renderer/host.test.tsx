import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { article, memoryLibrary } from './memoryNewsroom.ts'
import { offerFiles, openWindow, runCommand, tellSaved, told } from './openWindow.tsx'

const toldOf = (name: string) => told.flatMap(([what, value]) => (what === name ? [value] : []))

const openPhare = async () => {
  await openWindow(memoryLibrary([article({ headline: 'Le phare' })]))
  await expect.element(page.getByRole('textbox', { name: 'Texte de l’article' })).toBeVisible()
}

test('the host hears of text that is not saved, and again when it is', async () => {
  await openPhare()
  expect(toldOf('unsaved').at(-1) ?? false).toBe(false)
  await page.getByRole('textbox', { name: 'Texte de l’article' }).click()
  await userEvent.keyboard('Bonjour')
  await expect.poll(() => toldOf('unsaved').at(-1)).toBe(true)
  await expect.poll(() => toldOf('unsaved').at(-1)).toBe(false)
})

test('the host hears how far an import is, and when it is over', async () => {
  await openPhare()
  offerFiles(
    ['un', 'deux'].map(
      (name) => new File([`${name}\n\nUn texte assez long pour un article.`], `${name}.txt`),
    ),
  )
  await page.getByRole('button', { name: /^Importer 2 articles/ }).click()
  await expect.poll(() => toldOf('progress')).toEqual([0, 1, null])
})

test('to print is asked of the host, with the article’s page and what was just typed', async () => {
  await openPhare()
  await page.getByRole('textbox', { name: 'Texte de l’article' }).click()
  await userEvent.keyboard('Bonjour')
  runCommand('print')
  await expect.poll(() => toldOf('print')).toHaveLength(1)
  expect(toldOf('print')[0]).toMatch(/<h1>Le phare<\/h1>[\s\S]*Bonjour/)
})

test('an article that cannot be printed says why', async () => {
  const library = memoryLibrary([article({ headline: 'Le phare' })])
  await openWindow(library)
  await expect.element(page.getByRole('textbox', { name: 'Texte de l’article' })).toBeVisible()
  library.newsroom.preparePrint = async () => ({ ok: false, failure: { code: 'not-found', detail: {} } })
  runCommand('print')
  await expect.element(page.getByText(/n’est plus dans la bibliothèque/)).toBeVisible()
  expect(toldOf('print')).toEqual([])
})

test('a file that the desktop has saved is said, with a way to its folder', async () => {
  await openPhare()
  tellSaved('p', 'le-phare.pdf')
  await expect.element(page.getByText(/le-phare\.pdf.*enregistré/)).toBeVisible()
  await page.getByRole('button', { name: 'Afficher dans le dossier' }).click()
  expect(toldOf('showInFolder')).toEqual([['p', 'le-phare.pdf']])
})
