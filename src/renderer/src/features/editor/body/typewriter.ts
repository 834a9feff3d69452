import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, ViewPlugin } from '@codemirror/view'

/** Brings a place to the middle of the page. */
const toTheMiddle = (place: number) => EditorView.scrollIntoView(place, { y: 'center' })

/** What moves the cursor brings its line to the middle in the same step; where one points, the page stays as it is. */
const held = EditorState.transactionExtender.of((transaction) => {
  const moves = transaction.docChanged || transaction.selection !== undefined
  if (!moves || transaction.isUserEvent('select.pointer')) return null
  return { effects: toTheMiddle(transaction.newSelection.main.head) }
})

/** Takes effect where one is writing, as soon as it is switched on. */
const begun = ViewPlugin.define((view) => {
  const frame = requestAnimationFrame(() => {
    if (view.hasFocus) view.dispatch({ effects: toTheMiddle(view.state.selection.main.head) })
  })
  return { destroy: () => cancelAnimationFrame(frame) }
})

/** Keeps the line that one writes in at the middle of the page, also where the cursor is led by keys. */
export const typewriter: Extension = [held, begun]
