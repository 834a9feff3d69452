import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Article } from '../../src/core/article/index.ts'
import { article, type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { openWindow } from './openWindow.tsx'

// Imported after `openWindow.tsx`, which defines the bridge that the modules read.
const { useSession } = await import('../../src/renderer/src/saving/session.ts')

const FIRST = article({
  headline: 'Le bac rouvre',
  sections: [
    { heading: '', body: 'La coque est bleue.\n\nLe moteur est neuf.' },
    { heading: 'Les horaires', body: 'De l’aube au soir.\n\nSauf en crue.\n\nEt le dimanche.\n\nFin.' },
  ],
})

let library: MemoryLibrary
const dialog = () => page.getByRole('dialog', { name: 'Cet article a aussi été modifié ailleurs' })
const group = (name: string) => dialog().getByRole('radiogroup', { name })
const press = (name: string) => dialog().getByRole('button', { name, exact: true }).click()
const stored = (): Article | undefined => library.articles.get(FIRST.id)

/** Opens the conflict dialog on two texts made from one. */
async function conflict(mine: Partial<Article>, theirs: Partial<Article>): Promise<void> {
  library.articles.set(FIRST.id, { ...FIRST, ...theirs, revision: 2, updatedAt: '2026-11-10T14:00:00.000Z' })
  useSession.getState().edit(mine)
  await page.getByRole('button', { name: 'Résoudre le conflit' }).click()
  await expect.element(dialog()).toBeVisible()
}

const sections = (lead: string, times = 'De l’aube au soir.') => [
  { heading: '', body: lead },
  { heading: 'Les horaires', body: `${times}\n\nSauf en crue.\n\nEt le dimanche.\n\nFin.` },
]

beforeEach(async () => {
  library = memoryLibrary([FIRST])
  await openWindow(library)
})

test('what differs is marked word by word, and what only one side changed is taken from it', async () => {
  await conflict(
    { kicker: 'Sarn', sections: sections('La coque est verte.\n\nLe moteur est neuf.') },
    {
      kicker: 'Fleuve',
      headline: 'Le bac est là',
      sections: sections('La coque est bleue.\n\nLe moteur est neuf.', 'À toute heure.'),
    },
  )
  await expect.element(dialog()).toMatchTextContent('4 différences · 1 à trancher')
  await expect.element(dialog().getByText('verte', { exact: true })).toBeVisible()
  expect(dialog().getByText('verte', { exact: true }).element().tagName).toBe('MARK')
  await expect.element(group('Titre · modifié ailleurs')).toBeVisible()
  await expect.element(group('Texte · modifié par vous')).toBeVisible()
  await press('Aperçu de la fusion')
  await expect.element(dialog().getByText('La coque est verte.')).toBeVisible()
  await expect.element(dialog().getByText('À toute heure.')).toBeVisible()
  await press('Enregistrer la fusion')
  await expect.element(dialog()).not.toBeInTheDocument()
  expect(stored()).toMatchObject({
    kicker: 'Sarn',
    headline: 'Le bac est là',
    sections: sections('La coque est verte.\n\nLe moteur est neuf.', 'À toute heure.'),
  })
  expect(library.articles.size).toBe(1)
  expect(library.versions.map(({ article: { headline } }) => headline)).toEqual([
    'Le bac est là',
    'Le bac rouvre',
  ])
  const shown = () => document.querySelector('.ProseMirror')?.textContent
  await expect.poll(shown).toContain('Le bac est là')
  await expect.poll(shown).toContain('La coque est verte.')
})

test('what both sides changed is chosen by keyboard: one side, or one after the other', async () => {
  await conflict(
    { headline: 'Le bac, enfin', sections: sections('La coque est verte.\n\nLe moteur est neuf.') },
    { headline: 'Le bac est là', sections: sections('La coque est rouge.\n\nLe moteur est neuf.') },
  )
  await expect.element(dialog()).toMatchTextContent('2 différences · 2 à trancher')
  const title = group('Titre · modifié des deux côtés')
  await expect.element(title.getByRole('radio', { name: '← La mienne' })).toBeChecked()
  await press('Aperçu de la fusion')
  await press('Revenir à la comparaison')
  await userEvent.keyboard('{Tab}')
  await expect.element(title.getByRole('radio', { name: '← La mienne' })).toHaveFocus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(title.getByRole('radio', { name: 'L’autre →' })).toBeChecked()
  await userEvent.keyboard('{Tab}{ArrowRight}')
  await expect
    .element(group('Texte · modifié des deux côtés').getByRole('radio', { name: 'Les deux' }))
    .toBeChecked()
  await press('Enregistrer la fusion')
  await expect.element(dialog()).not.toBeInTheDocument()
  expect(stored()).toMatchObject({
    headline: 'Le bac est là',
    sections: sections('La coque est verte.\n\nLa coque est rouge.\n\nLe moteur est neuf.'),
  })
})

test('one text can still be taken whole; the other becomes an article of its own', async () => {
  await conflict({ headline: 'Le bac, enfin' }, { headline: 'Le bac est là' })
  await press('Garder l’autre version')
  await expect.element(dialog()).not.toBeInTheDocument()
  expect([...library.articles.values()].map(({ headline }) => headline)).toEqual([
    'Le bac est là',
    'Le bac, enfin (ma version)',
  ])
})

test('a merge that meets yet another text decides nothing, says so, and is compared with that one', async () => {
  await conflict({ headline: 'Le bac, enfin' }, { headline: 'Le bac est là' })
  library.articles.set(FIRST.id, { ...FIRST, headline: 'Le bac coule', revision: 3 })
  await press('Enregistrer la fusion')
  await expect.element(dialog().getByText('coule')).toBeVisible()
  await expect.element(page.getByText(/modifié ailleurs entre-temps/)).toBeVisible()
  expect(stored()?.headline).toBe('Le bac coule')
  expect(useSession.getState().content?.headline).toBe('Le bac, enfin')
})
