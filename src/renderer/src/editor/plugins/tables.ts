import { chainCommands } from 'prosemirror-commands'
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
  addRow as addRowTo,
  addRowAfter,
  addRowBefore,
  CellSelection,
  deleteColumn,
  deleteRow,
  deleteTable,
  fixTables,
  goToNextCell,
  isInTable,
  nextCell as cellBeside,
  selectedRect,
  selectionCell,
  tableEditing,
  TableMap,
  toggleHeader,
} from 'prosemirror-tables'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { bodyStart } from '../pageStructure.ts'
import { moveCaretToLine } from '../moveCaret.ts'
import { schema } from '../schema.ts'
import { depthOf, goToParagraphBehind } from './blockCommands.ts'

const { nodes } = schema

const rowOf = (cell: typeof nodes.tableCell): Node =>
  nodes.tableRow.create(null, [cell.create(), cell.create(), cell.create()])

/** Inserts a table of three columns with a header row behind the block at the caret, and puts the caret into it. */
export const insertTable: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  if ($to.pos < bodyStart(state.doc) || depthOf($from, nodes.table) !== null) return false
  const table = nodes.table.create(null, [
    rowOf(nodes.tableHeader),
    rowOf(nodes.tableCell),
    rowOf(nodes.tableCell),
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

/** Gives cells without alignment that of their column. */
function alignCells(transaction: Transaction): Transaction {
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

const withAlignment =
  (command: Command): Command =>
  (state, dispatch, view) =>
    command(state, dispatch && ((transaction) => dispatch(alignCells(transaction))), view)

/** A row above; below the header where the selection begins in it. */
const addRowAbove: Command = (state, dispatch) => {
  if (!isInTable(state)) return false
  const rect = selectedRect(state)
  if (rect.top > 0 || rect.table.firstChild?.firstChild?.type !== nodes.tableHeader)
    return addRowBefore(state, dispatch)
  dispatch?.(addRowTo(state.tr, rect, 1))
  return true
}

export const addRow = (side: 1 | -1): Command => withAlignment(side < 0 ? addRowAbove : addRowAfter)
export const addColumn = (side: 1 | -1): Command => (side < 0 ? addColumnBefore : addColumnAfter)
export const removeTable: Command = deleteTable
export const toggleHeaderRow: Command = toggleHeader('row')

/**
 * Wraps a command that removes a row or column, so that the caret stays in the table; removing the last one deletes the
 * table.
 */
const withCaretInTable =
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

export const removeRow: Command = withCaretInTable(deleteRow)
export const removeColumn: Command = withCaretInTable(deleteColumn)

/** Tab in a table: the next cell; after the last one a new row. */
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

/** Shift+Tab in a table: the previous cell; the key is always consumed. */
export const previousCell: Command = (state, dispatch) =>
  isInTable(state) && (goToNextCell(-1)(state, dispatch) || true)

/**
 * Enter in a table: the cell below, or behind the table in the last row. At the start of a table that begins the body,
 * it inserts a paragraph above.
 */
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
    if (depth !== null) dispatch?.(goToParagraphBehind(transaction, $from, depth))
    return true
  }
  const end = transaction.doc.resolve(start + below + 1).end()
  dispatch?.(transaction.setSelection(TextSelection.create(transaction.doc, end)).scrollIntoView())
  return true
}

/** Up and Down in a table: the cell above or below, or out of the table. */
function moveByRow(direction: 1 | -1): Command {
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
      moveCaretToLine(view, direction > 0 ? $inside.pos : $inside.end())
    } else if (depth !== null) {
      const $edge = state.doc.resolve(direction > 0 ? $head.after(depth) : $head.before(depth))
      const next = Selection.findFrom($edge, direction)
      if (next instanceof TextSelection) moveCaretToLine(view, next.head)
      else if (next) view.dispatch(state.tr.setSelection(next).scrollIntoView())
      else view.dispatch(goToParagraphBehind(state.tr, $head, depth))
    }
    return true
  }
}

/** Down at the end of a figure or preformatted text that ends the article inserts a paragraph. */
const moveBelowLast: Command = (state, _dispatch, view) => {
  const { $head, empty } = state.selection
  if (!view || !empty || $head.depth === 0 || $head.after(1) < state.doc.content.size) return false
  const { type } = $head.node(1)
  const isClosed = type === nodes.figure || type === nodes.preformatted
  if (!isClosed || $head.parent.type === nodes.caption || !view.endOfTextblock('down')) return false
  view.dispatch(closeHistory(goToParagraphBehind(state.tr, $head, 1)))
  return true
}

/** A selection that is extended to a table takes the whole of it, or leaves it. */
function extendOverTable(direction: 1 | -1, side: 'up' | 'down' | 'left' | 'right'): Command {
  return (state, dispatch, view) => {
    const { doc, selection } = state
    if (!view || !(selection instanceof TextSelection)) return false
    const { $anchor, $head } = selection
    const inside = depthOf($head, nodes.table)
    if (inside !== null && $anchor.sharedDepth($head.pos) >= inside) return false
    if (inside === null && !view.endOfTextblock(side)) return false
    const edge = direction > 0 ? $head.after(inside ?? $head.depth) : $head.before(inside ?? $head.depth)
    const next = Selection.findFrom(doc.resolve(edge), direction, true)
    const depth = next && depthOf(next.$head, nodes.table)
    if (!next || depth === null) {
      if (inside === null) return false
      if (next)
        dispatch?.(state.tr.setSelection(TextSelection.create(doc, $anchor.pos, next.head)).scrollIntoView())
      return true
    }
    if ($anchor.sharedDepth(next.head) >= depth) return false
    const [start, end] = [next.$head.before(depth), next.$head.after(depth)]
    const isTaken = direction > 0 ? $anchor.pos <= start : $anchor.pos >= end
    const far = direction > 0 ? end : start
    const head = Selection.findFrom(doc.resolve(far), isTaken ? (direction > 0 ? -1 : 1) : direction, true)
    if (head)
      dispatch?.(state.tr.setSelection(TextSelection.create(doc, $anchor.pos, head.head)).scrollIntoView())
    return true
  }
}

/** A selection that is extended over the edge of its cell takes that cell and the next, whole. */
function extendOverCell(direction: 1 | -1, side: 'up' | 'down' | 'left' | 'right'): Command {
  return (state, dispatch, view) => {
    const { selection } = state
    if (!view || !(selection instanceof TextSelection) || !isInTable(state)) return false
    if (!selection.$anchor.sameParent(selection.$head) || !view.endOfTextblock(side)) return false
    const $cell = selectionCell(state)
    const $next = cellBeside($cell, side === 'up' || side === 'down' ? 'vert' : 'horiz', direction)
    if (!$next) return false
    dispatch?.(state.tr.setSelection(new CellSelection($cell, $next)).scrollIntoView())
    return true
  }
}

const extend = (direction: 1 | -1, side: 'up' | 'down' | 'left' | 'right'): Command =>
  chainCommands(extendOverTable(direction, side), extendOverCell(direction, side))

/** Arrow keys where the browser's own would not leave a block. */
export const blockArrows: { readonly [key: string]: Command } = {
  'Shift-ArrowUp': extend(-1, 'up'),
  'Shift-ArrowDown': extend(1, 'down'),
  'Shift-ArrowLeft': extend(-1, 'left'),
  'Shift-ArrowRight': extend(1, 'right'),
  ArrowUp: moveByRow(-1),
  ArrowDown: (state, dispatch, view) =>
    moveByRow(1)(state, dispatch, view) || moveBelowLast(state, dispatch, view),
}

/** Enter in a caption or credit leaves the figure. */
export const leaveFigure: Command = (state, dispatch) => {
  const { $from } = state.selection
  const depth = depthOf($from, nodes.figure)
  if (depth === null) return false
  dispatch?.(goToParagraphBehind(state.tr, $from, depth))
  return true
}

/** Inserts a paragraph behind a selected block, so that typing does not replace it. */
function insertParagraphBehind(view: EditorView): boolean {
  const { state } = view
  const { selection } = state
  if (!(selection instanceof NodeSelection) || !selection.node.isBlock) return false
  const { to } = selection
  const transaction = state.tr.insert(to, nodes.paragraph.create())
  view.dispatch(closeHistory(transaction.setSelection(Selection.near(transaction.doc.resolve(to + 1)))))
  return true
}

/** The decoration of the table that the selection starts in, the same as long as that is the same. */
function enteredTable(): (state: EditorState) => DecorationSet | null {
  let last: { readonly table: Node; readonly from: number; readonly set: DecorationSet } | null = null
  return ({ doc, selection: { $from } }) => {
    const depth = depthOf($from, nodes.table)
    if (depth === null) return null
    const table = $from.node(depth)
    const from = $from.before(depth)
    if (last?.table !== table || last.from !== from) {
      const decoration = Decoration.node(from, from + table.nodeSize, { 'data-entered': '' })
      last = { table, from, set: DecorationSet.create(doc, [decoration]) }
    }
    return last.set
  }
}

const library = tableEditing()

/** prosemirror-tables, which leaves a selection of text alone that begins or ends outside a table. */
export const tableCells = new Plugin({
  ...library.spec,
  appendTransaction(transactions, before, state) {
    const { selection } = state
    const { $from, $to } = selection
    const depth = depthOf($from, nodes.table) ?? depthOf($to, nodes.table)
    const isAcross =
      selection instanceof TextSelection && depth !== null && $from.sharedDepth($to.pos) < depth
    if (isAcross) return fixTables(state, before)
    return library.spec.appendTransaction?.call(library, transactions, before, state)
  },
})

/** Shows the columns of the table in which one writes, and keeps a selected figure from being overwritten by typing. */
export const tables = new Plugin({
  props: {
    decorations: enteredTable(),
    handleTextInput(view, _from, _to, text) {
      if (!insertParagraphBehind(view)) return false
      view.dispatch(view.state.tr.insertText(text).scrollIntoView())
      return true
    },
    handleDOMEvents: {
      compositionstart(view) {
        insertParagraphBehind(view)
        return false
      },
    },
  },
})
