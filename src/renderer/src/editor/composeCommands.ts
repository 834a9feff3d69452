import { closeHistory } from 'prosemirror-history'
import { type Command, EditorState, type Transaction } from 'prosemirror-state'

/** Runs a command on the result of a transaction and appends its steps to it; false if the command does not apply. */
export function appendCommand(transaction: Transaction, command: Command): boolean {
  const { doc, selection } = transaction
  return command(EditorState.create({ doc, selection }), (made) => {
    for (const step of made.steps) transaction.step(step)
    transaction.setSelection(made.selection.getBookmark().resolve(transaction.doc))
  })
}

/** Makes a command's change one step of the history, separate from typing before and after. */
export function asHistoryStep(command: Command): Command {
  return (state, dispatch, view) => {
    let isChanged = false
    const isDone = command(
      state,
      dispatch &&
        ((transaction) => {
          isChanged = transaction.docChanged
          dispatch(isChanged ? closeHistory(transaction) : transaction)
        }),
      view,
    )
    if (isChanged && view) view.dispatch(closeHistory(view.state.tr))
    return isDone
  }
}
