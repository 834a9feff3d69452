import { Plugin, PluginKey } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { useSettings } from '../../state/settings.ts'

const key = new PluginKey<boolean>('typewriter')
const isOn = () => useSettings.getState().settings.typewriter

/** Scrolls so that the caret's row is in the middle of what is seen of the page. */
function centre(view: EditorView): void {
  const scroller = view.dom.closest('[data-page]')
  if (!scroller) return
  const { top, bottom } = view.coordsAtPos(view.state.selection.head)
  const seen = scroller.getBoundingClientRect()
  scroller.scrollTop += (top + bottom) / 2 - (seen.top + seen.bottom) / 2
}

/** Keeps the row that one writes in at the middle of the page, also where the caret is led by keys; not where one points. */
export const typewriter = new Plugin<boolean>({
  key,
  state: {
    init: () => false,
    // True for a change that was pointed at.
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
        const begins = isOn() && !wasOn
        wasOn = isOn()
        const moves = !state.selection.eq(selection) || state.doc !== doc
        const isLed = begins || (moves && key.getState(state) !== true)
        if (wasOn && isLed && view.hasFocus()) centre(view)
      },
    }
  },
})
