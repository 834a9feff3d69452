import { Plugin, PluginKey } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { useSettings } from '../../state/settings.ts'

const key = new PluginKey<boolean>('typewriter')
const isOn = () => useSettings.getState().settings.typewriter

/** Scrolls the caret's line to the middle of the visible page. */
function centre(view: EditorView): void {
  const scroller = view.dom.closest('[data-page]')
  if (!scroller) return
  const { top, bottom } = view.coordsAtPos(view.state.selection.head)
  const seen = scroller.getBoundingClientRect()
  scroller.scrollTop += (top + bottom) / 2 - (seen.top + seen.bottom) / 2
}

/** Typewriter scrolling: keeps the caret's line in the middle of the page, except after a click. */
export const typewriter = new Plugin<boolean>({
  key,
  state: {
    init: () => false,
    // True after a change of selection by the pointer.
    apply: (transaction) => transaction.getMeta('pointer') === true,
  },
  props: {
    handleScrollToSelection(view) {
      if (!isOn()) return false
      centre(view)
      return true
    },
  },
  view: () => {
    let wasOn = isOn()
    return {
      update(view, { selection, doc }) {
        const { state } = view
        const turnsOn = isOn() && !wasOn
        wasOn = isOn()
        const moves = !state.selection.eq(selection) || state.doc !== doc
        const followsCaret = turnsOn || (moves && key.getState(state) !== true)
        if (wasOn && followsCaret && view.hasFocus()) centre(view)
      },
    }
  },
})
