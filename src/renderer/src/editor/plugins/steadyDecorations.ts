import type { Node } from 'prosemirror-model'
import { type Decoration, DecorationSet } from 'prosemirror-view'

/**
 * Decorations of top-level blocks, or between them, that depend on some values and on nothing else: the same set as long as
 * the values are the same, so that a keystroke makes none.
 */
export function steadyDecorations<Values extends readonly unknown[]>(
  create: (...values: Values) => Decoration[],
): (doc: Node, ...values: Values) => DecorationSet {
  let last: { readonly values: Values; readonly set: DecorationSet } | null = null
  return (doc, ...values) => {
    if (!last?.values.every((value, at) => value === values[at]))
      last = { values, set: DecorationSet.create(doc, create(...values)) }
    return last.set
  }
}
