import { createParagraphNear, exitCode, newlineInCode } from 'prosemirror-commands'
import { keydownHandler } from 'prosemirror-keymap'
import { type Command, Plugin, Selection, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { andThen } from '../chaining.ts'
import { apart, commandKeys, PAGE_COMMANDS } from '../commands.ts'
import { schema } from '../schema.ts'
import { joiningLists, liftItem, liftItemAtStart, nestItem, splitItem } from './lists.ts'
import { leaveAttribution, leaveQuotation, liftQuotationAtStart, makeAttribution } from './quotations.ts'
import { cellBelow, blockArrows, leaveFigure, nextCell, previousCell } from './tables.ts'
import { BACKWARD, FORWARD, splitTextBlock } from './textBlocks.ts'

const { nodes } = schema
const isMac = /mac/i.test(navigator.platform)

const first =
  (...commands: readonly Command[]): Command =>
  (state, dispatch, view) =>
    commands.some((command) => command(state, dispatch, view))

const lineBreak: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  if (!$from.parent.type.contentMatch.matchType(nodes.break)) return false
  if (!$from.sameParent($to)) return false
  dispatch?.(state.tr.replaceSelectionWith(nodes.break.create()).scrollIntoView())
  return true
}

/** Where there is nothing to do, nothing happens: neither does the browser what it would. */
const nothing: Command = () => true

const toEnd =
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

/** Tab leads to the next control behind the page; the fields of the credits, which stand within it, are led to by arrows. */
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

const enterHere = first(
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

/** Enter where several blocks are selected: what is selected goes, then as anywhere. */
const enterOverBlocks: Command = (state, dispatch) => {
  const { selection } = state
  if (!(selection instanceof TextSelection) || selection.$from.sameParent(selection.$to)) return false
  const transaction = state.tr.deleteSelection()
  andThen(transaction, enterHere)
  dispatch?.(transaction.scrollIntoView())
  return true
}

const enter = apart(first(enterOverBlocks, enterHere, nothing))
const backward = joiningLists(first(liftItemAtStart, liftQuotationAtStart, ...BACKWARD))
const forward = joiningLists(first(...FORWARD))

/** The keys of the page that a Word user expects. */
const pageKeys: { [key: string]: Command } = {
  ...commandKeys(isMac),
  Enter: enter,
  'Shift-Enter': first(exitCode, lineBreak, nothing),
  'Mod-Enter': apart(first(exitCode, nothing)),
  Backspace: backward,
  'Shift-Backspace': backward,
  'Mod-Backspace': backward,
  'Alt-Backspace': backward,
  Delete: forward,
  'Mod-Delete': forward,
  'Alt-Delete': forward,
  Tab: first(apart(first(nextCell, nestItem)), leavePage),
  'Shift-Tab': apart(first(previousCell, liftItem)),
  ...blockArrows,
  'Mod-End': toEnd(false, 'end'),
  'Mod-Home': toEnd(false, 'start'),
  'Shift-Mod-End': toEnd(true, 'end'),
  'Shift-Mod-Home': toEnd(true, 'start'),
  ...(isMac ? { 'Ctrl-h': backward, 'Ctrl-d': forward } : {}),
}

const handle = keydownHandler(pageKeys)

/** The input types by which a browser's menu asks for a format of its own. */
const FORMATS: { readonly [inputType: string]: Command } = {
  formatBold: PAGE_COMMANDS.bold,
  formatItalic: PAGE_COMMANDS.italic,
  formatSuperscript: PAGE_COMMANDS.superscript,
  formatSubscript: PAGE_COMMANDS.subscript,
  formatStrikeThrough: PAGE_COMMANDS.strike,
}

/**
 * Has the page read where the caret is before a key acts on it. Chromium tells of a moved selection only after a while,
 * in which the next key of a text expander, a macro or a remote desktop may come.
 */
function readSelection(view: EditorView, event: KeyboardEvent): void {
  if (event.isComposing || event.keyCode === COMPOSING || view.composing) return
  document.dispatchEvent(new Event('selectionchange'))
}

/** The key code of what an input method takes. */
const COMPOSING = 229

function beforeKey(view: EditorView, event: KeyboardEvent): boolean {
  readSelection(view, event)
  return hearEscape(view, event)
}

/** Escape is the page's where something of it ends by it; else the window's, which ProseMirror would not let hear it. */
function hearEscape(view: EditorView, event: KeyboardEvent): boolean {
  if (event.key !== 'Escape' || event.isComposing || view.composing) return false
  const isHandled = view.someProp('handleKeyDown', (hear) => hear(view, event) || undefined)
  if (isHandled) event.preventDefault()
  return true
}

/**
 * Hears the page's keys. A key pressed with AltGr writes a character and is never a command. What the browser would do
 * by itself to the page's elements, from a menu, a gesture or a key, is done to the document.
 */
export const keys = new Plugin({
  props: {
    handleKeyDown: (view, event) => !event.getModifierState('AltGraph') && handle(view, event),
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
