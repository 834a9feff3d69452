import { chainCommands, createParagraphNear, exitCode, newlineInCode } from 'prosemirror-commands'
import { keydownHandler } from 'prosemirror-keymap'
import { type Command, Plugin, Selection, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { isAltGraph } from '../altGraph.ts'
import { isMac } from '../../platform.ts'
import { commandKeys, PAGE_COMMANDS } from '../commands.ts'
import { appendCommand, asHistoryStep } from '../composeCommands.ts'
import { displayFieldAt } from '../pageStructure.ts'
import { schema } from '../schema.ts'
import { readSelection, watchSelection } from '../unreadSelection.ts'
import { withListJoining, liftItem, liftItemAtStart, nestItem, splitItem } from './lists.ts'
import { leaveAttribution, leaveQuotation, liftQuotationAtStart, makeAttribution } from './quotations.ts'
import { cellBelow, blockArrows, leaveFigure, nextCell, previousCell } from './tables.ts'
import { BACKWARD, FORWARD, splitTextBlock } from './blockCommands.ts'

const { nodes } = schema

const lineBreak: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  if (!$from.parent.type.contentMatch.matchType(nodes.break)) return false
  if (!$from.sameParent($to)) return false
  dispatch?.(state.tr.replaceSelectionWith(nodes.break.create()).scrollIntoView())
  return true
}

/** Consumes the key, so that the browser does nothing either. */
const doNothing: Command = () => true

const moveToEdge =
  (extend: boolean, side: 'start' | 'end'): Command =>
  (state, dispatch) => {
    const { doc, selection, tr } = state
    const to = side === 'end' ? Selection.atEnd(doc) : Selection.atStart(doc)
    dispatch?.(
      tr.setSelection(extend ? TextSelection.create(doc, selection.anchor, to.head) : to).scrollIntoView(),
    )
    return true
  }

const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex], [contenteditable=true]'

/** In the display copy Tab selects the first field of the credits below it, which arrow keys pass over. */
const enterCredits: Command = ({ selection }, _dispatch, view) => {
  if (displayFieldAt(selection.$head) === null) return false
  const first = view?.dom.querySelector<HTMLInputElement | HTMLTextAreaElement>('[data-credits] [data-copy]')
  first?.focus()
  first?.select()
  return first !== null && first !== undefined
}

/** In the text Tab moves the focus to the next control after the page. */
const leavePage: Command = (_state, _dispatch, view) => {
  const next = [...document.querySelectorAll<HTMLElement>(FOCUSABLE)].find(
    (each) =>
      view !== undefined &&
      (view.dom.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
      !view.dom.contains(each) &&
      each.tabIndex >= 0 &&
      !each.matches(':disabled') &&
      each.checkVisibility(),
  )
  next?.focus()
  return next !== undefined
}

const splitHere = chainCommands(
  newlineInCode,
  cellBelow,
  leaveFigure,
  leaveAttribution,
  makeAttribution,
  leaveQuotation,
  splitItem,
  createParagraphNear,
  splitTextBlock,
)

/** Enter with several blocks selected deletes the selection first. */
const splitOverBlocks: Command = (state, dispatch) => {
  const { selection } = state
  if (!(selection instanceof TextSelection) || selection.$from.sameParent(selection.$to)) return false
  const transaction = state.tr.deleteSelection()
  appendCommand(transaction, splitHere)
  dispatch?.(transaction.scrollIntoView())
  return true
}

const enter = asHistoryStep(chainCommands(splitOverBlocks, splitHere, doNothing))
const deleteBackward = withListJoining(chainCommands(liftItemAtStart, liftQuotationAtStart, ...BACKWARD))
const deleteForward = withListJoining(chainCommands(...FORWARD))

/** The page's keys, as Word has them. */
const pageKeys: { [key: string]: Command } = {
  ...commandKeys(isMac),
  Enter: enter,
  'Shift-Enter': chainCommands(exitCode, lineBreak, doNothing),
  'Mod-Enter': asHistoryStep(chainCommands(exitCode, doNothing)),
  Backspace: deleteBackward,
  'Shift-Backspace': deleteBackward,
  'Mod-Backspace': deleteBackward,
  'Alt-Backspace': deleteBackward,
  Delete: deleteForward,
  'Mod-Delete': deleteForward,
  'Alt-Delete': deleteForward,
  Tab: chainCommands(asHistoryStep(chainCommands(nextCell, nestItem)), enterCredits, leavePage),
  'Shift-Tab': asHistoryStep(chainCommands(previousCell, liftItem)),
  ...blockArrows,
  'Mod-End': moveToEdge(false, 'end'),
  'Mod-Home': moveToEdge(false, 'start'),
  'Shift-Mod-End': moveToEdge(true, 'end'),
  'Shift-Mod-Home': moveToEdge(true, 'start'),
  ...(isMac ? { 'Ctrl-h': deleteBackward, 'Ctrl-d': deleteForward } : {}),
}

const handleKeys = keydownHandler(pageKeys)

/** The `inputType`s of a browser's own formatting menu. */
const FORMATS: { readonly [inputType: string]: Command } = {
  formatBold: PAGE_COMMANDS.bold,
  formatItalic: PAGE_COMMANDS.italic,
  formatSuperscript: PAGE_COMMANDS.superscript,
  formatSubscript: PAGE_COMMANDS.subscript,
  formatStrikeThrough: PAGE_COMMANDS.strike,
}

function beforeKey(view: EditorView, event: KeyboardEvent): boolean {
  readSelection(view, event)
  return handleEscape(view, event)
}

/** Escape is consumed if a plugin handles it; otherwise it reaches the window, which ProseMirror would prevent. */
function handleEscape(view: EditorView, event: KeyboardEvent): boolean {
  if (event.key !== 'Escape' || event.isComposing || view.composing) return false
  const isHandled = view.someProp('handleKeyDown', (handler) => handler(view, event) || undefined)
  if (isHandled) event.preventDefault()
  return true
}

/**
 * The page's keymap. Keys pressed with AltGr type characters and are no shortcuts. Formatting by the browser
 * (`beforeinput`) is applied to the document instead.
 */
export const pageKeymap = new Plugin({
  view: () => ({ destroy: watchSelection() }),
  props: {
    handleKeyDown: (view, event) => !isAltGraph(event) && handleKeys(view, event),
    handleDOMEvents: {
      keydown: beforeKey,
      beforeinput(view, event) {
        const { inputType } = event
        if (!/^format/.test(inputType)) return false
        event.preventDefault()
        if (view.editable) FORMATS[inputType]?.(view.state, view.dispatch, view)
        return true
      },
    },
  },
})
