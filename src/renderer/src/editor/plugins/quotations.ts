import { Fragment, type Node } from 'prosemirror-model'
import type { Command, Transaction } from 'prosemirror-state'
import { findWrapping, liftTarget } from 'prosemirror-transform'
import { bodyStart } from '../blocks.ts'
import { schema } from '../schema.ts'
import { becomeBlock, goBehind, selectAsBefore, selectedBlocks } from './textBlocks.ts'

const { nodes } = schema
const isQuotation = (node: Node) => node.type === nodes.quotation

/** Puts the blocks of a quotation in its place; who said it becomes a paragraph with a dash. */
function unwrap(transaction: Transaction, position: number): void {
  const quotation = transaction.doc.nodeAt(position)
  const last = quotation?.lastChild
  if (!quotation || !last) return
  if (last.type === nodes.attribution) {
    const at = position + quotation.nodeSize - 1 - last.nodeSize
    transaction.setNodeMarkup(at, nodes.paragraph)
    transaction.insert(at + 1, schema.text('— '))
  }
  const $start = transaction.doc.resolve(position + 1)
  const $end = transaction.doc.resolve($start.end())
  const range = $start.blockRange($end, isQuotation)
  const target = range && liftTarget(range)
  if (range && typeof target === 'number') transaction.lift(range, target)
}

/** Takes the selected blocks out of a quotation; all of it, where the rest could not stand alone. */
export const liftFromQuotation: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  const range = $from.blockRange($to, isQuotation)
  if (!range) return false
  const target = liftTarget(range)
  const transaction = state.tr
  if (typeof target === 'number') transaction.lift(range, target)
  else unwrap(transaction, $from.before(range.depth))
  if (!transaction.docChanged) return false
  dispatch?.(transaction.scrollIntoView())
  return true
}

/** Makes the selected blocks of the body a quotation, or takes them out of one. */
export const toggleQuotation: Command = (state, dispatch, view) => {
  if (liftFromQuotation(state, dispatch, view)) return true
  const blocks = selectedBlocks(state)
  const [first] = blocks
  const last = blocks.at(-1)
  if (first === undefined || last === undefined) return false
  const transaction = state.tr
  for (const at of blocks)
    if (state.doc.nodeAt(at)?.type === nodes.sectionHeading) becomeBlock(transaction, at, nodes.paragraph)
  const $first = transaction.doc.resolve(Math.max(first, bodyStart(state.doc)) + 1)
  const range = $first.blockRange(transaction.doc.resolve(last + 1), ({ type }) => type === nodes.doc)
  const wrapping = range && findWrapping(range, nodes.quotation)
  if (!wrapping) return false
  dispatch?.(selectAsBefore(transaction.wrap(range, wrapping), state).scrollIntoView())
  return true
}

/** Enter on an empty paragraph of a quotation leaves it; in the middle of one, it parts it in two. */
export const leaveQuotation: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection
  if (!empty || $from.depth < 2 || $from.parent.content.size > 0 || !isQuotation($from.node(-1))) return false
  if ($from.parent.type === nodes.attribution) return false
  const quotation = $from.node(-1)
  const index = $from.index(-1)
  if (quotation.maybeChild(index + 1)?.type !== nodes.attribution)
    return liftFromQuotation(state, dispatch, view)
  const transaction = state.tr
  if (index > 0) transaction.delete($from.before(), $from.after())
  dispatch?.(goBehind(transaction, $from, $from.depth - 1))
  return true
}

/** Enter in the line that says who said it leaves the quotation, with what stands behind the caret. */
export const leaveAttribution: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  if ($from.parent.type !== nodes.attribution || !$from.sameParent($to)) return false
  const rest = $from.parent.content.cut($to.parentOffset)
  const transaction = state.tr
  if ($from.parentOffset === 0) transaction.delete($from.before(), $from.after())
  else transaction.delete($from.pos, $from.end())
  dispatch?.(goBehind(transaction, $from, $from.depth - 1, rest))
  return true
}

const DASH = /^(?:—|–|--)[ \u00a0\u202f]+(?=\S)/

/**
 * Enter behind a last paragraph that begins with a dash makes it the line that says who said it, and leaves the
 * quotation. Where the paragraph before begins with a dash too, it is a dialogue, and stays one.
 */
export const makeAttribution: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const { parent } = $from
  if (!empty || $from.depth < 2 || !isQuotation($from.node(-1)) || parent.type !== nodes.paragraph)
    return false
  const index = $from.index(-1)
  const dash = DASH.exec(parent.textContent)?.[0]
  const isLast = index > 0 && index === $from.node(-1).childCount - 1
  if (!isLast || $from.parentOffset < parent.content.size || dash === undefined) return false
  if (/^[—–-]/.test($from.node(-1).child(index - 1).textContent)) return false
  const transaction = state.tr.delete($from.start(), $from.start() + dash.length)
  transaction.setNodeMarkup($from.before(), nodes.attribution)
  dispatch?.(goBehind(transaction, $from, $from.depth - 1, Fragment.empty))
  return true
}

/** Backspace at the start of a quotation takes its first block out; in the line of who said it, it makes a paragraph of it. */
export const liftQuotationAtStart: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parentOffset > 0 || $from.depth < 2 || !isQuotation($from.node(-1))) return false
  if ($from.parent.type === nodes.attribution) {
    dispatch?.(state.tr.setNodeMarkup($from.before(), nodes.paragraph).scrollIntoView())
    return true
  }
  return $from.index(-1) === 0 && liftFromQuotation(state, dispatch, view)
}
