import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { article, type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { openWindow, runCommand } from './openWindow.tsx'

const { articleEditor } = await import('../../src/renderer/src/editor/articleEditor.ts')
const { insertFigure } = await import('../../src/renderer/src/editor/pageFigures.ts')

const src = (letter: string) => `media/${letter.repeat(64)}.gif`

/** A picture of one pixel, and of a size that its head claims. */
function gif(width = 1, height = 1): Uint8Array {
  const bytes = Uint8Array.from(
    atob('R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs='),
    (sign) => sign.codePointAt(0) ?? 0,
  )
  const view = new DataView(bytes.buffer)
  view.setUint16(6, width, true)
  view.setUint16(8, height, true)
  return bytes
}

const dialog = () => page.getByRole('dialog', { name: 'Images de la bibliothèque' })
const list = () => dialog().getByRole('listbox')
const rows = () => dialog().getByRole('option')
const filter = (name: RegExp) => dialog().getByRole('button', { name })

let library: MemoryLibrary
beforeEach(async () => {
  const body = `Premier paragraphe.\n\n![Un quai](${src('a')} "Zoé/AFP")\nLe port à l’aube\n\n![](${src('c')})\nPerdue`
  library = memoryLibrary([
    article({ headline: 'La digue tiendra', sections: [{ heading: '', body: 'Rien encore.' }] }),
    article({
      headline: 'Le phare s’éteint',
      sections: [{ heading: '', body }],
      pictures: [
        {
          ...{ src: src('a'), occurrence: 0, fileName: 'IMG_2034.jpg', rights: '© Zoé', taken: '2026-11-09' },
          ...{ focus: null, crop: null, isMain: false, isUnconfirmed: false },
        },
      ],
    }),
  ])
  for (const letter of 'abd') library.pictures.set(src(letter), gif())
  library.pictures.set(src('e'), gif(9000, 9000))
  await openWindow(library)
})

async function openPictures(): Promise<void> {
  runCommand('open-pictures')
  await expect.element(rows().first()).toBeVisible()
}

describe('the library’s pictures', () => {
  test('are told by use, words and size, found, and filtered with counts', async () => {
    await openPictures()
    await expect.element(rows()).toHaveLength(5)
    for (const name of [/^Toutes 5$/, /^Utilisées 1$/, /^Inutilisées 3$/, /^Manquantes 1$/, /^Lourdes 1$/])
      await expect.element(filter(name)).toBeVisible()
    await userEvent.fill(dialog().getByRole('searchbox'), 'img_2034')
    await expect.element(rows()).toHaveLength(1)
    await expect.element(rows()).toMatchTextContent(/Le port à l’aube.*Zoé\/AFP.*Utilisée 1 fois/)
    const details = dialog().getByRole('region', { name: 'L’image choisie' })
    for (const words of [/Légende.: Le port à l’aube/, /Crédit.: Zoé\/AFP/, /Texte alternatif.: Un quai/])
      await expect.element(details).toMatchTextContent(words)
    await userEvent.fill(dialog().getByRole('searchbox'), 'introuvable')
    await expect.element(dialog().getByText('Aucun résultat pour «\u00a0introuvable\u00a0»')).toBeVisible()
    await dialog().getByRole('button', { name: 'Effacer la recherche' }).last().click()
    await filter(/^Manquantes/).click()
    await expect.element(rows()).toHaveLength(1)
    await expect.element(rows()).toMatchTextContent(/Perdue.*Fichier manquant/)
    await filter(/^Lourdes/).click()
    await expect.element(rows()).toMatchTextContent(/9\s000.×.9\s000.*Lourde/)
  })

  test('are deleted several at once, by the keyboard, when nothing shows them, and are asked for once', async () => {
    await openPictures()
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(list()).toHaveFocus()
    // Used and missing ones cannot be deleted.
    await userEvent.keyboard('{Home} {Delete}')
    await expect.element(dialog().getByRole('button', { name: 'Supprimer…' })).toBeDisabled()
    await filter(/^Inutilisées/).click()
    await expect.element(rows()).toHaveLength(3)
    await dialog().getByRole('button', { name: 'Sélectionner les inutilisées' }).click()
    await expect.element(dialog().getByText('3 images sélectionnées')).toBeVisible()
    list().element().focus()
    await userEvent.keyboard('{Home} {Delete}')
    const question = page.getByRole('dialog', { name: /^Supprimer 2 images.\?$/ })
    await expect.element(question).toMatchTextContent('irréversible')
    await expect.element(question.getByRole('button', { name: 'Annuler' })).toHaveFocus()
    await question.getByRole('button', { name: 'Supprimer', exact: true }).click()
    await expect.element(page.getByText('2 images supprimées')).toBeVisible()
    await expect.element(rows()).toHaveLength(1)
    expect(library.pictures.size).toBe(2)
    expect(library.pictures.has(src('a'))).toBe(true)
  })

  test('stay where an undo on a page of the window would show them again', async () => {
    await expect.poll(() => articleEditor.view).not.toBeNull()
    const said = {
      alt: '',
      caption: '',
      credit: '',
      fileName: '',
      rights: '',
      taken: '',
      isUnconfirmed: false,
    }
    insertFigure({ src: src('d'), ...said })
    articleEditor.undo()
    insertFigure({ src: src('b'), ...said })
    articleEditor.run('section-remove')
    await openPictures()
    await filter(/^Inutilisées/).click()
    await dialog().getByRole('button', { name: 'Sélectionner les inutilisées' }).click()
    list().element().focus()
    await userEvent.keyboard('{Delete}')
    await page
      .getByRole('dialog', { name: /^Supprimer/ })
      .getByRole('button', { name: 'Supprimer', exact: true })
      .click()
    await expect.element(page.getByText(/supprimées?.: une annulation/)).toBeVisible()
    expect(['b', 'd', 'e'].filter((letter) => library.pictures.has(src(letter)))).toEqual(['b'])
  })

  test('are not selected by an answer that comes when others are shown', async () => {
    await openPictures()
    await filter(/^Inutilisées/).click()
    await expect.element(rows()).toHaveLength(3)
    const { listPictures } = library.newsroom
    const answered = Promise.withResolvers<void>()
    let asked = 0
    library.newsroom.listPictures = async (input) => {
      const answer = await listPictures(input)
      asked += 1
      if (asked === 1) await answered.promise
      return answer
    }
    await dialog().getByRole('button', { name: 'Sélectionner les inutilisées' }).click()
    await expect.poll(() => asked).toBe(1)
    await filter(/^Toutes/).click()
    await expect.element(rows()).toHaveLength(5)
    answered.resolve()
    await new Promise((resume) => setTimeout(resume, 100))
    await expect.element(dialog().getByText(/images? sélectionnée/)).not.toBeInTheDocument()
  })

  test('open the article at the figure, and are inserted at the caret with their words', async () => {
    await openPictures()
    await userEvent.fill(dialog().getByRole('searchbox'), 'aube')
    await expect.element(rows()).toHaveLength(1)
    await dialog().getByRole('button', { name: 'Ouvrir «\u00a0Le phare s’éteint\u00a0» à l’image' }).click()
    await expect.element(dialog()).not.toBeInTheDocument()
    await expect
      .poll(() => document.querySelector('.ProseMirror-selectednode figcaption')?.textContent ?? '')
      .toContain('Le port à l’aube')

    await page.getByRole('option', { name: /La digue tiendra/ }).click()
    await expect.element(page.getByRole('main').getByText('Rien encore.')).toBeVisible()
    await openPictures()
    await userEvent.fill(dialog().getByRole('searchbox'), 'aube')
    await expect.element(rows()).toHaveLength(1)
    await dialog().getByRole('button', { name: 'Insérer dans l’article' }).click()
    const bodyOf = () =>
      [...library.articles.values()].find(({ headline }) => headline === 'La digue tiendra')
    await expect
      .poll(() => bodyOf()?.sections[0]?.body)
      .toContain(`![Un quai](${src('a')} "Zoé/AFP")\nLe port à l’aube`)
    expect(bodyOf()?.pictures).toMatchObject([
      { src: src('a'), fileName: 'IMG_2034.jpg', rights: '© Zoé', taken: '2026-11-09' },
    ])
  })

  test('says what there is to say where there are none', async () => {
    library.pictures.clear()
    for (const each of [...library.articles.values()])
      library.articles.set(each.id, { ...each, sections: [{ heading: '', body: 'Rien.' }], pictures: [] })
    runCommand('open-pictures')
    await expect.element(dialog().getByText('Pas encore d’image')).toBeVisible()
    await filter(/^Manquantes/).click()
    await expect.element(dialog().getByText('Aucune image ne manque')).toBeVisible()
  })
})

describe('an article that is deleted for good', () => {
  test('offers the pictures that it alone shows', async () => {
    const asked = page.getByRole('dialog', { name: /^Supprimer définitivement/ })
    await page.getByRole('option', { name: /Le phare s’éteint/ }).click()
    await expect.element(page.getByRole('main').getByText('Premier paragraphe.')).toBeVisible()
    runCommand('destroy-article')
    const offer = asked.getByRole('checkbox', { name: 'Supprimer aussi l’image que seul cet article montre' })
    await expect.element(offer).toBeChecked()
    await offer.click()
    await asked.getByRole('button', { name: 'Supprimer définitivement' }).click()
    await expect.poll(() => library.articles.size).toBe(1)
    expect(library.kept).toEqual([true])
  })
})
