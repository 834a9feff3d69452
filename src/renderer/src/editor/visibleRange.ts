import type { EditorView } from 'prosemirror-view'

/** The element that scrolls the page. */
export function scrollerOf(view: EditorView): HTMLElement | null {
  return view.dom.closest<HTMLElement>('[data-page]')
}

/**
 * The range of top-level blocks that are visible or within one screen of it.
 *
 * Two binary searches over the blocks' boxes, so the number of measured boxes is logarithmic in the number of blocks. A
 * block that is not rendered (folded) counts as the next that is.
 */
export function visibleRange(view: EditorView): { from: number; to: number } {
  const { doc } = view.state
  const around = scrollerOf(view)?.getBoundingClientRect()
  const top = around?.top ?? 0
  const bottom = around?.bottom ?? window.innerHeight
  const margin = bottom - top
  const starts: number[] = []
  doc.forEach((_node, offset) => {
    starts.push(offset)
  })
  const boxOf = (index: number): DOMRect | null => {
    for (let at = index; at < starts.length; at += 1) {
      const dom = view.nodeDOM(starts[at] ?? 0)
      const box = dom instanceof Element ? dom.getBoundingClientRect() : null
      if (box && (box.height > 0 || box.width > 0)) return box
    }
    return null
  }
  const firstIndexWhere = (predicate: (box: DOMRect) => boolean): number => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      const box = boxOf(middle)
      if (box === null || predicate(box)) high = middle
      else low = middle + 1
    }
    return low
  }
  const first = firstIndexWhere((box) => box.bottom >= top - margin)
  const end = firstIndexWhere((box) => box.top > bottom + margin)
  return { from: starts[first] ?? doc.content.size, to: starts[end] ?? doc.content.size }
}
