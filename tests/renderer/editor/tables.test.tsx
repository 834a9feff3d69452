import type { Node } from 'prosemirror-model'
import { AllSelection, NodeSelection, TextSelection } from 'prosemirror-state'
import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { PageCommandId } from '../../../src/contract/commands.ts'
import { articleEditor, closePage, view, written } from './openPage.tsx'
import { openBody, pressFast, shape } from './shape.ts'
import { drag, pasteData, pasteHtml, take } from './pasteInto.ts'
import { displayRange } from '../../../src/renderer/src/editor/pageStructure.ts'

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

const ROWS = 'H,I ; a,b'
const AROUND = (before: string, cells: string, after: string) => `${before}\n\n${table(cells)}\n\n${after}`

describe('keys beside a table', () => {
  test.each([
    ['Avant', ROWS, '¦Fin.', '{Backspace}{Backspace}x', 'Avant / [!H | !I ; a | x|] / Fin.'],
    ['Avant¦', ROWS, 'Fin.', '{Delete}{Delete}{Delete}x', 'Avant / [!x| | !I ; a | b] / Fin.'],
    ['Avant', ROWS, '- ¦un', '{Backspace}{Backspace}', 'Avant / [!H | !I ; a | b|] / un'],
    ['- un¦', ROWS, 'Fin.', '{Delete}', 'ul(un) / [!|H | !I ; a | b] / Fin.'],
    ['Avant', ROWS, 'F¦in.', '{Backspace}{Backspace}', 'Avant / [!H | !I ; a | b|] / in.'],
    ['Avant', ROWS, '¦F¦', '{Backspace}{Backspace}', 'Avant / [!H | !I ; a | b|]'],
    ['¦A¦', ROWS, 'Fin.', '{Backspace}{Delete}', '[!|H | !I ; a | b] / Fin.'],
    ['A¦vant', ROWS, 'Fin.', '{Shift>}{ArrowDown}{/Shift}', 'A‹vant / [!H | !I ; a | b›] / Fin.'],
    ['A¦vant', ROWS, 'Fin.', '{Shift>}{ArrowDown}{ArrowUp}{/Shift}', 'A‹vant› / [!H | !I ; a | b] / Fin.'],
    ['A¦vant', ROWS, 'Fin.', '{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Backspace}x', 'Ax|Fin.'],
    ['Avant', ROWS, 'F¦in.', '{Shift>}{ArrowUp}{/Shift}', 'Avant / [!‹H | !I ; a | b] / F›in.'],
    ['Avant', ROWS, '¦Fin.', '{Shift>}{ArrowLeft}{/Shift}', 'Avant / [!‹H | !I ; a | b] / ›Fin.'],
    ['Av¦ant', ROWS, 'Fin.', '{Shift>}{ArrowDown}{/Shift}{Delete}', 'Av| / Fin.'],
  ])('%s [%s] %s, %s: %s', async (before, cells, after, keys, then) => {
    await openBody(AROUND(before, cells, after))
    await press(keys)
    expect(shape()).toBe(then)
    view().state.doc.check()
  })
})

describe('a selection with an end in a table', () => {
  const cases = [
    ['Av¦ant', 'H,I ; a¦a,b', 'Fin.', 'Av| / [! | ! ; a | b] / Fin.', 'Avx| / [! | ! ; a | b] / Fin.'],
    ['Avant', 'H,I ; a¦a,b', 'Fi¦n.', 'Avant / [!H | !I ; a| | ] / n.', 'Avant / [!H | !I ; ax| | ] / n.'],
    [
      '> Ci¦té',
      'H¦e,I ; a,b',
      'Fin.',
      '> Ci| / [!e | !I ; a | b] / Fin.',
      '> Cix| / [!e | !I ; a | b] / Fin.',
    ],
    [
      '- un\n- de¦ux\n- trois',
      'H,I¦i ; a,b',
      'Fin.',
      'ul(un, de|) / [! | !i ; a | b] / Fin.',
      'ul(un, dex|) / [! | !i ; a | b] / Fin.',
    ],
    [
      'Avant',
      'H,I ; a,b¦b',
      '- un\n- de¦ux',
      'Avant / [!H | !I ; a | b|] / ul(ux)',
      'Avant / [!H | !I ; a | bx|] / ul(ux)',
    ],
    ['Avant', 'H,¦I ; a,b', 'Un\n\nDe¦ux', 'Avant / [!H | !| ;  | ] / ux', 'Avant / [!H | !x| ;  | ] / ux'],
    ['Av¦ant', 'H,I ; a,b¦', 'Fin.', 'Av| / Fin.', 'Avx| / Fin.'],
  ] as const
  test.each(cases)('%s [%s] %s, deleted: %s', async (before, cells, after, then, typed) => {
    await openBody(AROUND(before, cells, after))
    const whole = view().state.doc
    await press('{Backspace}')
    expect(shape()).toBe(then)
    view().state.doc.check()
    articleEditor.undo()
    expect(view().state.doc.eq(whole)).toBe(true)
    await press('x')
    expect(shape()).toBe(typed)
  })
})

describe('cells are selected by Shift and the arrows', () => {
  const cells = 'H,I ; aa¦,b ; c,d'
  test.each([
    ['{ArrowRight}', 'aa\tb'],
    ['{ArrowRight}{ArrowDown}', 'aa\tb\nc\td'],
    ['{ArrowDown}', 'aa\nc'],
    ['{ArrowUp}', 'H\naa'],
    ['{ArrowLeft}', 'a'],
    ['{ArrowRight}{ArrowLeft}', 'aa'],
  ])('%s: %s', async (keys, copied) => {
    await openBody(AROUND('Avant', cells, 'Fin.'))
    await press(`{Shift>}${keys}{/Shift}`)
    expect(take('copy').getData('text/plain')).toBe(copied)
  })

  test('and emptied by Delete', async () => {
    await openBody(AROUND('Avant', cells, 'Fin.'))
    await press('{Shift>}{ArrowRight}{ArrowDown}{/Shift}{Delete}')
    expect(view().state.doc.textContent).toContain('AvantHIFin.')
    articleEditor.undo()
    expect(view().state.doc.textContent).toContain('AvantHIaabcdFin.')
  })
})

describe('what is cut, pasted, dropped or composed across the border of a table', () => {
  /** Not the border of a cell, which has blanks on both sides. */
  const CARET = /(?<! )\||\|(?! )/
  const places = [
    ['Av¦ant', 'H,I ; a¦a,b', 'Fin.', 'Av| / [! | ! ; a | b] / Fin.'],
    ['Avant', 'H,I ; a¦a,b', 'Fi¦n.', 'Avant / [!H | !I ; a| | ] / n.'],
    ['> Ci¦té', 'H¦e,I ; a,b', 'Fin.', '> Ci| / [!e | !I ; a | b] / Fin.'],
    ['- un\n- de¦ux', 'H,I¦i ; a,b', 'Fin.', 'ul(un, de|) / [! | !i ; a | b] / Fin.'],
    ['Av¦ant', 'H,I ; a,b¦', 'Fin.', 'Av| / Fin.'],
  ] as const
  const open = async (before: string, cells: string, after: string) => {
    await openBody(AROUND(before, cells, after))
    return view().state.doc
  }
  const undone = (whole: Node) => {
    view().state.doc.check()
    while (articleEditor.undo()) {}
    expect(view().state.doc.eq(whole)).toBe(true)
  }

  test.each(places)('%s [%s] %s, cut and pasted again', async (before, cells, after, then) => {
    const whole = await open(before, cells, after)
    const words = (doc: Node) =>
      doc
        .textBetween(0, doc.content.size)
        .replace(/[^\p{L}]/gu, '')
        .split('')
        .sort()
    const data = take('cut')
    expect(shape()).toBe(then)
    view().state.doc.check()
    pasteData({ 'text/html': data.getData('text/html'), 'text/plain': data.getData('text/plain') })
    expect(words(view().state.doc)).toEqual(words(whole))
    undone(whole)
  })

  test.each(places)('%s [%s] %s, a word pasted over it', async (before, cells, after, then) => {
    const whole = await open(before, cells, after)
    pasteData({ 'text/plain': 'x' })
    expect(shape()).toBe(then.replace(CARET, 'x|'))
    undone(whole)
  })

  test.each(places)('%s [%s] %s, two paragraphs pasted over it', async (before, cells, after, then) => {
    const whole = await open(before, cells, after)
    pasteHtml('<p>x</p><p>y</p>')
    const kept = shape().replace(/[|xy /]/g, '')
    expect(kept).toBe(then.replace(/[| /]/g, ''))
    undone(whole)
  })

  test.each(places)('%s [%s] %s, a table pasted over it', async (before, cells, after, then) => {
    const whole = await open(before, cells, after)
    pasteHtml('<table><tr><td>x</td><td>y</td></tr></table>')
    const letters = (seen: string) => seen.replace(/[^\p{L}]/gu, '')
    expect(letters(shape())).toMatch(/xy/)
    expect(letters(shape()).replace('xy', '')).toBe(letters(then))
    undone(whole)
  })

  test.each(places)('%s [%s] %s, a word composed over it', async (before, cells, after, then) => {
    const whole = await open(before, cells, after)
    view().dom.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    expect(shape()).toBe(then)
    view().dom.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
    undone(whole)
  })

  test.each(places)('%s [%s] %s, dragged to the end', async (before, cells, after, then) => {
    await open(before, cells, `${after}\n\nLoin.`)
    const whole = view().state.doc
    const words = (doc: Node) =>
      doc
        .textBetween(0, doc.content.size)
        .replace(/[^\p{L}]/gu, '')
        .split('')
        .sort()
    const data = new DataTransfer()
    drag('dragstart', data, view().state.selection.from + 1)
    drag('drop', data, view().state.doc.content.size - 1)
    const left = then.replace(CARET, '').split(' / ')
    expect(shape().replace(/[‹›]/g, '').split(' / ').slice(0, left.length)).toEqual(left)
    expect(words(view().state.doc)).toEqual(words(whole))
    undone(whole)
  })
})

test('a row above the header goes below it', async () => {
  await openBody(table('a¦,b ; c,d'))
  articleEditor.run('row-above')
  expect(shape()).toBe('[!a| | !b ;  |  ; c | d]')
})

describe('select all', () => {
  const all = '{ControlOrMeta>}a{/ControlOrMeta}'
  test.each([
    ['## Tit¦re\n\nTexte.', 'x', '## x| / Texte.', 'Titre'],
    ['Un.\n\nDe¦ux.', 'x', 'x|', 'Titre'],
    [`Un.¦\n\n${table(ROWS)}`, 'x', 'x|', 'Titre'],
    [table('H,I ; aa¦,b'), 'x', '[!H | !I ; x| | b]', 'Titre'],
    [`${table('H,I ; aa,b')}\n\nFin¦`, '{Delete}', '|', 'Titre'],
    ['¦', 'x', 'x|', 'Titre'],
  ])('%s, then %s: %s', async (body, keys, then, headline) => {
    await openBody(body)
    await press(all + keys)
    expect(shape()).toBe(then)
    expect(written()?.headline).toBe(headline)
  })

  test('in the headline it takes the headline, twice the article', async () => {
    await openBody('Texte.¦')
    const at = displayRange(view().state.doc, 'headline').from
    view().dispatch(view().state.tr.setSelection(TextSelection.create(view().state.doc, at)))
    await press(`${all}Neuf`)
    expect(written()?.headline).toBe('Neuf')
    expect(shape()).toBe('Texte.')
    await press(all + all)
    expect(view().state.selection).toBeInstanceOf(AllSelection)
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

  test('a table with more columns than have room keeps its words whole, and the page scrolls to the cell one is in', async () => {
    const cells = `| ${Array(20).fill('Intercommunalité').join(' | ')} |`
    await openBody(`Avant¦\n\n${cells}\n${'| --- '.repeat(20)}|\n${cells}`)
    const linesOf = (cell: Element) => {
      const range = document.createRange()
      range.selectNodeContents(cell.querySelector('p') ?? cell)
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size
    }
    expect([...document.querySelectorAll('td')].map(linesOf)).toEqual(Array(20).fill(1))
    const { scroller } = articleEditor
    expect(scroller?.scrollLeft).toBe(0)
    articleEditor.select(view().state.doc.content.size - 4, view().state.doc.content.size - 4)
    view().dispatch(view().state.tr.scrollIntoView())
    await expect.poll(() => scroller?.scrollLeft).toBeGreaterThan(0)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth)
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
