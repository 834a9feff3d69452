import { useEffect, useState } from 'react'
import type { ArticleSummary } from '../../../../core/library.ts'
import type { Failure } from '../../../../core/failure.ts'
import { newsroom } from '../../client.ts'

const TYPING_PAUSE = 80
/** Further matches need a longer query. */
const MAX_FOUND = 20
const MAX_RECENT = 6

type SearchResult = {
  /** The query that was answered. */
  query: string
  total: number
  items: readonly ArticleSummary[]
  failure: Failure | null
}

/** The articles for a query, for '' those changed last; null until the first answer. */
export function useArticleSearch(query: string): SearchResult | null {
  const [found, setFound] = useState<SearchResult | null>(null)
  useEffect(() => {
    let isCurrent = true
    const ask = async () => {
      const answer = await newsroom.listArticles({
        query,
        status: 'all',
        sort: query === '' ? 'updated' : 'best',
        offset: 0,
        limit: query === '' ? MAX_RECENT : MAX_FOUND,
      })
      if (!isCurrent) return
      if (answer.ok) setFound({ query, total: answer.value.total, items: answer.value.items, failure: null })
      else setFound({ query, total: 0, items: [], failure: answer.failure })
    }
    const timer = setTimeout(() => void ask(), query === '' ? 0 : TYPING_PAUSE)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [query])
  return found
}
