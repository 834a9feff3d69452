import * as fc from 'fast-check'
import { history, undo } from 'prosemirror-history'
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import {
  articleEditor,
  closePage,
  fakeNewsroom,
  lead,
  openPage,
  placeCursor,
  select,
  stored,
  text,
  useToasts,
  usePage,
  useSession,
  view,
  written,
} from './openPage.tsx'

const { duplicateSectionIn, foldTransaction, moveSectionIn, removeSectionIn } = await import(
  '../../../src/renderer/src/editor/plugins/sections.ts'
)
const { pageDocument, pageContent } = await import('../../../src/renderer/src/editor/convert.ts')
const { emptyContent } = await import('../../../src/core/article/index.ts')
const { useLayout } = await import('../../../src/renderer/src/state/layout.ts')

afterEach(async () => {
  await closePage()
  useLayout.setState({ inspectorTab: 'structure' })
  useToasts.setState({ toasts: [] })
})
const press = (keys: string) => userEvent.keyboard(keys)
const UNDO = '{Control>}z{/Control}'

const THREE = [
  { heading: 'Un', body: 'Premier.' },
  { heading: 'Deux', body: 'Deuxième.\n\nEncore.' },
  { heading: 'Trois', body: 'Troisième.' },
]
const LED = [{ heading: '', body: 'Chapeau.' }, ...THREE.slice(1)]
const headings = () => written()?.sections.map(({ heading }) => heading)
const isShown = (words: string) =>
  [...document.querySelectorAll<HTMLElement>('.ProseMirror > *')].some(
    (element) => element.textContent?.includes(words) && element.offsetHeight > 0,
  )
const untilCaret = () => {
  const { $head } = view().state.selection
  return $head.parent.textBetween(0, $head.parentOffset)
}
const move = (from: number, to: number) =>
  articleEditor.applyStep((change) => moveSectionIn(change, from, to))
const fold = (section: number) => {
  const transaction = foldTransaction(view().state, section)
  if (transaction) view().dispatch(transaction)
}
const margins = () => [...document.querySelectorAll('[data-margin]')].map(({ textContent }) => textContent)

describe('the margin', () => {
  test('has each section’s number beside its heading, and nothing of it is in the heading', async () => {
    await openPage({ sections: LED })
    expect(margins()).toEqual(['2', '3'])
    expect([...document.querySelectorAll('.ProseMirror h2')].map(({ textContent }) => textContent)).toEqual([
      'Deux',
      'Trois',
    ])
    placeCursor('Chapeau.|')
    await press('{Enter}Encore.')
    expect(margins()).toEqual(['2', '3'])
    articleEditor.applyStep((change) => removeSectionIn(change, 0))
    expect(margins()).toEqual(['1', '2'])
  })

  test('keeps clear of the text, however long the number', async () => {
    await openPage({
      sections: Array.from({ length: 120 }, (_, at) => ({ heading: `Partie ${at + 1}`, body: 'Mot.' })),
    })
    articleEditor.goToSection(118)
    await expect.poll(margins).toContain('120')
    const margin = [...document.querySelectorAll('[data-margin]')].at(-1)
    const heading = [...document.querySelectorAll('.ProseMirror h2')].at(-1)
    const [beside, own] = [margin?.getBoundingClientRect(), heading?.getBoundingClientRect()]
    if (!beside || !own) throw new Error('no heading')
    expect(beside.right).toBeLessThan(own.left - 2)
    expect(beside.top).toBeGreaterThan(own.top)
    expect(beside.bottom).toBeLessThan(own.bottom + 2)
  })

  test('a section is dragged by its grip to another place, as one step', async () => {
    await openPage({ sections: THREE })
    const grips = document.querySelectorAll('[data-handle]')
    const [first, , third] = grips
    if (!first || !third) throw new Error('no grips')
    await userEvent.dragAndDrop(third, first)
    expect(headings()).toEqual(['Trois', 'Un', 'Deux'])
    expect(document.querySelector('[data-drop-line]')).toBeNull()
    await press(UNDO)
    expect(written()?.sections).toEqual(THREE)
  })
})

describe('a section that is moved', () => {
  test('goes by Alt and the arrows, the caret with its words, and one undo takes each back', async () => {
    await openPage({ sections: THREE })
    placeCursor('Deux|ième')
    await press('{Alt>}{ArrowUp}{/Alt}')
    expect(headings()).toEqual(['Deux', 'Un', 'Trois'])
    expect(untilCaret()).toBe('Deux')
    await press('x')
    expect(text()).toContain('Deuxxième')
    await press('{Alt>}{ArrowDown}{ArrowDown}{/Alt}')
    expect(headings()).toEqual(['Un', 'Trois', 'Deux'])
    expect(untilCaret()).toBe('Deuxx')
    await press(`${UNDO}${UNDO}`)
    expect(headings()).toEqual(['Deux', 'Un', 'Trois'])
    await press(UNDO)
    expect(text()).toContain('Deuxième')
    await press(UNDO)
    expect(written()?.sections).toEqual(THREE)
    expect(untilCaret()).toBe('Deux')
  })

  test.each([
    [0, 2],
    [2, 0],
    [1, 0],
  ])('from %d to %d gives a lead that no longer comes first an empty heading', async (from, to) => {
    await openPage({ sections: LED })
    const at = text()
    move(from, to)
    const order = [...LED]
    order.splice(to, 0, ...order.splice(from, 1))
    expect(headings()).toEqual(order.map(({ heading }) => heading))
    expect(document.querySelectorAll('.ProseMirror h2')).toHaveLength(3)
    articleEditor.undo()
    expect(text()).toBe(at)
    expect(written()?.sections).toEqual(LED)
  })

  test('to below the lead and back leaves the lead without a heading, the caret with its words', async () => {
    await openPage({ sections: LED })
    const whole = view().state.doc
    placeCursor('Deux|ième')
    await press('{Alt>}{ArrowUp}{ArrowDown}{/Alt}')
    expect(view().state.doc.eq(whole)).toBe(true)
    expect(untilCaret()).toBe('Deux')
    await press('{Alt>}{ArrowUp}{/Alt}')
    placeCursor('Cha|peau')
    await press('{Alt>}{ArrowUp}{/Alt}')
    expect(view().state.doc.eq(whole)).toBe(true)
    expect(untilCaret()).toBe('Cha')
  })

  test('leaves where it is what is selected elsewhere', async () => {
    await openPage({ sections: THREE })
    select('|Troisième', 'Troisième|')
    move(0, 1)
    const { from, to } = view().state.selection
    expect(view().state.doc.textBetween(from, to)).toBe('Troisième')
  })

  test('stays where it is at either end', async () => {
    await openPage({ sections: THREE })
    placeCursor('Un|')
    await press('{Alt>}{ArrowUp}{/Alt}')
    expect(written()?.sections).toEqual(THREE)
    expect(usePage.getState().canUndo).toBe(false)
  })
})

test('an empty paragraph above the first heading is no section', async () => {
  await openPage({ sections: THREE })
  placeCursor('|Un')
  await press('{Enter}')
  expect(headings()).toEqual(['Un', 'Deux', 'Trois'])
  expect(margins()).toEqual(['1', '2', '3'])
  const rows = () => [...document.querySelectorAll('aside ol button[data-row]')].length
  await expect.poll(rows).toBe(3)
  articleEditor.goToSection(1)
  expect(view().state.selection.$head.parent.textContent).toBe('Deux')
  expect(usePage.getState().section).toBe(1)
})

describe('a folded section', () => {
  test('shows its heading and how much is hidden, is stored whole, and opens again', async () => {
    const id = await openPage({ sections: THREE })
    placeCursor('Deux|ième')
    articleEditor.run('section-fold')
    expect(isShown('Encore')).toBe(false)
    expect(isShown('Troisième')).toBe(true)
    const heading = document.querySelectorAll('.ProseMirror h2')[1]
    expect(heading && getComputedStyle(heading, '::after').content).toMatch(/^"… 16 (?:signes|characters)"$/)
    expect(untilCaret()).toBe('Deux')
    await useSession.getState().flush()
    expect(stored(id)).toEqual(THREE)
    articleEditor.run('section-fold')
    expect(isShown('Encore')).toBe(true)
  })

  test('is folded and opened by the chevron, and opened by what is said behind its heading', async () => {
    await openPage({ sections: THREE })
    const chevron = document.querySelectorAll('[data-chevron]')[1]
    if (!chevron) throw new Error('no chevron')
    await userEvent.hover(chevron, { force: true })
    expect(chevron.getAttribute('title')).toBe('Replier la section')
    await userEvent.click(chevron, { force: true })
    expect(isShown('Encore')).toBe(false)
    await userEvent.hover(page.getByRole('textbox').first())
    await userEvent.hover(chevron, { force: true })
    expect(chevron.getAttribute('title')).toBe('Déplier la section')
    await userEvent.click(chevron, { force: true })
    expect(isShown('Encore')).toBe(true)
    fold(1)
    const heading = document.querySelector('[data-folded]')
    if (!heading) throw new Error('not folded')
    await userEvent.click(heading, { position: { x: 90, y: 35 } })
    expect(isShown('Encore')).toBe(true)
  })

  test('opens when the caret is put in it, by whatever way', async () => {
    await openPage({ sections: THREE })
    fold(1)
    select('|Encore', 'Encore|')
    expect(isShown('Encore')).toBe(true)
  })

  test('opens when its text changes, and stays folded while one writes elsewhere or in its heading', async () => {
    await openPage({ sections: THREE })
    fold(1)
    placeCursor('Premier.|')
    await press(' Bon.')
    placeCursor('Deux|')
    await press('!')
    expect(text()).toContain('Deux!')
    expect(isShown('Encore')).toBe(false)
    await press('{Enter}')
    expect(isShown('Encore')).toBe(true)
  })

  test('is not written into from the next heading: the first Backspace shows it', async () => {
    await openPage({ sections: THREE })
    fold(1)
    placeCursor('|Trois')
    const at = text()
    await press('{Backspace}')
    expect(text()).toBe(at)
    expect(isShown('Encore')).toBe(true)
    fold(1)
    placeCursor('Deux|')
    await press('{Delete}')
    expect(text()).toBe(at)
    expect(isShown('Encore')).toBe(true)
  })

  test('stays folded where it is moved, and where that is taken back', async () => {
    await openPage({ sections: THREE })
    fold(1)
    placeCursor('Deux|')
    await press('{Alt>}{ArrowUp}{/Alt}')
    expect(headings()).toEqual(['Deux', 'Un', 'Trois'])
    expect(isShown('Encore')).toBe(false)
    expect(isShown('Premier')).toBe(true)
    await press(UNDO)
    expect(isShown('Encore')).toBe(false)
    expect(isShown('Premier')).toBe(true)
  })
})

describe('a section', () => {
  test('is duplicated, and one undo takes it back', async () => {
    await openPage({ sections: THREE })
    articleEditor.applyStep((change) => duplicateSectionIn(change, 1))
    expect(headings()).toEqual(['Un', 'Deux', 'Deux', 'Trois'])
    expect(written()?.sections[2]).toEqual(THREE[1])
    articleEditor.undo()
    expect(written()?.sections).toEqual(THREE)
  })

  test('that is a lead is duplicated, too', async () => {
    await openPage({ sections: lead('Chapeau.') })
    articleEditor.applyStep((change) => duplicateSectionIn(change, 0))
    expect(written()?.sections).toEqual([...lead('Chapeau.'), ...lead('Chapeau.')])
  })

  test.each([0, 1, 2])('%d is removed, and one undo brings it back', async (index) => {
    await openPage({ sections: THREE })
    const at = text()
    articleEditor.applyStep((change) => removeSectionIn(change, index))
    expect(written()?.sections).toEqual(THREE.filter((_, nth) => nth !== index))
    articleEditor.undo()
    expect(text()).toBe(at)
  })

  test('that is the only one is removed, and one can write on', async () => {
    await openPage({ sections: [{ heading: 'Un', body: 'Premier.' }] })
    articleEditor.focus()
    articleEditor.applyStep((change) => removeSectionIn(change, 0))
    await press('Neuf.')
    expect(written()?.sections).toEqual(lead('Neuf.'))
  })

  test('becomes an article of its own, and leaves this one', async () => {
    await openPage({
      sections: THREE,
      language: 'fr-CH',
      desk: 'Transports',
      date: '2026-11-10',
      byline: [{ name: 'Inès Karam' }],
    })
    await sectionMenu('Deux', 'Extraire en nouvel article')
    await expect.poll(() => text()).not.toContain('Deux')
    expect([...fakeNewsroom.articles.values()].at(-1)?.article).toMatchObject({
      headline: 'Deux',
      sections: lead('Deuxième.\n\nEncore.'),
      language: 'fr-CH',
      desk: 'Transports',
      date: '2026-11-10',
      byline: [{ name: 'Inès Karam' }],
    })
    expect(useToasts.getState().toasts.at(-1)?.action).toBeDefined()
    expect(headings()).toEqual(['Un', 'Trois'])
    articleEditor.undo()
    expect(written()?.sections).toEqual(THREE)
  })

  test('stays where it is if its article cannot be made', async () => {
    await openPage({ sections: THREE })
    fakeNewsroom.failing = { code: 'disk-full', detail: {} }
    await sectionMenu('Deux', 'Extraire en nouvel article')
    await expect.poll(() => useToasts.getState().toasts.length).toBeGreaterThan(0)
    expect(written()?.sections).toEqual(THREE)
  })
})

const row = (name: RegExp) => page.getByRole('listitem').getByRole('button', { name })

async function sectionMenu(heading: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions sur la section ${heading}`, exact: true }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

describe('the menu of a section in the structure panel', () => {
  test('opens by the keyboard, and does what it says', async () => {
    await openPage({ sections: THREE })
    await row(/2 · Deux/).click()
    const button = row(/2 · Deux/).element()
    if (button instanceof HTMLElement) button.focus()
    await press('{Shift>}{F10}{/Shift}')
    await expect.element(page.getByRole('menu')).toBeVisible()
    await press('{Enter}')
    expect(headings()).toEqual(['Deux', 'Un', 'Trois'])
  })

  test('folds, duplicates and removes', async () => {
    await openPage({ sections: THREE })
    await sectionMenu('Deux', 'Replier ou déplier la section')
    await expect.poll(() => isShown('Encore')).toBe(false)
    await sectionMenu('Trois', 'Dupliquer la section')
    await expect.poll(headings).toEqual(['Un', 'Deux', 'Trois', 'Trois'])
    await sectionMenu('Un', 'Supprimer la section')
    await expect.poll(headings).toEqual(['Deux', 'Trois', 'Trois'])
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    expect(headings()).toEqual(['Un', 'Deux', 'Trois', 'Trois'])
  })
})

describe('the count of what is selected', () => {
  const counted = () => document.querySelector('[data-selection]')?.textContent ?? null

  test('is in the status bar, for the body and the display copy, while something is selected', async () => {
    await openPage({ headline: 'Un titre', sections: lead('Un mot et\n\nun autre.') })
    expect(counted()).toBeNull()
    select('|Un mot', 'Un mot|')
    await expect.poll(counted).toBe('sélection\u00a0: 6 signes · 2 mots')
    placeCursor('Un mot|')
    await expect.poll(counted).toBeNull()
    articleEditor.selectField('headline', 3, 8)
    await expect.poll(counted).toBe('sélection\u00a0: 5 signes · 1 mot')
  })
})

test('whatever is done with sections, the text keeps its words, and undo goes exactly back', () => {
  const section = fc.record({
    heading: fc.constantFrom('', 'Un', 'Deux'),
    body: fc.constantFrom('', 'Mot.', 'Mot.\n\nAutre.'),
  })
  const acts = fc.array(fc.tuple(fc.constantFrom('move', 'duplicate', 'remove'), fc.nat(5), fc.nat(5)), {
    maxLength: 6,
  })
  const property = fc.property(
    fc.array(section, { minLength: 1, maxLength: 5 }),
    acts,
    fc.nat(),
    (sections, steps, caret) => {
      const doc = pageDocument({ ...emptyContent('fr'), sections })
      const selection = TextSelection.near(doc.resolve(caret % doc.content.size))
      let state = EditorState.create({ doc, selection: selection, plugins: [history({ newGroupDelay: 0 })] })
      const states: EditorState[] = []
      for (const [act, from, to] of steps) {
        const words = [...state.doc.textContent].toSorted().join('')
        const change: Transaction =
          act === 'move'
            ? moveSectionIn(state.tr, from, to)
            : act === 'duplicate'
              ? duplicateSectionIn(state.tr, from)
              : removeSectionIn(state.tr, from)
        if (!change.docChanged) continue
        states.push(state)
        state = state.apply(change.setTime(states.length * 10_000))
        state.doc.check()
        expect(pageDocument(pageContent(state.doc)).textContent).toBe(state.doc.textContent)
        if (act === 'move') expect([...state.doc.textContent].toSorted().join('')).toBe(words)
      }
      for (const before of states.toReversed()) {
        undo(state, (transaction) => {
          state = state.apply(transaction)
        })
        expect(state.doc.eq(before.doc)).toBe(true)
        expect(state.selection.eq(before.selection)).toBe(true)
      }
    },
  )
  void fc.assert(property, { numRuns: 300 })
})

test('with the caret in the display copy no section is moved or removed', async () => {
  await openPage({ headline: 'Le port', sections: THREE })
  placeCursor('Le port|')
  await press('{Alt>}{ArrowDown}{/Alt}')
  articleEditor.run('section-remove')
  expect(written()?.sections).toEqual(THREE)
})

test('a letter takes nothing out of the page that stands beside its text', async () => {
  await openPage({ headline: 'Le port', standfirst: 'Un chapô.', sections: THREE })
  placeCursor('Premier.|')
  const taken: string[] = []
  const observer = new MutationObserver((records) => {
    for (const { removedNodes } of records) taken.push(...[...removedNodes].map(({ nodeName }) => nodeName))
  })
  observer.observe(view().dom, { childList: true })
  await press('abc')
  await expect.poll(text).toContain('Premier.abc')
  observer.disconnect()
  expect(taken).toEqual([])
})
