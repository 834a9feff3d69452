import { NodeSelection, Plugin } from 'prosemirror-state'
import { scrollerOf } from '../visibleRange.ts'

/** How far the caret stays from the edges of the page, in pixels. */
const MARGIN = { top: 60, bottom: 90, left: 0, right: 0 }

/**
 * Scrolls the page to a caret that comes too near to its edge. ProseMirror does it, but measures every element between caret and
 * window first, 72 times in all for each key; so it is asked only where the caret's place in the page shows that it has to.
 */
export const caretInSight = new Plugin({
  props: {
    scrollThreshold: MARGIN,
    scrollMargin: MARGIN,
    handleScrollToSelection(view) {
      const { selection } = view.state
      const page = scrollerOf(view)?.getBoundingClientRect()
      if (!page || selection instanceof NodeSelection) return false
      const caret = view.coordsAtPos(selection.head, 1)
      return (
        caret.top >= page.top + MARGIN.top &&
        caret.bottom <= page.bottom - MARGIN.bottom &&
        caret.left >= page.left &&
        caret.right <= page.right
      )
    },
  },
})
