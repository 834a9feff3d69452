import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { article, memoryLibrary } from './memoryNewsroom.ts'
import { openWindow } from './openWindow.tsx'

const { articleEditor } = await import('../../src/renderer/src/editor/articleEditor.ts')
const { useSession } = await import('../../src/renderer/src/saving/session.ts')

const slug = () => page.getByRole('textbox', { name: 'Adresse de la page (slug)' })

async function openDetails(fields: Parameters<typeof article>[0]) {
  const library = memoryLibrary([article({ headline: 'Le bac', ...fields })])
  await openWindow(library)
  await page.getByRole('tab', { name: 'Fiche' }).click()
  const saved = async () => {
    await useSession.getState().flush()
    return [...library.articles.values()][0]
  }
  return saved
}

test('the slug of a ready article stays when its headline is corrected, and the new one is offered', async () => {
  const saved = await openDetails({})
  articleEditor.setFields({ status: 'ready' })
  expect((await saved())?.slug).toBe('le-bac')
  articleEditor.setFields({ headline: 'Le bac reprend' })
  expect((await saved())?.slug).toBe('le-bac')
  await expect.element(slug()).toHaveValue('le-bac')
  await page.getByRole('button', { name: /Utiliser.*le-bac-reprend/ }).click()
  expect((await saved())?.slug).toBe('le-bac-reprend')
  await expect.element(page.getByText(/Anciennes adresses/)).not.toBeInTheDocument()
})

test('what one undoes after an article was ready does not take its slug', async () => {
  const saved = await openDetails({})
  articleEditor.setFields({ status: 'ready' })
  await saved()
  articleEditor.setFields({ headline: 'Le bac reprend' })
  articleEditor.undo()
  articleEditor.undo()
  expect(await saved()).toMatchObject({ headline: 'Le bac', status: 'draft', slug: 'le-bac' })
})

test('the slug that a published article leaves is shown among its former addresses', async () => {
  await openDetails({ slug: 'le-bac', status: 'published' })
  await slug().fill('le-fleuve')
  await expect.element(page.getByText(/Anciennes adresses.*le-bac\./)).toBeVisible()
})
