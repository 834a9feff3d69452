import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { failed } from '../../src/core/failure.ts'
import { article, type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { openWindow, runCommand } from './openWindow.tsx'

const { articleEditor } = await import('../../src/renderer/src/editor/articleEditor.ts')
const { useSession } = await import('../../src/renderer/src/saving/session.ts')

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
      updatedAt: '2026-11-10T10:00:00.000Z',
    }),
    article({ headline: 'La halle', updatedAt: '2026-11-09T10:00:00.000Z' }),
  ])
  await openWindow(library)
  await expect.element(page.getByRole('textbox', { name: 'Texte de l’article' })).toBeVisible()
})

/** Opens the other article while the text of the first cannot be saved. */
async function leaveUnsaved(): Promise<void> {
  const { newsroom } = library
  const { saveArticle } = newsroom
  const first = useSession.getState().openedId
  newsroom.saveArticle = async (input) => (input.id === first ? failed('disk-full') : saveArticle(input))
  articleEditor.typeFields({ desk: 'Port' })
  await expect.poll(() => useSession.getState().savedState?.kind).toBe('failed')
  await page.getByRole('option', { name: /La halle/ }).click()
  await expect.poll(() => useSession.getState().content?.headline).toBe('La halle')
}

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

test('an article is copied, shown and kept as a version though another one cannot be saved; not that one', async () => {
  const first = useSession.getState().openedId ?? ''
  await leaveUnsaved()
  runCommand('copy-text')
  await expect.element(page.getByText('Article copié en texte brut.')).toBeVisible()
  expect(copied[0]?.['text/plain']).toContain('La halle')
  runCommand('keep-version')
  await expect.element(page.getByRole('dialog').getByRole('textbox')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('Version conservée')).toBeVisible()
  runCommand('preview')
  const preview = page.getByRole('dialog', { name: 'Aperçu' })
  const shown = () => preview.element().querySelector('iframe')?.srcdoc
  await expect.poll(shown).toContain('La halle')
  await expect.element(preview.getByText(/n’ont pas pu être enregistrées/)).not.toBeInTheDocument()
  await userEvent.keyboard('{Escape}')
  const { copyArticle } = await import('../../src/renderer/src/commands/copyArticle.ts')
  await copyArticle('text', first)
  await expect.element(page.getByText(/Rien n’a été copié/)).toBeVisible()
  expect(copied).toHaveLength(1)
})
