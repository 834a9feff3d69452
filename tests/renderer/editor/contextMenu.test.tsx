import axe from 'axe-core'
import { afterAll, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { TextSelection } from 'prosemirror-state'
import { bodyStart } from '../../../src/renderer/src/editor/pageStructure.ts'
import { blockNode } from '../../../src/renderer/src/editor/convert.ts'
import { markup } from './pasteInto.ts'
import {
  articleEditor,
  closePage,
  lead,
  openPage,
  placeCursor,
  select,
  useToasts,
  view,
} from './openPage.tsx'

afterAll(closePage)

const menu = page.getByRole('menu', { name: 'Menu contextuel' })
const items = () =>
  [...menu.element().querySelectorAll('[role=menuitem]')].map(
    (each) => each.querySelector('span')?.textContent,
  )
const enabled = () =>
  [...menu.element().querySelectorAll('[role=menuitem]:not([aria-disabled=true])')].map(
    (each) => each.querySelector('span')?.textContent,
  )

/** Right-clicks at a position of the document. */
async function rightClickAt(position: number): Promise<void> {
  const { left, top, bottom } = view().coordsAtPos(position)
  const frame = view().dom.getBoundingClientRect()
  await userEvent.click(view().dom, {
    button: 'right',
    position: { x: left - frame.left + 2, y: (top + bottom) / 2 - frame.top },
  })
  await expect.element(menu).toBeVisible()
}

const inBody = (offset: number) => bodyStart(view().state.doc) + 1 + offset

test('opens where one points, and moves the caret there', async () => {
  await openPage({ headline: 'T', sections: lead('Un mot là, et un autre.') })
  placeCursor('autre.|')
  await rightClickAt(inBody(5))
  expect(view().state.selection.empty).toBe(true)
  const { from } = view().state.selection
  expect(Math.abs(from - inBody(5))).toBeLessThanOrEqual(1)
  expect(items().slice(0, 7)).toEqual([
    'Couper',
    'Copier',
    'Coller',
    'Coller sans mise en forme',
    'Gras',
    'Italique',
    'Lien',
  ])
  expect(enabled().slice(0, 2)).toEqual(['Coller', 'Coller sans mise en forme'])
  expect((await axe.run(menu.element())).violations.map(({ id }) => id)).toEqual([])
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => menu.query()).toBeNull()
  await expect.poll(() => view().hasFocus()).toBe(true)
  expect(view().state.selection.from).toBe(from)
})

test('leaves alone what is selected and pointed at, and acts on it', async () => {
  await openPage({ headline: 'T', sections: lead('Un mot là, et un autre.') })
  select('Un |mot', 'mot là|')
  const { from, to } = view().state.selection
  await rightClickAt(from + 3)
  expect(view().state.selection).toMatchObject({ from, to })
  expect(enabled()).toContain('Couper')
  await userEvent.click(page.getByRole('menuitem', { name: 'Gras' }))
  await expect.poll(markup).toBe('<p>Un <strong>mot là</strong>, et un autre.</p>')
  expect(view().state.selection).toMatchObject({ from, to })
  expect(view().hasFocus()).toBe(true)
})

test('cuts, and what it cut can be pasted by key', async () => {
  await openPage({ headline: 'T', sections: lead('Un mot là.') })
  select('Un |mot', 'Un mot |')
  await rightClickAt(view().state.selection.from + 2)
  await userEvent.click(page.getByRole('menuitem', { name: 'Couper' }))
  await expect.poll(markup).toBe('<p>Un là.</p>')
  placeCursor('là|')
  await userEvent.keyboard('{ControlOrMeta>}v{/ControlOrMeta}')
  await expect.poll(markup).toBe('<p>Un là mot.</p>')
})

test('pastes, or says by which key where the clipboard may not be read', async () => {
  await openPage({ headline: 'T', sections: lead('Un mot là.') })
  useToasts.setState({ toasts: [] })
  const read = navigator.clipboard.read.bind(navigator.clipboard)
  const answers = [
    () => Promise.reject(new DOMException('no', 'NotAllowedError')),
    () =>
      Promise.resolve([
        new ClipboardItem({
          'text/html': new Blob(['<b>gras</b>'], { type: 'text/html' }),
          'text/plain': new Blob(['gras'], { type: 'text/plain' }),
        }),
      ]),
  ]
  navigator.clipboard.read = () => (answers.shift() ?? read)()
  await rightClickAt(inBody(2))
  await userEvent.click(page.getByRole('menuitem', { name: 'Coller', exact: true }))
  await expect.poll(() => useToasts.getState().toasts.length).toBe(1)
  await rightClickAt(inBody(2))
  await userEvent.click(page.getByRole('menuitem', { name: 'Coller', exact: true }))
  await expect.poll(markup).toBe('<p>Un<strong>gras</strong> mot là.</p>')
  navigator.clipboard.read = read
})

test.each(['{Shift>}{F10}{/Shift}', '{ContextMenu}'])('opens at the caret by %s', async (keys) => {
  await openPage({ headline: 'T', sections: [{ heading: 'Un', body: 'x' }] })
  placeCursor('Un|')
  await userEvent.keyboard(keys)
  await expect.element(menu).toBeVisible()
  expect(items()).toContain('Monter la section')
  const { left, bottom } = view().coordsAtPos(view().state.selection.head)
  const frame = menu.element().getBoundingClientRect()
  expect(Math.abs(frame.left - left)).toBeLessThan(20)
  expect(Math.abs(frame.top - bottom)).toBeLessThan(20)
  const { from } = view().state.selection
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => view().hasFocus()).toBe(true)
  expect(view().state.selection.from).toBe(from)
})

test('has the commands of a table in a table', async () => {
  await openPage({ headline: 'T', sections: lead('x') })
  const { state } = view()
  const cell = (text: string) => [{ type: 'text' as const, text, marks: [] }]
  const table = blockNode({ type: 'table', columns: [null], header: [cell('a')], rows: [[cell('b')]] })
  view().dispatch(state.tr.replaceWith(bodyStart(state.doc), state.doc.content.size, table))
  view().dispatch(view().state.tr.setSelection(TextSelection.atEnd(view().state.doc)))
  articleEditor.focus()
  placeCursor('b|')
  // In the middle of the window, neither above nor below the point is room for all of it.
  await page.viewport(1024, 600)
  view().dom.style.paddingTop = '150px'
  await rightClickAt(view().state.selection.from)
  const frame = menu.element().parentElement
  expect(frame && frame.scrollHeight - frame.clientHeight).toBe(0)
  expect(menu.element().getBoundingClientRect().bottom).toBeLessThan(window.innerHeight)
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => menu.query()).toBeNull()
  await page.viewport(1440, 900)
  await userEvent.keyboard('{Shift>}{F10}{/Shift}')
  await userEvent.click(page.getByRole('menuitem', { name: 'Insérer une ligne au-dessus' }))
  await expect.poll(() => document.querySelectorAll('.ProseMirror tr').length).toBe(3)
})
