import type { Node } from 'prosemirror-model'
import { closeHistory } from 'prosemirror-history'
import {
  type Command,
  type EditorState,
  NodeSelection,
  Plugin,
  Selection,
  TextSelection,
  type Transaction,
} from 'prosemirror-state'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isInTable,
  selectedRect,
  selectionCell,
  TableMap,
  toggleHeader,
} from 'prosemirror-tables'
import type { EditorView } from 'prosemirror-view'
import { bodyStart } from '../blocks.ts'
import { goToRow } from '../caretRow.ts'
import { schema } from '../schema.ts'
import { depthOf, goBehind } from './textBlocks.ts'

const { nodes } = schema

const rowOf = (cell: typeof nodes.tableCell, columns: number): Node =>
  nodes.tableRow.create(
    null,
    Array.from({ length: columns }, () => cell.create()),
  )

/** Puts a table of three columns with a header behind the block that the caret is in, and goes into its first cell. */
export const insertTable: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  if ($to.pos < bodyStart(state.doc) || depthOf($from, nodes.table) !== null) return false
  const table = nodes.table.create(null, [
    rowOf(nodes.tableHeader, 3),
    rowOf(nodes.tableCell, 3),
    rowOf(nodes.tableCell, 3),
  ])
  const at = $to.depth > 0 ? $to.after(1) : $to.pos
  const isEmpty = $to.depth === 1 && $to.parent.type === nodes.paragraph && $to.parent.content.size === 0
  const start = isEmpty ? $to.before(1) : at
  const transaction = state.tr.replaceWith(start, at, table)
  dispatch?.(
    transaction.setSelection(TextSelection.near(transaction.doc.resolve(start + 3))).scrollIntoView(),
  )
  return true
}

/** Gives the cells of a column that have none the alignment of its other cells. */
function aligned(transaction: Transaction): Transaction {
  const { $from } = transaction.selection
  const depth = depthOf($from, nodes.table)
  if (depth === null) return transaction
  const table = $from.node(depth)
  const start = $from.start(depth)
  const { map, width, height } = TableMap.get(table)
  for (let column = 0; column < width; column += 1) {
    const cells = Array.from({ length: height }, (_, row) => map[row * width + column] ?? 0)
    const align: unknown = cells.map((cell) => table.nodeAt(cell)?.attrs.align).find((each) => each)
    if (align === undefined) continue
    for (const cell of cells)
      if (table.nodeAt(cell)?.attrs.align === null) transaction.setNodeAttribute(start + cell, 'align', align)
  }
  return transaction
}

const aligning =
  (command: Command): Command =>
  (state, dispatch, view) =>
    command(state, dispatch && ((transaction) => dispatch(aligned(transaction))), view)

export const addRow = (side: 1 | -1): Command => aligning(side < 0 ? addRowBefore : addRowAfter)
export const addColumn = (side: 1 | -1): Command => (side < 0 ? addColumnBefore : addColumnAfter)
export const removeTable: Command = deleteTable
export const toggleHeaderRow: Command = toggleHeader('row')

/** A command that removes a row or column, after which the caret is in the table; without its last one a table is gone. */
const removing =
  (command: typeof deleteRow): Command =>
  (state, dispatch) => {
    if (!isInTable(state)) return false
    const { top, left, tableStart } = selectedRect(state)
    const isDone = command(
      state,
      dispatch &&
        ((transaction) => {
          const table = transaction.doc.nodeAt(tableStart - 1)
          if (table?.type === nodes.table) {
            const { map, width, height } = TableMap.get(table)
            const cell = map[Math.min(top, height - 1) * width + Math.min(left, width - 1)] ?? 0
            transaction.setSelection(TextSelection.create(transaction.doc, tableStart + cell + 1))
          }
          dispatch(transaction.scrollIntoView())
        }),
    )
    return isDone || deleteTable(state, dispatch)
  }

export const removeRow: Command = removing(deleteRow)
export const removeColumn: Command = removing(deleteColumn)

/** Tab in a table: the next cell; from the last one into a new row. */
export const nextCell: Command = (state, dispatch) => {
  if (!isInTable(state)) return false
  if (goToNextCell(1)(state, dispatch)) return true
  return addRow(1)(
    state,
    dispatch &&
      ((transaction) => {
        const after = TableMap.get(selectedTable(state))
        const { $from } = transaction.selection
        const depth = depthOf($from, nodes.table)
        if (depth === null) return
        const first = TableMap.get($from.node(depth)).map[after.width * after.height] ?? 0
        const at = $from.start(depth) + first + 1
        dispatch(transaction.setSelection(TextSelection.create(transaction.doc, at)).scrollIntoView())
      }),
  )
}

const selectedTable = (state: EditorState): Node => selectedRect(state).table

/** Shift+Tab in a table: the cell before; in the first one nothing happens. */
export const previousCell: Command = (state, dispatch) =>
  isInTable(state) && (goToNextCell(-1)(state, dispatch) || true)

/** Enter in a table: the cell below; in the last row behind the table; at the start of a table that begins the body above it. */
export const cellBelow: Command = (state, dispatch) => {
  if (!isInTable(state)) return false
  const { $from } = state.selection
  const $cell = selectionCell(state)
  const start = $cell.start(-1)
  const map = TableMap.get($cell.node(-1))
  const { left, bottom } = map.findCell($cell.pos - start)
  const below = bottom < map.height ? map.map[bottom * map.width + left] : undefined
  const transaction = state.tr
  if ($from.pos === bodyStart(state.doc) + 3 && state.selection.empty) {
    const above = transaction.insert(bodyStart(state.doc), nodes.paragraph.create())
    const caret = TextSelection.create(above.doc, bodyStart(state.doc) + 1)
    dispatch?.(above.setSelection(caret).scrollIntoView())
    return true
  }
  if (below === undefined) {
    const depth = depthOf($from, nodes.table)
    if (depth !== null) dispatch?.(goBehind(transaction, $from, depth))
    return true
  }
  const end = transaction.doc.resolve(start + below + 1).end()
  dispatch?.(transaction.setSelection(TextSelection.create(transaction.doc, end)).scrollIntoView())
  return true
}

/** Up and Down in a table: the cell above or below; out of the table from its first and last row. */
function toRow(direction: 1 | -1): Command {
  return (state, _dispatch, view) => {
    const { selection } = state
    if (!view || !(selection instanceof TextSelection) || !selection.empty || !isInTable(state)) return false
    if (!view.endOfTextblock(direction > 0 ? 'down' : 'up')) return false
    const { $head } = selection
    const $cell = selectionCell(state)
    const start = $cell.start(-1)
    const map = TableMap.get($cell.node(-1))
    const { left, top, bottom } = map.findCell($cell.pos - start)
    const row = direction > 0 ? bottom : top - 1
    const cell = row >= 0 && row < map.height ? map.map[row * map.width + left] : undefined
    const depth = depthOf($head, nodes.table)
    if (cell !== undefined) {
      const $inside = state.doc.resolve(start + cell + 1)
      goToRow(view, direction > 0 ? $inside.pos : $inside.end())
    } else if (depth !== null) {
      const $edge = state.doc.resolve(direction > 0 ? $head.after(depth) : $head.before(depth))
      const next = Selection.findFrom($edge, direction)
      if (next instanceof TextSelection) goToRow(view, next.head)
      else if (next) view.dispatch(state.tr.setSelection(next).scrollIntoView())
      else view.dispatch(goBehind(state.tr, $head, depth))
    }
    return true
  }
}

/** Down in the last row of a figure or of preformatted text that ends the article: there is a paragraph below. */
const belowLast: Command = (state, _dispatch, view) => {
  const { $head, empty } = state.selection
  if (!view || !empty || $head.depth === 0 || $head.after(1) < state.doc.content.size) return false
  const { type } = $head.node(1)
  const isClosed = type === nodes.figure || type === nodes.preformatted
  if (!isClosed || $head.parent.type === nodes.caption || !view.endOfTextblock('down')) return false
  view.dispatch(closeHistory(goBehind(state.tr, $head, 1)))
  return true
}

/** The arrows where the browser's own would not lead out of a block. */
export const blockArrows: { readonly [key: string]: Command } = {
  ArrowUp: toRow(-1),
  ArrowDown: (state, dispatch, view) => toRow(1)(state, dispatch, view) || belowLast(state, dispatch, view),
}

/** Enter in a figure's caption or credit goes on behind the figure. */
export const leaveFigure: Command = (state, dispatch) => {
  const { $from } = state.selection
  const depth = depthOf($from, nodes.figure)
  if (depth === null) return false
  dispatch?.(goBehind(state.tr, $from, depth))
  return true
}

/** Puts an empty paragraph behind a selected block, so that what is typed does not take its place. */
function besideSelected(view: EditorView): boolean {
  const { state } = view
  const { selection } = state
  if (!(selection instanceof NodeSelection) || !selection.node.isBlock) return false
  const { to } = selection
  const transaction = state.tr.insert(to, nodes.paragraph.create())
  view.dispatch(closeHistory(transaction.setSelection(Selection.near(transaction.doc.resolve(to + 1)))))
  return true
}

/** Keeps figures whole: what is typed on a selected one stands behind it. */
export const tables = new Plugin({
  props: {
    handleTextInput(view, _from, _to, text) {
      if (!besideSelected(view)) return false
      view.dispatch(view.state.tr.insertText(text).scrollIntoView())
      return true
    },
    handleDOMEvents: {
      compositionstart(view) {
        besideSelected(view)
        return false
      },
    },
  },
})
