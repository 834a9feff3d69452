import type { EditorView } from 'prosemirror-view'

/** The element that scrolls the page. */
export function scrollerOf(view: EditorView): HTMLElement | null {
  return view.dom.closest<HTMLElement>('[data-page]')
}

/**
 * The stretch of the document whose blocks are in sight, or within one screen of it. It measures as many blocks as it
 * takes to halve their number down to one, twice; blocks that are not drawn (folded ones) count as the next that is.
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
  const firstWhere = (holds: (box: DOMRect) => boolean): number => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      const box = boxOf(middle)
      if (box === null || holds(box)) high = middle
      else low = middle + 1
    }
    return low
  }
  const first = firstWhere((box) => box.bottom >= top - margin)
  const end = firstWhere((box) => box.top > bottom + margin)
  return { from: starts[first] ?? doc.content.size, to: starts[end] ?? doc.content.size }
}
