import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure, Result } from '../../../../core/failure.ts'
import type { PictureList, PictureRow, PicturesShown } from '../../../../core/pictures/index.ts'
import { newsroom } from '../../client.ts'

/** Rows of one question. */
const PAGE = 100
/** The most rows of one question. */
const MOST = 500
/** Milliseconds after the last keystroke and after an event; and until it is asked again what is still being looked for. */
const PAUSE = 120
const ASK_AGAIN = 400

type Counts = PictureList['counts']
type Found = {
  /** What these rows answer; null before the first answer. */
  answered: string | null
  total: number
  counts: Counts
  /** By their places in the list; those that were not asked for are missing. */
  rows: ReadonlyMap<number, PictureRow>
  isLooking: boolean
  failure: Failure | null
}

const NOT_LOADED: Found = {
  answered: null,
  total: 0,
  counts: { all: 0, used: 0, unused: 0, missing: 0, large: 0 },
  rows: new Map(),
  isLooking: false,
  failure: null,
}

const ask = (
  query: string,
  show: PicturesShown,
  offset: number,
  limit: number,
): Promise<Result<PictureList>> => newsroom.listPictures({ query, show, offset, limit })

/** Some of the pictures that are listed, from a place on; all of them without a limit. */
export async function picturesFrom(
  query: string,
  show: PicturesShown,
  from = 0,
  count = Number.POSITIVE_INFINITY,
): Promise<Result<PictureRow[]>> {
  const rows: PictureRow[] = []
  for (let total = 1; from + rows.length < total && rows.length < count; ) {
    const page = await ask(query, show, from + rows.length, Math.min(MOST, count - rows.length))
    if (!page.ok) return page
    if (page.value.items.length === 0) break
    total = page.value.total
    rows.push(...page.value.items)
  }
  return { ok: true, value: rows }
}

/**
 * The pictures that match a query, kept up to date and read as they come into view; those of the query before stay until the next
 * are there.
 */
export function usePictureList(
  query: string,
  show: PicturesShown,
): Found & { needRange(range: { first: number; last: number }): void; refresh(): void } {
  const key = `${show} ${query}`
  const [found, setFound] = useState<Found>(NOT_LOADED)
  const asked = useRef(0)
  const visible = useRef(0)
  const underWay = useRef(new Set<number>())

  const read = useCallback(
    async (page: number, isFresh: boolean) => {
      const mine = isFresh ? ++asked.current : asked.current
      if (isFresh) underWay.current.clear()
      underWay.current.add(page)
      const answer = await ask(query, show, page * PAGE, PAGE)
      if (mine !== asked.current) return
      underWay.current.delete(page)
      if (!answer.ok) return setFound((before) => ({ ...before, failure: answer.failure }))
      const { total, counts, items, isLooking } = answer.value
      setFound((before) => {
        const rows = new Map(isFresh ? [] : before.rows)
        for (const [at, row] of items.entries()) rows.set(page * PAGE + at, row)
        return { answered: `${show} ${query}`, total, counts, rows, isLooking, failure: null }
      })
    },
    [query, show],
  )
  const refresh = useCallback(() => void read(Math.floor(visible.current / PAGE), true), [read])

  useEffect(() => {
    visible.current = 0
    let timer = setTimeout(refresh, query === '' ? 0 : PAUSE)
    const unsubscribe = newsroom.subscribe(() => {
      clearTimeout(timer)
      timer = setTimeout(refresh, PAUSE)
    })
    return () => {
      asked.current += 1
      clearTimeout(timer)
      unsubscribe()
    }
  }, [refresh, query])

  useEffect(() => {
    if (!found.isLooking || found.answered !== key) return
    const timer = setTimeout(refresh, ASK_AGAIN)
    return () => clearTimeout(timer)
  }, [found, key, refresh])

  const { rows, total, answered } = found
  const needRange = useCallback(
    ({ first, last }: { first: number; last: number }) => {
      visible.current = first
      if (answered !== key) return
      for (const page of new Set([Math.floor(first / PAGE), Math.floor(last / PAGE)])) {
        const isThere = rows.has(page * PAGE) || underWay.current.has(page)
        if (!isThere && page * PAGE < total) void read(page, false)
      }
    },
    [rows, total, answered, key, read],
  )
  return { ...found, needRange, refresh }
}
