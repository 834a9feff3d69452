import { beforeEach, describe, expect, test, vi } from 'vitest'
import { changeEvent } from '../changeEvent.ts'
import { page, userEvent } from 'vitest/browser'
import type { Result } from '../../src/core/failure.ts'
import { article, type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { runCommand, openWindow } from './openWindow.tsx'

const { useSession } = await import('../../src/renderer/src/saving/session.ts')
const { useLibrary } = await import('../../src/renderer/src/state/library.ts')

const HEADLINES = [
  'Le bac de Corvenne reprend du service',
  'À Œuvray, la halle couverte attend son toit',
  'Trois semaines sans eau à Saint-Éloi',
  'La Corée du quartier nord ferme ses portes',
  'Budget\u00a0: la commune coupe dans les sorties',
] as const
const hour = (at: number) => new Date(Date.UTC(2026, 10, 10, 20 - at)).toISOString()

let library: MemoryLibrary
const pause = (milliseconds: number) => new Promise((resume) => setTimeout(resume, milliseconds))
const list = () => page.getByRole('listbox', { name: 'Articles' })
const options = () => list().getByRole('option')
const search = () => page.getByRole('searchbox')
/** The text of the row at the keyboard cursor. */
const underCursor = () => {
  const id = document.querySelector('#articles')?.getAttribute('aria-activedescendant')
  return document.getElementById(id ?? '')
}

beforeEach(async () => {
  library = memoryLibrary(
    HEADLINES.map((headline, at) =>
      article({
        headline,
        updatedAt: hour(at),
        status: at === 1 ? 'ready' : at === 2 ? 'spiked' : 'draft',
        byline: [{ name: 'Noé Talbot' }],
        sections: [{ heading: '', body: 'Un texte. '.repeat(at + 1) }],
      }),
    ),
  )
  await openWindow(library)
})

describe('the list', () => {
  test('opens the row that is pressed, though it is drawn anew before the button is let go', async () => {
    await expect.element(options()).toHaveLength(5)
    const box = list().element()
    const at = (row: number) => {
      const { left, top } = options().nth(row).element().getBoundingClientRect()
      return { bubbles: true, clientX: left + 20, clientY: top + 20 }
    }
    const press = (row: number) =>
      options()
        .nth(row)
        .element()
        .dispatchEvent(new MouseEvent('mousedown', at(row)))
    press(1)
    box.dispatchEvent(new MouseEvent('click', at(2)))
    await expect.element(options().nth(0)).toHaveAttribute('aria-selected', 'true')
    press(2)
    box.dispatchEvent(new MouseEvent('click', at(2)))
    await expect.element(options().nth(2)).toHaveAttribute('aria-selected', 'true')
  })

  test('shows the newest first, each with its status, its author and its length', async () => {
    await expect.element(options()).toHaveLength(5)
    await expect.element(options().first()).toMatchTextContent(HEADLINES[0])
    await expect.element(options().nth(1)).toMatchTextContent('Un texte. Un texte.PrêtNoé Talbot19')
    await expect.element(options().first()).toHaveAttribute('aria-setsize', '5')
  })

  test('has its rows one under the other, however high, in whatever order', async () => {
    const long = article({ headline: 'Un long titre. '.repeat(12), updatedAt: hour(9) })
    const pending = memoryLibrary([
      ...HEADLINES.map((headline, at) => article({ headline, updatedAt: hour(at) })),
      long,
    ])
    await openWindow(pending)
    const areStacked = () => {
      const boxes = options()
        .elements()
        .map((row) => row.getBoundingClientRect())
      return (
        boxes.length === 6 &&
        boxes.every(({ top }, at) => at === 0 || Math.abs(top - (boxes[at - 1]?.bottom ?? 0)) < 2)
      )
    }
    await expect.poll(areStacked).toBe(true)
    await options().nth(5).click()
    const headline = page.getByRole('main').getByRole('heading', { level: 1 })
    await expect.element(headline).toMatchTextContent(/^(?:Un long titre\. ?){12}$/)
    await headline.click()
    await userEvent.keyboard('{End}x')
    await expect.element(options().first()).toMatchTextContent('Un long titre.')
    await expect.poll(areStacked).toBe(true)
  })

  test('opens the first article, and marks the open one', async () => {
    await expect.element(options().first()).toHaveAttribute('aria-selected', 'true')
    await options().nth(2).click()
    await expect.element(options().nth(2)).toHaveAttribute('aria-selected', 'true')
  })

  test('is walked with the arrows, and Enter opens', async () => {
    await expect.element(options()).toHaveLength(5)
    await search().click()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}')
    expect(underCursor()?.textContent).toContain(HEADLINES[2])
    await userEvent.keyboard('{End}')
    expect(underCursor()?.textContent).toContain(HEADLINES[4])
    await userEvent.keyboard('{Home}{ArrowDown}{Enter}')
    await expect.element(options().nth(1)).toHaveAttribute('aria-selected', 'true')
  })

  test('shows the row at its cursor to who comes back by keys, and stays as it was scrolled for who only left the window', async () => {
    const many = Array.from({ length: 40 }, (_, at) =>
      article({ headline: `Article ${at}`, updatedAt: hour(at) }),
    )
    await openWindow(memoryLibrary(many))
    await expect.element(options().first()).toMatchTextContent('Article 0')
    await search().click()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    await expect.poll(() => underCursor()?.textContent).toContain('Article 1')
    const scroller = list().element()
    const isCursorInView = () => {
      const [row, view] = [underCursor(), scroller].map((each) => each?.getBoundingClientRect())
      return row !== undefined && view !== undefined && row.bottom > view.top && row.top < view.bottom
    }
    const scrollAway = async () => {
      scroller.scrollTop = scroller.scrollHeight
      await expect.poll(isCursorInView).toBe(false)
    }
    await scrollAway()
    // The window is left and comes back: the list has had the focus all along.
    scroller.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
    scroller.dispatchEvent(new FocusEvent('focusin', { bubbles: true }))
    await new Promise(requestAnimationFrame)
    expect(isCursorInView()).toBe(false)
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}{Tab}')
    await expect.element(list()).toHaveFocus()
    await expect.poll(isCursorInView).toBe(true)
    // The window is left, and something else has the focus when it comes back: Chromium tells the list nothing of that.
    await scrollAway()
    scroller.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
    window.addEventListener('focusout', (event) => event.stopPropagation(), { capture: true, once: true })
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
    await expect.element(list()).not.toHaveFocus()
    await userEvent.keyboard('{Tab}')
    await expect.element(list()).toHaveFocus()
    await expect.poll(isCursorInView, { timeout: 3_000 }).toBe(true)
    // A press after keys is for the row under the pointer.
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
    await scrollAway()
    await options().last().click()
    await expect.element(list()).toHaveFocus()
    await expect.poll(() => underCursor()?.textContent).toContain('Article 39')
    await expect.poll(() => useSession.getState().content?.headline).toBe('Article 39')
  })

  test('keeps its cursor on an article that moves', async () => {
    await options().nth(3).click()
    const moved = [...library.articles.values()][3]
    if (!moved) throw new TypeError('no such article')
    const after = { ...moved, updatedAt: hour(-5), revision: 2 }
    library.articles.set(moved.id, after)
    library.announce(changeEvent(after))
    await expect.element(options().first()).toMatchTextContent(HEADLINES[3])
    expect(underCursor()?.textContent).toContain(HEADLINES[3])
  })

  test('follows what is typed without asking the library for its rows again', async () => {
    const lists = vi.spyOn(library.newsroom, 'listArticles')
    const saves = vi.spyOn(library.newsroom, 'saveArticle')
    await options().nth(3).click()
    await expect.element(options().nth(3)).toHaveAttribute('aria-selected', 'true')
    await page.getByRole('main').getByRole('textbox').first().click()
    for (const key of 'Corrigé au marbre, relu et monté ce soir') {
      await userEvent.keyboard(key)
      await pause(50)
    }
    await expect.element(options().first()).toMatchTextContent(HEADLINES[3])
    const saved = () => [...library.articles.values()].find(({ headline }) => headline === HEADLINES[3])
    await expect.poll(() => JSON.stringify(saved())).toContain('monté ce soir')
    await pause(300)
    expect(saves.mock.calls.length).toBeGreaterThan(1)
    expect(lists).not.toHaveBeenCalled()
    expect(underCursor()?.textContent).toContain(HEADLINES[3])
  })

  test('keeps its counts and rows right when an article changes status or is gone', async () => {
    const lists = vi.spyOn(library.newsroom, 'listArticles')
    await page.getByRole('button', { name: /^Brouillon/ }).click()
    await expect.element(options()).toHaveLength(3)
    lists.mockClear()
    const [first, , , , last] = [...library.articles.values()]
    if (!first || !last) throw new TypeError('no articles')
    library.announce(changeEvent({ ...first, status: 'ready' }))
    await expect.element(options()).toHaveLength(2)
    library.announce({ type: 'article-removed', id: last.id })
    await expect.element(options()).toHaveLength(1)
    await expect.element(page.getByRole('button', { name: /^Prêt/ })).toMatchTextContent('2')
    await pause(300)
    expect(lists).not.toHaveBeenCalled()
  })

  test('counts an article out once, where an answer comes before the events that it has in it', async () => {
    const [, , gone] = [...library.articles.values()]
    if (!gone) throw new TypeError('no articles')
    library.announce(changeEvent({ ...gone, headline: 'Trois semaines sans eau' }))
    await expect.element(options().nth(2)).not.toMatchTextContent(HEADLINES[2])
    library.articles.delete(gone.id)
    await search().fill('budget')
    await expect.element(options()).toHaveLength(1)
    await search().fill('')
    await expect.element(options()).toHaveLength(4)
    library.announce({ type: 'article-removed', id: gone.id })
    await pause(400)
    expect(options().elements()).toHaveLength(4)
    await expect.element(options().last()).toMatchTextContent('la commune coupe dans les sorties')
    await expect.element(page.getByRole('button', { name: /^Tous/ })).toMatchTextContent('4')
  })

  test('leaves rows alone where events have waited for a pause in typing, and the answer has them in it', async () => {
    const { answered } = useLibrary.getState()
    const [, , gone] = [...library.articles.values()]
    if (!gone) throw new TypeError('no articles')
    library.announce(changeEvent({ ...gone, headline: 'Trois semaines sans eau' }))
    await expect.element(options().nth(2)).not.toMatchTextContent(HEADLINES[2])
    library.articles.delete(gone.id)
    await search().fill('budget')
    await expect.element(options()).toHaveLength(1)
    await search().fill('')
    await expect.element(options()).toHaveLength(4)
    const { hear } = useLibrary.getState()
    hear(changeEvent({ ...gone, updatedAt: hour(-5) }), answered)
    hear({ type: 'article-removed', id: gone.id }, answered)
    await pause(400)
    const shown = options().elements()
    expect(shown).toHaveLength(4)
    for (const [at, headline] of [HEADLINES[0], HEADLINES[1], HEADLINES[3]].entries())
      expect(shown[at]?.textContent).toContain(headline)
  })

  test('sorts by headline', async () => {
    await page.getByRole('button', { name: 'Trier' }).click()
    await page.getByRole('menuitemradio', { name: 'Titre' }).click()
    await expect.element(options().first()).toMatchTextContent(HEADLINES[1])
  })
})

describe('search and filter', () => {
  test('finds as one types, whatever the accents, and marks what it found', async () => {
    await search().fill('coree')
    await expect.element(options()).toHaveLength(1)
    await expect.element(options().first().getByText('Corée', { exact: true })).toBeVisible()
    await expect.poll(() => document.querySelector('mark')?.textContent).toBe('Corée')
    await search().fill('oeuv')
    await expect.element(options().first()).toMatchTextContent('Œuvray')
    await expect.poll(() => document.querySelector('mark')?.textContent).toBe('Œuv')
  })

  test('drops the answer to a question that was asked before a later one', async () => {
    await expect.element(options()).toHaveLength(5)
    const { listArticles } = library.newsroom
    const pending: (() => void)[] = []
    library.newsroom.listArticles = async (input) => {
      if (input.query === 'bac') await new Promise<void>((go) => pending.push(go))
      return listArticles(input)
    }
    await search().fill('bac')
    await expect.poll(() => pending.length).toBe(1)
    await search().fill('budget')
    await expect.element(options().first()).toMatchTextContent('la commune coupe dans les sorties')
    pending[0]?.()
    await new Promise((resume) => setTimeout(resume, 200))
    expect(options().elements()).toHaveLength(1)
    await expect.element(options().first()).toMatchTextContent('la commune coupe dans les sorties')
  })

  test('says that nothing matches, and leads back', async () => {
    await search().fill('girafe')
    await expect.element(page.getByText('Aucun résultat pour «\u00a0girafe\u00a0»')).toBeVisible()
    await page.getByRole('button', { name: 'Effacer la recherche' }).last().click()
    await expect.element(options()).toHaveLength(5)
  })

  test('filters by status, with the number of each', async () => {
    await page.getByRole('button', { name: 'Écartés 1' }).click()
    await expect.element(options()).toHaveLength(1)
    await expect.element(options().first()).toMatchTextContent(HEADLINES[2])
    await page.getByRole('button', { name: 'Publiés' }).click()
    await expect.element(page.getByText('Aucun article publié')).toBeVisible()
    await page.getByRole('button', { name: 'Voir les 5 d’un autre statut' }).click()
    await expect.element(options()).toHaveLength(5)
  })
})

describe('the bin', () => {
  test('Delete puts in the bin, Ctrl+Z takes that back', async () => {
    await expect.element(options()).toHaveLength(5)
    await search().click()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Delete}')
    await expect.element(options()).toHaveLength(4)
    expect(library.bin.size).toBe(1)
    expect(underCursor()?.textContent).toContain(HEADLINES[2])
    await userEvent.keyboard('{Control>}z{/Control}')
    await expect.element(options()).toHaveLength(5)
    expect(library.bin.size).toBe(0)
  })

  test('Ctrl+Y puts those there again that Ctrl+Z gave back, unless something else was done meanwhile', async () => {
    list().element().focus()
    const goes = [HEADLINES[0], HEADLINES[1]]
    const inBin = () => [...library.bin.values()].map(({ article: { headline } }) => headline)
    for (const headline of goes) {
      await userEvent.keyboard('{Delete}')
      await expect.poll(inBin).toContain(headline)
    }
    const step = (key: string) => userEvent.keyboard(`{Control>}${key}{/Control}`)
    await step('z')
    await expect.poll(inBin).toEqual([goes[0]])
    await step('z')
    await expect.poll(inBin).toEqual([])
    await step('y')
    await expect.poll(inBin).toEqual([goes[0]])
    await step('y')
    await expect.poll(inBin).toEqual(goes)
    await step('z')
    await expect.poll(inBin).toEqual([goes[0]])
    list().element().focus()
    await userEvent.keyboard('{End}{Delete}')
    await expect.poll(inBin).toEqual([goes[0], HEADLINES[4]])
    await step('y')
    await step('z')
    await expect.poll(inBin).toEqual([goes[0]])
  })

  test('Delete again, at once, puts the next row there, and both can be taken back', async () => {
    await expect.element(options()).toHaveLength(5)
    await search().click()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Delete}')
    await expect.poll(() => library.bin.size).toBe(1)
    await userEvent.keyboard('{Delete}')
    await expect.poll(() => library.bin.size).toBe(2)
    await expect.element(options()).toHaveLength(3)
    expect(document.querySelector('[role=alert]')).toBeNull()
    await userEvent.keyboard('{Control>}zz{/Control}')
    await expect.element(options()).toHaveLength(5)
  })

  test('Ctrl+Z takes it back, too, before the library has answered', async () => {
    const answered = Promise.withResolvers<void>()
    const { deleteArticle } = library.newsroom
    library.newsroom.deleteArticle = async (input) => {
      const answer = await deleteArticle(input)
      await answered.promise
      return answer
    }
    await expect.element(options()).toHaveLength(5)
    await search().click()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Delete}')
    await expect.element(options()).toHaveLength(4)
    await userEvent.keyboard('{Control>}z{/Control}')
    answered.resolve()
    await expect.element(options()).toHaveLength(5)
    expect(library.bin.size).toBe(0)
  })

  test('a message offers to undo', async () => {
    runCommand('delete-article')
    await expect
      .element(page.getByText('«\u00a0Le bac de Corvenne reprend du service\u00a0» est dans la corbeille'))
      .toBeVisible()
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await expect.element(options()).toHaveLength(5)
    await expect.element(options().first()).toHaveAttribute('aria-selected', 'true')
  })

  test('lists what was deleted, and gives it back', async () => {
    runCommand('delete-article')
    await expect.poll(() => library.bin.size).toBe(1)
    runCommand('open-bin')
    const bin = page.getByRole('listbox', { name: 'Corbeille' })
    await expect.element(bin.getByRole('option')).toHaveLength(1)
    await userEvent.keyboard('{Tab}{Tab}{Enter}')
    await expect.element(page.getByText('La corbeille est vide')).toBeVisible()
    await page.getByRole('button', { name: 'Revenir aux articles' }).click()
    await expect.element(options()).toHaveLength(5)
  })
})

test('an empty library says what to do', async () => {
  await openWindow(memoryLibrary())
  await expect.element(page.getByText('Aucun article pour l’instant')).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Exporter…' })).toBeDisabled()
  runCommand('new-article')
  await expect.element(options()).toHaveLength(1)
  await expect.element(page.getByText('Sans titre').first()).toBeVisible()
})

test('a list that is emptied by a key hands the focus to what can be done about it, and has it again when it is back', async () => {
  await openWindow(memoryLibrary([article({ headline: 'Le phare' })]))
  await expect.element(options()).toHaveLength(1)
  list().element().focus()
  await userEvent.keyboard('{Delete}')
  await expect.element(page.getByText('Aucun article pour l’instant')).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Importer…' }).last()).toHaveFocus()
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.element(options()).toHaveLength(1)
  await expect.element(list()).toHaveFocus()
})

test('an empty library takes no focus when the window opens', async () => {
  // The list of the window before had it.
  page.getByRole('searchbox').element().focus()
  await openWindow(memoryLibrary())
  await expect.element(page.getByText('Aucun article pour l’instant')).toBeVisible()
  await pause(100)
  expect(document.activeElement).toBe(document.body)
})

test('a list that cannot be read says why, and tries again', async () => {
  const broken = memoryLibrary([article({ headline: 'Le phare' })])
  const { listArticles } = broken.newsroom
  const failure: Result<never> = {
    ok: false,
    failure: { code: 'library-missing', detail: { folder: '/cle/usb' } },
  }
  broken.newsroom.listArticles = async () => failure
  await openWindow(broken)
  await expect.element(page.getByRole('alert')).toMatchTextContent('/cle/usb')
  broken.newsroom.listArticles = listArticles
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await expect.element(options()).toHaveLength(1)
})

test('an answer of which a later page fails changes nothing of the list', async () => {
  const rows = Array.from({ length: 150 }, (_, at) => article({ headline: `Article ${at}` }))
  const long = memoryLibrary(rows)
  await openWindow(long)
  await expect.element(options().first()).toHaveAttribute('aria-setsize', '150')
  const { listArticles } = long.newsroom
  long.newsroom.listArticles = async (input) => {
    const answer = await listArticles(input)
    if (input.offset > 0) return { ok: false, failure: { code: 'unreachable', detail: {} } }
    if (!answer.ok) return answer
    return { ok: true, value: { ...answer.value, total: 3, counts: { ...answer.value.counts, all: 3 } } }
  }
  useLibrary.getState().need({ first: 0, last: 149 })
  await expect.poll(() => useLibrary.getState().failure?.code).toBe('unreachable')
  await useLibrary.getState().load()
  expect(useLibrary.getState().counts?.all).toBe(150)
})

test('fifty thousand articles are listed by the window, read by the page and walked by the keyboard', async () => {
  const many = memoryLibrary()
  let asked = 0
  many.newsroom.listArticles = async ({ offset, limit }) => {
    asked += limit
    const items = Array.from({ length: Math.min(limit, 50_000 - offset) }, (_, at) => ({
      ...{ id: `01890000-0000-7000-8000-${String(offset + at).padStart(12, '0')}`, revision: 1 },
      ...{ headline: `Article ${offset + at + 1}`, kicker: '', byline: [], date: '', desk: '' },
      ...{ embargo: '', embargoZone: '' },
      ...{ status: 'draft' as const, language: 'fr', signs: 10, words: 2, excerpt: '', updatedAt: hour(0) },
    }))
    const counts = { all: 50_000, draft: 50_000, review: 0, ready: 0, published: 0, spiked: 0 }
    return { ok: true, value: { total: 50_000, counts, items } }
  }
  const first = article({ headline: 'Article 1' })
  many.newsroom.readArticle = async () => ({
    ok: true,
    value: { article: first, fingerprint: '', readOnly: false },
  })
  await openWindow(many)
  await expect.element(options().first()).toHaveAttribute('aria-setsize', '50000')
  await search().click()
  await userEvent.keyboard('{ArrowDown}{End}')
  await expect.element(page.getByText('Article 50000')).toBeVisible()
  expect(underCursor()?.getAttribute('aria-posinset')).toBe('50000')
  await userEvent.keyboard('{PageUp}{Home}')
  await expect.element(options().first()).toMatchTextContent('Article 1Brouillon')
  expect(document.querySelectorAll('[role=option]').length).toBeLessThan(60)
  expect(asked).toBeLessThan(2_000)
})
