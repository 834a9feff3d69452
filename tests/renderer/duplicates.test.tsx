import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { article, type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { offerFiles, openWindow } from './openWindow.tsx'

const FERRY = [
  'À Corvenne, le bac reprend du service',
  '2026-03-14',
  'Auteur\u00a0: Noé Talbot',
  'Un moteur neuf',
  'La coque a été repeinte en bleu, le moteur changé, et le passeur réengagé par la commune.',
].join('\n')
const REVISED = FERRY.replace('en bleu', 'en vert')
const OTHER = FERRY.replace('À Corvenne', 'À Sarn')

const file = (name: string, content: string) => new File([content], name, { type: 'text/plain' })

// Imported after `openWindow.tsx`, which defines the bridge that the modules read.
const { articleEditor } = await import('../../src/renderer/src/editor/articleEditor.ts')
const { useSession } = await import('../../src/renderer/src/saving/session.ts')

let library: MemoryLibrary
const review = () => page.getByRole('dialog')
const files = () => page.getByRole('listbox', { name: 'Fichiers' }).getByRole('option')
const choice = () => page.getByRole('radiogroup')
const radio = (name: string) => page.getByRole('radio', { name })
const articles = () => [...library.articles.values()].filter(({ headline }) => headline !== 'Le phare')
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()

function imported() {
  const first = articles()[0]
  if (!first) throw new Error('nothing imported')
  return first
}

/** Imports files and waits for the end of the review. */
async function importFiles(count: number, ...batch: File[]): Promise<void> {
  offerFiles(batch)
  await press(count === 1 ? 'Importer 1 article' : `Importer ${count} articles`)
  await expect.element(review()).not.toBeInTheDocument()
}

beforeEach(async () => {
  library = memoryLibrary([article({ headline: 'Le phare' })])
  await openWindow(library)
  await expect.element(page.getByRole('listbox', { name: 'Articles' })).toBeVisible()
})

test('the same file is pointed out and skipped, unless one says otherwise', async () => {
  await importFiles(1, file('bac.txt', FERRY))
  offerFiles([file('copie.txt', FERRY), file('sarn.txt', OTHER)])
  await expect
    .element(choice())
    .toMatchTextContent(
      'Déjà dans la bibliothèque (même fichier) : « À Corvenne, le bac reprend du service », 14 mars 2026.',
    )
  await expect.element(radio('Ignorer')).toBeChecked()
  await expect.element(files().first()).toMatchTextContent('déjà dans la bibliothèque · ignoré')
  await expect.element(files().nth(1)).not.toMatchTextContent('déjà')
  await expect.element(page.getByText('1 nouveau · 1 ignoré')).toBeVisible()
  await press('Importer 1 article')
  await expect.element(page.getByText('1 article importé · 1 ignoré')).toBeVisible()
  expect(articles()).toHaveLength(2)

  offerFiles([file('copie.txt', FERRY)])
  await expect.element(page.getByText('Rien de nouveau', { exact: false })).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Importer', exact: true })).toBeDisabled()
  await choice().getByText('Garder les deux').click()
  await press('Importer 1 article')
  await expect.poll(() => articles().length).toBe(3)
}, 60_000)

test('another text of the same headline and date is kept beside it, or replaces it, by keyboard; Undo brings it back', async () => {
  await importFiles(1, file('bac.txt', FERRY))
  const [first] = articles()
  offerFiles([file('bac-2.txt', REVISED)])
  await expect.element(choice()).toMatchTextContent('Même titre et même date dans la bibliothèque')
  await expect.element(radio('Garder les deux')).toBeChecked()
  await expect.element(page.getByRole('listbox', { name: 'Lignes de bac-2.txt' })).toHaveFocus()
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
  await expect.element(radio('Garder les deux')).toHaveFocus()
  await userEvent.keyboard('{ArrowLeft}')
  await expect.element(radio('Remplacer')).toBeChecked()
  await expect.element(files().first()).toMatchTextContent('remplace l’article')
  await expect.element(page.getByText('0 nouveau · 1 à remplacer')).toBeVisible()
  await press('Importer 1 article')
  await expect.element(page.getByText('1 article remplacé par sa nouvelle version')).toBeVisible()
  expect(articles()).toMatchObject([{ id: first?.id, revision: 2 }])
  expect(JSON.stringify(articles())).toContain('en vert')
  await expect.poll(() => JSON.stringify(useSession.getState().content)).toContain('en vert')

  page.getByRole('listbox', { name: 'Articles' }).element().focus()
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.element(page.getByText('1 article remis dans sa version précédente')).toBeVisible()
  expect(articles()).toMatchObject([{ id: first?.id, revision: 3 }])
  expect(JSON.stringify(articles())).toContain('en bleu')
})

test('two files of one batch that are the same are pointed out, the first goes in', async () => {
  offerFiles([file('a.txt', FERRY), file('b.txt', FERRY), file('c.txt', REVISED)])
  await expect.element(page.getByRole('button', { name: 'Importer 2 articles' })).toBeEnabled()
  await expect.element(files().first()).not.toMatchTextContent('en double')
  await expect.element(files().nth(1)).toMatchTextContent('en double dans la sélection · ignoré')
  await expect.element(files().nth(2)).toMatchTextContent('en double dans la sélection · importé en plus')
  await files().nth(1).click()
  await expect.element(choice()).toMatchTextContent('Même contenu que « a.txt »')
  await expect.element(radio('Remplacer')).not.toBeInTheDocument()
  await press('Importer 2 articles')
  await expect.element(page.getByText('2 articles importés · 1 ignoré')).toBeVisible()
  expect(articles()).toHaveLength(2)
})

test('one choice is made for every file that is there already', async () => {
  await importFiles(2, file('a.txt', FERRY), file('b.txt', OTHER))
  offerFiles([
    file('a.txt', FERRY),
    file('b.txt', OTHER.replace('bleu', 'vert')),
    file('c.txt', 'Un\n\nDeux trois.'),
  ])
  await expect.element(page.getByText('2 doublons')).toBeVisible()
  await press('Traiter tous…')
  await page.getByRole('menuitemradio', { name: 'Tout ignorer' }).click()
  await expect.element(page.getByText('1 nouveau · 2 ignorés')).toBeVisible()
  await press('Traiter tous…')
  await page.getByRole('menuitemradio', { name: 'Tout remplacer' }).click()
  await press('Importer 3 articles')
  await expect.element(page.getByText('1 article importé · 2 remplacés')).toBeVisible()
  expect(articles()).toHaveLength(3)
})

test('what is found changes with the headline that the lines make', async () => {
  await importFiles(1, file('bac.txt', FERRY))
  offerFiles([file('essai.txt', REVISED)])
  await expect.element(choice()).toMatchTextContent('Même titre et même date')
  await expect.element(page.getByRole('listbox', { name: 'Lignes de essai.txt' })).toHaveFocus()
  await userEvent.keyboard('5')
  await expect.element(choice()).not.toBeInTheDocument()
  await userEvent.keyboard('1')
  await expect.element(choice()).toMatchTextContent('Même titre et même date')
})

test('an article that changed since is not replaced: it is said, and can be chosen again', async () => {
  await importFiles(1, file('bac.txt', FERRY))
  const first = imported()
  offerFiles([file('bac-2.txt', REVISED)])
  await choice().getByText('Remplacer').click()
  library.articles.set(first.id, { ...first, revision: 7, desk: 'Fleuve' })
  await press('Importer 1 article')
  await expect
    .element(files().first())
    .toMatchTextContent('a été modifié entre-temps ; rien n’a été remplacé')
  expect(articles()).toMatchObject([{ revision: 7, desk: 'Fleuve' }])
  await press('Importer 1 article')
  await expect.element(review()).not.toBeInTheDocument()
  expect(articles()).toMatchObject([{ id: first.id, revision: 8, desk: 'Fleuve' }])
})

test('an article with unsaved text in this window that is replaced meanwhile loses neither text', async () => {
  await importFiles(1, file('bac.txt', FERRY))
  const first = imported()
  await expect.poll(() => useSession.getState().openedId).toBe(first.id)
  const preview = await library.newsroom.previewImport({
    fileName: 'bac-2.txt',
    bytes: new TextEncoder().encode(REVISED),
  })
  if (!preview.ok) throw new Error(preview.failure.code)
  const { draft, sha256 } = preview.value
  articleEditor.setFields({ standfirst: 'Un chapô que personne n’a enregistré.' })
  const { content, fileName, encoding } = draft
  const replaces = { id: first.id, revision: first.revision }
  const outcome = await library.newsroom.importArticles({
    items: [{ content, fileName, encoding, sha256, replaces }],
  })
  expect(outcome).toMatchObject({ ok: true, value: { results: [{ ok: true }] } })
  // Both changed different places: merged without a question.
  await expect.poll(() => articleEditor.content()?.standfirst).toBe('Un chapô que personne n’a enregistré.')
  await expect.poll(() => JSON.stringify(articleEditor.content()?.sections)).toContain('en vert')
  await expect.poll(() => library.articles.get(first.id)?.standfirst).toContain('Un chapô')
  expect(JSON.stringify(library.articles.get(first.id)?.sections)).toContain('en vert')
})
