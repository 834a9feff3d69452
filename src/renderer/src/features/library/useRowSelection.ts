import { useRef, useState } from 'react'
import type { SelectGesture } from '../../state/selection.ts'

/** Rows that are selected together in a list that is known whole, by id. */
export function useRowSelection(ids: readonly string[]) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  /** The row from which ranges go. */
  const anchor = useRef<string | null>(null)
  // What is not listed any more is not left selected behind one's back.
  const listed = new Set(ids)
  const here = [...selected].filter((id) => listed.has(id))

  const select = (gesture: SelectGesture, index: number, from: number) => {
    const id = ids[index]
    if (gesture === 'clear' || id === undefined) {
      anchor.current = null
      return setSelected(new Set())
    }
    if (gesture === 'all') return setSelected(new Set(ids))
    if (gesture === 'toggle') {
      anchor.current = id
      return setSelected(
        here.includes(id) ? new Set(here.filter((each) => each !== id)) : new Set([...here, id]),
      )
    }
    anchor.current ??= ids[from] ?? id
    const start = Math.max(0, ids.indexOf(anchor.current))
    const range = ids.slice(Math.min(start, index), Math.max(start, index) + 1)
    setSelected(new Set(gesture === 'range' ? range : [...here, ...range]))
  }
  return { selected: new Set(here), select }
}
