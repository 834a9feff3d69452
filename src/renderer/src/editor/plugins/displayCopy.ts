import {
  type Command,
  type EditorState,
  Plugin,
  Selection,
  TextSelection,
  type Transaction,
} from 'prosemirror-state'
import { keydownHandler } from 'prosemirror-keymap'
import { bodyStart, displayFieldAt, displayRange } from '../blocks.ts'
import { goToRow } from '../caretRow.ts'
import { DISPLAY_FIELDS, type DisplayField, schema } from '../schema.ts'

/** True where a selection begins in a field of the display copy and ends beyond it, as that of the whole page does. */
export function crossesFields({ doc, selection: { $from, $to } }: EditorState): boolean {
  if ($from.pos >= bodyStart(doc) - 1) return false
  return $from.depth === 0 || (displayFieldAt($from) !== null && $from.index(0) !== $to.index(0))
}

/**
 * The field in which one goes on writing when what is selected across fields is gone: the one that the selection begins
 * in, or the first that has words where that one has none. Null for the body.
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
 * Deletes what is selected across fields of the display copy and the body: the body's part first, then each field's
 * own, so that no text moves from one field into another. The caret goes where the selection began.
 */
export function deleteAcross(transaction: Transaction): Transaction {
  const { doc, selection } = transaction
  const { from, to } = selection
  const start = bodyStart(doc)
  const next = fieldAfter(transaction)
  // What is left of the last block stays what it is, with what it stands in; all before it goes.
  if (to >= Selection.atEnd(doc).to)
    transaction.replaceWith(start, doc.content.size, schema.nodes.paragraph.create())
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

/** Goes on to the field after the one that the caret is in, or to the body; selects nothing. */
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

/** At a border of a field, a key that deletes only moves the caret over it. */
function overBorder(direction: 1 | -1): Command {
  return (state, dispatch) => {
    const { $from, empty } = state.selection
    if (!empty || $from.depth === 0) return false
    const isInField = displayFieldAt($from) !== null
    const isAtStart = $from.parentOffset === 0
    const isAtEnd = $from.parentOffset === $from.parent.content.size
    const isBodyStart = !isInField && $from.pos === bodyStart(state.doc) + 1
    if (direction < 0 && !(isInField ? isAtStart : isBodyStart)) return false
    if (direction > 0 && !(isInField && isAtEnd)) return false
    // A heading or a list at the body's start is first made plain, as anywhere else.
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
  if (!crossesFields(state)) return false
  dispatch?.(deleteAcross(state.tr).scrollIntoView())
  return true
}

const first =
  (...commands: readonly Command[]): Command =>
  (state, dispatch, view) =>
    commands.some((command) => command(state, dispatch, view))

const backward = first(deleteCrossing, overBorder(-1))
const forward = first(deleteCrossing, overBorder(1))

const isMac = /mac/i.test(navigator.platform)
const onMac = (command: Command): Command => (isMac ? command : () => false)

/** The arrows lead over the credits, which stand between display copy and body and are no text of the page. */
const toBody: Command = ({ doc, selection }, _dispatch, view) => {
  const { $head, empty } = selection
  if (!view || !empty || displayFieldAt($head) !== 'standfirst' || !view.endOfTextblock('down')) return false
  const body = Selection.near(doc.resolve(bodyStart(doc)), 1)
  if (body instanceof TextSelection) goToRow(view, body.from)
  else view.dispatch(view.state.tr.setSelection(body).scrollIntoView())
  return true
}

const toDisplayCopy: Command = ({ doc, selection }, _dispatch, view) => {
  const { $head, empty } = selection
  const first = Selection.near(doc.resolve(bodyStart(doc)), 1)
  const isFirst = first instanceof TextSelection && $head.sameParent(first.$head)
  if (!view || !empty || !isFirst || !view.endOfTextblock('up')) return false
  goToRow(view, displayRange(doc, 'standfirst').to)
  return true
}

const keys = keydownHandler({
  Enter: first(deleteCrossing, toNextField),
  'Shift-Enter': toPreviousField,
  Backspace: backward,
  'Shift-Backspace': backward,
  'Mod-Backspace': backward,
  'Alt-Backspace': backward,
  'Ctrl-h': onMac(backward),
  Delete: forward,
  'Mod-Delete': forward,
  'Alt-Delete': forward,
  'Ctrl-d': onMac(forward),
  ArrowDown: toBody,
  ArrowUp: toDisplayCopy,
})

/**
 * Keeps the fields of the display copy what they are: one line of plain text each, whatever is typed, pasted or deleted
 * in or across them.
 */
export const displayCopy = new Plugin({
  props: {
    handleKeyDown: keys,
    handleTextInput(view, from, to, text) {
      const { state } = view
      if (!crossesFields(state) || from !== state.selection.from || to !== state.selection.to) return false
      const transaction = deleteAcross(state.tr)
      view.dispatch(transaction.insertText(text, transaction.selection.from))
      return true
    },
    handleDOMEvents: {
      compositionstart(view) {
        if (crossesFields(view.state)) view.dispatch(deleteAcross(view.state.tr))
        return false
      },
    },
  },
})
