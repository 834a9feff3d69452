import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure } from '../../../../core/failure.ts'
import type { BinRow } from '../../../../core/library.ts'
import { newsroom } from '../../client.ts'

/** Milliseconds after the last keystroke, and after an event. */
const PAUSE = 120

/** The rows of the bin that match a query, and the query that they answer. */
type BinRows = { rows: readonly BinRow[] | null; answered: string; failure: Failure | null }

/** The rows of the bin, kept up to date; those of the query before stay until the next are there. */
export function useBinRows(query: string): BinRows & { refresh(): void } {
  const [found, setFound] = useState<BinRows>({ rows: null, answered: '', failure: null })
  const asked = useRef(0)
  const known = useRef<ReadonlySet<string>>(new Set())
  const read = useCallback(async () => {
    const mine = ++asked.current
    const answer = await newsroom.listBin({ query })
    if (mine !== asked.current) return
    if (answer.ok) {
      known.current = new Set(answer.value.map(({ id }) => id))
      setFound({ rows: answer.value, answered: query, failure: null })
    } else setFound((before) => ({ ...before, failure: answer.failure }))
  }, [query])
  useEffect(() => {
    let timer = setTimeout(() => void read(), query === '' ? 0 : PAUSE)
    const unsubscribe = newsroom.subscribe((event) => {
      // A save changes nothing here; an article that was brought back from the bin does.
      if (event.type === 'article-changed' && !known.current.has(event.summary.id)) return
      clearTimeout(timer)
      timer = setTimeout(() => void read(), PAUSE)
    })
    return () => {
      asked.current += 1
      clearTimeout(timer)
      unsubscribe()
    }
  }, [read, query])
  return { ...found, refresh: () => void read() }
}
