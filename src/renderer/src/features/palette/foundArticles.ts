import { useEffect, useState } from 'react'
import type { ArticleSummary } from '../../../../contract/contract.ts'
import type { Failure } from '../../../../core/failure.ts'
import { newsroom } from '../../client.ts'

const TYPING_PAUSE = 80
/** More than these are found by typing on. */
const MOST_FOUND = 20
const MOST_RECENT = 6

type Found = {
  /** What was sought. */
  query: string
  total: number
  items: readonly ArticleSummary[]
  failure: Failure | null
}

/** The library's articles for what was typed, the last changed ones for nothing; null until the first answer. */
export function useFoundArticles(query: string): Found | null {
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    let isWanted = true
    const ask = async () => {
      const answer = await newsroom.listArticles({
        query,
        status: 'all',
        sort: query === '' ? 'updated' : 'best',
        offset: 0,
        limit: query === '' ? MOST_RECENT : MOST_FOUND,
      })
      if (!isWanted) return
      if (answer.ok) setFound({ query, total: answer.value.total, items: answer.value.items, failure: null })
      else setFound({ query, total: 0, items: [], failure: answer.failure })
    }
    const timer = setTimeout(() => void ask(), query === '' ? 0 : TYPING_PAUSE)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [query])
  return found
}
