import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useImperativeHandle, useRef } from 'react'
import type { RowsProps } from './Listbox.tsx'
import styles from './Listbox.module.css'

const OVERSCAN = 6

/** The rows' places, from the heights of those that were drawn before. */
function placed(heights: readonly number[]) {
  let start = 0
  return heights.map((size, index) => {
    const place = { key: index, index, start, end: start + size, size, lane: 0 }
    start += size
    return place
  })
}

/** Rows of which those in view, a few more and the active one are rendered. */
export function VirtualRows({ count, active, rowHeight, heights = [], row, onRange, handle }: RowsProps) {
  const element = useRef<HTMLDivElement>(null)
  const withActive = (range: Range) => {
    const rows = defaultRangeExtractor(range)
    if (active < 0 || active >= count || rows.includes(active)) return rows
    return [...rows, active].sort((one, other) => one - other)
  }
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => element.current?.parentElement ?? null,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    rangeExtractor: withActive,
    initialMeasurementsCache: placed(heights),
    useFlushSync: false,
  })

  const first = virtualizer.range?.startIndex ?? 0
  const last = virtualizer.range?.endIndex ?? 0
  useEffect(() => onRange?.({ first, last }), [onRange, first, last])

  useImperativeHandle(handle, () => ({
    reveal: (index) => {
      virtualizer.scrollToIndex(index)
      return true
    },
    page: () => last - first - 1,
  }))

  return (
    <div
      ref={element}
      role="presentation"
      className={styles.rows}
      style={{ height: virtualizer.getTotalSize() }}
    >
      {virtualizer
        .getVirtualItems()
        .map(({ index, start }) =>
          row(index, { ref: virtualizer.measureElement, style: { transform: `translateY(${start}px)` } }),
        )}
    </div>
  )
}
