import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { articleEditor } from '../../editor/articleEditor.ts'

type Range = { readonly from: number; readonly to: number }
type Place = { left: number; top: number }

const GAP = 8

/** What marks an element as lying over the page and belonging to it: the focus in it counts as on the page. */
export const OVER_PAGE = { 'data-over-page': '' }

const isOnPage = () => {
  const { activeElement } = document
  return (
    activeElement !== null &&
    (activeElement === articleEditor.view?.dom ||
      activeElement.closest('[data-over-page], [data-toolbar]') !== null)
  )
}

/** True while the focus is on the page or in what lies over it. */
export function usePageFocus(): boolean {
  const [isHere, setHere] = useState(isOnPage)
  useEffect(() => {
    let frame = 0
    const entered = () => {
      cancelAnimationFrame(frame)
      setHere(isOnPage())
    }
    // The focus is nowhere until it has arrived.
    const left = () => {
      frame = requestAnimationFrame(() => setHere(isOnPage()))
    }
    document.addEventListener('focusin', entered)
    document.addEventListener('focusout', left)
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('focusin', entered)
      document.removeEventListener('focusout', left)
    }
  }, [])
  return isHere
}

/**
 * Where a card or bar stands beside a stretch of the page, in pixels of what scrolls: on its preferred side, else on the
 * other, never over the words, and within the column of the text. Null where neither side is in sight.
 */
function placeBeside(card: HTMLElement, { from, to }: Range, preferred: 'over' | 'under'): Place | null {
  const { view, scroller } = articleEditor
  if (!view || !scroller || to > view.state.doc.content.size) return null
  const start = view.coordsAtPos(from, 1)
  const end = view.coordsAtPos(to, -1)
  const frame = scroller.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = card
  const over = start.top - GAP - height
  const under = end.bottom + GAP
  const fits = (top: number) => top >= frame.top + 4 && top + height <= frame.bottom - 4
  const isSeen = end.bottom > frame.top && start.top < frame.bottom
  const [first, second] = preferred === 'over' ? [over, under] : [under, over]
  const top = fits(first) ? first : fits(second) ? second : isSeen ? under : null
  if (top === null) return null
  const isOneRow = Math.abs(start.top - end.top) < 4
  const text = view.dom.getBoundingClientRect()
  const wanted =
    preferred === 'under'
      ? isOneRow
        ? start.left - GAP
        : text.left
      : (isOneRow ? (start.left + end.right) / 2 : top === over ? start.left : end.right) - width / 2
  const leftmost = Math.max(frame.left + GAP, text.left)
  const rightmost = Math.min(frame.left + scroller.clientWidth - GAP, text.right) - width
  const within = Math.max(leftmost, Math.min(rightmost, wanted))
  // What is wider than the column stays on the page at least.
  const left = Math.max(frame.left + GAP, Math.min(within, frame.left + scroller.clientWidth - GAP - width))
  return { left: left - frame.left + scroller.scrollLeft, top: top - frame.top + scroller.scrollTop }
}

/** The style that puts an element beside a stretch of the page; it is measured anew when either moves or grows. */
export function usePlaceBeside(
  card: RefObject<HTMLElement | null>,
  { from, to }: Range,
  preferred: 'over' | 'under',
): { left: number; top: number; opacity?: 0; pointerEvents?: 'none' } {
  const [place, setPlace] = useState<Place | null>(null)
  useLayoutEffect(() => {
    const measure = () => {
      const next = card.current && placeBeside(card.current, { from, to }, preferred)
      setPlace((before) => (before?.left === next?.left && before?.top === next?.top ? before : next))
    }
    measure()
    const { view, scroller } = articleEditor
    const sized = new ResizeObserver(measure)
    if (card.current) sized.observe(card.current)
    if (view) sized.observe(view.dom)
    if (scroller) sized.observe(scroller)
    scroller?.addEventListener('scroll', measure, { passive: true })
    return () => {
      sized.disconnect()
      scroller?.removeEventListener('scroll', measure)
    }
  }, [card, from, to, preferred])
  return place ?? { left: 0, top: 0, opacity: 0, pointerEvents: 'none' }
}
