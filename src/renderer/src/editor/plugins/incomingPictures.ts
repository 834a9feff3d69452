import { closeHistory } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { bodyStart } from '../pageStructure.ts'
import { schema } from '../schema.ts'

const { nodes } = schema

/** A picture that is being taken into the library: where its figure will stand, and what stands there meanwhile. */
export type Incoming = { readonly id: number; readonly at: number; readonly element: HTMLElement }

type Change = { readonly add: readonly Incoming[] } | { readonly remove: number }

const key = new PluginKey<readonly Incoming[]>('incomingPictures')

/**
 * Where a figure goes for a position: before or after the block of the body that the position is in, never into it. Before one
 * that is empty or begins there, so that the caret in it stays behind the picture.
 */
export function figurePlace(doc: Node, position: number): number {
  const start = bodyStart(doc)
  const $position = doc.resolve(Math.min(Math.max(position, 0), doc.content.size))
  if ($position.depth === 0) return Math.max(start, $position.pos)
  const block = $position.node(1)
  if ($position.before(1) < start) return start
  const isAtStart = block.isTextblock && $position.parentOffset === 0
  return isAtStart ? $position.before(1) : $position.after(1)
}

/** Says of pictures that they are being taken in, each at the place of a figure. */
export const announcePictures = (transaction: Transaction, add: readonly Incoming[]): Transaction =>
  transaction.setMeta(key, { add } satisfies Change).setMeta('addToHistory', false)

/** Puts figures where a picture was announced, as a step of its own; without figures, the picture is only given up. */
export function placeFigures(state: EditorState, id: number, figures: readonly Node[]): Transaction {
  const transaction = state.tr.setMeta(key, { remove: id } satisfies Change)
  const incoming = key.getState(state)?.find((each) => each.id === id)
  if (!incoming || figures.length === 0) return transaction.setMeta('addToHistory', false)
  return closeHistory(transaction.insert(figurePlace(state.doc, incoming.at), [...figures]))
}

/** Shows pictures that are on their way, at their places, which go with the text around them. */
export const incomingPictures = new Plugin<readonly Incoming[]>({
  key,
  state: {
    init: () => [],
    apply(transaction, before) {
      const change: Change | undefined = transaction.getMeta(key)
      const kept = change && 'remove' in change ? before.filter(({ id }) => id !== change.remove) : before
      const moved = transaction.docChanged
        ? // Behind what is inserted there, so that several pictures come in their order.
          kept.map((each) => ({ ...each, at: transaction.mapping.map(each.at, 1) }))
        : kept
      return change && 'add' in change ? [...moved, ...change.add] : moved
    },
  },
  props: {
    decorations(state) {
      const incoming = key.getState(state) ?? []
      if (incoming.length === 0) return null
      const widgets = incoming.map(({ id, at, element }) =>
        Decoration.widget(figurePlace(state.doc, at), element, {
          side: 1,
          key: `incoming ${id}`,
          ignoreSelection: true,
        }),
      )
      return DecorationSet.create(state.doc, widgets)
    },
  },
})

/** A figure of a picture with its words, as a node of the page. */
export function figureNode(
  attrs: { src: string; alt: string; use: object | null },
  { caption, credit }: { caption: string; credit: string },
): Node {
  const plain = (text: string) => (text === '' ? null : schema.text(text))
  return nodes.figure.create(attrs, [
    nodes.caption.create(null, plain(caption)),
    nodes.credit.create(null, plain(credit)),
  ])
}
