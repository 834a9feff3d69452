import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { article, type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { openWindow, runCommand } from './openWindow.tsx'

const HEADLINES = ['La digue tiendra', 'Le phare s’éteint', 'Une criée de trop', 'Le dernier bac'] as const
const bin = () => page.getByRole('listbox', { name: 'Corbeille' })
const rows = () => bin().getByRole('option')
const dialog = () => page.getByRole('dialog')

let library: MemoryLibrary
beforeEach(async () => {
  library = memoryLibrary(
    [...HEADLINES, 'Reste ici'].map((headline) =>
      article({ headline, byline: [{ name: `Auteur de ${headline}` }] }),
    ),
  )
  const day = 86_400_000
  for (const [at, each] of [...library.articles.values()].slice(0, HEADLINES.length).entries()) {
    library.articles.delete(each.id)
    library.bin.set(each.id, {
      article: each,
      deletedAt: new Date(Date.UTC(2026, 10, 20) - at * day).toISOString(),
    })
  }
  await openWindow(library)
})

async function openBin(): Promise<void> {
  await page.getByRole('button', { name: 'Corbeille, 4 articles' }).click()
  await expect.element(rows()).toHaveLength(4)
}

describe('the view of the bin', () => {
  test('says when each goes, finds, and restores by the keyboard', async () => {
    await openBin()
    await expect.element(rows().first()).toMatchTextContent(/Supprimé le 20 nov\.\s*Gardé jusqu’au 20 déc\./)
    await page.getByRole('searchbox', { name: 'Rechercher dans la corbeille…' }).fill('criée')
    await expect.element(rows()).toHaveLength(1)
    await userEvent.keyboard('{ArrowDown}{Enter}')
    await expect.element(page.getByText('Aucun résultat pour «\u00a0criée\u00a0»')).toBeVisible()
    expect([...library.articles.values()].map(({ headline }) => headline)).toContain('Une criée de trop')
    await page.getByRole('button', { name: 'Effacer la recherche' }).first().click()
    await expect.element(rows()).toHaveLength(3)
    bin().element().focus()
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('button', { name: 'Corbeille, 3 articles' })).toHaveFocus()
  })

  test('restores several that are selected', async () => {
    await openBin()
    bin().element().focus()
    await userEvent.keyboard(' {ArrowDown}{ArrowDown} ')
    const restore = page.getByRole('button', { name: 'Restaurer', exact: true })
    restore.element().focus()
    await userEvent.keyboard('{Escape}')
    await expect.element(restore).not.toBeInTheDocument()
    await expect.element(rows()).toHaveLength(4)
    bin().element().focus()
    await userEvent.keyboard('{Home} {ArrowDown}{ArrowDown} ')
    await restore.click()
    await expect.element(rows()).toHaveLength(2)
    expect(library.articles.size).toBe(3)
    await expect.element(page.getByText('2 articles restaurés')).toBeVisible()
  })
})

describe('deleting for good', () => {
  test('asks by name, says what stays beyond reach, and does nothing on Cancel', async () => {
    await openBin()
    bin().element().focus()
    await userEvent.keyboard('{Delete}')
    await expect.element(dialog()).toHaveAccessibleName(/^Supprimer définitivement «.La digue tiendra.».\?$/)
    for (const word of ['sauvegardes', 'exportés', 'git'])
      await expect.element(dialog()).toMatchTextContent(word)
    await expect.element(page.getByRole('button', { name: 'Annuler' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.element(dialog()).not.toBeInTheDocument()
    expect(library.bin.size).toBe(4)
    await expect.element(bin()).toHaveFocus()
    await userEvent.keyboard('{Delete}')
    await dialog().getByRole('button', { name: 'Supprimer définitivement' }).click()
    await expect.element(rows()).toHaveLength(3)
    await expect
      .element(page.getByText('«\u00a0La digue tiendra\u00a0» supprimé définitivement'))
      .toBeVisible()
  })

  test.each([
    ['deleted for good', '{Control>}a{/Control}{Delete}', true],
    ['restored', '{Control>}a{/Control}{Enter}', false],
  ])('the last articles of it are %s, which leaves the focus in the bin', async (_, keys, isAsked) => {
    await openBin()
    bin().element().focus()
    await userEvent.keyboard(keys)
    if (isAsked) await dialog().getByRole('button', { name: 'Supprimer définitivement' }).click()
    await expect.element(page.getByText('La corbeille est vide')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Revenir aux articles' })).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('listbox', { name: 'Articles' })).toBeVisible()
  })

  test('the bin is emptied of what was there when it was asked', async () => {
    await openBin()
    await page.getByRole('button', { name: 'Vider la corbeille…' }).click()
    await expect.element(dialog()).toHaveAccessibleName(/^Vider la corbeille de ses 4 articles.\?$/)
    const late = article({ headline: 'Arrivé entre-temps' })
    library.bin.set(late.id, { article: late, deletedAt: new Date().toISOString() })
    await dialog().getByRole('button', { name: 'Vider la corbeille' }).click()
    await expect.element(rows()).toHaveLength(1)
    expect([...library.bin.keys()]).toEqual([late.id])
    expect(library.articles.size).toBe(1)
  })

  test('of the open article closes it with what was not saved, and leaves no copy of it', async () => {
    const [id = ''] = library.articles.keys()
    localStorage.setItem(`marbre.unsaved/${id}/1`, '{}')
    runCommand('destroy-article')
    await expect.element(dialog()).toHaveAccessibleName(/^Supprimer définitivement «.Reste ici.».\?$/)
    await dialog().getByRole('button', { name: 'Supprimer définitivement' }).click()
    await expect.element(page.getByText('Aucun article pour l’instant')).toBeVisible()
    expect(library.articles.size).toBe(0)
    expect(Object.keys(localStorage).filter((key) => key.includes(id))).toEqual([])
    await expect.element(page.getByText('Reste ici', { exact: true })).not.toBeInTheDocument()
  })

  test('by another window is told of, and the text on screen can be saved', async () => {
    const [id = ''] = library.articles.keys()
    library.articles.delete(id)
    library.announce({ type: 'article-removed', id, forGood: true })
    const told = page.getByText(/supprimé définitivement dans une autre fenêtre/)
    await expect.element(told).toBeVisible()
    // Test files share the storage of texts: another's may have a notice with a button of the same name.
    const [save] = told.element().parentElement?.getElementsByTagName('button') ?? []
    if (!save) throw new Error('the notice has no button')
    expect(save.textContent).toBe('Enregistrer comme nouvel article')
    await userEvent.click(save)
    await expect.poll(() => library.articles.size).toBe(1)
    expect(library.articles.has(id)).toBe(false)
  })
})
