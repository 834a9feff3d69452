import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Article } from '../../src/core/article/index.ts'
import { withLineage } from '../../src/core/lineage.ts'
import { article, type MemoryLibrary, memoryLibrary, putConflictCopy } from './memoryNewsroom.ts'
import { openWindow } from './openWindow.tsx'

const TEXT = { heading: '', body: 'La coque est bleue.\n\nLe moteur est neuf.' }
const first = withLineage(null, article({ headline: 'Le bac rouvre', sections: [TEXT] }), 'tokena')
const changed = (token: string, change: Partial<Article>) =>
  withLineage(first, { ...first, ...change, revision: 2 }, token)
const mine = changed('tokena', { kicker: 'Sarn' })

let library: MemoryLibrary
const button = (name: string) => page.getByRole('button', { name, exact: true })
const notice = () => page.getByText(/Une autre copie de cet article est arrivée/)
const stored = (): Article | undefined => library.articles.get(first.id)
const put = (change: Partial<Article>) =>
  putConflictCopy(library, changed('tokenb', change), { by: 'Inès Karam', date: '2026-11-27' })

beforeEach(async () => {
  localStorage.clear()
  library = memoryLibrary([mine])
  const kept = { keptAt: first.updatedAt, reason: 'writing', by: '', name: '' } as const
  library.versions.push({ id: `1-${first.updatedAt.replaceAll(':', '-')}`, article: first, kept })
  await openWindow(library)
})

test('a copy that arrives while one types takes no key, and says where it comes from', async () => {
  const headline = () => document.querySelector<HTMLElement>('[data-field="headline"]') ?? document.body
  await expect.poll(headline).not.toBe(document.body)
  await userEvent.click(headline())
  await userEvent.keyboard('{End} en')
  put({ note: 'x' })
  await userEvent.keyboard('fin')
  await expect.element(notice()).toMatchTextContent('Inès Karam (Dropbox, 27 novembre 2026).')
  await userEvent.keyboard(' !')
  expect(headline().textContent).toMatch(/^Le bac rouvre enfin.!$/u)
  expect(document.activeElement?.classList.contains('ProseMirror')).toBe(true)
})

test('a copy that was changed elsewhere in the text is merged at one press, and both texts are kept', async () => {
  put({ sections: [{ ...TEXT, body: `${TEXT.body}\n\nLa rampe est là.` }] })
  await button('Comparer et fusionner').click()
  await expect.element(page.getByText(/Les deux copies sont fusionnées/)).toBeVisible()
  await expect.element(notice()).not.toBeInTheDocument()
  expect(stored()).toMatchObject({ kicker: 'Sarn', revision: 3 })
  expect(stored()?.sections[0]?.body).toBe(`${TEXT.body}\n\nLa rampe est là.`)
  expect(library.versions.map(({ kept }) => kept.reason)).toEqual(['writing', 'conflict-copy', 'merge'])
  await expect.poll(() => document.querySelector('.ProseMirror')?.textContent).toContain('La rampe est là.')
})

test('what overlaps is chosen row by row, with the keyboard alone', async () => {
  put({ kicker: 'Fleuve' })
  await expect.element(notice()).toBeVisible()
  button('Comparer et fusionner').element().focus()
  await userEvent.keyboard('{Enter}')
  const dialog = page.getByRole('dialog', { name: 'Deux copies de cet article' })
  await expect.element(dialog).toMatchTextContent('1 différence · 1 à trancher')
  const kicker = dialog.getByRole('radiogroup', { name: 'Surtitre · modifié des deux côtés' })
  await expect.element(kicker.getByRole('radio', { name: '← La mienne' })).toBeChecked()
  await userEvent.keyboard('{Tab}{Tab}')
  for (let tabs = 0; tabs < 4 && !kicker.element().contains(document.activeElement); tabs++) {
    await userEvent.keyboard('{Tab}')
  }
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(kicker.getByRole('radio', { name: 'L’autre →' })).toBeChecked()
  await dialog.getByRole('button', { name: 'Enregistrer la fusion' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  expect(stored()?.kicker).toBe('Fleuve')
  expect(library.articles.size).toBe(1)
})

test('a copy can become an article of its own, or be discarded as a version', async () => {
  put({ kicker: 'Fleuve' })
  await button('Garder comme autre article').click()
  await expect.element(page.getByText(/La copie est maintenant un article/)).toBeVisible()
  expect([...library.articles.values()].map(({ headline, kicker }) => [headline, kicker])).toEqual([
    ['Le bac rouvre', 'Sarn'],
    ['Le bac rouvre (autre copie)', 'Fleuve'],
  ])
  put({ kicker: 'Rivière' })
  await button('Écarter (conservée en version)').click()
  await expect.element(page.getByText(/Copie écartée/)).toBeVisible()
  expect(stored()?.kicker).toBe('Sarn')
  expect(library.versions.at(-1)).toMatchObject({ article: { kicker: 'Rivière' } })
  expect(library.copies.size).toBe(0)
})

test('a copy that changed since it was seen is not merged: its new text is told instead', async () => {
  put({ kicker: 'Fleuve' })
  await expect.element(notice()).toBeVisible()
  library.copies.clear()
  library.state.problems = []
  put({ kicker: 'Rivière' })
  await expect.element(notice()).toBeVisible()
  await button('Écarter (conservée en version)').click()
  await expect.element(page.getByText(/Copie écartée/)).toBeVisible()
  expect(library.versions.at(-1)).toMatchObject({ article: { kicker: 'Rivière' } })
})

test('the list of problems tells a copy, and leads to its article', async () => {
  put({ kicker: 'Fleuve' })
  await button('En savoir plus').click()
  const dialog = page.getByRole('dialog', { name: 'Réglages' })
  await expect.element(dialog.getByText('Copie en conflit')).toBeVisible()
  await expect.element(dialog.getByText(/Inès Karam \(Dropbox, 27 novembre 2026\)/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Ouvrir l’article' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.element(button('Comparer et fusionner')).toBeVisible()
})
