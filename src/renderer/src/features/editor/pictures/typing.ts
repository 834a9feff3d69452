import type { Transaction } from 'prosemirror-state'
import { useRef } from 'react'
import { articleEditor } from '../../../editor/articleEditor.ts'
import { usePage } from '../../../editor/pageStore.ts'

let runs = 0

/** The name of what is typed in the fields of a card between entering one of them and leaving it. */
export function useTypingRun(): { readonly current: string; begin(): void } {
  const run = useRef('')
  return {
    get current() {
      return run.current
    },
    begin() {
      runs += 1
      run.current = `figure ${runs}`
    },
  }
}

/**
 * Applies what is typed in a figure's card at once. What is typed in one run is one step of the history, which groups transactions
 * that name the same composition, however long they take.
 */
export function typeIntoFigure(run: string, change: (transaction: Transaction) => Transaction): void {
  const { state } = articleEditor
  if (!state || usePage.getState().readOnly) return
  const transaction = change(state.tr)
  if (transaction.docChanged) articleEditor.dispatch(transaction.setMeta('composition', run))
}
