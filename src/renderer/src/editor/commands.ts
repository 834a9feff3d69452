import { toggleMark } from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import type { MarkType } from 'prosemirror-model'
import { type Command, NodeSelection } from 'prosemirror-state'
import { COMMANDS, type PageCommandId } from '../../../contract/commands.ts'
import { asHistoryStep } from './composeCommands.ts'
import { pasteClipboard } from './plugins/clipboard.ts'
import { crossesBorders, deleteAcross } from './plugins/displayCopy.ts'
import { moveBlock } from './plugins/moveBlock.ts'
import { insertFootnote } from './plugins/footnotes.ts'
import { openLinkForm } from './plugins/links.ts'
import { toggleList, toggleTaskList } from './plugins/lists.ts'
import { toggleQuotation } from './plugins/quotations.ts'
import { toggleBlockType } from './plugins/headings.ts'
import { selectAll } from './plugins/selectAll.ts'
import { duplicateSection, foldSection, moveSection, removeSection } from './plugins/sections.ts'
import {
  addColumn,
  addRow,
  insertTable,
  removeColumn,
  removeRow,
  removeTable,
  toggleHeaderRow,
} from './plugins/tables.ts'
import { schema } from './schema.ts'

const { nodes, marks } = schema

/** Toggles a mark on the whole selection; surrounding spaces stay unmarked. */
const toggle = (type: MarkType): Command =>
  asHistoryStep(toggleMark(type, null, { removeWhenPresent: false }))

/** Removes every mark except links from the selection, and from what is typed next. */
const clearFormatting: Command = (state, dispatch) => {
  const { ranges, empty } = state.selection
  const transaction = state.tr
  for (const type of Object.values(marks)) {
    if (type === marks.link) continue
    if (empty) transaction.removeStoredMark(type)
    else for (const { $from, $to } of ranges) transaction.removeMark($from.pos, $to.pos, type)
  }
  dispatch?.(transaction)
  return true
}

/** Inserts a text at the caret or over the selection; never over a selected figure or table. */
const insertText =
  (text: string): Command =>
  (state, dispatch) => {
    const { selection } = state
    if (selection instanceof NodeSelection && selection.node.isBlock) return false
    const transaction = crossesBorders(state) ? deleteAcross(state.tr) : state.tr
    dispatch?.(transaction.insertText(text).scrollIntoView())
    return true
  }

const focusToolbar: Command = () => {
  document.querySelector<HTMLElement>('[data-toolbar] button:not(:disabled)')?.focus()
  return true
}

const pastePlain: Command = (_state, dispatch, view) => {
  if (dispatch && view) void pasteClipboard(view, 'plain')
  return view !== undefined
}

const insertPicture: Command = (_state, dispatch, view) => {
  if (dispatch && view) void import('./insertPictures.ts').then(({ choosePictures }) => choosePictures(view))
  return view !== undefined
}

/** What each command of the page does at the caret. `contract/commands.ts` has their keys and menus. */
export const PAGE_COMMANDS: { readonly [id in PageCommandId]: Command } = {
  undo,
  redo,
  'paste-plain': pastePlain,
  bold: toggle(marks.strong),
  italic: toggle(marks.emphasis),
  superscript: toggle(marks.superscript),
  subscript: toggle(marks.subscript),
  strike: toggle(marks.strike),
  link: openLinkForm,
  'clear-formatting': asHistoryStep(clearFormatting),
  paragraph: asHistoryStep(toggleBlockType(nodes.paragraph)),
  heading: asHistoryStep(toggleBlockType(nodes.sectionHeading)),
  'minor-heading': asHistoryStep(toggleBlockType(nodes.heading)),
  bullets: asHistoryStep(toggleList(false)),
  numbers: asHistoryStep(toggleList(true)),
  'task-list': asHistoryStep(toggleTaskList),
  quote: asHistoryStep(toggleQuotation),
  footnote: asHistoryStep(insertFootnote),
  'no-break-space': insertText('\u00a0'),
  'insert-picture': insertPicture,
  'insert-table': asHistoryStep(insertTable),
  'row-above': asHistoryStep(addRow(-1)),
  'row-below': asHistoryStep(addRow(1)),
  'column-before': asHistoryStep(addColumn(-1)),
  'column-after': asHistoryStep(addColumn(1)),
  'remove-row': asHistoryStep(removeRow),
  'remove-column': asHistoryStep(removeColumn),
  'table-header': asHistoryStep(toggleHeaderRow),
  'remove-table': asHistoryStep(removeTable),
  'focus-toolbar': focusToolbar,
  'block-up': asHistoryStep(moveBlock(-1)),
  'block-down': asHistoryStep(moveBlock(1)),
  'section-up': asHistoryStep(moveSection(-1)),
  'section-down': asHistoryStep(moveSection(1)),
  'section-fold': foldSection,
  'section-duplicate': asHistoryStep(duplicateSection),
  'section-remove': asHistoryStep(removeSection),
}

const isPageCommand = (id: string): id is PageCommandId => id in PAGE_COMMANDS

const KEY_NAMES: { readonly [key: string]: string } = {
  CmdOrCtrl: 'Mod',
  Cmd: 'Meta',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
}

function proseMirrorKey(accelerator: string): string {
  const parts = accelerator.split('+').map((part) => KEY_NAMES[part] ?? part)
  return parts.map((part) => (part.length === 1 ? part.toLowerCase() : part)).join('-')
}

/** The keymap that does this for these commands, on each shortcut of theirs. */
export function keysOf(
  commands: { readonly [id in PageCommandId]?: Command | undefined },
  isMac: boolean,
): { [key: string]: Command } {
  const bindings = COMMANDS.flatMap(({ id, key, mac, also = '' }): [string, Command][] => {
    const act = isPageCommand(id) ? commands[id] : undefined
    if (!act) return []
    const accelerators = [(isMac ? mac : undefined) ?? key, also].filter((each) => each !== '')
    // A shortcut is always consumed, also where its command does nothing.
    return accelerators.map((each) => [proseMirrorKey(each), (...args) => act(...args) || true])
  })
  return Object.fromEntries(bindings)
}

/** The keymap of the page's commands. */
export function commandKeys(isMac: boolean): { [key: string]: Command } {
  // Undo and redo are handled by the window, pasting by the host.
  const own = { ...PAGE_COMMANDS, undo: undefined, redo: undefined, 'paste-plain': undefined }
  return { ...keysOf(own, isMac), 'Mod-a': selectAll }
}
