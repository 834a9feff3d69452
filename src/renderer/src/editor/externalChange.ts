import type { Fragment, Node } from 'prosemirror-model'
import { Slice } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import type { ArticleContent } from '../../../core/article.ts'
import { type Block, type List, writeMarkdown } from '../../../core/document/index.ts'
import { pageDocument, treeBlock } from './convert.ts'
import { ATTRIBUTE_FIELDS, DISPLAY_FIELDS, schema } from './schema.ts'

/** A stretch of a page's content (UTF-16 positions) and what stands there from now on. */
type Replacement = { readonly from: number; readonly to: number; readonly slice: Slice }

/** Two runs of blocks are compared pair by pair up to so many pairs; beyond, what lies between is replaced whole. */
const MOST_PAIRS = 1_000_000

/**
 * The transaction that makes a page say a content, or null where it says it already.
 *
 * Idea: the blocks of both documents are aligned by node equality, first from both ends, then between by a longest
 * common subsequence; a run of blocks that stands against a run of as many others is compared pair by pair, and within a
 * pair of one type only the stretch of text that differs is replaced. Invariant: replacements do not overlap, are in
 * order, and together make the one document the other. What is equal is never touched, so caret, selection, history and
 * what is being composed stay where they are. Cost: linear in the blocks that are equal at both ends, quadratic in the
 * number of those between, at most a million pairs, each compared by what was computed of it once.
 *
 * A block that says what one of the page says is that one (`standing`): the page may show what is not stored, a blank at
 * an end, an empty paragraph, item or note in which somebody is about to write, and none of it is a change from elsewhere.
 */
export function becoming(state: EditorState, content: ArticleContent): Transaction | null {
  const target = pageDocument(content)
  const transaction = state.tr
  for (const field of ATTRIBUTE_FIELDS) {
    const value: unknown = target.attrs[field]
    if (JSON.stringify(value) !== JSON.stringify(state.doc.attrs[field]))
      transaction.setDocAttribute(field, value)
  }
  for (const { from, to, slice } of replacements(state.doc, target).toReversed())
    transaction.replace(from, to, slice)
  if (!transaction.docChanged) return null
  return transaction.setStoredMarks(state.storedMarks).setMeta('addToHistory', false)
}

function replacements(before: Node, after: Node): Replacement[] {
  const [olds, news] = [before.children, after.children]
  const found: Replacement[] = []
  let at = 0
  // The fields of the display copy stand in their places on both sides.
  for (let index = 0; index < DISPLAY_FIELDS.length; index += 1) {
    const [old, next] = [before.child(index), after.child(index)]
    found.push(...within(old, next, at))
    at += old.nodeSize
  }
  let start: number = DISPLAY_FIELDS.length
  for (; start < olds.length && start < news.length && before.child(start).eq(after.child(start)); start += 1)
    at += before.child(start).nodeSize
  let [oldEnd, newEnd] = [olds.length, news.length]
  while (oldEnd > start && newEnd > start && before.child(oldEnd - 1).eq(after.child(newEnd - 1))) {
    oldEnd -= 1
    newEnd -= 1
  }
  const left = olds.slice(start, oldEnd)
  const isEdit = start > DISPLAY_FIELDS.length || oldEnd < olds.length
  found.push(...aligned(left, standing(left, news.slice(start, newEnd), isEdit), at))
  return found
}

const said = new WeakMap<Node, string>()

/** What is stored of a block or an item; an empty text where nothing is. */
function sayingOf(node: Node): string {
  const known = said.get(node)
  if (known !== undefined) return known
  const saying = writtenOf(node)
  said.set(node, saying)
  return saying
}

function writtenOf(node: Node): string {
  const { nodes } = schema
  if (node.type === nodes.sectionHeading) return `## ${node.textContent}`
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
 * The new blocks, with those of the page in the place of what says the same, and with the empty ones of the page where
 * they stood; but where the two have nothing in common (`isEdit` says that their neighbours have), the new blocks as they
 * are. A block that says something else now takes the next of the new ones along.
 */
function standing(olds: readonly Node[], news: readonly Node[], isEdit: boolean): readonly Node[] {
  const filled = olds.filter((old) => sayingOf(old) !== '')
  const pairs = new Map(
    commonOf(filled.map(sayingOf), news.map(sayingOf)).map(([old, next]) => [filled[old], next]),
  )
  if (pairs.size === 0 && !isEdit) return news
  const taken = [...pairs.values()]
  const result: Node[] = []
  let next = 0
  for (const old of olds) {
    const pair = pairs.get(old)
    if (pair !== undefined) {
      result.push(...news.slice(next, pair), old)
      next = pair + 1
      taken.shift()
    } else if (sayingOf(old) === '') result.push(old)
    else if (next < (taken[0] ?? news.length)) {
      result.push(...news.slice(next, next + 1))
      next += 1
    }
  }
  return [...result, ...news.slice(next)]
}

/** What makes a run of blocks, the first at a position, another run. */
function aligned(olds: readonly Node[], news: readonly Node[], start: number): Replacement[] {
  const pairs = common(olds, news)
  const found: Replacement[] = []
  let [old, next, at] = [0, 0, start]
  for (const [oldAt, newAt] of [...pairs, [olds.length, news.length] as const]) {
    const gone = olds.slice(old, oldAt)
    found.push(...instead(gone, news.slice(next, newAt), at))
    at += sizeOf(gone) + (olds[oldAt]?.nodeSize ?? 0)
    old = oldAt + 1
    next = newAt + 1
  }
  return found
}

const sizeOf = (nodes: readonly Node[]) => nodes.reduce((size, node) => size + node.nodeSize, 0)

/** What puts a run of blocks in the place of one with which it has no block in common. */
function instead(gone: readonly Node[], come: readonly Node[], start: number): Replacement[] {
  if (gone.length === come.length) {
    let at = start
    return gone.flatMap((old, index) => {
      const next = come[index]
      const from = at
      at += old.nodeSize
      return next ? within(old, next, from) : []
    })
  }
  if (gone.length === 0 && come.length === 0) return []
  // The likeliest partner of a block that was written in is the first or the last of those that stand against it.
  const [first, next] = [gone[0], come[0]]
  if (first && next && isLike(first, next))
    return [...within(first, next, start), ...instead(gone.slice(1), come.slice(1), start + first.nodeSize)]
  const [last, end] = [gone.at(-1), come.at(-1)]
  if (last && end && isLike(last, end)) {
    const rest = gone.slice(0, -1)
    return [...instead(rest, come.slice(0, -1), start), ...within(last, end, start + sizeOf(rest))]
  }
  return [{ from: start, to: start + sizeOf(gone), slice: new Slice(fragmentOf(come), 0, 0) }]
}

const fragmentOf = (nodes: readonly Node[]): Fragment => {
  const [first] = nodes
  if (!first) return Slice.empty.content
  return nodes
    .slice(1)
    .reduce((fragment, node) => fragment.addToEnd(node), Slice.empty.content.addToEnd(first))
}

/** True for two blocks of one type of which most of the text is the same at their ends. */
function isLike(one: Node, other: Node): boolean {
  if (!one.sameMarkup(other)) return false
  const start = one.content.findDiffStart(other.content)
  const end = one.content.findDiffEnd(other.content)
  if (start === null || !end) return true
  const shorter = Math.min(one.content.size, other.content.size)
  return start + (one.content.size - end.a) >= shorter / 2
}

/** What makes one block another: the stretch that differs, where both are of one type. */
function within(old: Node, next: Node, at: number): Replacement[] {
  if (old.eq(next)) return []
  const whole = { from: at, to: at + old.nodeSize, slice: new Slice(fragmentOf([next]), 0, 0) }
  if (!old.sameMarkup(next)) return [whole]
  if (!old.isTextblock) return aligned(old.children, standing(old.children, next.children, false), at + 1)
  const start = old.content.findDiffStart(next.content)
  const end = old.content.findDiffEnd(next.content)
  if (start === null || !end) return [whole]
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const [to, until] = [end.a + overlap, end.b + overlap]
  return [{ from: at + 1 + start, to: at + 1 + to, slice: next.slice(start, until) }]
}

/** The longest run of equal blocks that both have in this order, as pairs of their indexes. */
function common(olds: readonly Node[], news: readonly Node[]): (readonly [number, number])[] {
  const numbers = numbered([...olds, ...news])
  return commonOf(numbers.slice(0, olds.length), numbers.slice(olds.length))
}

/** The longest run of equal values that both have in this order, as pairs of their indexes; none past `MOST_PAIRS`. */
function commonOf<T>(ones: readonly T[], others: readonly T[]): (readonly [number, number])[] {
  if (ones.length === 0 || others.length === 0 || ones.length * others.length > MOST_PAIRS) return []
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

/** A number for each node, the same for nodes that are equal; compared by their text first. */
function numbered(nodes: readonly Node[]): number[] {
  const met = new Map<string, { node: Node; number: number }[]>()
  let count = 0
  return nodes.map((node) => {
    const key = `${node.type.name} ${node.textContent}`
    const alike = met.get(key) ?? []
    met.set(key, alike)
    const known = alike.find((each) => each.node.eq(node))
    if (known) return known.number
    count += 1
    alike.push({ node, number: count })
    return count
  })
}
