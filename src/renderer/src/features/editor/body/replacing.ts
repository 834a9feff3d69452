import { type EditorState, Transaction, type TransactionSpec } from '@codemirror/state'
import { fromLibrary } from './bodyState.ts'

/** The change that makes one text of another, touching only what differs, so that cursor and history keep their places. */
export function replacing(state: EditorState, text: string): TransactionSpec {
  const before = state.doc.toString()
  const shortest = Math.min(before.length, text.length)
  let start = 0
  while (start < shortest && before.charCodeAt(start) === text.charCodeAt(start)) start += 1
  let end = 0
  while (
    end < shortest - start &&
    before.charCodeAt(before.length - 1 - end) === text.charCodeAt(text.length - 1 - end)
  )
    end += 1
  return {
    changes: { from: start, to: before.length - end, insert: text.slice(start, text.length - end) },
    annotations: [fromLibrary.of(true), Transaction.addToHistory.of(false)],
  }
}
