import { Selection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/**
 * Moves the caret to the visual line of a position in another text block, keeping its horizontal coordinate; to the
 * position itself if the line is too short.
 */
export function moveCaretToLine(view: EditorView, position: number): void {
  const { state } = view
  const { left } = view.coordsAtPos(state.selection.head)
  const row = view.coordsAtPos(position)
  const found = view.posAtCoords({ left, top: (row.top + row.bottom) / 2 })
  const $edge = state.doc.resolve(position)
  const isThere = found && found.pos >= $edge.start() && found.pos <= $edge.end()
  const $at = state.doc.resolve(isThere ? found.pos : position)
  view.dispatch(state.tr.setSelection(Selection.near($at, 1)).scrollIntoView())
}
