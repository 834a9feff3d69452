import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { article, memoryLibrary } from './memoryNewsroom.ts'
import { askToClose, offerFiles, openWindow, runCommand, tellSaved, told } from './openWindow.tsx'

const { useSession } = await import('../../src/renderer/src/saving/session.ts')

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

test('what is typed after the host has asked to close is saved, too, before it may', async () => {
  const library = memoryLibrary([article({ headline: 'Le phare' })])
  await openWindow(library)
  runCommand('new-article')
  await expect.poll(() => useSession.getState().content?.headline).toBe('')
  const answered = Promise.withResolvers<void>()
  let asked = 0
  library.newsroom.discardUntouched = async () => {
    asked += 1
    await answered.promise
    return { ok: true, value: { discarded: false } }
  }
  const mayClose = askToClose()
  await expect.poll(() => asked).toBe(1)
  useSession.getState().edit({ headline: 'Les derniers mots' })
  answered.resolve()
  expect(await mayClose).toBe(true)
  expect([...library.articles.values()].map(({ headline }) => headline)).toContain('Les derniers mots')
})

test('a new article that one has come back to stays, though it was left untouched', async () => {
  const library = memoryLibrary([article({ headline: 'Le phare' })])
  await openWindow(library)
  const { saveArticle } = library.newsroom
  const answered = Promise.withResolvers<void>()
  library.newsroom.saveArticle = async (input) => {
    await answered.promise
    return saveArticle(input)
  }
  const { openedId: lighthouse, edit, open } = useSession.getState()
  edit({ headline: 'Le phare s’éteint' })
  runCommand('new-article')
  await expect.poll(() => useSession.getState().content?.headline).toBe('')
  const { openedId: made } = useSession.getState()
  await open(lighthouse ?? '')
  await open(made ?? '')
  answered.resolve()
  await useSession.getState().flush()
  await new Promise((resume) => setTimeout(resume, 100))
  expect(useSession.getState()).toMatchObject({ openedId: made, savedState: { kind: 'saved' } })
  expect(library.articles.has(made ?? '')).toBe(true)
})

test('the article from before a reload that is gone does not bring another over the one chosen meanwhile', async () => {
  const chosen = article({ headline: 'Choisi', updatedAt: '2020-01-01T00:00:00.000Z' })
  const library = memoryLibrary([article({ headline: 'Le premier' }), chosen])
  const gone = article({}).id
  const { readArticle } = library.newsroom
  const answered = Promise.withResolvers<void>()
  let asked = false
  library.newsroom.readArticle = async (input) => {
    if (input.id !== gone) return readArticle(input)
    asked = true
    await answered.promise
    return readArticle(input)
  }
  const opened = openWindow(library, [1440, 900], gone)
  await expect.poll(() => asked).toBe(true)
  await useSession.getState().open(chosen.id)
  answered.resolve()
  await opened
  await new Promise((resume) => setTimeout(resume, 100))
  expect(useSession.getState().openedId).toBe(chosen.id)
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
