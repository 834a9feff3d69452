import type { EditorView } from 'prosemirror-view'
import type { Mapping } from 'prosemirror-transform'
import { scrollerOf } from './visibleRange.ts'

/** Scrolls a position into view; again in the next frame, since blocks that were not laid out yet change their heights. */
export function scrollIntoView(
  view: EditorView,
  position: number,
  block: 'start' | 'center' | 'nearest',
): void {
  const scroll = () => {
    if (view.isDestroyed) return
    const { node } = view.domAtPos(position)
    const element = node instanceof Element ? node : node.parentElement
    element?.scrollIntoView({ block, inline: 'nearest' })
  }
  scroll()
  requestAnimationFrame(scroll)
}

/** True if the page has the focus and its caret is on the screen. */
function showsCaret(view: EditorView): boolean {
  const page = scrollerOf(view)?.getBoundingClientRect()
  if (!page || !view.hasFocus()) return false
  const caret = view.coordsAtPos(view.state.selection.head)
  return caret.bottom > page.top && caret.bottom < page.bottom
}

/** Applies a change; a caret that was on the screen and is pushed off it, by what has its height in the next frame too, comes back. */
export function keepCaretInSight(view: EditorView, apply: () => void): void {
  const wasShown = showsCaret(view)
  apply()
  if (!wasShown) return
  const follow = () => {
    if (view.isDestroyed || !view.hasFocus() || showsCaret(view)) return
    scrollIntoView(view, view.state.selection.head, 'nearest')
  }
  follow()
  requestAnimationFrame(follow)
}

/**
 * Applies a change and scrolls so that one line stays where it is on the screen: the caret's if it is visible, else the
 * first visible one.
 */
export function keepInPlace(
  view: EditorView,
  scroller: HTMLElement,
  mapping: Mapping,
  apply: () => void,
): void {
  const { top, bottom } = scroller.getBoundingClientRect()
  const { head } = view.state.selection
  const caret = view.coordsAtPos(head)
  const isVisible = caret.bottom > top && caret.top < bottom
  const left = view.dom.getBoundingClientRect().left + 1
  const first = isVisible ? null : view.posAtCoords({ left, top: top + 1 })
  const position = first ? first.pos : head
  const before = view.coordsAtPos(position).top
  apply()
  const after = view.coordsAtPos(mapping.map(position)).top
  if (isVisible || first) scroller.scrollBy(0, after - before)
}
