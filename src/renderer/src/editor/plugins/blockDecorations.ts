import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { type Decoration, DecorationSet } from 'prosemirror-view'
import { schema } from '../schema.ts'
import { languageOfHeading } from '../textBlocks.ts'

/** The decorations of one node that is or contains a text block; its content begins at `position + 1`. */
type Decorate = (block: Node, position: number, doc: Node) => Decoration[]

/** The decorations of the blocks that start within a range. */
function decorationsOf(doc: Node, from: number, to: number, decorate: Decorate): Decoration[] {
  const found: Decoration[] = []
  doc.nodesBetween(from, to, (node, position) => {
    found.push(...decorate(node, position, doc))
    return !node.isTextblock
  })
  return found
}

/** The languages that the headings of sections among blocks set. */
const languagesIn = (blocks: readonly Node[]) =>
  blocks
    .filter(({ type }) => type === schema.nodes.sectionHeading)
    .map(languageOfHeading)
    .join()

/**
 * The range of the top-level blocks that differ between two documents; null if none do. `changesLanguage` is true where
 * the language of the blocks after it may be another one.
 */
function changedRange(
  before: Node,
  after: Node,
): { from: number; to: number; changesLanguage: boolean } | null {
  const [old, now] = [before.children, after.children]
  const shorter = Math.min(old.length, now.length)
  let start = 0
  while (start < shorter && old[start] === now[start]) start += 1
  let end = 0
  while (end < shorter - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1
  const sizeOf = (blocks: readonly Node[]) => blocks.reduce((size, block) => size + block.nodeSize, 0)
  const from = sizeOf(now.slice(0, start))
  const to = after.content.size - (end > 0 ? sizeOf(now.slice(-end)) : 0)
  const changesLanguage =
    languagesIn(old.slice(start, old.length - end)) !== languagesIn(now.slice(start, now.length - end))
  return from < to || changesLanguage ? { from, to, changesLanguage } : null
}

/**
 * A plugin for decorations that depend on one block and its language.
 *
 * A change recomputes those of the top-level blocks whose nodes differ and maps the others. Cost: that of the changed
 * blocks, plus one identity comparison for each top-level block.
 */
export function blockDecorations(
  name: string,
  decorate: Decorate,
  isOn: () => boolean = () => true,
): Plugin<DecorationSet | null> {
  const key = new PluginKey<DecorationSet | null>(name)
  const all = (doc: Node) => DecorationSet.create(doc, decorationsOf(doc, 0, doc.content.size, decorate))
  const mapped = (set: DecorationSet, transaction: Transaction) => {
    const { doc, before } = transaction
    if (!transaction.docChanged) return set
    if (doc.attrs.language !== before.attrs.language) return all(doc)
    const changed = changedRange(before, doc)
    if (changed?.changesLanguage) return all(doc)
    const moved = set.map(transaction.mapping, doc)
    if (!changed) return moved
    const { from, to } = changed
    const stale = moved.find(from, to).filter((each) => each.from >= from && each.to <= to)
    return moved.remove(stale).add(doc, decorationsOf(doc, from, to, decorate))
  }
  /** Decorations computed for states that were made while the plugin was off. */
  const computed = new WeakMap<Node, DecorationSet>()
  const ofState = (state: EditorState) => {
    const set = key.getState(state) ?? computed.get(state.doc) ?? all(state.doc)
    computed.set(state.doc, set)
    return set
  }
  return new Plugin<DecorationSet | null>({
    key,
    state: {
      init: (_config, { doc }) => (isOn() ? all(doc) : null),
      apply: (transaction, set) => {
        if (!isOn()) return null
        return set ? mapped(set, transaction) : all(transaction.doc)
      },
    },
    props: { decorations: (state) => (isOn() ? ofState(state) : null) },
  })
}
