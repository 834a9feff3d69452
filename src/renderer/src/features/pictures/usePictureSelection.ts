import { useRef, useState } from 'react'
import type { Failure } from '../../../../core/failure.ts'
import type { PictureRow, PicturesShown } from '../../../../core/pictures/index.ts'
import type { SelectGesture } from '../../state/selection.ts'
import { picturesFrom } from './usePictureList.ts'

type Selected = ReadonlyMap<string, PictureRow>

const bySrc = (rows: Iterable<PictureRow>): Map<string, PictureRow> =>
  new Map([...rows].map((row) => [row.src, row]))

/** The pictures that are selected together, by address; those of a range that were not read yet are read. */
export function usePictureSelection(
  query: string,
  show: PicturesShown,
  rows: ReadonlyMap<number, PictureRow>,
) {
  const [selected, setSelected] = useState<Selected>(new Map())
  /** The place from which ranges go. */
  const anchor = useRef<number | null>(null)
  /** Counts what is selected and cleared: the answer to an earlier gesture is dropped. */
  const turn = useRef<number>(0)
  const clear = () => {
    turn.current += 1
    anchor.current = null
    setSelected(new Map())
  }

  const selectFrom = async (from: number, count: number, before: Selected): Promise<Failure | null> => {
    turn.current += 1
    const mine = turn.current
    const known = Array.from({ length: Number.isFinite(count) ? count : 0 }, (_, at) => rows.get(from + at))
    const here = known.filter((row) => row !== undefined)
    const isKnown = Number.isFinite(count) && here.length === count
    const found = isKnown ? { ok: true as const, value: here } : await picturesFrom(query, show, from, count)
    if (mine !== turn.current) return null
    if (!found.ok) return found.failure
    setSelected(new Map([...before, ...bySrc(found.value)]))
    return null
  }

  const select = (gesture: SelectGesture, index: number, cursor: number) => {
    const row = rows.get(index)
    if (gesture === 'clear') return clear()
    if (gesture === 'all') return void selectFrom(0, Number.POSITIVE_INFINITY, new Map())
    if (gesture === 'toggle') {
      if (!row) return
      turn.current += 1
      anchor.current = index
      const next = new Map(selected)
      if (!next.delete(row.src)) next.set(row.src, row)
      return setSelected(next)
    }
    anchor.current ??= cursor
    const from = Math.min(anchor.current, index)
    const count = Math.abs(anchor.current - index) + 1
    void selectFrom(from, count, gesture === 'range' ? new Map() : selected)
  }
  return { selected, select, clear, selectUnused: () => selectFrom(0, Number.POSITIVE_INFINITY, new Map()) }
}
