import type { ResolvedPos } from 'prosemirror-model'
import { Selection, type Transaction } from 'prosemirror-state'
import { schema } from '../schema.ts'

const { nodes } = schema

/** The nodes that a table or figure must have. */
const PARTS = new Set([nodes.tableRow, nodes.tableCell, nodes.tableHeader, nodes.caption, nodes.credit])

/** The depth of the outermost table or figure around a position; null outside. */
function closedDepth($pos: ResolvedPos): number | null {
  for (let depth = 1; depth < $pos.depth; depth += 1) if ($pos.node(depth).type.spec.isolating) return depth
  return null
}

/** True for two ends of which one is in a cell, a caption or a credit where the other is not. */
export function crossesCells($from: ResolvedPos, $to: ResolvedPos): boolean {
  return !$from.sameParent($to) && (closedDepth($from) !== null || closedDepth($to) !== null)
}

/** A table or figure that an end of a selection is at the edge of, the other end being outside, is selected with it. */
function widened($end: ResolvedPos, $other: ResolvedPos, side: 'start' | 'end'): number {
  const depth = closedDepth($end)
  if (depth === null || $end.sharedDepth($other.pos) >= depth) return $end.pos
  const $edge = $end.doc.resolve(side === 'start' ? $end.start(depth) : $end.end(depth))
  const text = Selection.findFrom($edge, side === 'start' ? 1 : -1, true)
  if (text?.head !== $end.pos) return $end.pos
  return side === 'start' ? $end.before(depth) : $end.after(depth)
}

/**
 * Deletes what is selected between two positions of which at least one is in a table or figure. Nothing is joined: cells and
 * captions are emptied of what is selected in them, other blocks between the ends go. The caret stays where the range began.
 */
export function deleteAcrossCells(transaction: Transaction, start: number, end: number): Transaction {
  const { doc } = transaction
  const [$start, $end] = [doc.resolve(start), doc.resolve(end)]
  const from = widened($start, $end, 'start')
  const to = widened($end, $start, 'end')
  const ranges: { readonly from: number; readonly to: number }[] = []
  doc.nodesBetween(from, to, (node, position, parent, index) => {
    const after = position + node.nodeSize
    const isNeeded = PARTS.has(node.type) || (parent?.type === nodes.quotation && index === 0)
    if (from <= position && after <= to && !isNeeded) {
      ranges.push({ from: position, to: after })
      return false
    }
    if (node.isTextblock) ranges.push({ from: Math.max(from, position + 1), to: Math.min(to, after - 1) })
    return !node.isTextblock
  })
  for (const range of ranges.toReversed()) if (range.from < range.to) transaction.delete(range.from, range.to)
  if (from < start) transaction.insert(from, nodes.paragraph.create())
  return transaction.setSelection(Selection.near(transaction.doc.resolve(from < start ? from + 1 : start), 1))
}
