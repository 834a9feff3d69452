import type { Node } from 'prosemirror-model'
import { Plugin, type Transaction } from 'prosemirror-state'
import { schema } from '../schema.ts'

const { nodes } = schema

/** Makes the first row's cells headers if the first of them is one, and all others plain cells. */
function shape(transaction: Transaction, table: Node, position: number): void {
  const isHeaded = table.firstChild?.firstChild?.type === nodes.tableHeader
  table.forEach((row, rowOffset, at) => {
    const type = at === 0 && isHeaded ? nodes.tableHeader : nodes.tableCell
    row.forEach((cell, cellOffset) => {
      if (cell.type !== type)
        transaction.setNodeMarkup(position + rowOffset + cellOffset + 2, type, cell.attrs)
    })
  })
}

function shapeWithin(transaction: Transaction, block: Node, offset: number): void {
  if (block.type === nodes.table) shape(transaction, block, offset)
  else
    block.descendants((node, position) => {
      if (node.type === nodes.table) shape(transaction, node, offset + 1 + position)
      return !node.isTextblock
    })
}

/**
 * A table has at most one header row, its first, as in `core/document`. Other shapes left by pastes and commands are
 * corrected in the same step.
 */
export const tableShape = new Plugin({
  appendTransaction(transactions, before, { doc, tr }) {
    if (!transactions.some(({ docChanged }) => docChanged)) return null
    let offset = 0
    const known = before.doc.children
    const kept = (at: number) =>
      known[at] === doc.child(at) || known[at + known.length - doc.childCount] === doc.child(at)
    for (const [at, block] of doc.children.entries()) {
      if (!block.isTextblock && !kept(at)) shapeWithin(tr, block, offset)
      offset += block.nodeSize
    }
    return tr.docChanged ? tr : null
  },
})
