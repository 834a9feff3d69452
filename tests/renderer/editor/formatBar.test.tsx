import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { renderMarkdown } from '../../../src/core/markdown/index.ts'
import { body, closePage, desk, lead, open, openPage, placeCursor, put, text, withCursor } from './desk.tsx'

afterEach(closePage)
const press = (keys: string) => userEvent.keyboard(keys)
const bar = () => page.getByRole('toolbar', { name: 'Mise en forme' })
const tool = (name: string) => bar().getByRole('button', { name, exact: true })
const address = () => page.getByRole('textbox', { name: 'Adresse du lien' })

/** Selects a stretch of the body's text. */
function select(words: string): void {
  const from = text().indexOf(words)
  if (from < 0) throw new Error(`nowhere: ${words}`)
  body().focus()
  body().dispatch({ selection: { anchor: from, head: from + words.length } })
}

describe('the bar over a selection', () => {
  test('is there while something is selected, and not over it', async () => {
    await openPage({ sections: lead('Un mot ici.\n\nAilleurs.') })
    expect(document.querySelector('[role=toolbar]')).toBeNull()
    select('mot')
    await expect.element(bar()).toBeVisible()
    const words = body().coordsAtPos(3)
    const box = bar().element().getBoundingClientRect()
    expect(box.bottom <= (words?.top ?? 0) || box.top >= (words?.bottom ?? 0)).toBe(true)
    expect(box.left).toBeGreaterThan(0)
    body().dispatch({ selection: { anchor: 0 } })
    await expect.element(bar()).not.toBeInTheDocument()
  })

  test('stays within the column of the text', async () => {
    await openPage({ sections: lead(`Un mot ici.\n\n${'Encore quelques mots. '.repeat(12)}`) })
    for (const words of [
      'Un',
      'quelques mots. Encore quelques mots. Encore quelques mots. Encore quelques',
    ]) {
      select(words)
      await expect.element(bar()).toBeVisible()
      const column = body().contentDOM.getBoundingClientRect()
      await expect
        .poll(() => {
          const box = bar().element().closest('fieldset')?.getBoundingClientRect()
          return box && box.left >= column.left && box.right <= column.right
        })
        .toBe(true)
    }
  })

  test('waits for the end of a drag', async () => {
    await openPage({ sections: lead('Un mot ici.') })
    body().contentDOM.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
    select('mot')
    await new Promise((resume) => setTimeout(resume, 50))
    expect(document.querySelector('[role=toolbar]')).toBeNull()
    window.dispatchEvent(new PointerEvent('pointerup'))
    await expect.element(bar()).toBeVisible()
  })

  test('says what the selection is, and makes it that', async () => {
    await openPage({ sections: lead('Un mot ici.') })
    select('mot')
    await expect.element(tool('Gras')).toHaveAttribute('aria-pressed', 'false')
    await tool('Gras').click()
    expect(text()).toBe('Un **mot** ici.')
    await expect.element(tool('Gras')).toHaveAttribute('aria-pressed', 'true')
    expect(tool('Gras').element().getAttribute('title')).toBe('Gras  Ctrl+B')
    await tool('Gras').click()
    expect(text()).toBe('Un mot ici.')
    await tool('Liste à puces').click()
    expect(text()).toBe('- Un mot ici.')
    await expect.element(tool('Liste à puces')).toHaveAttribute('aria-pressed', 'true')
  })

  test('is entered by a key, walked by the arrows, and left by Escape', async () => {
    await openPage({ sections: lead('Un mot ici.') })
    select('mot')
    await press('{Alt>}{F10}{/Alt}')
    await expect.element(tool('Gras')).toHaveFocus()
    await press('{ArrowRight}{ArrowRight}')
    await expect.element(tool('Lien')).toHaveFocus()
    await press('{End}')
    await expect.element(tool('Intertitre')).toHaveFocus()
    await press('{ArrowRight}{ArrowRight}{Escape}')
    await expect.poll(() => document.activeElement).toBe(body().contentDOM)
    expect(withCursor()).toBe('Un [mot] ici.')
    await press('{Alt>}{F10}{/Alt}')
    await expect.element(tool('Italique')).toHaveFocus()
    await press('{Enter}')
    expect(text()).toBe('Un *mot* ici.')
  })

  test('offers no marks in a heading, and is none where nothing can be written', async () => {
    const id = await openPage({ sections: [{ heading: 'Titre', body: 'Un mot.' }] })
    select('Titre')
    await expect.element(tool('Gras')).toBeDisabled()
    await expect.element(tool('Intertitre')).toHaveAttribute('aria-pressed', 'true')
    const opened = desk.articles.get(id)
    if (!opened) throw new Error('no article')
    await open(put({ sections: lead('x') }))
    desk.articles.set(id, { ...opened, readOnly: true })
    await open(id)
    select('mot')
    await new Promise((resume) => setTimeout(resume, 50))
    expect(document.querySelector('[role=toolbar]')).toBeNull()
  })
})

describe('a link', () => {
  test('takes its address in the bar', async () => {
    await openPage({ sections: lead('Un mot ici.') })
    select('mot')
    await press('{Control>}{Shift>}k{/Shift}{/Control}')
    await expect.element(address()).toHaveFocus()
    await press('example.org{Enter}')
    expect(text()).toBe('Un [mot](https://example.org) ici.')
    await expect.poll(() => document.activeElement).toBe(body().contentDOM)
  })

  test('at the cursor is changed, and removed by an empty address', async () => {
    await openPage({ sections: lead('Un [mot](https://example.org) ici.') })
    placeCursor('m|ot')
    await press('{Control>}{Shift>}k{/Shift}{/Control}')
    await expect.element(address()).toHaveValue('https://example.org')
    await press('a@example.org{Enter}')
    expect(text()).toBe('Un [mot](mailto:a@example.org) ici.')
    await press('{Control>}{Shift>}k{/Shift}{/Control}')
    await expect.element(address()).toHaveFocus()
    await press('{Backspace}{Enter}')
    expect(text()).toBe('Un mot ici.')
  })

  test('leads to the web or a mailbox only; Escape leaves all as it was', async () => {
    await openPage({ sections: lead('Un mot ici.') })
    select('mot')
    await press('{Control>}{Shift>}k{/Shift}{/Control}')
    await expect.element(address()).toHaveFocus()
    await press('javascript:alert(1){Enter}')
    await expect.element(page.getByRole('alert')).toMatchTextContent('Une adresse commence par')
    expect(text()).toBe('Un mot ici.')
    await press('{Escape}')
    expect(withCursor()).toBe('Un [mot] ici.')
    await expect.element(address()).not.toBeInTheDocument()
  })

  test('where nothing is selected shows its address', async () => {
    await openPage({ sections: lead('Voir ') })
    placeCursor('Voir |')
    await press('{Control>}{Shift>}k{/Shift}{/Control}')
    await expect.element(address()).toHaveFocus()
    await press('example.org/a{Enter}')
    expect(text()).toBe('Voir [example.org/a](https://example.org/a)')
  })
})

describe('marks over several paragraphs', () => {
  test('come and go for all of them', async () => {
    await openPage({ sections: lead('Un **deux** trois.\n\nQuatre.') })
    body().focus()
    body().dispatch({ selection: { anchor: 0, head: text().length } })
    await press('{Control>}b{/Control}')
    expect(text()).toBe('**Un deux trois.**\n\n**Quatre.**')
    await press('{Control>}b{/Control}')
    expect(text()).toBe('Un deux trois.\n\nQuatre.')
  })
})

describe('lists and quotations', () => {
  const BULLETS = '{Control>}{Shift>}8{/Shift}{/Control}'
  const NUMBERS = '{Control>}{Shift>}7{/Shift}{/Control}'
  const QUOTE = '{Control>}{Shift>}9{/Shift}{/Control}'
  const all = () => {
    body().focus()
    body().dispatch({ selection: { anchor: 0, head: text().length } })
  }

  test.each([
    ['paragraphs', 'Un.\n\nDeux.', BULLETS, '- Un.\n- Deux.'],
    ['items', '- Un.\n- Deux.', BULLETS, 'Un.\n\nDeux.'],
    ['bullets', '- Un.\n- Deux.', NUMBERS, '1. Un.\n2. Deux.'],
    ['items within items', '- a\n  - b\n  - c\n- d', NUMBERS, '1. a\n   1. b\n   2. c\n2. d'],
    ['a mix', 'Un.\n\n1. deux\n2. trois', BULLETS, '- Un.\n- deux\n- trois'],
    ['broken lines', 'Un,\\\ndeux.\n\nTrois.', NUMBERS, '1. Un,\\\n   deux.\n2. Trois.'],
    ['what looks like a mark', '- 1914. La guerre\n- # rien', BULLETS, '1914\\. La guerre\n\n\\# rien'],
    ['quoted paragraphs', '> Un.\n>\n> Deux.', BULLETS, '> - Un.\n> - Deux.'],
    ['paragraphs to quote', 'Un.\n\nDeux.', QUOTE, '> Un.\n>\n> Deux.'],
    ['a quotation', '> Un.\n>\n> Deux.', QUOTE, 'Un.\n\nDeux.'],
    ['a list to quote', '- a\n  - b', QUOTE, '> - a\n>   - b'],
    ['half a quotation', '> Un.\n\nDeux.', QUOTE, '> Un.\n>\n> Deux.'],
    ['headings between', 'Un.\n\n## Titre\n\nDeux.', BULLETS, '- Un.\n\n## Titre\n\n- Deux.'],
    ['nothing', '', NUMBERS, '1. '],
  ])('%s: %j', async (_, before, keys, after) => {
    await openPage({ sections: lead('x') })
    body().dispatch({ changes: { from: 0, to: 1, insert: before } })
    all()
    await press(keys)
    expect(text()).toBe(after)
    if (before === '') return
    const words = (markdown: string) => {
      const element = document.createElement('div')
      element.innerHTML = renderMarkdown(markdown)
      return element.textContent?.replace(/[\s]+/g, ' ').replace(/^ | $/g, '')
    }
    if (!before.includes('# rien')) expect(words(after)).toBe(words(before))
    await press('{Control>}z{/Control}')
    expect(text()).toBe(before)
  })

  test('take the paragraph of the cursor alone, and part it from its neighbours', async () => {
    await openPage({ sections: lead('- a\n- b\n- c') })
    placeCursor('b|')
    await press(BULLETS)
    expect(withCursor()).toBe('- a\n\nb|\n\n- c')
  })
})
