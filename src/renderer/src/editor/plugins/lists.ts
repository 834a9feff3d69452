import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list'
import type { Node, NodeType, ResolvedPos } from 'prosemirror-model'
import { type Command, TextSelection, type Transaction } from 'prosemirror-state'
import { canJoin, findWrapping } from 'prosemirror-transform'
import { appendCommand } from '../composeCommands.ts'
import { schema } from '../schema.ts'
import { liftFromQuotation } from './quotations.ts'
import { setBlockTypeAt, depthOf, restoreSelection, selectedTextBlocks } from './blockCommands.ts'

const { nodes } = schema

/**
 * Lifts a text block out of ancestors of the given types; returns its new position. Ends when a round does not reduce
 * its depth.
 */
export function liftOut(transaction: Transaction, position: number, outOf: readonly NodeType[]): number {
  let at = position
  for (;;) {
    const $inside = transaction.doc.resolve(at + 1)
    const { depth } = $inside
    const enclosing = depth > 1 ? $inside.node(-1).type : null
    if (!enclosing || !outOf.includes(enclosing)) return at
    transaction.setSelection(TextSelection.create(transaction.doc, at + 1))
    const command = enclosing === nodes.listItem ? liftListItem(nodes.listItem) : liftFromQuotation
    if (!appendCommand(transaction, command)) return at
    const { $from } = transaction.selection
    if ($from.depth >= depth) return $from.before()
    at = $from.before()
  }
}

const isSameKind = (one: Node, other: Node) =>
  one.type === nodes.list && other.type === nodes.list && one.attrs.ordered === other.attrs.ordered

/** Joins lists of one kind that a transaction made adjacent. */
function joinLists(transaction: Transaction): Transaction {
  const changed: number[] = []
  transaction.mapping.maps.forEach((map, at) => {
    const rest = transaction.mapping.slice(at + 1)
    map.forEach((_from, _to, from, to) => {
      changed.push(rest.map(from, -1), rest.map(to, 1))
    })
  })
  if (changed.length === 0) return transaction
  const { doc } = transaction
  const from = Math.max(0, Math.min(...changed) - 1)
  const to = Math.min(doc.content.size, Math.max(...changed) + 1)
  const joins: number[] = []
  doc.nodesBetween(from, to, (node, position, parent, index) => {
    if (node.isTextblock || !parent) return
    if (index > 0 && position >= from && isSameKind(parent.child(index - 1), node)) joins.push(position)
  })
  for (const position of joins.toReversed())
    if (canJoin(transaction.doc, position)) transaction.join(position)
  return transaction
}

/** Wraps a command so that adjacent lists of one kind are joined after it. */
export const withListJoining =
  (command: Command): Command =>
  (state, dispatch, view) =>
    command(state, dispatch && ((transaction) => dispatch(joinLists(transaction))), view)

type LocatedNode = { readonly node: Node; readonly at: number }

function enclosing($inside: ResolvedPos, type: NodeType): LocatedNode | null {
  const depth = depthOf($inside, type)
  return depth === null ? null : { node: $inside.node(depth), at: $inside.before(depth) }
}

/** Wraps a text block in a new list. */
function wrapInList(transaction: Transaction, position: number, ordered: boolean): void {
  const { type } = transaction.doc.nodeAt(position) ?? {}
  if (type !== nodes.paragraph) setBlockTypeAt(transaction, position, nodes.paragraph)
  const range = transaction.doc.resolve(position + 1).blockRange()
  const wrapping = range && findWrapping(range, nodes.list, { ordered, start: 1 })
  if (wrapping) transaction.wrap(range, wrapping)
}

/**
 * Makes the selected blocks items of a list of a kind; lists of the other kind are converted. If all are in such lists
 * already, they become paragraphs.
 */
export function toggleList(ordered: boolean): Command {
  return (state, dispatch) => {
    const blocks = selectedTextBlocks(state)
    if (blocks.length === 0) return false
    const lists = blocks.map((at) => enclosing(state.doc.resolve(at + 1), nodes.list))
    const transaction = state.tr
    const mapped = (at: number) => transaction.mapping.map(at + 1) - 1
    if (lists.every((list) => list?.node.attrs.ordered === ordered)) {
      for (const at of blocks.toReversed()) liftOut(transaction, mapped(at), [nodes.listItem])
    } else {
      for (const list of lists)
        if (list && list.node.attrs.ordered !== ordered)
          transaction.setNodeMarkup(list.at, null, { ordered, start: 1 })
      blocks.forEach((at, index) => {
        if (!lists[index]) wrapInList(transaction, mapped(at), ordered)
      })
      joinLists(transaction)
    }
    dispatch?.(restoreSelection(transaction, state).scrollIntoView())
    return true
  }
}

/** Gives the selected items check boxes, or removes them if all have one; paragraphs become items first. */
export const toggleTaskList: Command = (state, dispatch) => {
  const blocks = selectedTextBlocks(state)
  if (blocks.length === 0) return false
  const transaction = state.tr
  if (blocks.some((at) => depthOf(state.doc.resolve(at + 1), nodes.listItem) === null))
    appendCommand(transaction, toggleList(false))
  const items = blocks.flatMap(
    (at) => enclosing(transaction.doc.resolve(transaction.mapping.map(at + 1)), nodes.listItem) ?? [],
  )
  const all = items.every(({ node }) => node.attrs.checked !== null)
  for (const { at, node } of items)
    if (all || node.attrs.checked === null) transaction.setNodeAttribute(at, 'checked', all ? null : false)
  dispatch?.(restoreSelection(transaction, state))
  return true
}

/** Enter in an item: splits it; the new item is unchecked. An empty item leaves the list. */
export const splitItem: Command = (state, dispatch, view) => {
  const { $from, $to, empty } = state.selection
  if ($from.depth < 2 || !$from.sameParent($to)) return false
  const item = $from.node(-1)
  if (item.type !== nodes.listItem) return false
  const attrs = { checked: item.attrs.checked === null ? null : false }
  const isEmpty = $from.parent.content.size === 0
  if (isEmpty && item.childCount === 1) return liftListItem(nodes.listItem)(state, dispatch, view)
  if (isEmpty && $from.index(-1) === item.childCount - 1) {
    dispatch?.(state.tr.split($from.before(), 1, [{ type: nodes.listItem, attrs }]).scrollIntoView())
    return true
  }
  if (empty && !isEmpty && $from.parentOffset === 0 && $from.index(-1) === 0) {
    const above = nodes.listItem.create(attrs, nodes.paragraph.create())
    dispatch?.(state.tr.insert($from.before(-1), above).scrollIntoView())
    return true
  }
  return splitListItem(nodes.listItem, attrs)(state, dispatch, view)
}

/** Tab in a list: indents the items. A first item cannot be indented; the key is consumed. */
export const nestItem: Command = (state, dispatch, view) => {
  if (depthOf(state.selection.$from, nodes.listItem) === null) return false
  const nested = dispatch && ((transaction: Transaction) => dispatch(matchOuterList(transaction)))
  sinkListItem(nodes.listItem)(state, nested, view)
  return true
}

/** Gives a new nested list the kind of the list around it. */
function matchOuterList(transaction: Transaction): Transaction {
  const { $from } = transaction.selection
  const depth = depthOf($from, nodes.list)
  if (depth === null || depth < 3 || $from.index(depth) > 0) return transaction
  const { ordered } = $from.node(depth - 2).attrs
  return transaction.setNodeMarkup($from.before(depth), null, { ordered, start: 1 })
}

/** Shift+Tab in a list: outdents the items. */
export const liftItem: Command = liftListItem(nodes.listItem)

/** Backspace at the start of an item outdents it. */
export const liftItemAtStart: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parentOffset > 0 || $from.depth < 2) return false
  if ($from.node(-1).type !== nodes.listItem || $from.index(-1) > 0) return false
  return liftItem(state, dispatch, view)
}
