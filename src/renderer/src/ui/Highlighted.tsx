import { useMemo } from 'react'
import { findFolded, parseQuery, type TextRange } from '../../../core/search.ts'

const LETTER_BEFORE = /[\p{L}\p{N}\p{M}]$/u
/** In scripts without spaces between words a single character matches anywhere; elsewhere a match must start a word. */
const WORD_ANYWHERE = /^[^\p{scx=Latin}\p{scx=Greek}\p{scx=Cyrillic}\p{N}]$/u

function spansOf(text: string, query: string): TextRange[] {
  const words = parseQuery(query)
    .wanted.filter(({ field }) => field === null || field === 'headline')
    .flatMap(({ words }) => words)
  const spans = words.flatMap((word) =>
    findFolded(text, word).filter(
      ({ from }) => WORD_ANYWHERE.test(word) || !LETTER_BEFORE.test(text.slice(0, from)),
    ),
  )
  return spans.sort((one, other) => one.from - other.from)
}

/** A text with the matches of a search marked. */
export function Highlighted({ text, query }: { text: string; query: string }) {
  const spans = useMemo(() => (query === '' ? [] : spansOf(text, query)), [text, query])
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
