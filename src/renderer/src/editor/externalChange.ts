import type { Fragment, Node } from 'prosemirror-model'
import { Slice } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import { type ArticleContent, FIELD_NAMES } from '../../../core/article/index.ts'
import { type Block, type List, writeMarkdown } from '../../../core/document/index.ts'
import { figuresOfPage, pageContent, pageDocument, treeBlock } from './convert.ts'
import { ATTRIBUTE_FIELDS, DISPLAY_FIELDS, schema } from './schema.ts'

/** A range of a page's content and what replaces it. */
type Replacement = { readonly from: number; readonly to: number; readonly slice: Slice }

/**
 * The largest table that the longest common subsequence may fill; beyond, the blocks between are replaced as a whole.
 */
const MAX_LCS_CELLS = 1_000_000

/**
 * The transaction that makes a page's document equal to a content, or null if it is.
 *
 * Idea: the blocks of both documents are aligned by node equality, first from both ends, then between by a longest
 * common subsequence; where as many blocks stand against as many others they are compared in pairs, and within a pair
 * of one type only the range of text that differs is replaced.
 *
 * Invariant: replacements do not overlap, are in order, and together turn the one document into the other. Equal nodes
 * are never touched, so that caret, selection, history and a composition in them survive.
 *
 * Cost: linear in the blocks that are equal at both ends, quadratic in those between, with at most `MAX_LCS_CELLS`
 * cells; nodes are compared by numbers and texts computed once each.
 *
 * The page may show what is not stored: trailing blanks, an empty paragraph, item or footnote in which somebody is
 * about to write. None of that is a change from elsewhere: a page that would be stored as the content is, is left as it
 * is, and blocks with the same stored text are first replaced by the page's own nodes (`reuseNodes`).
 */
export function transactionToContent(state: EditorState, content: ArticleContent): Transaction | null {
  if (isSaid(state.doc, content)) return null
  const transaction = changeToContent(state.tr, pageDocument(content))
  if (!transaction.docChanged) return null
  return transaction.setStoredMarks(state.storedMarks).setMeta('addToHistory', false)
}

/** True for a page that would be stored as the content is, to the character. */
function isSaid(doc: Node, content: ArticleContent): boolean {
  const said = pageContent(doc)
  return FIELD_NAMES.every((name) => JSON.stringify(said[name]) === JSON.stringify(content[name]))
}

function changeToContent(transaction: Transaction, target: Node): Transaction {
  const { doc } = transaction
  for (const field of ATTRIBUTE_FIELDS) {
    const value: unknown = target.attrs[field]
    if (JSON.stringify(value) !== JSON.stringify(doc.attrs[field])) transaction.setDocAttribute(field, value)
  }
  for (const { from, to, slice } of diffDocuments(doc, target).toReversed())
    transaction.replace(from, to, slice)
  return withFiguresOf(transaction, target)
}

/** Says of the page's figures what those of the target say, without a change of their text. */
function withFiguresOf(transaction: Transaction, target: Node): Transaction {
  const wanted = figuresOfPage(target)
  for (const [index, { node, at }] of figuresOfPage(transaction.doc).entries()) {
    const next = wanted[index]?.node
    if (!next || next.attrs.src !== node.attrs.src) continue
    for (const name of ['alt', 'use'])
      if (JSON.stringify(next.attrs[name]) !== JSON.stringify(node.attrs[name]))
        transaction.setNodeAttribute(at, name, next.attrs[name])
  }
  return transaction
}

/** True for nodes of one kind, whose content can be compared; what figures say besides is compared afterwards. */
const isSameKind = (one: Node, other: Node) =>
  one.type === schema.nodes.figure && other.type === one.type
    ? one.attrs.src === other.attrs.src
    : one.sameMarkup(other)

/**
 * Makes a page say what `content` says, to the character: the smallest change, unless the page would then be stored in
 * another form; then all of it.
 */
export function replaceContent(transaction: Transaction, content: ArticleContent): Transaction {
  const target = pageDocument(content)
  changeToContent(transaction, target)
  const { size } = transaction.doc.content
  return isSaid(transaction.doc, content)
    ? transaction
    : transaction.replace(0, size, new Slice(target.content, 0, 0))
}

function diffDocuments(before: Node, after: Node): Replacement[] {
  const [oldNodes, newNodes] = [before.children, after.children]
  const found: Replacement[] = []
  let at = 0
  // The display copy's fields are the same nodes on both sides.
  for (let index = 0; index < DISPLAY_FIELDS.length; index += 1) {
    const [old, next] = [before.child(index), after.child(index)]
    found.push(...diffNode(old, next, at))
    at += old.nodeSize
  }
  let start: number = DISPLAY_FIELDS.length
  for (
    ;
    start < oldNodes.length && start < newNodes.length && before.child(start).eq(after.child(start));
    start += 1
  )
    at += before.child(start).nodeSize
  let [oldEnd, newEnd] = [oldNodes.length, newNodes.length]
  while (oldEnd > start && newEnd > start && before.child(oldEnd - 1).eq(after.child(newEnd - 1))) {
    oldEnd -= 1
    newEnd -= 1
  }
  const left = oldNodes.slice(start, oldEnd)
  const isEdit = start > DISPLAY_FIELDS.length || oldEnd < oldNodes.length
  found.push(...diffRuns(left, reuseNodes(left, newNodes.slice(start, newEnd), isEdit), at))
  return found
}

const storedTexts = new WeakMap<Node, string>()

/** The stored text of a block or item, cached; empty if nothing is stored of it. */
function storedText(node: Node): string {
  const known = storedTexts.get(node)
  if (known !== undefined) return known
  const text = writeNode(node)
  storedTexts.set(node, text)
  return text
}

function writeNode(node: Node): string {
  const { nodes } = schema
  if (node.type === nodes.sectionHeading) return `## ${String(node.attrs.language)} ${node.textContent}`
  if (node.type === nodes.listItem) {
    const list: List = {
      type: 'list',
      ordered: false,
      start: 1,
      items: [{ checked: node.attrs.checked, content: node.children.map(treeBlock) }],
    }
    return writeMarkdown([list])
  }
  const isBlock = node.type.isInGroup('block')
  const blocks: Block[] = isBlock ? [treeBlock(node)] : []
  return isBlock ? writeMarkdown(blocks) : JSON.stringify(node.toJSON())
}

/**
 * The new blocks, with the page's own node in place of each that has the same stored text, and with the page's empty
 * blocks kept where they were. If the two runs have no text in common and no equal neighbours (`isEdit` false), the new
 * blocks are returned as they are. A block whose text changed takes the next new block.
 */
function reuseNodes(oldNodes: readonly Node[], newNodes: readonly Node[], isEdit: boolean): readonly Node[] {
  // By index: one node may stand in several places, as after a section was duplicated.
  const filled = oldNodes.flatMap((old, at) =>
    storedText(old) === '' ? [] : [{ at, text: storedText(old) }],
  )
  const pairs = new Map(
    longestCommonSubsequence(
      filled.map(({ text }) => text),
      newNodes.map(storedText),
    ).map(([old, next]) => [filled[old]?.at, next]),
  )
  if (pairs.size === 0 && !isEdit) return newNodes
  const taken = [...pairs.values()]
  const result: Node[] = []
  let next = 0
  for (const [at, old] of oldNodes.entries()) {
    const pair = pairs.get(at)
    if (pair !== undefined) {
      result.push(...newNodes.slice(next, pair), old)
      next = pair + 1
      taken.shift()
    } else if (storedText(old) === '') result.push(old)
    else if (next < (taken[0] ?? newNodes.length)) {
      result.push(...newNodes.slice(next, next + 1))
      next += 1
    }
  }
  return [...result, ...newNodes.slice(next)]
}

/** The replacements that turn one run of blocks into another. */
function diffRuns(oldNodes: readonly Node[], newNodes: readonly Node[], start: number): Replacement[] {
  const pairs = alignNodes(oldNodes, newNodes)
  const found: Replacement[] = []
  let [old, next, at] = [0, 0, start]
  for (const [oldAt, newAt] of [...pairs, [oldNodes.length, newNodes.length] as const]) {
    const removed = oldNodes.slice(old, oldAt)
    found.push(...diffUnaligned(removed, newNodes.slice(next, newAt), at))
    at += sizeOf(removed) + (oldNodes[oldAt]?.nodeSize ?? 0)
    old = oldAt + 1
    next = newAt + 1
  }
  return found
}

const sizeOf = (nodes: readonly Node[]) => nodes.reduce((size, node) => size + node.nodeSize, 0)

/** The replacements between two runs that have no block in common. */
function diffUnaligned(removed: readonly Node[], added: readonly Node[], start: number): Replacement[] {
  if (removed.length === added.length) {
    let at = start
    return removed.flatMap((old, index) => {
      const next = added[index]
      const from = at
      at += old.nodeSize
      return next ? diffNode(old, next, from) : []
    })
  }
  if (removed.length === 0 && added.length === 0) return []
  // An edited block most likely stands first or last in its run.
  const [first, next] = [removed[0], added[0]]
  if (first && next && isSimilar(first, next))
    return [
      ...diffNode(first, next, start),
      ...diffUnaligned(removed.slice(1), added.slice(1), start + first.nodeSize),
    ]
  const [last, end] = [removed.at(-1), added.at(-1)]
  if (last && end && isSimilar(last, end)) {
    const rest = removed.slice(0, -1)
    return [...diffUnaligned(rest, added.slice(0, -1), start), ...diffNode(last, end, start + sizeOf(rest))]
  }
  return [{ from: start, to: start + sizeOf(removed), slice: new Slice(fragmentOf(added), 0, 0) }]
}

const fragmentOf = (nodes: readonly Node[]): Fragment => {
  const [first] = nodes
  if (!first) return Slice.empty.content
  return nodes
    .slice(1)
    .reduce((fragment, node) => fragment.addToEnd(node), Slice.empty.content.addToEnd(first))
}

/** True for two blocks of one type that share at least half of the shorter one at their ends. */
function isSimilar(one: Node, other: Node): boolean {
  if (!isSameKind(one, other)) return false
  const start = one.content.findDiffStart(other.content)
  const end = one.content.findDiffEnd(other.content)
  if (start === null || !end) return true
  const shorter = Math.min(one.content.size, other.content.size)
  return start + (one.content.size - end.a) >= shorter / 2
}

/** The replacement that turns one block into another: only the differing range, if both are of one type. */
function diffNode(old: Node, next: Node, at: number): Replacement[] {
  if (old.eq(next)) return []
  const whole = { from: at, to: at + old.nodeSize, slice: new Slice(fragmentOf([next]), 0, 0) }
  if (!isSameKind(old, next)) return [whole]
  if (!old.isTextblock) return diffRuns(old.children, reuseNodes(old.children, next.children, false), at + 1)
  const start = old.content.findDiffStart(next.content)
  const end = old.content.findDiffEnd(next.content)
  if (start === null || !end) return [whole]
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const [to, until] = [end.a + overlap, end.b + overlap]
  return [{ from: at + 1 + start, to: at + 1 + to, slice: next.slice(start, until) }]
}

/** The longest common subsequence of two runs of nodes, as pairs of indexes. */
function alignNodes(oldNodes: readonly Node[], newNodes: readonly Node[]): (readonly [number, number])[] {
  const numbers = numberNodes([...oldNodes, ...newNodes])
  return longestCommonSubsequence(numbers.slice(0, oldNodes.length), numbers.slice(oldNodes.length))
}

/** The longest common subsequence, as pairs of indexes; empty beyond `MAX_LCS_CELLS`. */
function longestCommonSubsequence<T>(
  ones: readonly T[],
  others: readonly T[],
): (readonly [number, number])[] {
  if (ones.length === 0 || others.length === 0 || ones.length * others.length > MAX_LCS_CELLS) return []
  const width = others.length + 1
  const lengths = new Uint32Array((ones.length + 1) * width)
  const length = (one: number, other: number) => lengths[one * width + other] ?? 0
  for (let one = ones.length - 1; one >= 0; one -= 1)
    for (let other = others.length - 1; other >= 0; other -= 1)
      lengths[one * width + other] =
        ones[one] === others[other]
          ? length(one + 1, other + 1) + 1
          : Math.max(length(one + 1, other), length(one, other + 1))
  const pairs: (readonly [number, number])[] = []
  let [one, other] = [0, 0]
  while (one < ones.length && other < others.length) {
    if (ones[one] === others[other]) {
      pairs.push([one, other])
      one += 1
      other += 1
    } else if (length(one + 1, other) >= length(one, other + 1)) one += 1
    else other += 1
  }
  return pairs
}

/** Numbers nodes so that equal ones have the same number; grouped by text before they are compared. */
function numberNodes(nodes: readonly Node[]): number[] {
  const byKey = new Map<string, { node: Node; number: number }[]>()
  let count = 0
  return nodes.map((node) => {
    const key = `${node.type.name} ${node.textContent}`
    const alike = byKey.get(key) ?? []
    byKey.set(key, alike)
    const known = alike.find((each) => each.node.eq(node))
    if (known) return known.number
    count += 1
    alike.push({ node, number: count })
    return count
  })
}
