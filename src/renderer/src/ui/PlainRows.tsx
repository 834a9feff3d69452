import { useEffect, useImperativeHandle, useRef } from 'react'
import type { RowsProps } from './Listbox.tsx'
import styles from './Listbox.module.css'

/** No row is lower, in pixels: so many fill the window. */
const LEAST_HEIGHT = 60

/**
 * The first rows of a list, as many as a window has room for, one under the other as the browser lays them out, with room for the
 * others below. They need no code that measures, and stand where `VirtualRows` has them, which take over.
 */
export function PlainRows({ count, rowHeight, row, onRange, handle }: RowsProps) {
  const element = useRef<HTMLDivElement>(null)
  const drawn = Math.min(count, Math.ceil(window.innerHeight / LEAST_HEIGHT))
  useEffect(() => onRange?.({ first: 0, last: drawn - 1 }), [onRange, drawn])

  useImperativeHandle(handle, () => ({
    reveal: (index) => {
      const found = element.current?.children[index]
      found?.scrollIntoView({ block: 'nearest' })
      return found !== undefined
    },
    page: () => Math.floor((element.current?.parentElement?.clientHeight ?? 0) / rowHeight) - 1,
  }))

  return (
    <div
      ref={element}
      role="presentation"
      className={`${styles.rows} ${styles.plain}`}
      style={{ paddingBottom: (count - drawn) * rowHeight }}
    >
      {Array.from({ length: drawn }, (_, index) => row(index))}
    </div>
  )
}

/** The heights of the rows of a list box, in pixels, for the rows that take over. */
export function rowHeights(listId: string): number[] {
  const rows = document.getElementById(listId)?.querySelectorAll('[role=option]') ?? []
  return [...rows].map((row) => row.getBoundingClientRect().height)
}
