import { useEffect, useMemo, useState } from 'react'
import type { TextRange } from '../../../core/search.ts'

type Spans = (text: string, query: string) => TextRange[]

/** What reads queries, once the first was made: the window starts without it. */
let loaded: Spans | null = null

/** Null until it is loaded; a text is shown unmarked until then. */
function useSpans(isNeeded: boolean): Spans | null {
  const [spans, setSpans] = useState(() => loaded)
  useEffect(() => {
    if (!isNeeded || spans) return
    let isGone = false
    import('./searchSpans.ts').then(
      ({ searchSpans }) => {
        loaded = searchSpans
        if (!isGone) setSpans(() => searchSpans)
      },
      () => undefined,
    )
    return () => {
      isGone = true
    }
  }, [isNeeded, spans])
  return spans
}

/** A text with the matches of a search marked. */
export function Highlighted({ text, query }: { text: string; query: string }) {
  const spansOf = useSpans(query !== '')
  const spans = useMemo(() => (query === '' || !spansOf ? [] : spansOf(text, query)), [text, query, spansOf])
  let done = 0
  const parts = spans.flatMap(({ from, to }) => {
    if (to <= done) return []
    const start = Math.max(from, done)
    const before = text.slice(done, start)
    done = to
    return [before, <mark key={start}>{text.slice(start, to)}</mark>]
  })
  return (
    <>
      {parts}
      {text.slice(done)}
    </>
  )
}
