import { closeHistory } from 'prosemirror-history'
import { keydownHandler } from 'prosemirror-keymap'
import { type Command, NodeSelection, Plugin, Selection, TextSelection } from 'prosemirror-state'
import { isMac } from '../../platform.ts'
import { keysOf } from '../commands.ts'
import { schema } from '../schema.ts'
import { selectedFigurePosition } from './figureCard.ts'
import { moveFigure } from './figureChanges.ts'

const { nodes } = schema

type Direction = 'up' | 'down' | 'left' | 'right'

const isBack = (direction: Direction) => direction === 'up' || direction === 'left'

/** From a selected figure: into its caption, or before it. */
const leaveSelected =
  (direction: Direction): Command =>
  (state, dispatch) => {
    const position = selectedFigurePosition(state)
    if (position === null) return false
    const next = isBack(direction)
      ? Selection.findFrom(state.doc.resolve(position), -1)
      : TextSelection.create(state.doc, position + 2)
    if (next) dispatch?.(state.tr.setSelection(next).scrollIntoView())
    return true
  }

/** Onto a figure's picture, as one comes to it line by line: from the text before it, and from its caption. */
const selectNext =
  (direction: Direction): Command =>
  (state, dispatch, view) => {
    const { $head, empty } = state.selection
    if (!empty || !view || !$head.parent.isTextblock || !view.endOfTextblock(direction)) return false
    const isCaption = $head.parent.type === nodes.caption
    const position = isBack(direction) ? $head.before(isCaption ? -1 : undefined) : $head.after()
    const node = isBack(direction) && !isCaption ? null : state.doc.nodeAt(position)
    if (node?.type !== nodes.figure) return false
    dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, position)).scrollIntoView())
    return true
  }

const arrow =
  (direction: Direction): Command =>
  (...args) =>
    leaveSelected(direction)(...args) || selectNext(direction)(...args)

/** Moves the selected figure past the block before or after it, in one step. */
const moveSelected =
  (by: -1 | 1): Command =>
  (state, dispatch) => {
    const position = selectedFigurePosition(state)
    if (position === null) return false
    const transaction = moveFigure(closeHistory(state.tr), position, by)
    if (transaction.docChanged) dispatch?.(transaction)
    return true
  }

const handleArrows = keydownHandler({
  ArrowUp: arrow('up'),
  ArrowDown: arrow('down'),
  ArrowLeft: arrow('left'),
  ArrowRight: arrow('right'),
})
const handleMoves = keydownHandler(
  // The keys that move sections move a selected figure.
  keysOf({ 'section-up': moveSelected(-1), 'section-down': moveSelected(1) }, isMac),
)

/** Arrow keys come to a figure's picture as to a line; the keys that move sections move a selected figure. */
export const figureKeys = new Plugin({
  props: {
    handleKeyDown: (view, event) =>
      (selectedFigurePosition(view.state) !== null && view.editable && handleMoves(view, event)) ||
      handleArrows(view, event),
  },
})
