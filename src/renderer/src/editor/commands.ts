import { selectAll, toggleMark } from 'prosemirror-commands'
import { closeHistory, redo, undo } from 'prosemirror-history'
import type { MarkType } from 'prosemirror-model'
import { type Command, NodeSelection } from 'prosemirror-state'
import { COMMANDS, type PageCommandId } from '../../../contract/commands.ts'
import { pasteClipboard } from './plugins/clipboard.ts'
import { crossesFields, deleteAcross } from './plugins/displayCopy.ts'
import { insertFootnote } from './plugins/footnotes.ts'
import { askForLink } from './plugins/links.ts'
import { toggleList, toggleTicks } from './plugins/lists.ts'
import { toggleQuotation } from './plugins/quotations.ts'
import { makeBlocks } from './plugins/headings.ts'
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
import { askForToolbar } from './plugins/toolbar.ts'
import { schema } from './schema.ts'

const { nodes, marks } = schema

/** Puts a mark on all of a selection, or takes it away where all has it; blanks at its ends stay as they are. */
const toggle = (type: MarkType): Command => apart(toggleMark(type, null, { removeWhenPresent: false }))

/** Takes every mark from what is selected, and from what is typed next; links stay, as they are no look. */
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

/** Writes a text where the caret is, in the place of what is selected; a figure or a table stays. */
const insertText =
  (text: string): Command =>
  (state, dispatch) => {
    const { selection } = state
    if (selection instanceof NodeSelection && selection.node.isBlock) return false
    const transaction = crossesFields(state) ? deleteAcross(state.tr) : state.tr
    dispatch?.(transaction.insertText(text).scrollIntoView())
    return true
  }

const pastePlain: Command = (_state, dispatch, view) => {
  if (dispatch && view) void pasteClipboard(view, 'plain')
  return view !== undefined
}

/** Makes what a command changes a step of the history by itself, apart from what was typed before and after it. */
export function apart(command: Command): Command {
  return (state, dispatch, view) => {
    let isChanged = false
    const isDone = command(
      state,
      dispatch &&
        ((transaction) => {
          isChanged = transaction.docChanged
          dispatch(isChanged ? closeHistory(transaction) : transaction)
        }),
      view,
    )
    if (isChanged && view) view.dispatch(closeHistory(view.state.tr))
    return isDone
  }
}

/** What each command of the page does where the caret is. */
export const PAGE_COMMANDS: { readonly [id in PageCommandId]: Command } = {
  undo,
  redo,
  'paste-plain': pastePlain,
  bold: toggle(marks.strong),
  italic: toggle(marks.emphasis),
  superscript: toggle(marks.superscript),
  subscript: toggle(marks.subscript),
  strike: toggle(marks.strike),
  link: askForLink,
  'clear-formatting': apart(clearFormatting),
  paragraph: apart(makeBlocks(nodes.paragraph)),
  heading: apart(makeBlocks(nodes.sectionHeading)),
  'minor-heading': apart(makeBlocks(nodes.heading)),
  bullets: apart(toggleList(false)),
  numbers: apart(toggleList(true)),
  ticks: apart(toggleTicks),
  quote: apart(toggleQuotation),
  footnote: apart(insertFootnote),
  'no-break-space': insertText('\u00a0'),
  'insert-table': apart(insertTable),
  'row-above': apart(addRow(-1)),
  'row-below': apart(addRow(1)),
  'column-before': apart(addColumn(-1)),
  'column-after': apart(addColumn(1)),
  'remove-row': apart(removeRow),
  'remove-column': apart(removeColumn),
  'table-header': apart(toggleHeaderRow),
  'remove-table': apart(removeTable),
  'format-bar': askForToolbar,
  'section-up': apart(moveSection(-1)),
  'section-down': apart(moveSection(1)),
  'section-fold': foldSection,
  'section-duplicate': apart(duplicateSection),
  'section-remove': apart(removeSection),
}

const isPageCommand = (id: string): id is PageCommandId => id in PAGE_COMMANDS

const NAMED: { readonly [key: string]: string } = {
  CmdOrCtrl: 'Mod',
  Cmd: 'Meta',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
}

function keyOf(accelerator: string): string {
  const parts = accelerator.split('+').map((part) => NAMED[part] ?? part)
  return parts.map((part) => (part.length === 1 ? part.toLowerCase() : part)).join('-')
}

/** Undo and redo are heard by the window, and a paste by whoever has the clipboard. */
const OF_HOST: ReadonlySet<string> = new Set(['undo', 'redo', 'paste-plain'])

/** The keys of the page's commands. Undo and redo are the window's: they work wherever the focus is. */
export function commandKeys(isMac: boolean): { [key: string]: Command } {
  const bindings = COMMANDS.flatMap((command): [string, Command][] => {
    const { id, key } = command
    const mac = 'mac' in command ? command.mac : undefined
    const accelerator = (isMac ? mac : undefined) ?? key
    if (!isPageCommand(id) || accelerator === '' || OF_HOST.has(id)) return []
    // A key of the page does nothing else, also where its command has nothing to do.
    return [[keyOf(accelerator), (...given) => PAGE_COMMANDS[id](...given) || true]]
  })
  return { ...Object.fromEntries(bindings), 'Mod-a': selectAll }
}
