import { beforeEach, describe, expect, test } from 'vitest'
import { changeEvent } from '../changeEvent.ts'
import { page, userEvent } from 'vitest/browser'
import type { Article } from '../../src/core/article/index.ts'
import { article, type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { openWindow } from './openWindow.tsx'

// Imported after `openWindow.tsx`, which defines the bridge that the modules read.
const { useSession, windowTexts } = await import('../../src/renderer/src/saving/session.ts')

const PARAGRAPHS = Array.from(
  { length: 60 },
  (_, index) => `Le paragraphe ${index} est assez long pour une ligne.`,
)
let first: Article
let library: MemoryLibrary

const notice = (text: string) => page.getByText(new RegExp(text))
const button = (name: string) => page.getByRole('button', { name, exact: true })
const scroller = () => document.querySelector<HTMLElement>('[data-page]') ?? document.body
const field = (name: string) => document.querySelector<HTMLElement>(`[data-field="${name}"]`) ?? document.body
const textOf = (name: string) => field(name).textContent
const writeIn = async (name: string, keys: string) => {
  await expect.poll(() => field(name)).not.toBe(document.body)
  await userEvent.click(field(name))
  await userEvent.keyboard(keys)
}
const isPageFocused = () => document.activeElement?.classList.contains('ProseMirror')

const isInView = (text: string) => {
  const { top, bottom, left, right } = notice(text).element().getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth
}

/**
 * Changes the article from another window. What is to meet it is written in the same task before it: between two keys of a busy
 * machine the text may be saved.
 */
function changedElsewhere(change: Partial<Article>): void {
  const before = library.articles.get(first.id) ?? first
  const after = { ...before, ...change, revision: before.revision + 1 }
  library.articles.set(first.id, after)
  library.announce(changeEvent(after))
}

beforeEach(async () => {
  localStorage.clear()
  first = article({ headline: 'Le bac', sections: [{ heading: '', body: PARAGRAPHS.join('\n\n') }] })
  library = memoryLibrary([first])
})

describe.each([
  [1440, 900],
  [360, 640],
])('at %d × %d', (width, height) => {
  beforeEach(() => openWindow(library, [width, height]))

  test('a conflict takes neither keyboard nor view, and stays in view with a way to compare', async () => {
    scroller().scrollTop = 600
    await writeIn('headline', '{End}')
    document.execCommand('insertText', false, ' rouvre')
    changedElsewhere({ headline: 'Le bac coule' })
    await userEvent.keyboard(' enfin')
    await expect.element(notice('modifié ailleurs aux mêmes endroits')).toBeVisible()
    await userEvent.keyboard(' au public')
    await expect.poll(() => textOf('headline')).toBe('Le bac rouvre enfin au public')
    expect(document.querySelector('[role=dialog]')).toBeNull()
    scroller().scrollTop = 100_000
    expect(isInView('modifié ailleurs aux mêmes endroits')).toBe(true)
    await button('Résoudre le conflit').click()
    await expect.element(page.getByRole('dialog')).toBeVisible()
  })

  test('what was changed elsewhere in another place comes in, and nothing is to be seen but that', async () => {
    await writeIn('headline', '{End}')
    document.execCommand('insertText', false, ' rouvre')
    changedElsewhere({ kicker: 'Fleuve' })
    await expect
      .poll(() => library.articles.get(first.id))
      .toMatchObject({ headline: 'Le bac rouvre', kicker: 'Fleuve' })
    await expect.poll(() => textOf('kicker')).toBe('Fleuve')
    expect(isPageFocused()).toBe(true)
    await userEvent.keyboard(' enfin')
    await expect.poll(() => textOf('headline')).toBe('Le bac rouvre enfin')
    expect(library.versions.map(({ article: { kicker, headline: of } }) => [kicker, of])).toEqual([
      ['Fleuve', 'Le bac'],
      ['', 'Le bac rouvre'],
    ])
  })

  test('an article that is gone says so, and its text becomes a new one', async () => {
    await library.newsroom.deleteArticle({ id: first.id })
    await expect.element(notice('n’est plus dans la bibliothèque').first()).toBeVisible()
    await button('Enregistrer comme nouvel article').click()
    await expect.poll(() => useSession.getState().openedId).not.toBe(first.id)
    expect([...library.articles.values()]).toMatchObject([{ headline: 'Le bac' }])
  })
})

describe('what is written', () => {
  beforeEach(async () => {
    await openWindow(library)
    await expect.poll(() => textOf('headline')).toBe('Le bac')
  })

  test('stays where it is on screen while a notice comes and goes', async () => {
    scroller().scrollTop = 600
    const text = page.getByRole('article').element()
    const top = () => Math.round(text.getBoundingClientRect().top)
    const before = top()
    library.articles.set(first.id, { ...first, headline: 'Le bac coule', revision: 2 })
    useSession.getState().edit({ headline: 'Le bac rouvre' })
    await expect.element(button('Résoudre le conflit')).toBeVisible()
    await expect.poll(() => Math.abs(top() - before)).toBeLessThanOrEqual(1)
    await useSession.getState().keepMine('Le bac coule (autre)')
    await expect.element(button('Résoudre le conflit')).not.toBeInTheDocument()
    await expect.poll(() => Math.abs(top() - before)).toBeLessThanOrEqual(1)
  })

  test('shows its top where nobody writes in it', async () => {
    scroller().scrollTop = 0
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    library.articles.set(first.id, { ...first, headline: 'Le bac coule', revision: 2 })
    useSession.getState().edit({ headline: 'Le bac rouvre' })
    await expect.element(button('Résoudre le conflit')).toBeVisible()
    await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    expect(scroller().scrollTop).toBe(0)
  })

  test('stays in view where a notice would lie over it', async () => {
    await page.viewport(360, 640)
    await writeIn('headline', '{End}')
    document.execCommand('insertText', false, ' rouvre')
    changedElsewhere({ headline: 'Le bac coule' })
    await expect.element(button('Résoudre le conflit')).toBeVisible()
    const top = () => field('headline').getBoundingClientRect().top
    await expect.poll(() => top() >= scroller().getBoundingClientRect().top - 1).toBe(true)
  })

  test('and gets no answer is said to be kept, and can be copied elsewhere', async () => {
    await expect.poll(() => field('headline')).not.toBe(document.body)
    useSession.setState({ savedState: { kind: 'saving' } })
    await expect.element(notice('Marbre ne répond pas')).not.toBeInTheDocument()
    useSession.setState({ savedState: { kind: 'saving', isLate: true } })
    await expect.element(notice('Marbre ne répond pas. Vos modifications')).toBeVisible()
    await expect.element(button('Copier le texte')).toBeVisible()
  })

  test('and cannot be saved can be tried again, or copied elsewhere', async () => {
    const { newsroom } = library
    const { saveArticle } = newsroom
    newsroom.saveArticle = async () => ({ ok: false, failure: { code: 'unreachable', detail: {} } })
    useSession.getState().edit({ headline: 'Le bac rouvre' })
    await expect.element(notice('Vos modifications ne sont pas encore enregistrées')).toBeVisible()
    await expect.element(button('Copier le texte')).toBeVisible()
    const retry = page.getByRole('main').getByRole('button', { name: 'Réessayer' }).element()
    newsroom.saveArticle = saveArticle
    // At once: saving is tried again by itself, and then there is no button.
    if (retry instanceof HTMLElement) retry.click()
    await expect.element(notice('Vos modifications ne sont pas encore enregistrées')).not.toBeInTheDocument()
    expect(library.articles.get(first.id)?.headline).toBe('Le bac rouvre')
  })
})

test('a text that an earlier window left says so above the page, until it is dealt with or put off', async () => {
  await openWindow(library)
  const left = { headline: 'Retrouvé', at: Date.UTC(2026, 10, 10, 9), isGone: true }
  const other = article({ headline: 'Autre' })
  library.articles.set(other.id, other)
  windowTexts.setPending([
    { ...left, id: article({}).id },
    { ...left, id: other.id, isGone: false },
  ])
  await expect.element(notice('Retrouvé, tapé le .* n’est plus disponible')).toBeVisible()
  await button('Plus tard').first().click()
  await expect.element(button('Enregistrer comme nouvel article')).not.toBeInTheDocument()
  await button('Ouvrir').click()
  await expect.poll(() => textOf('headline')).toBe('Autre')
  await expect.element(notice('Un texte non enregistré')).not.toBeInTheDocument()
})
