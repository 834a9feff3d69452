import { EditorSelection, EditorState, type Extension, type SelectionRange } from '@codemirror/state'
import { type Command, Direction, type EditorView, type KeyBinding } from '@codemirror/view'
import { movingFolded } from './folding.ts'
import { isGap, textStart } from './lines.ts'
import { headingLine, headingText, sectionAt } from './sections.ts'

/** The place nearest to `to` where a cursor may stand: never in a gap between paragraphs, never among a line's marks. */
function standing(state: EditorState, to: number, forward: boolean): number {
  const { doc } = state
  const line = doc.lineAt(to)
  if (isGap(state, line))
    return forward ? textStart(state, doc.line(line.number + 1)) : doc.line(line.number - 1).to
  return Math.max(to, textStart(state, line))
}

/** Keeps every selection that a person makes at places that can be seen. */
export const standingSelection: Extension = EditorState.transactionFilter.of((transaction) => {
  const { selection, startState } = transaction
  if (!selection || transaction.docChanged || !transaction.isUserEvent('select')) return transaction
  const { main } = selection
  const pointed = transaction.isUserEvent('select.pointer')
  const head = standing(startState, main.head, !pointed && main.head > startState.selection.main.head)
  if (head === main.head) return transaction
  const anchor = main.empty ? head : main.anchor
  return [transaction, { selection: EditorSelection.single(anchor, head), sequential: true }]
})

function select(view: EditorView, range: SelectionRange, head: number, extend: boolean): true {
  const next = extend
    ? EditorSelection.range(range.anchor, head, range.goalColumn)
    : EditorSelection.cursor(head, 0, undefined, range.goalColumn)
  view.dispatch({ selection: next, scrollIntoView: true, userEvent: 'select' })
  return true
}

/** Crosses the border between two paragraphs in one step; anywhere else the usual motion holds. */
function sideways(right: boolean, extend: boolean): Command {
  return (view) => {
    const { state } = view
    const { main } = state.selection
    if (!main.empty && !extend) return false
    const line = state.doc.lineAt(main.head)
    const forward = (view.textDirectionAt(main.head) === Direction.LTR) === right
    if (forward) {
      if (main.head < line.to || line.number === state.doc.lines) return false
      return select(view, main, standing(state, line.to + 1, true), extend)
    }
    if (main.head > textStart(state, line) || line.number === 1) return false
    return select(view, main, standing(state, line.from - 1, false), extend)
  }
}

function isOnFirstRow(view: EditorView, position: number): boolean {
  const { state } = view
  const first = state.doc.line(1)
  if (position > first.to) return false
  const row = view.coordsAtPos(textStart(state, first))
  const cursor = view.coordsAtPos(position)
  return !row || !cursor || cursor.top < row.bottom - 2
}

function upAndDown(forward: boolean, extend: boolean, leaveUp: () => void): Command {
  return (view) => {
    const { state } = view
    const { main } = state.selection
    if (!forward && !extend && main.empty && isOnFirstRow(view, main.head)) {
      leaveUp()
      return true
    }
    let moved = view.moveVertically(main, forward)
    if (isGap(state, state.doc.lineAt(moved.head))) moved = view.moveVertically(moved, forward)
    const head = standing(state, moved.head, forward)
    const goal =
      moved.goalColumn === undefined ? main : EditorSelection.range(main.anchor, head, moved.goalColumn)
    return select(view, goal, head, extend)
  }
}

/** Moves the section that the cursor is in, past its neighbour. */
export function moveSection(step: 1 | -1): Command {
  return (view) => {
    const section = sectionAt(view.state, view.state.selection.main.head)
    const moved = movingFolded(view.state, section, section + step)
    if (moved) view.dispatch(moved)
    return true
  }
}

/** Where a section's words begin: its heading's, or those of the lead. */
export function sectionEntry(state: EditorState, section: number): number {
  const heading = headingLine(state, section)
  return heading === null ? textStart(state, state.doc.line(1)) : (headingText(state, heading) ?? heading)
}

/** The keys that move the cursor; `leaveUp` is called to go up from the first row. */
export function movingKeys(leaveUp: () => void): KeyBinding[] {
  return [
    ...['', 'Mod-'].flatMap((modifier) => [
      { key: `${modifier}ArrowLeft`, run: sideways(false, false), shift: sideways(false, true) },
      { key: `${modifier}ArrowRight`, run: sideways(true, false), shift: sideways(true, true) },
    ]),
    { key: 'ArrowUp', run: upAndDown(false, false, leaveUp), shift: upAndDown(false, true, leaveUp) },
    { key: 'ArrowDown', run: upAndDown(true, false, leaveUp), shift: upAndDown(true, true, leaveUp) },
  ]
}
