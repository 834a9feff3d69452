import type { NodeType } from 'prosemirror-model'
import type { Command, Transaction } from 'prosemirror-state'
import { schema } from '../schema.ts'
import { liftOut } from './lists.ts'
import { becomeBlock, selectAsBefore, selectedBlocks } from './textBlocks.ts'

const { nodes } = schema

/** Makes one text block of the body another kind of block, outside of the lists and quotations that it stands in. */
function makeBlock(transaction: Transaction, position: number, type: NodeType): void {
  if (transaction.doc.nodeAt(position)?.type === nodes.attribution)
    transaction.setNodeMarkup(position, nodes.paragraph)
  const at = liftOut(transaction, position, [nodes.listItem, nodes.quotation])
  if (transaction.doc.resolve(at).depth === 0) becomeBlock(transaction, at, type)
}

/** Makes the selected text blocks of the body headings of a kind, or paragraphs where all are such headings already. */
export function makeBlocks(type: NodeType): Command {
  return (state, dispatch) => {
    const blocks = selectedBlocks(state)
    if (blocks.length === 0) return false
    const isMade = blocks.every((at) => state.doc.nodeAt(at)?.type === type)
    const transaction = state.tr
    for (const at of blocks.toReversed())
      makeBlock(transaction, transaction.mapping.map(at + 1) - 1, isMade ? nodes.paragraph : type)
    if (!transaction.docChanged) return false
    dispatch?.(selectAsBefore(transaction, state).scrollIntoView())
    return true
  }
}
