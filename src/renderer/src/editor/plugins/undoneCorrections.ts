import { isHistoryTransaction } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'

/** A correction that was made while typing. */
export type Made = {
  /** Where it begins, in the document as it is. */
  readonly at: number
  /** What was typed there, and what stands there since. */
  readonly typed: string
  readonly set: string
  /** What tells it from others that could be made in its place. */
  readonly key: string
  readonly isUndone: boolean
}

/** The last corrections are remembered, so many. */
const MOST = 200

const stands = (doc: Node, at: number, text: string) =>
  at + text.length <= doc.content.size && doc.textBetween(at, at + text.length, '\n', '\ufffc') === text

/** What an undo or redo made of a correction, told by the text that stands there. */
function afterHistory(made: Made, doc: Node): Made {
  const isUndone = stands(doc, made.at, made.typed) || (made.isUndone && !stands(doc, made.at, made.set))
  return isUndone === made.isUndone ? made : { ...made, isUndone }
}

/**
 * The corrections that are remembered after a transaction. Each moves with its text; `added` were made by the transaction
 * itself.
 */
export function followCorrections(
  before: readonly Made[],
  transaction: Transaction,
  added: readonly Made[],
): readonly Made[] {
  if (!transaction.docChanged) return before
  const moved = before.map((made) => ({ ...made, at: transaction.mapping.map(made.at, -1) }))
  const { doc } = transaction
  const now = isHistoryTransaction(transaction) ? moved.map((made) => afterHistory(made, doc)) : moved
  return [...now, ...added].slice(-MOST)
}

/** True where somebody undid this correction between two positions of the document. */
export function wasUndone(made: readonly Made[], key: string, from: number, to: number): boolean {
  return made.some((each) => each.isUndone && each.key === key && each.at >= from && each.at <= to)
}
