import type { NodeType } from 'prosemirror-model'
import type { Command, Transaction } from 'prosemirror-state'
import { schema } from '../schema.ts'
import { liftOut } from './lists.ts'
import { setBlockTypeAt, restoreSelection, selectedTextBlocks } from './blockCommands.ts'

const { nodes } = schema

/** Changes the type of a text block of the body, lifted out of lists and quotations. */
function makeBlock(transaction: Transaction, position: number, type: NodeType): void {
  if (transaction.doc.nodeAt(position)?.type === nodes.attribution)
    transaction.setNodeMarkup(position, nodes.paragraph)
  const at = liftOut(transaction, position, [nodes.listItem, nodes.quotation])
  if (transaction.doc.resolve(at).depth === 0) setBlockTypeAt(transaction, at, type)
}

/** Makes the selected text blocks headings of a type, or paragraphs if all are already. */
export function toggleBlockType(type: NodeType): Command {
  return (state, dispatch) => {
    const blocks = selectedTextBlocks(state)
    if (blocks.length === 0) return false
    const isMade = blocks.every((at) => state.doc.nodeAt(at)?.type === type)
    const transaction = state.tr
    for (const at of blocks.toReversed())
      makeBlock(transaction, transaction.mapping.map(at + 1) - 1, isMade ? nodes.paragraph : type)
    if (!transaction.docChanged) return false
    dispatch?.(restoreSelection(transaction, state).scrollIntoView())
    return true
  }
}
