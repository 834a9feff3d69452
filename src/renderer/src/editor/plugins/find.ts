import { type EditorState, Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { useFind } from '../../state/find.ts'

type Listener = (view: EditorView, before: EditorState) => void

const listeners = new Set<Listener>()

/** Calls a listener after each update of the page's view; returns a function that removes it. */
export function onPageUpdate(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells the search of changes, and closes it on Escape. */
export const find = new Plugin({
  view: () => ({
    update(view, before) {
      for (const listener of listeners) listener(view, before)
    },
  }),
  props: {
    handleKeyDown(_view, event) {
      if (event.key !== 'Escape' || event.isComposing || !useFind.getState().isOpen) return false
      useFind.getState().close()
      return true
    },
  },
})
