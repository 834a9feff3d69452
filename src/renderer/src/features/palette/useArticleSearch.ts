import { useEffect, useState } from 'react'
import type { ArticleSummary } from '../../../../core/library.ts'
import type { SearchHit } from '../../../../core/query/index.ts'
import type { Failure } from '../../../../core/failure.ts'
import { newsroom } from '../../client.ts'
import { SEARCH_DEBOUNCE } from '../../typingRhythm.ts'

/** This palette, among those that ask the library. */
const PALETTE = crypto.randomUUID()
/** Further matches need a longer query. */
const MAX_FOUND = 20
const MAX_RECENT = 6

type SearchResult = {
  /** The query that was answered. */
  query: string
  total: number
  items: readonly ArticleSummary[]
  /** Where what is sought stands in them, by their ids. */
  hits: ReadonlyMap<string, SearchHit>
  failure: Failure | null
}

let asked = 0

/** The articles for a query, for '' those changed last; null until the first answer. */
export function useArticleSearch(query: string): SearchResult | null {
  const [found, setFound] = useState<SearchResult | null>(null)
  useEffect(() => {
    let isCurrent = true
    const ask = async () => {
      asked += 1
      const answer = await newsroom.listArticles({
        query,
        status: 'all',
        ...(query !== '' && { excerpts: true }),
        sort: query === '' ? 'updated' : 'best',
        latest: { of: PALETTE, turn: asked },
        offset: 0,
        limit: query === '' ? MAX_RECENT : MAX_FOUND,
      })
      if (!isCurrent) return
      if (!answer.ok)
        return setFound({ query, total: 0, items: [], hits: new Map(), failure: answer.failure })
      const { total, items, hits = [] } = answer.value
      setFound({ query, total, items, hits: new Map(hits.map((hit) => [hit.id, hit])), failure: null })
    }
    const timer = setTimeout(() => void ask(), query === '' ? 0 : SEARCH_DEBOUNCE)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [query])
  return found
}
