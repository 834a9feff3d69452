import { Selection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/**
 * Puts the caret into the row of another text block that a position is in, as far along as it is now; at the position
 * itself where the row does not reach there.
 */
export function goToRow(view: EditorView, position: number): void {
  const { state } = view
  const { left } = view.coordsAtPos(state.selection.head)
  const row = view.coordsAtPos(position)
  const found = view.posAtCoords({ left, top: (row.top + row.bottom) / 2 })
  const $edge = state.doc.resolve(position)
  const isThere = found && found.pos >= $edge.start() && found.pos <= $edge.end()
  const $at = state.doc.resolve(isThere ? found.pos : position)
  view.dispatch(state.tr.setSelection(Selection.near($at, 1)).scrollIntoView())
}
