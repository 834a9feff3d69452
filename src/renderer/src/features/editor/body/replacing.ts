import { type EditorState, Transaction, type TransactionSpec } from '@codemirror/state'
import { fromLibrary } from './bodyState.ts'

/** Where the words at a place of one text are in another, going by the characters before it; as far in where they are nowhere. */
function placeOf(before: string, head: number, text: string): number {
  for (const length of [40, 20, 10, 5]) {
    const words = before.slice(Math.max(0, head - length), head)
    const found = text.indexOf(words, Math.max(0, head - before.length / 2 - length))
    if (found >= 0) return found + words.length
  }
  return Math.min(head, text.length)
}

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
  const { head } = state.selection.main
  const isInside = head > start && head < before.length - end
  return {
    ...(isInside ? { selection: { anchor: placeOf(before, head, text) } } : {}),
    changes: { from: start, to: before.length - end, insert: text.slice(start, text.length - end) },
    annotations: [fromLibrary.of(true), Transaction.addToHistory.of(false)],
  }
}
