import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { article, type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { openWindow } from './openWindow.tsx'

const { useSession } = await import('../../src/renderer/src/saving/session.ts')
const { selectedInOrder, useSelection } = await import('../../src/renderer/src/state/selection.ts')

const HEADLINES = ['Alose', 'Brochet', 'Carpe', 'Dorade', 'Esturgeon', 'Flétan']
const hour = (at: number) => new Date(Date.UTC(2026, 10, 10, 20 - at)).toISOString()

let library: MemoryLibrary
const row = (name: string) => page.getByRole('option', { name: new RegExp(`^${name}`) })
const list = () => page.getByRole('listbox', { name: 'Articles' })
const bar = () => page.getByRole('region', { name: 'Sélection' })
const inOrder = () => selectedInOrder(useSelection.getState().articles)
const opened = () => library.articles.get(useSession.getState().openedId ?? '')?.headline
/** The first letters of the headlines of the rows that are told as selected. */
const selected = () =>
  [...document.querySelectorAll('#articles [role=option][aria-selected=true]')]
    .map((option) => option.textContent?.charAt(0))
    .join('')

beforeEach(async () => {
  library = memoryLibrary(
    HEADLINES.map((headline, at) =>
      article({ headline, updatedAt: hour(at), status: at < 3 ? 'ready' : 'draft' }),
    ),
  )
  await openWindow(library)
  await expect.element(row('Alose')).toHaveAttribute('aria-current', 'true')
})

test('Ctrl and click add to the open article and take away, and it stays open', async () => {
  await expect.element(list()).toHaveAttribute('aria-multiselectable', 'true')
  await row('Carpe').click({ modifiers: ['ControlOrMeta'] })
  await row('Esturgeon').click({ modifiers: ['ControlOrMeta'] })
  await expect.poll(selected).toBe('ACE')
  await row('Alose').click({ modifiers: ['ControlOrMeta'] })
  await expect.poll(selected).toBe('CE')
  await expect.element(bar().getByText('2 articles')).toBeVisible()
  expect(opened()).toBe('Alose')
  await bar().getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('menuitem', { name: 'Désélectionner' }).click()
  await expect.poll(selected).toBe('A')
  await expect.element(list()).toHaveFocus()
})

test('Ctrl and click add to the article that was clicked, also while it is being read', async () => {
  const { newsroom } = library
  const { readArticle } = newsroom
  const held = Promise.withResolvers<void>()
  newsroom.readArticle = async (input) => {
    await held.promise
    return readArticle(input)
  }
  await row('Brochet').click()
  await row('Dorade').click({ modifiers: ['ControlOrMeta'] })
  await expect.poll(selected).toBe('BD')
  held.resolve()
  await expect.poll(opened).toBe('Brochet')
  expect(selected()).toBe('BD')
})

test('Shift and click select a range from where one was, Ctrl besides adds it, and a click ends the selection', async () => {
  await row('Carpe').click({ modifiers: ['Shift'] })
  await expect.poll(selected).toBe('ABC')
  await row('Brochet').click({ modifiers: ['Shift'] })
  await expect.poll(selected).toBe('AB')
  await row('Dorade').click({ modifiers: ['ControlOrMeta'] })
  await row('Flétan').click({ modifiers: ['ControlOrMeta', 'Shift'] })
  await expect.poll(selected).toBe('ABDEF')
  await row('Esturgeon').click()
  await expect.poll(selected).toBe('E')
  await expect.poll(opened).toBe('Esturgeon')
})

test('the keyboard alone selects a range, one by one, all and none', async () => {
  list().element().focus()
  await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
  await expect.poll(selected).toBe('ABC')
  await userEvent.keyboard('{Shift>}{ArrowUp}{/Shift}')
  await expect.poll(selected).toBe('AB')
  await userEvent.keyboard('{ArrowDown}{ArrowDown} ')
  await expect.poll(selected).toBe('ABD')
  await userEvent.keyboard('{Shift>}{End}{/Shift}')
  await expect.poll(selected).toBe('DEF')
  await userEvent.keyboard('{ControlOrMeta>}a{/ControlOrMeta}')
  await expect.poll(selected).toBe('ABCDEF')
  await userEvent.keyboard('{Escape}')
  await expect.poll(selected).toBe('A')
  await expect.element(bar()).not.toBeInTheDocument()
  expect(opened()).toBe('Alose')
})

test('what changes stays selected, what is removed does not, and another filter begins anew', async () => {
  await row('Carpe').click({ modifiers: ['Shift'] })
  await expect.poll(selected).toBe('ABC')
  const [first, second] = inOrder()
  expect(inOrder().map(({ status }) => status)).toEqual(['ready', 'ready', 'ready'])
  await library.newsroom.deleteArticle({ id: second?.id ?? '' })
  await expect.element(bar().getByText('2 articles')).toBeVisible()
  await expect.poll(selected).toBe('AC')
  const read = await library.newsroom.readArticle({ id: first?.id ?? '' })
  if (!read.ok) throw new Error('the first article is there')
  const { article: held, fingerprint } = read.value
  await library.newsroom.saveArticle({
    id: held.id,
    base: { revision: held.revision, fingerprint },
    content: { ...held, status: 'review' },
  })
  await expect.poll(() => inOrder().map(({ status }) => status)).toEqual(['review', 'ready'])
  await page.getByRole('button', { name: /^Prêts/ }).click()
  await expect.element(bar()).not.toBeInTheDocument()
})

test('rows that were never on show are selected with the others, in pages', async () => {
  const { newsroom } = library
  const { listArticles } = newsroom
  const asked: number[] = []
  const rows = Array.from({ length: 1_234 }, (_, at) => ({
    ...article({ headline: `Article ${at}` }),
    signs: 1,
    words: 1,
  }))
  Object.assign(newsroom, {
    listArticles: async (query: Parameters<typeof listArticles>[0]) => {
      asked.push(query.limit)
      const items = rows.slice(query.offset, query.offset + query.limit)
      return { ok: true, value: { total: rows.length, counts: { all: rows.length }, items } }
    },
  })
  const { totalOf, useLibrary } = await import('../../src/renderer/src/state/library.ts')
  const { PAGE_SIZE } = await import('../../src/renderer/src/state/patchList.ts')
  useLibrary.getState().refresh(0)
  await expect.poll(() => totalOf(useLibrary.getState())).toBe(1_234)
  asked.length = 0
  list().element().focus()
  await userEvent.keyboard('{ControlOrMeta>}a{/ControlOrMeta}')
  await expect.poll(() => useSelection.getState().articles.size).toBe(1_234)
  // The list may ask for a page of its own meanwhile.
  expect(asked.filter((limit) => limit !== PAGE_SIZE)).toEqual([500, 500, 234])
  await expect.element(bar().getByText(/^1\s234 articles$/)).toBeVisible()
})
