import { Fragment, type Node } from 'prosemirror-model'
import type { Command, Transaction } from 'prosemirror-state'
import { findWrapping, liftTarget } from 'prosemirror-transform'
import { bodyStart } from '../pageStructure.ts'
import { schema } from '../schema.ts'
import { setBlockTypeAt, goToParagraphBehind, restoreSelection, selectedTextBlocks } from './blockCommands.ts'

const { nodes } = schema
const isQuotation = (node: Node) => node.type === nodes.quotation

/** Replaces a quotation by its blocks; an attribution becomes a paragraph with a dash. */
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

/** Lifts the selected blocks out of a quotation; unwraps it as a whole if the rest could not stand alone. */
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

/** Makes the selected blocks a quotation, or lifts them out of one. */
export const toggleQuotation: Command = (state, dispatch, view) => {
  if (liftFromQuotation(state, dispatch, view)) return true
  const blocks = selectedTextBlocks(state)
  const [first] = blocks
  const last = blocks.at(-1)
  if (first === undefined || last === undefined) return false
  const transaction = state.tr
  for (const at of blocks)
    if (state.doc.nodeAt(at)?.type === nodes.sectionHeading) setBlockTypeAt(transaction, at, nodes.paragraph)
  const $first = transaction.doc.resolve(Math.max(first, bodyStart(state.doc)) + 1)
  const range = $first.blockRange(transaction.doc.resolve(last + 1), ({ type }) => type === nodes.doc)
  const wrapping = range && findWrapping(range, nodes.quotation)
  if (!wrapping) return false
  dispatch?.(restoreSelection(transaction.wrap(range, wrapping), state).scrollIntoView())
  return true
}

/** Enter on an empty paragraph leaves the quotation, or splits it. */
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
  dispatch?.(goToParagraphBehind(transaction, $from, $from.depth - 1))
  return true
}

/** Enter in an attribution leaves the quotation, with the text after the caret. */
export const leaveAttribution: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  if ($from.parent.type !== nodes.attribution || !$from.sameParent($to)) return false
  const rest = $from.parent.content.cut($to.parentOffset)
  const transaction = state.tr
  if ($from.parentOffset === 0) transaction.delete($from.before(), $from.after())
  else transaction.delete($from.pos, $from.end())
  dispatch?.(goToParagraphBehind(transaction, $from, $from.depth - 1, rest))
  return true
}

const DASH = /^(?:—|–|--)[ \u00a0\u202f]+(?=\S)/

/**
 * Enter after a last paragraph that starts with a dash makes it the attribution and leaves the quotation. If the
 * paragraph before starts with a dash too, it is a dialogue, and nothing happens.
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
  dispatch?.(goToParagraphBehind(transaction, $from, $from.depth - 1, Fragment.empty))
  return true
}

/** Backspace at the start of a quotation lifts its first block; in an attribution it makes it a paragraph. */
export const liftQuotationAtStart: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parentOffset > 0 || $from.depth < 2 || !isQuotation($from.node(-1))) return false
  if ($from.parent.type === nodes.attribution) {
    dispatch?.(state.tr.setNodeMarkup($from.before(), nodes.paragraph).scrollIntoView())
    return true
  }
  return $from.index(-1) === 0 && liftFromQuotation(state, dispatch, view)
}
