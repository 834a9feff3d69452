import { beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { article, type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { openWindow, runCommand } from './openWindow.tsx'

let library: MemoryLibrary
const copied: Record<string, string>[] = []

beforeEach(async () => {
  copied.length = 0
  const write = async (items: ClipboardItem[]) => {
    for (const item of items) {
      const texts = item.types.map(async (type) => [type, await (await item.getType(type)).text()])
      copied.push(Object.fromEntries(await Promise.all(texts)))
    }
  }
  const writeText = async (text: string) => void copied.push({ 'text/plain': text })
  Object.defineProperty(navigator, 'clipboard', { value: { write, writeText }, configurable: true })
  library = memoryLibrary([
    article({
      headline: 'Le bac de Corvenne',
      sections: [{ heading: 'Un moteur', body: 'Il passe **enfin**.' }],
    }),
  ])
  await openWindow(library)
  await expect.element(page.getByRole('textbox', { name: 'Texte de l’article' })).toBeVisible()
})

const copyForm = async () => {
  const settings = await library.newsroom.readSettings({})
  return settings.ok ? settings.value.copyForm : null
}

test('one command copies with the look, and then in the form that was copied last', async () => {
  runCommand('copy-article')
  await expect.element(page.getByText('Article copié avec sa mise en forme.')).toBeVisible()
  expect(copied[0]?.['text/html']).toContain('<strong>enfin</strong>')
  expect(copied[0]?.['text/plain']).toContain('Le bac de Corvenne\n')
  runCommand('copy-markdown')
  await expect.element(page.getByText('Article copié en Markdown.')).toBeVisible()
  await expect.poll(copyForm).toBe('markdown')
  runCommand('copy-article')
  await expect.poll(() => copied).toHaveLength(3)
  expect(copied[2]).toEqual(copied[1])
  expect(copied[1]?.['text/plain']).toContain('## Un moteur\n\nIl passe **enfin**.')
})

test('HTML is copied as its source, and plain text as text', async () => {
  runCommand('copy-html')
  await expect.element(page.getByText('Article copié en HTML.')).toBeVisible()
  expect(Object.keys(copied[0] ?? {})).toEqual(['text/plain'])
  expect(copied[0]?.['text/plain']).toMatch(/^<article lang="fr"/)
  runCommand('copy-text')
  await expect.element(page.getByText('Article copié en texte brut.')).toBeVisible()
  expect(copied[1]?.['text/plain']).toContain('Il passe enfin.')
})

test('what cannot be copied is said, and is no form to remember', async () => {
  library.newsroom.exportArticle = async () => ({ ok: false, failure: { code: 'not-found', detail: {} } })
  runCommand('copy-html')
  await expect.element(page.getByText(/n’est plus dans la bibliothèque/)).toBeVisible()
  expect(copied).toEqual([])
  expect(await copyForm()).toBe('rich')
})
