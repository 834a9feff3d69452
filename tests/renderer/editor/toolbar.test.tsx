import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { typeAtOnce } from '../render.ts'
import {
  closePage,
  fakeNewsroom,
  lead,
  open,
  openPage,
  placeCursor,
  put,
  select,
  text,
  view,
  written,
} from './openPage.tsx'

afterEach(closePage)
const press = (keys: string) => userEvent.keyboard(keys)
const toolbar = () => page.getByRole('toolbar', { name: 'Mise en forme', exact: true })
const tool = (name: string) => toolbar().getByRole('button', { name, exact: true })
const style = () => toolbar().getByRole('button', { name: /^Style du paragraphe/ })
const bar = () => page.getByRole('toolbar', { name: 'Mise en forme de la sélection' })
const barTool = (name: string) => bar().getByRole('button', { name, exact: true })
const body = () => written()?.sections[0]?.body

describe('the toolbar', () => {
  test('gives what a word processor gives, and says what the caret is in', async () => {
    await openPage({ sections: lead('Un mot ici.') })
    select('|mot', 'mot|')
    await tool('Gras').click()
    expect(body()).toBe('Un **mot** ici.')
    await expect.element(tool('Gras')).toHaveAttribute('aria-pressed', 'true')
    expect(tool('Gras').element().getAttribute('title')).toBe('Gras  Ctrl+B')
    expect(document.activeElement).toBe(view().dom)
    await tool('Liste à puces').click()
    expect(body()).toBe('- Un **mot** ici.')
    await expect.element(tool('Liste à puces')).toHaveAttribute('aria-pressed', 'true')
  })

  test('offers the styles of a paragraph, and the focus goes back to the page', async () => {
    await openPage({ sections: lead('Un mot ici.') })
    placeCursor('mot|')
    await style().click()
    await page.getByRole('menuitemradio', { name: 'Intertitre mineur' }).click()
    expect(body()).toBe('### Un mot ici.')
    await expect.poll(() => document.activeElement).toBe(view().dom)
    await press('!')
    expect(body()).toBe('### Un mot! ici.')
  })

  test('opens a menu by a key, which gives the focus back', async () => {
    await openPage({ sections: lead('Un mot ici.') })
    placeCursor('mot|')
    await press('{Alt>}{F10}{/Alt}{Enter}')
    const item = (name: string) => page.getByRole('menuitemradio', { name, exact: true })
    await expect.element(item('Paragraphe')).toHaveFocus()
    await press('{Escape}')
    await expect.element(style()).toHaveFocus()
    await press('{ArrowDown}')
    await expect.element(item('Paragraphe')).toHaveFocus()
    await press('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}')
    expect(body()).toBe('> Un mot ici.')
    expect(document.activeElement).toBe(view().dom)
    await expect.element(item('Paragraphe')).not.toBeInTheDocument()
  })

  test('makes a table, and then has what changes it', async () => {
    await openPage({ sections: lead('Un mot.') })
    placeCursor('mot|')
    await tool('Insérer un tableau').click()
    expect(document.querySelectorAll('.ProseMirror th')).toHaveLength(3)
    await press('Tronçon')
    await tool('Tableau').click()
    await page.getByRole('menuitem', { name: 'Insérer une colonne après' }).click()
    expect(document.querySelectorAll('.ProseMirror th')).toHaveLength(4)
    await expect.poll(() => document.activeElement).toBe(view().dom)
  })

  test('keeps its place in a table, and cuts off no tool beside a narrow text', async () => {
    document.documentElement.dataset.textSize = 'small'
    document.documentElement.dataset.measure = 'narrow'
    await openPage({ sections: lead('Un mot.') })
    placeCursor('mot|')
    const { left } = tool('Gras').element().getBoundingClientRect()
    await tool('Insérer un tableau').click()
    await expect.element(tool('Tableau')).toBeVisible()
    expect(tool('Gras').element().getBoundingClientRect().left).toBe(left)
    const { scrollWidth, clientWidth } = toolbar().element()
    expect(scrollWidth).toBe(clientWidth)
    delete document.documentElement.dataset.textSize
    delete document.documentElement.dataset.measure
  })

  test('is entered by a key, walked by the arrows, and left by Escape', async () => {
    await openPage({ sections: lead('Un mot ici.') })
    select('|mot', 'mot|')
    await press('{Alt>}{F10}{/Alt}')
    await expect.element(style()).toHaveFocus()
    await press('{ArrowRight}{ArrowRight}')
    await expect.element(tool('Italique')).toHaveFocus()
    await press('{End}{ArrowRight}{ArrowLeft}')
    await expect.element(tool('Note de bas de page')).toHaveFocus()
    await press('{Escape}')
    expect(document.activeElement).toBe(view().dom)
    await press('x')
    expect(text()).toContain('Un x ici.')
  })

  test('says why a headline takes no marks, and does nothing there', async () => {
    await openPage({ headline: 'Le port', sections: lead('Un mot.') })
    placeCursor('port|')
    await expect.element(tool('Gras')).toHaveAttribute('aria-disabled', 'true')
    expect(tool('Gras').element().getAttribute('title')).toContain('La titraille')
    tool('Gras')
      .element()
      .dispatchEvent(new MouseEvent('click', { bubbles: true }))
    expect(document.querySelector('.ProseMirror strong')).toBeNull()
    placeCursor('mot|')
    await expect.element(tool('Gras')).not.toHaveAttribute('aria-disabled')
  })

  test('moves no line when the caret goes from one place to another', async () => {
    await openPage({ headline: 'Le port', sections: lead('Un mot.\n\n- a') })
    const top = () => view().dom.getBoundingClientRect().top
    const before = top()
    for (const place of ['port|', 'mot|', 'a|']) {
      placeCursor(place)
      expect(top()).toBe(before)
    }
    select('|mot', 'mot|')
    await expect.element(bar()).toBeVisible()
    expect(top()).toBe(before)
  })
})

describe('the bar over a selection', () => {
  test('is there while words of the body are selected, and not over them', async () => {
    await openPage({ headline: 'Le port', sections: lead('Un mot ici.\n\nAilleurs.') })
    placeCursor('mot|')
    expect(bar().query()).toBeNull()
    select('|mot', 'mot|')
    await expect.element(bar()).toBeVisible()
    const words = view().coordsAtPos(view().state.selection.from)
    const box = bar().element().getBoundingClientRect()
    expect(box.bottom <= words.top || box.top >= words.bottom).toBe(true)
    const column = view().dom.getBoundingClientRect()
    expect(box.left).toBeGreaterThanOrEqual(column.left)
    expect(box.right).toBeLessThanOrEqual(column.right)
    placeCursor('mot|')
    await expect.element(bar()).not.toBeInTheDocument()
    select('|port', 'port|')
    await new Promise((resume) => requestAnimationFrame(resume))
    expect(bar().query()).toBeNull()
  })

  test('is measured again where words stand in the place of a selection that was set with them', async () => {
    await openPage({ sections: lead('Un mot ici.\n\nUn autre.') })
    select('mot| ici', 'Un au|tre')
    await typeAtOnce('é')
    expect(text().split('\n').at(-1)).toBe('Un motétre.')
    expect(bar().query()).toBeNull()
    select('|motétre', 'motétre|')
    await expect.element(bar()).toBeVisible()
  })

  test('waits for the end of a drag', async () => {
    await openPage({ sections: lead('Un mot ici.') })
    placeCursor('Un|')
    view().dom.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0 }))
    select('|mot', 'mot|')
    await new Promise((resume) => requestAnimationFrame(resume))
    expect(bar().query()).toBeNull()
    window.dispatchEvent(new PointerEvent('pointerup'))
    await expect.element(bar()).toBeVisible()
  })

  test('says what the selection is, and makes it that', async () => {
    await openPage({ sections: lead('Un mot ici.') })
    select('|mot', 'mot|')
    await barTool('Gras').click()
    expect(body()).toBe('Un **mot** ici.')
    await expect.element(barTool('Gras')).toHaveAttribute('aria-pressed', 'true')
    await barTool('Gras').click()
    expect(body()).toBe('Un mot ici.')
    expect(document.activeElement).toBe(view().dom)
  })

  test('goes with the focus, and is none where nothing can be written', async () => {
    const id = await openPage({ sections: lead('Un mot ici.') })
    select('|mot', 'mot|')
    await expect.element(bar()).toBeVisible()
    document.querySelector<HTMLElement>('[data-copy=byline]')?.focus()
    await expect.element(bar()).not.toBeInTheDocument()
    const opened = fakeNewsroom.articles.get(id)
    if (!opened) throw new Error('no article')
    await open(put({ sections: lead('x') }))
    fakeNewsroom.articles.set(id, { ...opened, readOnly: true })
    await open(id)
    select('|mot', 'mot|')
    await new Promise((resume) => requestAnimationFrame(resume))
    expect(bar().query()).toBeNull()
    await expect.element(tool('Gras')).toHaveAttribute('aria-disabled', 'true')
  })
})
