import { NodeSelection } from 'prosemirror-state'
import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { PageCommandId } from '../../../src/contract/commands.ts'
import { articleEditor, closePage, view, written } from './openPage.tsx'
import { openBody, pressFast, shape } from './shape.ts'

afterEach(closePage)
const press = (keys: string) => userEvent.keyboard(keys)
const table = (cells: string) => {
  const [head = '', ...rows] = cells.split(' ; ').map((row) => `| ${row.replaceAll(',', ' | ')} |`)
  return [head, '| --- | ---: |', ...rows].join('\n')
}

describe('keys in a table', () => {
  test.each([
    ['a,b ; c¦,d', '{Tab}', '[!a | !b ; c | ‹d›]'],
    ['a,b ; c¦,d', '{Shift>}{Tab}{/Shift}', '[!a | !‹b› ; c | d]'],
    ['a,b ; c,d¦', '{Tab}x', '[!a | !b ; c | d ; x| | ]'],
    ['a¦,b ; c,d', '{Shift>}{Tab}{/Shift}', '[!a| | !b ; c | d]'],
    ['a,b¦ ; c,d', '{Enter}x', '[!a | !b ; c | dx|]'],
    ['a,b ; c,d¦', '{Enter}Fin', '[!a | !b ; c | d] / Fin|'],
    ['a,b ; c¦,d', '{ArrowRight}x', '[!a | !b ; c | x|d]'],
    ['a¦,b ; c,d', '{ArrowDown}', '[!a | !b ; c| | d]'],
    ['a,b¦ ; c,d', '{ArrowDown}', '[!a | !b ; c | d|]'],
    ['a,b ; c¦,d', '{ArrowUp}', '[!a| | !b ; c | d]'],
    ['a,b¦ ; c,d', '{ArrowRight}', '[!a | !b ; |c | d]'],
    ['a,b ; ¦c,d', '{ArrowLeft}', '[!a | !b| ; c | d]'],
    ['a,b ; ¦c,d', '{Backspace}{Backspace}', '[!a | !b ; |c | d]'],
    ['a,b ; c¦,d', '{Delete}{Delete}', '[!a | !b ; c| | d]'],
    ['a,b ; c¦,d', '{Shift>}{Enter}{/Shift}x', '[!a | !b ; c⏎x| | d]'],
    ['a,b ; c,d¦', '{ArrowDown}x', '[!a | !b ; c | d] / x|'],
    ['¦a,b ; c,d', '{Enter}x', 'x| / [!a | !b ; c | d]'],
    ['a,b ; c¦,d', '- x', '[!a | !b ; c- x| | d]'],
  ])('%s, %s: %s', async (cells, keys, then) => {
    await openBody(table(cells))
    const before = view().state.doc
    await press(keys)
    expect(shape()).toBe(then)
    while (articleEditor.undo()) {}
    expect(view().state.doc.eq(before)).toBe(true)
  })
})

describe('commands in a table', () => {
  const cases: readonly (readonly [PageCommandId, string])[] = [
    ['row-above', '[!a | !b ;  |  ; c| | d]'],
    ['row-below', '[!a | !b ; c| | d ;  | ]'],
    ['column-before', '[! | !a | !b ;  | c| | d]'],
    ['column-after', '[!a | ! | !b ; c| |  | d]'],
    ['remove-row', '[!|a | !b]'],
    ['remove-column', '[!b ; |d]'],
    ['table-header', '[a | b ; c| | d]'],
    ['remove-table', 'Avant / |Après'],
    ['insert-table', '[!a | !b ; c| | d]'],
  ]
  test.each(cases)('%s: %s', async (command, then) => {
    await openBody(`Avant\n\n${table('a,b ; c¦,d')}\n\nAprès`)
    articleEditor.run(command)
    expect(
      shape()
        .replace(/^Avant \/ (?=\[)/, '')
        .replace(/(?<=\]) \/ Après$/, ''),
    ).toBe(then)
  })

  test('rows keep the alignment of their columns', async () => {
    await openBody(table('a,b ; c,d¦'))
    articleEditor.run('row-below')
    await press('{Tab}x{Tab}12')
    expect(written()?.sections[0]?.body).toContain('| --- | --: |')
    const cells = [...document.querySelectorAll('td')].map((cell) => cell.dataset.align)
    expect(cells).toEqual([undefined, 'right', undefined, 'right'])
  })

  test('without its last column a table is gone', async () => {
    await openBody(`Avant\n\n${table('a,b ; c¦,d')}`)
    articleEditor.run('remove-column')
    articleEditor.run('remove-column')
    expect(shape()).toBe('Avant|')
  })

  test('a new table shows its columns while one writes in it', async () => {
    await openBody('Avant¦')
    articleEditor.run('insert-table')
    const lines = () => {
      const cell = document.querySelector('th + th')
      return cell && getComputedStyle(cell).boxShadow
    }
    expect(lines()).not.toBe('none')
    articleEditor.select(view().state.doc.content.size - 1, view().state.doc.content.size - 1)
    articleEditor.selectField('headline', 0)
    expect(lines()).toBe('none')
  })

  test('a table is put behind the list, the quotation or the paragraph that one is in', async () => {
    for (const [body, then] of [
      ['- un¦\n- deux', 'ul(un, deux) / [!| | ! | ! ;  |  |  ;  |  | ]'],
      ['> Dit¦', '> Dit / [!| | ! | ! ;  |  |  ;  |  | ]'],
      ['Un¦\n\nDeux', 'Un / [!| | ! | ! ;  |  |  ;  |  | ] / Deux'],
    ]) {
      await openBody(body ?? '')
      articleEditor.run('insert-table')
      expect(shape()).toBe(then)
    }
  })
})

const FIGURE = `![Le pont](media/${'0a'.repeat(32)}.jpg "Photo")\nLe pont`

describe('a figure', () => {
  test('is not replaced by what is typed while it is selected', async () => {
    await openBody(`Un\n\n${FIGURE}\n\nDeux`)
    let at = 0
    view().state.doc.descendants((node, position) => {
      if (node.type.name === 'figure') at = position
    })
    view().dispatch(view().state.tr.setSelection(NodeSelection.create(view().state.doc, at)))
    view().focus()
    await pressFast('abc')
    expect(shape()).toBe('Un / fig(Le pont © Photo) / abc| / Deux')
    articleEditor.undo()
    expect(shape()).toBe('Un / fig(Le pont © Photo) / Deux')
  })

  test('is left by Enter in its caption, and kept by Backspace and Delete at its edges', async () => {
    await openBody(
      `Un\n\n${FIGURE.replace('Le pont\n', 'Le pont\n').replace(/\nLe pont$/, '\n¦Le pont')}\n\nDeux`,
    )
    await press('{Backspace}{Delete}')
    expect(shape()).toBe('Un / fig(|e pont © Photo) / Deux')
    await press('{Enter}x')
    expect(shape()).toBe('Un / fig(e pont © Photo) / x| / Deux')
  })
})

describe('a click below the text', () => {
  const below = async () => {
    const { bottom, left } = view().dom.lastElementChild?.getBoundingClientRect() ?? { bottom: 0, left: 0 }
    const editor = view().dom.getBoundingClientRect()
    await userEvent.click(view().dom, {
      position: { x: left - editor.left + 40, y: bottom - editor.top + 60 },
    })
  }

  test('goes to its end', async () => {
    await openBody('¦Un\n\nDeux')
    await below()
    expect(shape()).toBe('Un / Deux|')
  })

  test('below a table goes to a paragraph', async () => {
    await openBody(table('a¦,b ; c,d'))
    await below()
    await press('x')
    expect(shape()).toBe('[!a | !b ; c | d] / x|')
  })
})
