import {
  deleteSelection,
  joinBackward,
  joinForward,
  joinTextblockBackward,
  joinTextblockForward,
  selectNodeBackward,
  selectNodeForward,
} from 'prosemirror-commands'
import { Fragment, type Node, type NodeType, type ResolvedPos } from 'prosemirror-model'
import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { canSplit } from 'prosemirror-transform'
import { bodyStart } from '../blocks.ts'
import { schema } from '../schema.ts'

const { nodes } = schema

/** True in a cell of a table, or in the caption or credit of a figure. */
function isInOneLine($pos: ResolvedPos): boolean {
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const { type } = $pos.node(depth)
    if (type === nodes.table || type === nodes.figure) return true
  }
  return false
}

/** Where the text blocks of the body that are selected stand, in their order; those of tables and figures are left out. */
export function selectedBlocks({ doc, selection }: EditorState): number[] {
  const found: number[] = []
  const start = bodyStart(doc)
  for (const { $from, $to } of selection.ranges) {
    doc.nodesBetween($from.pos, $to.pos, (node, position) => {
      if (position >= start && node.isTextblock && !isInOneLine(doc.resolve(position + 1)))
        found.push(position)
    })
  }
  return found
}

/** How deep the innermost node of a type around a position is; null where there is none. */
export function depthOf($pos: ResolvedPos, type: NodeType): number | null {
  for (let depth = $pos.depth; depth > 0; depth -= 1) if ($pos.node(depth).type === type) return depth
  return null
}

/** Selects again what was selected before the steps of a transaction. */
export function selectAsBefore(transaction: Transaction, { selection }: EditorState): Transaction {
  const place = (position: number) => transaction.doc.resolve(transaction.mapping.map(position))
  return transaction.setSelection(TextSelection.between(place(selection.anchor), place(selection.head)))
}

/** Goes to an empty paragraph behind the node at a depth around a position, made there if there is none. */
export function goBehind(transaction: Transaction, $pos: ResolvedPos, depth: number, rest = Fragment.empty) {
  const after = $pos.after(depth)
  const at = transaction.mapping.map(after)
  const next = transaction.doc.resolve(at).nodeAfter
  const isThere = rest.size === 0 && next?.type === nodes.paragraph && next.content.size === 0
  if (!isThere) transaction.insert(at, nodes.paragraph.create(null, rest))
  return transaction.setSelection(TextSelection.create(transaction.doc, at + 1)).scrollIntoView()
}

/** Line ends become blanks, where a block that has none is made of one that has. */
function withoutBreaks(transaction: Transaction, position: number): void {
  const node = transaction.doc.nodeAt(position)
  node?.forEach((child, offset) => {
    if (child.type === nodes.break)
      transaction.replaceWith(position + 1 + offset, position + 2 + offset, schema.text(' '))
  })
}

/** Makes a text block one of another type, where such a block can stand. */
export function becomeBlock(transaction: Transaction, position: number, type: NodeType): void {
  if (!type.contentMatch.matchType(nodes.break)) withoutBreaks(transaction, position)
  transaction.setBlockType(position, position + 1, type)
}

const isHeading = (node: Node) => node.type === nodes.sectionHeading || node.type === nodes.heading

/** Enter at the start of a heading that says something makes room above it. */
const paragraphAbove: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || !isHeading($from.parent) || $from.parentOffset > 0 || $from.parent.content.size === 0)
    return false
  dispatch?.(state.tr.insert($from.before(), nodes.paragraph.create()).scrollIntoView())
  return true
}

/** Parts a text block in two, of which the second is a paragraph. */
const split: Command = (state, dispatch) => {
  const transaction = state.tr
  if (!state.selection.empty) transaction.deleteSelection()
  const { $from } = transaction.selection
  const types = [{ type: nodes.paragraph }]
  if (!$from.parent.isTextblock || !canSplit(transaction.doc, $from.pos, 1, types)) return false
  dispatch?.(transaction.split($from.pos, 1, types).scrollIntoView())
  return true
}

/** Enter in a text block goes on with a paragraph, whatever the block is. */
export const splitTextBlock: Command = (state, dispatch, view) =>
  paragraphAbove(state, dispatch, view) || split(state, dispatch, view)

function caretAtStart({ selection }: EditorState): ResolvedPos | null {
  const { $from, empty } = selection
  return empty && $from.parent.isTextblock && $from.parentOffset === 0 ? $from : null
}

function caretAtEnd({ selection }: EditorState): ResolvedPos | null {
  const { $from, empty } = selection
  return empty && $from.parent.isTextblock && $from.parentOffset === $from.parent.content.size ? $from : null
}

/** Backspace at the start of a heading or of preformatted text makes it a paragraph; an empty paragraph above goes first. */
const plainAtStart: Command = (state, dispatch) => {
  const $caret = caretAtStart(state)
  if (!$caret || !(isHeading($caret.parent) || $caret.parent.type === nodes.preformatted)) return false
  const index = $caret.index(-1)
  const before = index > 0 ? $caret.node(-1).child(index - 1) : null
  const transaction = state.tr
  if (before?.type === nodes.paragraph && before.content.size === 0)
    transaction.delete($caret.before() - before.nodeSize, $caret.before())
  else transaction.setBlockType($caret.pos, $caret.pos, nodes.paragraph)
  dispatch?.(transaction.scrollIntoView())
  return true
}

/** Delete in an empty paragraph takes the paragraph away, so that the next block stays what it is. */
const emptyParagraphForward: Command = (state, dispatch) => {
  const $caret = caretAtEnd(state)
  if (!$caret || $caret.parent.type !== nodes.paragraph || $caret.parent.content.size > 0) return false
  const around = $caret.node(-1)
  const next = around.maybeChild($caret.index(-1) + 1)
  if (!next || next.type === nodes.attribution || next.type === nodes.paragraph) return false
  const transaction = state.tr.delete($caret.before(), $caret.after())
  const caret = TextSelection.near(transaction.doc.resolve($caret.before()), 1)
  dispatch?.(transaction.setSelection(caret).scrollIntoView())
  return true
}

/** At the edge of a text block there is nothing for the browser to delete. */
const nothing =
  (caretAt: typeof caretAtStart): Command =>
  (state) =>
    caretAt(state) !== null

/** The commands of Backspace, without those of lists, quotations and display copy, which come before. */
export const BACKWARD: readonly Command[] = [
  deleteSelection,
  plainAtStart,
  joinTextblockBackward,
  joinBackward,
  selectNodeBackward,
  nothing(caretAtStart),
]

/** The commands of Delete. */
export const FORWARD: readonly Command[] = [
  deleteSelection,
  emptyParagraphForward,
  joinTextblockForward,
  joinForward,
  selectNodeForward,
  nothing(caretAtEnd),
]
