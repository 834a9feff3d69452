import { Fragment, type Node, type ResolvedPos, Slice } from 'prosemirror-model'
import { Selection, type Transaction } from 'prosemirror-state'
import { bodyStart, displayFieldAt, displayRange } from '../pageStructure.ts'
import { DISPLAY_FIELDS, isDisplayField, schema } from '../schema.ts'

const { nodes } = schema

/** The text blocks of a fragment, in order. */
function textblocks(content: Fragment): Node[] {
  const found: Node[] = []
  content.forEach((node) => {
    if (node.isTextblock) found.push(node)
    else if (!node.isInline) found.push(...textblocks(node.content))
  })
  return found
}

/** A slice as inlines of one line: blocks and line breaks become spaces, marks are kept if `marked`. */
function toInlines({ content }: Slice, marked: boolean): Fragment {
  const isLoose = content.firstChild?.isInline === true
  const lines = isLoose ? [content] : textblocks(content).map((block) => block.content)
  const inlines: Node[] = []
  for (const line of lines) {
    if (line.size === 0) continue
    if (inlines.length > 0) inlines.push(schema.text(' '))
    line.forEach((node) => {
      if (node.isText)
        inlines.push(schema.text((node.text ?? '').replace(/[\n\t]+/g, ' '), marked ? node.marks : []))
      else if (node.type === nodes.break) inlines.push(schema.text(' ', marked ? node.marks : []))
      else if (marked) inlines.push(node)
    })
  }
  return Fragment.from(inlines)
}

/**
 * Turns display copy in a slice into blocks of the body: the headline becomes a section heading, the others paragraphs.
 */
function displayCopyToBlocks(slice: Slice): Slice {
  const hasFields = slice.content.content.some(({ type }) => isDisplayField(type.name))
  if (!hasFields) return slice
  const blocks = slice.content.content.map((node) => {
    if (!isDisplayField(node.type.name)) return node
    return (node.type === nodes.headline ? nodes.sectionHeading : nodes.paragraph).create(null, node.content)
  })
  const kept = blocks.filter((node, at) => node.content.size > 0 || slice.content.child(at) === node)
  const [first] = kept
  const isCut = slice.openStart > 0 && first !== undefined && first === blocks[0]
  return new Slice(Fragment.from(kept), isCut ? Math.min(slice.openStart, 1) : 0, slice.openEnd)
}

/** True in nodes that hold one line: display copy, cells, captions, credits, attributions. */
function isOneLine({ parent }: ResolvedPos): boolean {
  const { name } = parent.type
  return isDisplayField(name) || /^(?:tableCell|tableHeader|caption|credit|attribution)$/.test(name)
}

const isHeading = ({ parent: { type } }: ResolvedPos) =>
  type === nodes.sectionHeading || type === nodes.heading

/** True for a slice of one line: inlines, or a single text block. */
export const isLine = ({ content: { firstChild, childCount } }: Slice) =>
  firstChild?.isInline === true || (childCount === 1 && firstChild?.isTextblock === true)

/** True for table content that prosemirror-tables pastes into cells. */
export const isTableContent = ({ content: { firstChild, childCount } }: Slice) =>
  firstChild?.type.spec.tableRole !== undefined && (childCount === 1 || firstChild.type !== nodes.table)

const innermost = (node: Node | null): Node | null =>
  node && !node.isTextblock && node.firstChild ? innermost(node.firstChild) : node

/** Opens the ends of a slice so that its first and last paragraphs join the block at the position. */
function withOpenEnds(slice: Slice, $from: ResolvedPos): Slice {
  const { content } = slice
  const [first, last] = [content.firstChild, content.lastChild]
  if (!first || !last || first.isInline) return slice
  const isInItem = $from.depth > 1 && $from.node(-1).type === nodes.listItem
  const isEmptyItem = isInItem && $from.parent.content.size === 0
  const depth = (node: Node) => {
    if (node.type === nodes.paragraph) return 1
    return node.type === nodes.list && isEmptyItem && innermost(node)?.type === nodes.paragraph ? 3 : 0
  }
  return new Slice(content, depth(first), depth(last))
}

/** Deletes the empty text block at a position if its parent allows that. */
function deleteEmptyBlock(transaction: Transaction, position: number): void {
  const $at = transaction.doc.resolve(position)
  const { parent, depth } = $at
  if (depth === 0 || !parent.isTextblock || parent.content.size > 0) return
  const index = $at.index(depth - 1)
  if ($at.node(depth - 1).canReplace(index, index + 1)) transaction.delete($at.before(), $at.after())
}

/** True for a slice that begins or ends in a list, a quotation, a table or a figure that the position is not in. */
function isOfOtherBlocks({ content }: Slice, $at: ResolvedPos): boolean {
  const around = new Set(Array.from({ length: $at.depth }, (_, depth) => $at.node(depth).type))
  return [content.firstChild, content.lastChild].some(
    (node) => node !== null && !node.isTextblock && !node.isLeaf && !around.has(node.type),
  )
}

/** A node that was cut at its beginning or end, with what it must have there. */
function filled(node: Node, openStart: number, openEnd: number): Node {
  if (node.isTextblock) return node
  const { childCount } = node
  const children = node.children.map((child, at) =>
    filled(child, at === 0 ? openStart - 1 : 0, at === childCount - 1 ? openEnd - 1 : 0),
  )
  const content = Fragment.from(children)
  const before = node.type.contentMatch.fillBefore(content) ?? Fragment.empty
  const whole = before.append(content)
  const after = node.type.contentMatch.matchFragment(whole)?.fillBefore(Fragment.empty, true)
  return node.copy(whole.append(after ?? Fragment.empty))
}

/** A slice whose blocks are whole. */
function closed({ content, openStart, openEnd }: Slice): Slice {
  const { childCount } = content
  const blocks = content.content.map((node, at) =>
    filled(node, at === 0 ? openStart : 0, at === childCount - 1 ? openEnd : 0),
  )
  return new Slice(Fragment.from(blocks), 0, 0)
}

/** Inserts blocks at a position. Closed blocks inserted at an end of a text block leave no empty block there. */
function insertBlocks(transaction: Transaction, at: number, slice: Slice): void {
  const { parent, parentOffset } = transaction.doc.resolve(at)
  const isStart = parentOffset === 0
  const isEnd = parentOffset === parent.content.size
  const { size } = transaction.doc.content
  transaction.replace(at, at, slice)
  const tail = at + transaction.doc.content.size - size
  // The blank that parted the sentence at the position begins no paragraph.
  const isTail = !isStart && !isEnd && slice.openEnd === 0
  if (isTail && transaction.doc.textBetween(tail, tail + 1) === ' ') transaction.delete(tail, tail + 1)
  if (isEnd && slice.openEnd === 0) deleteEmptyBlock(transaction, tail)
  if (isStart && slice.openStart === 0) deleteEmptyBlock(transaction, at)
}

/**
 * Inserts a slice at a position in the form that fits there: one line in one-line nodes, plain text in code, else
 * blocks. `foreign` slices (from other programs) have closed ends. The caret goes behind what was inserted.
 */
export function insertSlice(
  transaction: Transaction,
  position: number,
  source: Slice,
  foreign: boolean,
): Transaction {
  const $position = transaction.doc.resolve(position)
  // Between fields of the display copy there is no place for blocks.
  const isBetweenFields = $position.depth === 0 && position < bodyStart(transaction.doc)
  const isInline = source.content.firstChild?.isInline === true
  const isBetween = !$position.parent.inlineContent && (isInline || isBetweenFields)
  const at = isBetween ? Selection.near($position, 1).from : position
  const $at = transaction.doc.resolve(at)
  const { parent } = $at
  const { size } = transaction.doc.content
  const slice = displayFieldAt($at) === null ? displayCopyToBlocks(source) : source
  const { content } = slice
  const [first] = content.content
  if (parent.type.spec.code === true) transaction.insertText(codeOf(slice), at)
  else if (isOneLine($at) || (isHeading($at) && isLine(slice))) {
    const takesMarks = parent.type.spec.marks !== ''
    transaction.replaceWith(at, at, toInlines(slice, takesMarks))
  } else if (first?.isInline) transaction.replaceRange(at, at, slice)
  else if (foreign || (slice.openStart === 0 && slice.openEnd === 0))
    insertBlocks(transaction, at, foreign ? withOpenEnds(slice, $at) : slice)
  else if (isOfOtherBlocks(slice, $at)) insertBlocks(transaction, at, withOpenEnds(closed(slice), $at))
  else transaction.replaceRange(at, at, slice)
  const end = Math.max(at, at + transaction.doc.content.size - size)
  const $end = transaction.doc.resolve(Math.min(end, transaction.doc.content.size))
  // The text after the position is now a block of its own.
  const isBehind = $end.parent.isTextblock && $end.parentOffset === 0 && content.size > 0 && !first?.isInline
  const $last = isBehind && $end.pos > at ? transaction.doc.resolve($end.before()) : $end
  const caret = Selection.near($last, -1)
  return transaction.setSelection(first?.isInline ? caret : behindBlock(transaction, caret, at))
}

/** A caret in a table or quotation that was inserted goes to the text behind it. */
function behindBlock({ doc }: Transaction, caret: Selection, at: number): Selection {
  const { $head } = caret
  const type = $head.depth > 1 ? $head.node(1).type : null
  if ((type !== nodes.table && type !== nodes.quotation) || $head.before(1) < at - 1) return caret
  return Selection.findFrom(doc.resolve($head.after(1)), 1, true) ?? caret
}

const codeOf = ({ content }: Slice) =>
  content.textBetween(0, content.size, '\n', (leaf) => (leaf.type === nodes.break ? '\n' : ' '))

/** The document content that a slice with display copy amounts to. */
export function documentContent(slice: Slice): Fragment {
  const nodesByName = new Map(slice.content.content.map((node) => [node.type.name, node]))
  const display = DISPLAY_FIELDS.map((field) =>
    nodes[field].create(null, nodesByName.get(field)?.content ?? null),
  )
  const body = slice.content.content.filter(({ type }) => !isDisplayField(type.name))
  return Fragment.from([...display, ...(body.length > 0 ? body : [nodes.paragraph.create()])])
}

/** True if headline and body are empty. */
export function isEmptyArticle(doc: Node): boolean {
  const { from, to } = displayRange(doc, 'headline')
  const isBodyEmpty = doc.childCount === DISPLAY_FIELDS.length + 1 && doc.lastChild?.content.size === 0
  return from === to && isBodyEmpty && doc.lastChild?.type === nodes.paragraph
}
