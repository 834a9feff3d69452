import { chainCommands } from 'prosemirror-commands'
import type { ResolvedPos } from 'prosemirror-model'
import {
  type Command,
  type EditorState,
  Plugin,
  Selection,
  TextSelection,
  type Transaction,
} from 'prosemirror-state'
import { keydownHandler } from 'prosemirror-keymap'
import { isMac } from '../../platform.ts'
import { bodyStart, displayFieldAt, displayRange } from '../pageStructure.ts'
import { moveCaretToLine } from '../moveCaret.ts'
import { crossesCells, deleteAcrossCells } from './deleteAcrossCells.ts'
import { DISPLAY_FIELDS, type DisplayField, schema } from '../schema.ts'

/** True for a selection that is deleted by `deleteAcross`: over the border of a field, a table or a figure, or of all blocks. */
export function crossesBorders(state: EditorState): boolean {
  const { selection } = state
  if (crossesFields(state)) return true
  if (!(selection instanceof TextSelection)) return false
  const { $from, $to } = selection
  return crossesCells($from, $to) || isWholeBody($from, $to)
}

/** True for a selection from the first text of the body to the last, in several blocks. */
function isWholeBody($from: ResolvedPos, $to: ResolvedPos): boolean {
  const { doc } = $from
  if ($from.sameParent($to) || $to.pos < Selection.atEnd(doc).to) return false
  return $from.pos <= Selection.near(doc.resolve(bodyStart(doc)), 1).from
}

/** True for a selection of text over several blocks. */
const crossesBlocks = ({ selection }: EditorState) =>
  selection instanceof TextSelection && !selection.$from.sameParent(selection.$to)

function crossesFields({ doc, selection: { $from, $to } }: EditorState): boolean {
  if ($from.pos >= bodyStart(doc) - 1) return false
  return $from.depth === 0 || (displayFieldAt($from) !== null && $from.index(0) !== $to.index(0))
}

/**
 * The field that the caret goes to after deleting across fields: the one where the selection starts if it has text,
 * else the first that has; null for the body.
 */
function fieldAfter({ doc, selection: { $from } }: Transaction): DisplayField | null {
  const first = displayFieldAt($from) ?? 'kicker'
  const textOf = (field: DisplayField) => doc.child(DISPLAY_FIELDS.indexOf(field)).textContent
  if (textOf(first) !== '') return first
  const isBodyEmpty = doc.textBetween(bodyStart(doc), doc.content.size) === ''
  const filled = DISPLAY_FIELDS.find((field) => textOf(field) !== '')
  return filled ?? (isBodyEmpty ? 'headline' : null)
}

/**
 * Deletes a selection across cells, or across display copy and body: first the body's part, then each field's own, so that no text moves
 * between fields. The caret goes where the selection started.
 */
export function deleteAcross(transaction: Transaction): Transaction {
  const { doc, selection } = transaction
  const { $from, $to, from, to } = selection
  const start = bodyStart(doc)
  if (from > start && !isWholeBody($from, $to)) return deleteAcrossCells(transaction, from, to)
  if (from > start) {
    transaction.replaceWith(start, doc.content.size, schema.nodes.paragraph.create())
    return transaction.setSelection(TextSelection.create(transaction.doc, start + 1))
  }
  const next = fieldAfter(transaction)
  // The rest of the last block keeps its type and its ancestors.
  if (to >= Selection.atEnd(doc).to)
    transaction.replaceWith(start, doc.content.size, schema.nodes.paragraph.create())
  else if (crossesCells($from, $to)) deleteAcrossCells(transaction, start, to)
  else if (to > start) transaction.delete(start, to)
  for (const field of DISPLAY_FIELDS.toReversed()) {
    const range = displayRange(transaction.doc, field)
    const [first, last] = [Math.max(from, range.from), Math.min(to, range.to)]
    if (first < last) transaction.delete(first, last)
  }
  const caret = next === null ? bodyStart(transaction.doc) : displayRange(transaction.doc, next).from
  const $caret = transaction.doc.resolve(Math.max(caret, from))
  return transaction.setSelection(TextSelection.near($caret, 1))
}

/** Moves the caret to the next field, or to the body. */
const toNextField: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  const field = displayFieldAt($from)
  if (field === null || displayFieldAt($to) !== field) return false
  const next = state.doc.resolve($from.after(1) + 1)
  dispatch?.(state.tr.setSelection(Selection.near(next, 1)).scrollIntoView())
  return true
}

const toPreviousField: Command = (state, dispatch) => {
  const { $from } = state.selection
  if (displayFieldAt($from) === null) return false
  const before = $from.before(1)
  if (before > 0)
    dispatch?.(state.tr.setSelection(Selection.near(state.doc.resolve(before - 1), -1)).scrollIntoView())
  return true
}

/** At an edge of a field, Backspace and Delete only move the caret across it. */
function moveOverBorder(direction: 1 | -1): Command {
  return (state, dispatch) => {
    const { $from, empty } = state.selection
    if (!empty || $from.depth === 0) return false
    const isInField = displayFieldAt($from) !== null
    const isAtStart = $from.parentOffset === 0
    const isAtEnd = $from.parentOffset === $from.parent.content.size
    const isBodyStart = !isInField && $from.pos === bodyStart(state.doc) + 1
    if (direction < 0 && !(isInField ? isAtStart : isBodyStart)) return false
    if (direction > 0 && !(isInField && isAtEnd)) return false
    // A heading or list at the start of the body becomes a paragraph first, as elsewhere.
    if (direction < 0 && isBodyStart && $from.parent.type !== schema.nodes.paragraph) return false
    const target = direction < 0 ? $from.before(1) - 1 : $from.after(1) + 1
    if (target > 0) {
      const selection = Selection.near(state.doc.resolve(target), direction)
      dispatch?.(state.tr.setSelection(selection).scrollIntoView())
    }
    return true
  }
}

const deleteCrossing: Command = (state, dispatch) => {
  if (!crossesBorders(state)) return false
  dispatch?.(deleteAcross(state.tr).scrollIntoView())
  return true
}

const deleteBackward = chainCommands(deleteCrossing, moveOverBorder(-1))
const deleteForward = chainCommands(deleteCrossing, moveOverBorder(1))

const onMac = (command: Command): Command => (isMac ? command : () => false)

/** The arrow keys skip the credits between display copy and body, which are not part of the text. */
const moveToBody: Command = ({ doc, selection }, _dispatch, view) => {
  const { $head, empty } = selection
  if (!view || !empty || displayFieldAt($head) !== 'standfirst' || !view.endOfTextblock('down')) return false
  const body = Selection.near(doc.resolve(bodyStart(doc)), 1)
  if (body instanceof TextSelection) moveCaretToLine(view, body.from)
  else view.dispatch(view.state.tr.setSelection(body).scrollIntoView())
  return true
}

const moveToDisplayCopy: Command = ({ doc, selection }, _dispatch, view) => {
  const { $head, empty } = selection
  const first = Selection.near(doc.resolve(bodyStart(doc)), 1)
  const isFirst = first instanceof TextSelection && $head.sameParent(first.$head)
  if (!view || !empty || !isFirst || !view.endOfTextblock('up')) return false
  moveCaretToLine(view, displayRange(doc, 'standfirst').to)
  return true
}

const handleKeys = keydownHandler({
  Enter: chainCommands(deleteCrossing, toNextField),
  'Shift-Enter': toPreviousField,
  Backspace: deleteBackward,
  'Shift-Backspace': deleteBackward,
  'Mod-Backspace': deleteBackward,
  'Alt-Backspace': deleteBackward,
  'Ctrl-h': onMac(deleteBackward),
  Delete: deleteForward,
  'Mod-Delete': deleteForward,
  'Alt-Delete': deleteForward,
  'Ctrl-d': onMac(deleteForward),
  ArrowDown: moveToBody,
  ArrowUp: moveToDisplayCopy,
})

/** Keeps each display copy field one line of plain text, whatever is typed, pasted or deleted in it or across it. */
export const displayCopy = new Plugin({
  props: {
    handleKeyDown: handleKeys,
    handleTextInput(view, from, to, text) {
      const { state } = view
      if (!crossesBorders(state) || from !== state.selection.from || to !== state.selection.to) return false
      const transaction = deleteAcross(state.tr)
      view.dispatch(transaction.insertText(text, transaction.selection.from))
      return true
    },
    handleDOMEvents: {
      compositionstart(view) {
        const { state } = view
        if (crossesBorders(state)) view.dispatch(deleteAcross(state.tr))
        // Deleted by the browser, a list that is selected whole is gone, and what is composed stands in what follows.
        else if (crossesBlocks(state))
          view.dispatch(state.tr.delete(state.selection.from, state.selection.to))
        return false
      },
    },
  },
})
