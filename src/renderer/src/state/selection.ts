import { create } from 'zustand'
import type { NewsroomEvent } from '../../../contract/events.ts'
import type { ArticleSummary } from '../../../core/library.ts'
import { newsroom } from '../client.ts'
import { indexOfArticle, inputOf, rowAt, totalOf, useLibrary } from './library.ts'
import { notifyFailure } from './toasts.ts'

/** What is known of a selected article, as it was last told. */
export type Selected = Pick<ArticleSummary, 'id' | 'status' | 'embargo'>

/** `add-range` keeps what was selected before. */
export type SelectGesture = 'toggle' | 'range' | 'add-range' | 'all' | 'clear'

type Place = { index: number; id: string | null }

type Selection = {
  /** The articles selected for something that is done to several, by id. */
  articles: ReadonlyMap<string, Selected>
  /** True while rows that were never on show are being asked for. */
  isReading: boolean
  /**
   * Does what a key or a click means at a row of the list, before the cursor moves there. `current`, the article that is
   * shown as the chosen one, is selected with the first that is toggled.
   */
  select(gesture: SelectGesture, index: number, current: string | null): Promise<void>
  /** Selects these articles and no others, whether the list shows them or not. */
  selectThese(articles: readonly Selected[]): void
  /** Selects an article of the list and no other. */
  selectOnly(id: string): void
  /** Selects of the selected articles those with such ids. */
  keepOnly(ids: readonly string[]): void
  clear(): void
  /** Keeps the selection up to date: an article that is gone is not selected any more. */
  hear(event: NewsroomEvent): void
}

/** The most rows that the library gives at once. */
const CHUNK = 500
/** How often rows are read again that moved while they were read. */
const MAX_READS = 3

const toSelected = ({ id, status, embargo }: ArticleSummary): Selected => ({ id, status, embargo })

/** The rows from one index to another, which the library is asked for unless all of them have been read; null on a failure. */
async function rowsBetween(from: number, to: number): Promise<readonly ArticleSummary[] | null> {
  const { pages, answered } = useLibrary.getState()
  const known = Array.from({ length: to - from + 1 }, (_, at) => rowAt(pages, from + at))
  const rows = known.filter((row) => row !== undefined)
  if (rows.length === known.length || !answered) return rows
  for (let reads = 1; ; reads += 1) {
    const read: ArticleSummary[] = []
    let end = to
    for (let offset = from; offset <= end; offset += CHUNK) {
      const limit = Math.min(CHUNK, end + 1 - offset)
      const answer = await newsroom.listArticles({ ...inputOf(answered), offset, limit })
      if (!answer.ok) {
        notifyFailure(answer.failure)
        return null
      }
      read.push(...answer.value.items)
      end = Math.min(end, answer.value.total - 1)
    }
    const isWhole = new Set(read.map(({ id }) => id)).size === end - from + 1
    if (isWhole || reads === MAX_READS) return read
  }
}

/** The articles of the list that are selected together. */
export const useSelection = create<Selection>((set, get) => {
  /** Incremented by each gesture: what an older one still reads is dropped. */
  let gestures = 0
  /** The row from which ranges go, and the one that they went to: by its article, or by its index where it was not read. */
  let anchor: Place | null = null
  let head: Place | null = null

  const placeAt = (index: number): Place => ({
    index,
    id: rowAt(useLibrary.getState().pages, index)?.id ?? null,
  })
  const indexOf = ({ index, id }: Place) => {
    const found = id === null ? -1 : indexOfArticle(useLibrary.getState().pages, id)
    return found >= 0 ? found : index
  }

  const selectRange = async (from: number, to: number, before: Selection['articles']) => {
    const mine = gestures
    set({ isReading: true })
    const rows = await rowsBetween(Math.min(from, to), Math.max(from, to))
    if (mine !== gestures) return
    set({ isReading: false })
    if (rows)
      set({ articles: new Map([...before, ...rows.map((row) => [row.id, toSelected(row)] as const)]) })
  }

  return {
    articles: new Map(),
    isReading: false,
    select: async (gesture, index, current) => {
      if (gesture === 'clear') return get().clear()
      gestures += 1
      set({ isReading: false })
      const { pages, active } = useLibrary.getState()
      const { articles } = get()
      if (gesture === 'all') return selectRange(0, totalOf(useLibrary.getState()) - 1, new Map())
      if (gesture !== 'toggle') {
        // The cursor has moved since the last gesture: the range goes from there.
        if (!anchor || !head || indexOf(head) !== active.index) anchor = placeAt(active.index)
        head = placeAt(index)
        return selectRange(indexOf(anchor), index, gesture === 'range' ? new Map() : articles)
      }
      const row = rowAt(pages, index)
      if (!row) return
      anchor = { index, id: row.id }
      head = anchor
      const next = new Map(articles)
      const currentIndex = current === null || articles.size > 0 ? -1 : indexOfArticle(pages, current)
      const first = rowAt(pages, currentIndex)
      if (first) next.set(first.id, toSelected(first))
      if (articles.has(row.id)) next.delete(row.id)
      else next.set(row.id, toSelected(row))
      set({ articles: next })
    },
    selectThese: (articles) => {
      gestures += 1
      anchor = null
      head = null
      set({
        articles: new Map(articles.map(({ id, status, embargo }) => [id, { id, status, embargo }])),
        isReading: false,
      })
    },
    selectOnly: (id) => {
      const { pages } = useLibrary.getState()
      const index = indexOfArticle(pages, id)
      const row = rowAt(pages, index)
      if (!row) return
      gestures += 1
      anchor = { index, id }
      head = anchor
      set({ articles: new Map([[id, toSelected(row)]]), isReading: false })
    },
    keepOnly: (ids) => {
      const kept = new Set(ids)
      gestures += 1
      set(({ articles }) => ({
        articles: new Map([...articles].filter(([id]) => kept.has(id))),
        isReading: false,
      }))
    },
    clear: () => {
      gestures += 1
      anchor = null
      head = null
      if (get().articles.size > 0 || get().isReading) set({ articles: new Map(), isReading: false })
    },
    hear: (event) => {
      if (event.type === 'library-changed') return
      const id = event.type === 'article-removed' ? event.id : event.summary.id
      const { articles } = get()
      if (!articles.has(id)) return
      const next = new Map(articles)
      if (event.type === 'article-removed') next.delete(id)
      else next.set(id, toSelected(event.summary))
      set({ articles: next })
    },
  }
})

// What is not listed any more is not left selected behind one's back.
useLibrary.subscribe(({ answered }, { answered: before }) => {
  if (!before || !answered) return
  if (answered.query !== before.query || answered.status !== before.status) useSelection.getState().clear()
})

/** Selected articles in the order of the list, as far as it has been read; those of other rows come last. */
export function selectedInOrder(articles: Selection['articles']): Selected[] {
  const places = new Map<string, number>()
  const { pages } = useLibrary.getState()
  for (const [, rows] of [...pages].sort(([one], [other]) => one - other))
    for (const row of rows) if (row) places.set(row.id, places.size)
  const placeOf = ({ id }: Selected) => places.get(id) ?? places.size
  return [...articles.values()].sort((one, other) => placeOf(one) - placeOf(other))
}
