import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { useOutline } from '../../../src/renderer/src/state/outline.ts'
import {
  body,
  closePage,
  desk,
  lead,
  openPage,
  placeCursor,
  stored,
  text,
  useNotices,
  useSession,
  withCursor,
} from './desk.tsx'

afterEach(closePage)
const press = (keys: string) => userEvent.keyboard(keys)

const THREE = [
  { heading: 'Un', body: 'Premier.' },
  { heading: 'Deux', body: 'Deuxième.\n\nEncore.' },
  { heading: 'Trois', body: 'Troisième.' },
]
const shown = () =>
  [...document.querySelectorAll('.cm-line')].map(({ textContent }) => textContent ?? '').join('|')
const headings = async (id: string) => {
  await useSession.getState().flush()
  return stored(id)?.map(({ heading }) => heading)
}
const FOLD = '{Control>}{Alt>}r{/Alt}{/Control}'

test('the number of a section stands beside its heading, however long it is', async () => {
  await openPage({
    sections: Array.from({ length: 120 }, (_, at) => ({ heading: `Partie ${at + 1}`, body: 'Mot.' })),
  })
  useOutline.getState().goTo(118)
  const heading = () =>
    [...document.querySelectorAll('.cm-line')].find(({ textContent }) => textContent?.endsWith('Partie 120'))
  await expect.poll(heading).toBeDefined()
  const margin = heading()?.querySelector('[class*=margin]')?.getBoundingClientRect()
  const chevron = heading()?.querySelector('[class*=chevron]')?.getBoundingClientRect()
  const text = body().coordsAtPos(body().state.doc.toString().indexOf('Partie 120'))
  expect(Math.max(margin?.right ?? Infinity, chevron?.right ?? Infinity)).toBeLessThan((text?.left ?? 0) - 2)
})

describe('a folded section', () => {
  test('shows its heading and how much is hidden, and opens again', async () => {
    const id = await openPage({ sections: THREE })
    placeCursor('Deu|xième')
    await press(FOLD)
    expect(shown()).toContain('… 16 signes')
    expect(shown()).not.toContain('Encore')
    expect(withCursor()).toContain('## Deux|')
    await useSession.getState().flush()
    expect(stored(id)).toEqual(THREE)
    await press(FOLD)
    expect(shown()).toContain('Encore')
  })

  test('opens when the cursor is put in it, by whatever way', async () => {
    await openPage({ sections: THREE })
    const { fold, select } = useOutline.getState()
    fold(1)
    expect(shown()).not.toContain('Encore')
    const at = text().indexOf('Encore')
    select(at, at + 3)
    expect(shown()).toContain('Encore')
    body().dispatch({ selection: { anchor: 0 } })
    fold(1)
    placeCursor('Deux|')
    await press('{ArrowRight}')
    expect(shown()).toContain('Encore')
    expect(withCursor()).toContain('|Deuxième')
  })

  test('opens when its text changes, and stays folded while another one is written', async () => {
    await openPage({ sections: THREE })
    useOutline.getState().fold(1)
    placeCursor('Premier.|')
    await press(' Bon.')
    placeCursor('Deux|')
    await press('!')
    expect(shown()).not.toContain('Encore')
    const at = text().indexOf('Encore')
    useOutline.getState().change({ body: [{ from: at, to: at + 6, insert: 'Puis' }] })
    expect(shown()).toContain('Puis')
  })

  test('moves folded', async () => {
    const id = await openPage({ sections: THREE })
    useOutline.getState().fold(1)
    placeCursor('Deux|')
    await press('{Alt>}{ArrowUp}{/Alt}')
    expect(shown()).not.toContain('Encore')
    expect(shown()).toContain('Premier')
    expect(await headings(id)).toEqual(['Deux', 'Un', 'Trois'])
  })

  test('is opened and closed by the mark in the margin and by what is said behind the heading', async () => {
    await openPage({ sections: THREE })
    const chevron = document.querySelectorAll('[class*=chevron]')[1]
    chevron?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true }))
    expect(shown()).not.toContain('Encore')
    const folded = document.querySelector('[class*=folded]')
    folded?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }))
    expect(shown()).toContain('Encore')
  })
})

describe('a section', () => {
  const undo = () => useOutline.getState().undo()

  test('is duplicated, and one undo takes it back', async () => {
    const id = await openPage({ sections: THREE })
    useOutline.getState().duplicate(1)
    expect(await headings(id)).toEqual(['Un', 'Deux', 'Deux', 'Trois'])
    expect(stored(id)?.[2]).toEqual(THREE[1])
    undo()
    expect(await headings(id)).toEqual(['Un', 'Deux', 'Trois'])
  })

  test('of a lead is duplicated, too', async () => {
    const id = await openPage({ sections: lead('Chapeau.') })
    useOutline.getState().duplicate(0)
    await useSession.getState().flush()
    expect(stored(id)).toEqual([...lead('Chapeau.'), ...lead('Chapeau.')])
  })

  test.each([0, 1, 2])('%d is removed, and one undo brings it back', async (index) => {
    const id = await openPage({ sections: THREE })
    const before = text()
    useOutline.getState().remove(index)
    await useSession.getState().flush()
    expect(stored(id)).toEqual(THREE.filter((_, nth) => nth !== index))
    undo()
    expect(text()).toBe(before)
  })

  test('becomes an article of its own, and leaves this one', async () => {
    const id = await openPage({
      sections: THREE,
      language: 'fr-CH',
      desk: 'Transports',
      date: '2026-11-10',
      byline: [{ name: 'Inès Karam' }],
    })
    await sectionMenu('Deux', 'En faire un article à part')
    await expect.poll(() => text()).not.toContain('Deux')
    expect([...desk.articles.values()].at(-1)?.article).toMatchObject({
      headline: 'Deux',
      sections: lead('Deuxième.\n\nEncore.'),
      language: 'fr-CH',
      desk: 'Transports',
      date: '2026-11-10',
      byline: [{ name: 'Inès Karam' }],
    })
    expect(useNotices.getState().notices.at(-1)?.action).toBeDefined()
    expect(await headings(id)).toEqual(['Un', 'Trois'])
    undo()
    expect(await headings(id)).toEqual(['Un', 'Deux', 'Trois'])
  })

  test('stays where it is if its article cannot be made', async () => {
    await openPage({ sections: THREE })
    desk.failing = { code: 'disk-full', detail: {} }
    const before = useNotices.getState().notices.length
    await sectionMenu('Deux', 'En faire un article à part')
    await expect.poll(() => useNotices.getState().notices.length).toBeGreaterThan(before)
    expect(text()).toContain('## Deux')
  })
})

const row = (name: RegExp) => page.getByRole('listitem').getByRole('button', { name })

async function sectionMenu(heading: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions sur la section ${heading}`, exact: true }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

describe('the menu of a section in the structure panel', () => {
  test('opens by the keyboard, and does what it says', async () => {
    const id = await openPage({ sections: THREE })
    await row(/2 · Deux/).click()
    const button = row(/2 · Deux/).element()
    if (button instanceof HTMLElement) button.focus()
    await press('{Shift>}{F10}{/Shift}')
    await expect.element(page.getByRole('menu')).toBeVisible()
    await press('{Enter}')
    expect(await headings(id)).toEqual(['Deux', 'Un', 'Trois'])
  })

  test('folds, duplicates and removes', async () => {
    const id = await openPage({ sections: THREE })
    await sectionMenu('Deux', 'Plier ou déplier la section')
    await expect.poll(shown).not.toContain('Encore')
    await sectionMenu('Trois', 'Dupliquer la section')
    await expect.poll(() => headings(id)).toEqual(['Un', 'Deux', 'Trois', 'Trois'])
    await sectionMenu('Un', 'Supprimer la section')
    await expect.poll(() => headings(id)).toEqual(['Deux', 'Trois', 'Trois'])
  })
})

describe('the count of what is selected', () => {
  const counted = () => document.querySelector('[data-selection]')?.textContent ?? null

  test('is in the status bar, for the body and the display copy, while something is selected', async () => {
    await openPage({ headline: 'Un titre', sections: lead('Un **mot** et\n\nun autre.') })
    expect(counted()).toBeNull()
    body().focus()
    body().dispatch({ selection: { anchor: 0, head: text().indexOf(' et') } })
    await expect.poll(counted).toBe('sélection\u00a0: 6 signes · 2 mots')
    body().dispatch({ selection: { anchor: 0 } })
    await expect.poll(counted).toBeNull()
    useOutline.getState().selectCopy('headline', 3, 8)
    await expect.poll(counted).toBe('sélection\u00a0: 5 signes · 1 mot')
  })
})
