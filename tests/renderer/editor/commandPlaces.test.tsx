import { AllSelection, NodeSelection, TextSelection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { articleEditor, openPage, view } from './openPage.tsx'
import { FULL_ARTICLE } from './fullArticle.ts'
import { pageCommands } from './pageCommands.ts'

/** Undo and redo are used to check the others. */
const commands = pageCommands.filter((id) => id !== 'undo' && id !== 'redo')

/** The start of each kind of text block. */
function starts(): Map<string, number> {
  const found = new Map<string, number>()
  view().state.doc.descendants((node, position, parent) => {
    const name = node.isTextblock ? `${parent?.type.name} > ${node.type.name}` : ''
    if (name !== '' && node.content.size > 3 && !found.has(name)) found.set(name, position + 1)
  })
  return found
}

type NamedSelection = { name: string; select(): void }

/** Carets in every kind of block, and selections of every extent. */
function selections(): NamedSelection[] {
  const caret = (name: string, position: number): NamedSelection => ({
    name,
    select: () => {
      const { state, dispatch } = { state: view().state, dispatch: view().dispatch.bind(view()) }
      dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(position))))
    },
  })
  const range = (name: string, from: number, to: number): NamedSelection => ({
    name,
    select: () => {
      const { state } = view()
      view().dispatch(
        state.tr.setSelection(TextSelection.between(state.doc.resolve(from), state.doc.resolve(to))),
      )
    },
  })
  const all = [...starts()]
  const { doc } = view().state
  const at = (name: string) => all.find(([each]) => each.endsWith(name))?.[1] ?? 1
  let note = 0
  let figure = 0
  doc.descendants((node, position) => {
    if (node.type.name === 'footnote') note = position
    if (node.type.name === 'figure') figure = position
  })
  const node = (name: string, position: number): NamedSelection => ({
    name,
    select: () =>
      view().dispatch(view().state.tr.setSelection(NodeSelection.create(view().state.doc, position))),
  })
  return [
    ...all.flatMap(([name, start]) => [caret(`start of ${name}`, start), caret(`within ${name}`, start + 2)]),
    range('a part of a word', at('doc > paragraph') + 1, at('doc > paragraph') + 3),
    range('several blocks', at('doc > paragraph') + 1, at('doc > sectionHeading') + 2),
    range('a list and a quotation', at('listItem > paragraph') + 2, at('quotation > paragraph') + 3),
    range('cells and the paragraph behind', at('tableRow > tableCell'), doc.content.size - 4),
    range('display copy and body', at('doc > headline') + 2, at('doc > paragraph') + 4),
    node('a note', note),
    node('a figure', figure),
    {
      name: 'everything',
      select: () => view().dispatch(view().state.tr.setSelection(new AllSelection(view().state.doc))),
    },
  ]
}

describe.each(commands)('%s', (command) => {
  test('does no harm anywhere, and is taken back and done again exactly', async () => {
    await openPage(FULL_ARTICLE)
    let changes = 0
    for (const { name, select } of selections()) {
      view().focus()
      select()
      const before = view().state.doc
      articleEditor.run(command)
      const after = view().state.doc
      expect(() => after.check(), name).not.toThrow()
      expect(document.activeElement, `${name}: the focus`).not.toBe(document.body)
      if (after.eq(before)) continue
      changes += 1
      articleEditor.undo()
      expect(view().state.doc.eq(before), `${name}: undone`).toBe(true)
      articleEditor.redo()
      expect(view().state.doc.eq(after), `${name}: done again`).toBe(true)
      articleEditor.undo()
    }
    // A command must change something somewhere; these only open a card, fold, focus or read the clipboard.
    if (!['link', 'focus-toolbar', 'section-fold', 'paste-plain', 'insert-picture'].includes(command))
      expect(changes).toBeGreaterThan(0)
  })
})
