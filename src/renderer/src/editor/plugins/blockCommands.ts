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
import { type Command, type EditorState, Selection, TextSelection, type Transaction } from 'prosemirror-state'
import { canSplit } from 'prosemirror-transform'
import { bodyStart, ownLanguageAt } from '../pageStructure.ts'
import { schema } from '../schema.ts'

const { nodes } = schema

/** True in a table or a figure. */
function isInTableOrFigure($pos: ResolvedPos): boolean {
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const { type } = $pos.node(depth)
    if (type === nodes.table || type === nodes.figure) return true
  }
  return false
}

/** The positions of the selected text blocks of the body, in order; those of tables and figures are left out. */
export function selectedTextBlocks({ doc, selection }: EditorState): number[] {
  const found: number[] = []
  const start = bodyStart(doc)
  for (const { $from, $to } of selection.ranges) {
    doc.nodesBetween($from.pos, $to.pos, (node, position) => {
      if (position >= start && node.isTextblock && !isInTableOrFigure(doc.resolve(position + 1)))
        found.push(position)
    })
  }
  return found
}

/** The depth of the innermost ancestor of a type; null if there is none. */
export function depthOf($pos: ResolvedPos, type: NodeType): number | null {
  for (let depth = $pos.depth; depth > 0; depth -= 1) if ($pos.node(depth).type === type) return depth
  return null
}

/** Restores the selection that was there before a transaction's steps. */
export function restoreSelection(transaction: Transaction, { selection }: EditorState): Transaction {
  const mapped = (position: number) => transaction.doc.resolve(transaction.mapping.map(position))
  return transaction.setSelection(TextSelection.between(mapped(selection.anchor), mapped(selection.head)))
}

/** Moves the caret to an empty paragraph behind the ancestor at a depth; inserts one if there is none. */
export function goToParagraphBehind(
  transaction: Transaction,
  $pos: ResolvedPos,
  depth: number,
  rest = Fragment.empty,
) {
  const after = $pos.after(depth)
  const at = transaction.mapping.map(after)
  const next = transaction.doc.resolve(at).nodeAfter
  const isThere = rest.size === 0 && next?.type === nodes.paragraph && next.content.size === 0
  if (!isThere) transaction.insert(at, nodes.paragraph.create(null, rest))
  return transaction.setSelection(TextSelection.create(transaction.doc, at + 1)).scrollIntoView()
}

/** Replaces line breaks in a block by spaces, for block types without them. */
function withoutBreaks(transaction: Transaction, position: number): void {
  const node = transaction.doc.nodeAt(position)
  node?.forEach((child, offset) => {
    if (child.type === nodes.break)
      transaction.replaceWith(position + 1 + offset, position + 2 + offset, schema.text(' '))
  })
}

/** The notes and pictures within the lines of a node. */
function leavesOf(node: Node): Node[] {
  const found: Node[] = []
  node.descendants((each) => {
    if (each.type === nodes.footnote || each.type === nodes.image) found.push(each)
  })
  return found
}

/**
 * Changes the type of a text block if its parent allows that. A heading that splits a section has its language; notes and
 * pictures that it cannot hold go into a paragraph behind it.
 */
export function setBlockTypeAt(transaction: Transaction, position: number, type: NodeType): void {
  const block = transaction.doc.nodeAt(position)
  const unheld = block ? leavesOf(block).filter((leaf) => !type.contentMatch.matchType(leaf.type)) : []
  if (!type.contentMatch.matchType(nodes.break)) withoutBreaks(transaction, position)
  const isSplit = type === nodes.sectionHeading
  const attrs = isSplit ? { language: ownLanguageAt(transaction.doc, position) } : null
  transaction.setBlockType(position, position + 1, type, attrs)
  const after = position + (transaction.doc.nodeAt(position)?.nodeSize ?? 0)
  if (unheld.length > 0) transaction.insert(after, nodes.paragraph.create(null, unheld))
}

const isHeading = (node: Node) => node.type === nodes.sectionHeading || node.type === nodes.heading

/** Enter at the start of a heading inserts a paragraph above it. */
const paragraphAbove: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || !isHeading($from.parent) || $from.parentOffset > 0 || $from.parent.content.size === 0)
    return false
  dispatch?.(state.tr.insert($from.before(), nodes.paragraph.create()).scrollIntoView())
  return true
}

/** Splits a text block; the second half is a paragraph. */
const split: Command = (state, dispatch) => {
  const transaction = state.tr
  if (!state.selection.empty) transaction.deleteSelection()
  const { $from } = transaction.selection
  const types = [{ type: nodes.paragraph }]
  if (!$from.parent.isTextblock || !canSplit(transaction.doc, $from.pos, 1, types)) return false
  dispatch?.(transaction.split($from.pos, 1, types).scrollIntoView())
  return true
}

/** Enter in a text block continues with a paragraph. */
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

/**
 * Backspace at the start of a heading or preformatted text makes it a paragraph; an empty paragraph above is deleted
 * first.
 */
const makePlainAtStart: Command = (state, dispatch) => {
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

/** Delete in an empty paragraph deletes it, so that the next block keeps its type. */
const deleteEmptyParagraph: Command = (state, dispatch) => {
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

/** At the border of a table the caret goes into its nearest cell; an empty paragraph that it leaves is deleted. */
const enterTable =
  (direction: 1 | -1): Command =>
  (state, dispatch) => {
    const $caret = direction < 0 ? caretAtStart(state) : caretAtEnd(state)
    if (!$caret) return false
    let depth = $caret.depth
    const isLast = () =>
      $caret.index(depth - 1) === (direction < 0 ? 0 : $caret.node(depth - 1).childCount - 1)
    while (depth > 1 && isLast() && !$caret.node(depth).type.spec.isolating) depth -= 1
    if ($caret.node(depth).type.spec.isolating) return false
    const beside = $caret.node(depth - 1).maybeChild($caret.index(depth - 1) + direction)
    if (beside?.type !== nodes.table) return false
    const transaction = state.tr
    const border = direction < 0 ? $caret.before(depth) : $caret.after(depth)
    const { parent } = $caret
    const isEmpty = depth === $caret.depth && parent.type === nodes.paragraph && parent.content.size === 0
    if (isEmpty) transaction.delete($caret.before(), $caret.after())
    const $border = transaction.doc.resolve(transaction.mapping.map(border))
    dispatch?.(transaction.setSelection(Selection.near($border, direction)).scrollIntoView())
    return true
  }

/** A command that joins text blocks; notes and pictures that the joined one cannot hold go into a paragraph behind it. */
const keepingLeaves =
  (join: Command): Command =>
  (state, dispatch, view) =>
    join(
      state,
      dispatch &&
        ((transaction) => {
          const kept = leavesOf(transaction.doc)
          const lost = leavesOf(state.doc).filter((leaf) => {
            const at = kept.findIndex((each) => each.eq(leaf))
            if (at >= 0) kept.splice(at, 1)
            return at < 0
          })
          const behind = transaction.selection.$from.after()
          if (lost.length > 0) transaction.insert(behind, nodes.paragraph.create(null, lost))
          dispatch(transaction)
        }),
      view,
    )

/** Consumes the key at an edge of a text block, so that the browser deletes nothing. */
const swallowAtEdge =
  (caretAt: typeof caretAtStart): Command =>
  (state) =>
    caretAt(state) !== null

/** The commands of Backspace; those of lists, quotations and display copy come before. */
export const BACKWARD: readonly Command[] = [
  deleteSelection,
  makePlainAtStart,
  enterTable(-1),
  keepingLeaves(joinTextblockBackward),
  keepingLeaves(joinBackward),
  selectNodeBackward,
  swallowAtEdge(caretAtStart),
]

/** The commands of Delete. */
export const FORWARD: readonly Command[] = [
  deleteSelection,
  deleteEmptyParagraph,
  enterTable(1),
  keepingLeaves(joinTextblockForward),
  keepingLeaves(joinForward),
  selectNodeForward,
  swallowAtEdge(caretAtEnd),
]
