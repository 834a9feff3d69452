import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useLayout } from '../../state/layout.ts'

const isTyping = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, select, textarea, [contenteditable=true]') !== null

type CurrentChange = {
  /** The number of the current change; -1 before the first step. */
  current: number
  step(by: 1 | -1): void
}

/**
 * The change that one is at, of `count`: marked, scrolled to, and with the focus at its button where one stepped to it.
 * Alt with an arrow up or down steps, wherever the focus is, except in a text control; a click chooses.
 */
export function useCurrentChange(page: RefObject<HTMLElement | null>, count: number): CurrentChange {
  const [current, setCurrent] = useState(-1)
  /** True where the next mark is to be scrolled to and focused. */
  const isStepping = useRef<boolean>(false)
  const at = Math.min(current, count - 1)
  const step = (by: 1 | -1) => {
    if (count === 0) return
    isStepping.current = true
    setCurrent(at < 0 && by < 0 ? count - 1 : (at + by + count) % count)
  }
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
    if (by === null || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (useLayout.getState().dialog !== null || isTyping(event.target)) return
    event.preventDefault()
    event.stopPropagation()
    step(by)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event)
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [])
  useEffect(() => {
    const shown = page.current
    const onClick = ({ target }: MouseEvent) => {
      const changed = target instanceof Element ? target.closest('[data-change]') : null
      if (changed) setCurrent(Number(changed.getAttribute('data-change')))
    }
    shown?.addEventListener('click', onClick)
    return () => shown?.removeEventListener('click', onClick)
  }, [page])
  // The marks are set past React: a text may have thousands of changes.
  useEffect(() => {
    const changed = page.current?.querySelector<HTMLElement>(`[data-change="${at}"]`)
    if (!changed) return undefined
    changed.dataset.current = ''
    if (isStepping.current) {
      changed.scrollIntoView({ block: 'center' })
      const target = changed.querySelector<HTMLElement>('[data-take-back]') ?? page.current
      target?.focus({ preventScroll: true })
    }
    isStepping.current = false
    return () => {
      delete changed.dataset.current
    }
  })
  return { current: at, step }
}
