import { type EditorState, Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { useFind } from '../../state/find.ts'

type Listener = (view: EditorView, before: EditorState) => void

const listeners = new Set<Listener>()

/** Calls a listener whenever the page was drawn anew, as long as it is not taken away again. */
export function onPageDrawn(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells the search what changes on the page, and ends it by Escape. */
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
