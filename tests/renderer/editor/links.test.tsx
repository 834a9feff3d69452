import { afterEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import {
  articleEditor,
  closePage,
  lead,
  openPage,
  placeCursor,
  select,
  text,
  view,
  written,
} from './openPage.tsx'

afterEach(closePage)
afterEach(() => vi.restoreAllMocks())
const press = (keys: string) => userEvent.keyboard(keys)
const LINK = '{Control>}{Shift>}k{/Shift}{/Control}'
const card = () => page.getByRole('group', { name: 'Lien' })
const button = (name: string) => card().getByRole('button', { name, exact: true })
const address = () => page.getByRole('textbox', { name: 'Adresse du lien' })
const body = () => written()?.sections[0]?.body
const scroller = () => {
  const found = document.querySelector('[data-page]')
  if (!found) throw new Error('no page')
  return found
}

describe('an address that is typed', () => {
  test.each([
    ['https://a.example/x ', '<https://a.example/x>'],
    ['(http://a.example/x), ', '(<http://a.example/x>),'],
    ['www.a.example. ', '[www\\.a.example](https://www.a.example).'],
    ['https://a.example/x ? ', '<https://a.example/x>\u202f?'],
    ['a.example ', 'a.example'],
    ['moi@a.example ', 'moi\\@a.example'],
    ['https:// ', 'https\\://'],
  ])('%s', async (typed, stored) => {
    await openPage({ sections: lead('Voir x') })
    placeCursor('Voir x|')
    await press(`{Backspace}${typed}`)
    expect(body()).toBe(`Voir ${stored}`)
  })

  test('is a link at the end of a line too, in one step, and stays text once that was undone', async () => {
    await openPage({ sections: lead('Voir x') })
    placeCursor('Voir x|')
    await press('{Backspace}https://a.example/x{Enter}')
    expect(body()).toBe('Voir <https://a.example/x>')
    articleEditor.undo()
    articleEditor.undo()
    expect(body()).toBe('Voir https\\://a.example/x')
    placeCursor('/x|')
    await press(' fin ')
    expect(body()).toBe('Voir https\\://a.example/x fin')
  })

  test('is text in a headline and in a link, whose address stays', async () => {
    await openPage({ headline: 'Un', sections: lead('Voir <https://b.example/x>.') })
    articleEditor.selectField('headline')
    await press('{End} www.a.example ')
    placeCursor('/x|')
    await press(' y')
    expect(body()).toBe('Voir <https://b.example/x> y.')
  })
})

describe('the card of a link', () => {
  test('comes under the link that the caret is in, and the words stay words', async () => {
    await openPage({ sections: lead('Voir [le compte rendu](https://www.example.org/a) du conseil.') })
    expect(text()).toContain('Voir le compte rendu du conseil.')
    placeCursor('comp|te')
    await expect.element(card()).toBeVisible()
    await expect.element(card()).toMatchTextContent('example.org/a')
    expect(text()).toContain('Voir le compte rendu du conseil.')
    const link = document.querySelector('.ProseMirror a')?.getBoundingClientRect()
    expect(card().element().getBoundingClientRect().top).toBeGreaterThanOrEqual(link?.bottom ?? Infinity)
    placeCursor('conseil|')
    await expect.element(card()).not.toBeInTheDocument()
  })

  test('goes with Escape, until the caret comes again', async () => {
    await openPage({ sections: lead('Voir [ici](https://example.org) et là.') })
    placeCursor('i|ci')
    await expect.element(card()).toBeVisible()
    await press('{Escape}')
    await expect.element(card()).not.toBeInTheDocument()
    placeCursor('là|')
    placeCursor('i|ci')
    await expect.element(card()).toBeVisible()
  })

  test('comes back by a click on the link, also where the caret is in it already', async () => {
    await openPage({ sections: lead('Voir [le compte rendu](https://example.org) et là.') })
    const link = page.getByRole('link', { name: 'le compte rendu' })
    await link.click({ position: { x: 10, y: 10 } })
    await expect.element(card()).toBeVisible()
    await press('{Escape}')
    await expect.element(card()).not.toBeInTheDocument()
    // Far enough from the first click not to be a double one.
    await link.click({ position: { x: 60, y: 10 } })
    await expect.element(card()).toBeVisible()
  })

  test('removes the link in one step, and changes its address', async () => {
    await openPage({ sections: lead('Voir [ici](https://example.org) et là.') })
    placeCursor('i|ci')
    await button('Supprimer').click()
    expect(body()).toBe('Voir ici et là.')
    articleEditor.undo()
    expect(body()).toBe('Voir [ici](https://example.org) et là.')
    placeCursor('i|ci')
    await button('Modifier').click()
    await expect.element(address()).toHaveFocus()
    await press('a@example.org{Enter}')
    expect(body()).toBe('Voir [ici](mailto:a@example.org) et là.')
    await expect.poll(() => document.activeElement).toBe(view().dom)
  })

  test('opens the address through the host; a plain click only puts the caret there', async () => {
    const opened = vi.spyOn(window, 'open').mockReturnValue(null)
    await openPage({ sections: lead('Voir [ici même](https://example.org/x) et [là](../a).') })
    const here = page.getByRole('link', { name: 'ici même' })
    await here.click()
    expect(opened).not.toHaveBeenCalled()
    await here.click({ modifiers: ['Control'] })
    expect(opened.mock.calls.map(([url]) => url)).toEqual(['https://example.org/x'])
    await button('Ouvrir').click()
    expect(opened).toHaveBeenCalledTimes(2)
    await page.getByRole('link', { name: 'là' }).click({ modifiers: ['Control'] })
    expect(opened).toHaveBeenCalledTimes(2)
  })
})

describe('a link', () => {
  test('takes its address in the card, and one types on behind it', async () => {
    await openPage({ sections: lead('Un mot ici.') })
    select('|mot', 'mot|')
    await press(LINK)
    await expect.element(address()).toHaveFocus()
    await press('example.org{Enter}')
    expect(body()).toBe('Un [mot](https://example.org) ici.')
    await expect.poll(() => document.activeElement).toBe(view().dom)
    await press('s')
    expect(body()).toBe('Un [mot](https://example.org)s ici.')
    await press('{Backspace}{Backspace}')
    expect(body()).toBe('Un [mo](https://example.org) ici.')
  })

  test('has no title after the system has put words over what is before it', async () => {
    await openPage({ sections: lead('Un quai.\n\nVoir le [bac](https://a.example/x) là.') })
    select('Un |quai', 'Voir |le')
    document.execCommand('insertText', false, 'x ')
    await expect.poll(body).toBe('Un x le [bac](https://a.example/x) là.')
  })

  test('is made of the word at the caret, and removed by an empty address', async () => {
    await openPage({ sections: lead('Un mot ici.') })
    placeCursor('m|ot')
    await press(LINK)
    await expect.element(address()).toHaveFocus()
    await press('example.org{Enter}')
    expect(body()).toBe('Un [mot](https://example.org) ici.')
    await press(LINK)
    await expect.element(address()).toHaveValue('https://example.org')
    await press('{Backspace}{Enter}')
    expect(body()).toBe('Un mot ici.')
  })

  test('leads to the web or a mailbox only; Escape leaves all as it was', async () => {
    await openPage({ sections: lead('Un mot ici.') })
    select('|mot', 'mot|')
    await press(LINK)
    await expect.element(address()).toHaveFocus()
    await press('javascript:alert(1){Enter}')
    await expect.element(page.getByRole('alert')).toMatchTextContent('Adresse non valide')
    await press('{Escape}')
    expect(body()).toBe('Un mot ici.')
    await expect.element(address()).not.toBeInTheDocument()
    await expect.poll(() => document.activeElement).toBe(view().dom)
    await press('x')
    expect(body()).toBe('Un x ici.')
  })

  test('where there is no word asks for one, too', async () => {
    await openPage({ sections: lead('Voir : fin') })
    placeCursor('Voir |:')
    await press(LINK)
    await expect.element(page.getByRole('textbox', { name: 'Texte du lien' })).toHaveFocus()
    await press('ce lien{Enter}example.org/a{Enter}')
    expect(body()).toContain('[ce lien](https://example.org/a)')
  })

  test('made below the first screen does not make the page jump', async () => {
    await openPage({ sections: lead(`${'Une ligne de texte.\n\n'.repeat(60)}Un mot ici.`) })
    select('Un |mot ici', 'Un mot| ici')
    articleEditor.reveal(view().state.selection.from, 'center')
    await new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)))
    const { scrollTop } = scroller()
    expect(scrollTop).toBeGreaterThan(500)
    await press(LINK)
    await expect.element(address()).toHaveFocus()
    expect(scroller().scrollTop).toBe(scrollTop)
    await press('example.org{Enter}')
    await expect.poll(() => document.activeElement).toBe(view().dom)
    expect(scroller().scrollTop).toBe(scrollTop)
  })
})
