import { type Command, EditorState, type Transaction } from 'prosemirror-state'

/** Carries out a command on what a transaction has made so far, as part of it; false where the command does nothing there. */
export function andThen(transaction: Transaction, command: Command): boolean {
  const { doc, selection } = transaction
  return command(EditorState.create({ doc, selection }), (made) => {
    for (const step of made.steps) transaction.step(step)
    transaction.setSelection(made.selection.getBookmark().resolve(transaction.doc))
  })
}
