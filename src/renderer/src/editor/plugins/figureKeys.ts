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

/** From a figure's caption to its credit, or back, whose text is selected, as that of the next cell is by the same keys. */
const toOtherWords =
  (from: 'caption' | 'credit'): Command =>
  (state, dispatch) => {
    const { $from, $to } = state.selection
    if ($from.parent.type !== nodes[from] || !$from.sameParent($to)) return false
    const words = $from.node(-1).child(from === 'caption' ? 1 : 0)
    const start = from === 'caption' ? $from.after() + 1 : $from.before() - 1 - words.content.size
    const selection = TextSelection.create(state.doc, start, start + words.content.size)
    dispatch?.(state.tr.setSelection(selection).scrollIntoView())
    return true
  }

const handleSteps = keydownHandler({
  Tab: toOtherWords('caption'),
  'Shift-Tab': toOtherWords('credit'),
  ArrowUp: arrow('up'),
  ArrowDown: arrow('down'),
  ArrowLeft: arrow('left'),
  ArrowRight: arrow('right'),
})
const handleMoves = keydownHandler(
  // The keys that move sections move a selected figure.
  keysOf({ 'section-up': moveSelected(-1), 'section-down': moveSelected(1) }, isMac),
)

/**
 * Arrow keys come to a figure's picture as to a line, Tab goes from its caption to its credit; the keys that move sections move a
 * selected figure.
 */
export const figureKeys = new Plugin({
  props: {
    handleKeyDown: (view, event) =>
      (selectedFigurePosition(view.state) !== null && view.editable && handleMoves(view, event)) ||
      handleSteps(view, event),
  },
})
