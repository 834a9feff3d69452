import type { EditorView } from 'prosemirror-view'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react'
import { articleEditor } from '../../editor/articleEditor.ts'

type Range = { readonly from: number; readonly to: number }
type Position = { left: number; top: number }

const GAP = 8

/** Props of elements that lie over the page: the focus in them counts as on the page. */
export const PAGE_OVERLAY = { 'data-over-page': '' }

const isOnPage = () => {
  const { activeElement } = document
  return (
    activeElement !== null &&
    (activeElement === articleEditor.view?.dom ||
      activeElement.closest('[data-over-page], [data-toolbar]') !== null)
  )
}

/** True while the focus is on the page or in an element over it. */
export function usePageFocus(): boolean {
  const [isFocused, setFocused] = useState(isOnPage)
  useEffect(() => {
    let frame = 0
    const onFocusIn = () => {
      cancelAnimationFrame(frame)
      setFocused(isOnPage())
    }
    // Between `focusout` and `focusin` nothing has the focus.
    const onFocusOut = () => {
      frame = requestAnimationFrame(() => setFocused(isOnPage()))
    }
    document.addEventListener('focusin', onFocusIn)
    document.addEventListener('focusout', onFocusOut)
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('focusin', onFocusIn)
      document.removeEventListener('focusout', onFocusOut)
    }
  }, [])
  return isFocused
}

/**
 * Where the ends of a range are seen. Null while the page's DOM has a change that ProseMirror has not read yet, which then moves
 * the range: words that a program of the system puts over a selection that it has just set.
 */
function endsOf(view: EditorView, { from, to }: Range) {
  try {
    return { start: view.coordsAtPos(from, 1), end: view.coordsAtPos(to, -1) }
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}

/**
 * The position of a card beside a range of the page, in pixels of the scrolled content: on its preferred side, else on
 * the other, never over the range, within the text column. Null if neither side is visible.
 */
function positionBeside(card: HTMLElement, range: Range, preferred: 'over' | 'under'): Position | null {
  const { view, scroller } = articleEditor
  if (!view || !scroller || range.to > view.state.doc.content.size) return null
  const ends = endsOf(view, range)
  if (!ends) return null
  const { start, end } = ends
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
  // A card wider than the column stays within the page.
  const left = Math.max(frame.left + GAP, Math.min(within, frame.left + scroller.clientWidth - GAP - width))
  return { left: left - frame.left + scroller.scrollLeft, top: top - frame.top + scroller.scrollTop }
}

type FloatingStyle = { left: number; top: number; opacity?: 0; pointerEvents?: 'none' }

/** The style that positions an element beside a range; updated when either moves or changes its size. */
export function useFloatingPosition(
  card: RefObject<HTMLElement | null>,
  { from, to }: Range,
  preferred: 'over' | 'under',
): FloatingStyle {
  const positionOf = useCallback(
    (element: HTMLElement) => positionBeside(element, { from, to }, preferred),
    [from, to, preferred],
  )
  return useMeasuredPosition(card, positionOf)
}

/**
 * The position of a card about a block of the page: beside it where there is room, else under it, else over it, else at that end of
 * what is seen of the page where it covers less of the block. Null if the block is out of sight.
 */
function positionAround(card: HTMLElement, at: number): Position | null {
  const { view, scroller } = articleEditor
  const block = view?.nodeDOM(at)
  if (!scroller || !(block instanceof HTMLElement)) return null
  const frame = scroller.getBoundingClientRect()
  const box = block.getBoundingClientRect()
  if (box.bottom <= frame.top || box.top >= frame.bottom) return null
  const { offsetWidth: width, offsetHeight: height } = card
  const [first, last] = [frame.top + GAP, frame.bottom - GAP - height]
  const rightEdge = frame.left + scroller.clientWidth - GAP
  const place = (left: number, top: number) => ({
    left: Math.max(frame.left + GAP, Math.min(left, rightEdge - width)) - frame.left + scroller.scrollLeft,
    top: top - frame.top + scroller.scrollTop,
  })
  const beside = Math.max(first, Math.min(box.top, last))
  if (box.right + GAP + width <= rightEdge) return place(box.right + GAP, beside)
  if (box.left - GAP - width >= frame.left + GAP) return place(box.left - GAP - width, beside)
  if (box.bottom + GAP <= last) return place(box.left, box.bottom + GAP)
  if (box.top - GAP - height >= first) return place(box.left, box.top - GAP - height)
  const atEnd = Math.min(box.bottom, frame.bottom) - last
  const atStart = first + height - Math.max(box.top, frame.top)
  return place(box.left, atEnd <= atStart ? last : first)
}

/** The style that positions an element about the block at a position. */
export function useBlockPosition(card: RefObject<HTMLElement | null>, at: number): FloatingStyle {
  const positionOf = useCallback((element: HTMLElement) => positionAround(element, at), [at])
  return useMeasuredPosition(card, positionOf)
}

/** The style of a position that is measured anew when the page, the scroller or the card changes its size, and on scrolling. */
function useMeasuredPosition(
  card: RefObject<HTMLElement | null>,
  positionOf: (element: HTMLElement) => Position | null,
): FloatingStyle {
  const [position, setPosition] = useState<Position | null>(null)
  useLayoutEffect(() => {
    const measure = () => {
      const next = card.current && positionOf(card.current)
      setPosition((before) => (before?.left === next?.left && before?.top === next?.top ? before : next))
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
  }, [card, positionOf])
  return position ?? { left: 0, top: 0, opacity: 0, pointerEvents: 'none' }
}
