import { create } from 'zustand'
import { eventArticleId, type NewsroomEvent } from '../../../contract/events.ts'
import type { Input } from '../../../contract/contract.ts'
import { FIRST_LIST } from '../../../contract/firstList.ts'
import type { Status } from '../../../core/article/index.ts'
import type { Failure } from '../../../core/failure.ts'
import {
  type ArticleList,
  type ArticleSummary,
  type Direction,
  type Sort,
  SORT_DIRECTIONS,
} from '../../../core/library.ts'
import type { SearchHit } from '../../../core/query/index.ts'
import { newsroom } from '../client.ts'
import { SEARCH_DEBOUNCE } from '../typingRhythm.ts'
import { isWhole, PAGE_SIZE, type Pages, patchList } from './patchList.ts'

/** This window, among those that ask the library. */
const WINDOW = crypto.randomUUID()
const REFRESH_PAUSE = 120
/** How many articles' last states are kept from events, for those that are not among the rows read. */
const MAX_HEARD = 500

/** What the list is asked for. */
export type Question = Pick<Input<'listArticles'>, 'query' | 'status' | 'sort'> & { direction: Direction }
/** What of a question is chosen beside its query. */
type StatusAndOrder = Omit<Question, 'query'>
type Range = { first: number; last: number }

type Library = StatusAndOrder & {
  /** The query is both of these (`queryOf`): the terms that are shown as chips, and the text of the search field. */
  filters: string
  typed: string
  /** True where the list shows what is ready, to fill a hole; `before` is what it showed then. */
  isFillingHole: boolean
  before: StatusAndOrder | null
  /** The query that `pages` answers; it lags behind typing. */
  answered: Question | null
  /** What matches the query, by status. */
  counts: ArticleList['counts'] | null
  pages: Pages
  /** Where what is sought stands in the rows, by their articles. */
  hits: ReadonlyMap<string, SearchHit>
  failure: Failure | null
  /** The keyboard cursor: its row, and the article that was there. */
  active: { index: number; id: string | null }
  /** Seeks what was typed, after a pause. */
  search(typed: string): void
  /** Filters by terms, and by the text that the search field has then, at once. */
  filterBy(filters: string, typed?: string): void
  filter(status: Status | 'all'): void
  /** In the usual direction of the order, where none is given. */
  sortBy(sort: Sort, direction?: Direction): void
  /** Shows what is ready, the longest first. */
  fillHole(): void
  /** Asks for all that a saved search has. */
  askFor(search: StatusAndOrder & { filters: string; typed: string }): void
  /** Sets the visible rows, so that missing ones are read. */
  need(range: Range): void
  activate(index: number): void
  /** Reads the rows on show; resolves once they are there, or have failed. */
  load(): Promise<void>
  /** Reads the list again soon; calls in quick succession are joined. */
  refresh(pause?: number): void
  /**
   * Brings the list up to an event, without asking the library where that is possible. `answered` is what the list answered
   * when the event came, where that was earlier.
   */
  hear(event: NewsroomEvent, answered?: Question | null): void
}

/** How many articles the list has: those that match its query and status. */
export const totalOf = ({ answered, counts }: Pick<Library, 'answered' | 'counts'>): number =>
  answered && counts ? counts[answered.status] : 0

/** The row at an index, if it has been read. */
export function rowAt(pages: Library['pages'], index: number): ArticleSummary | undefined {
  return pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE]
}

/** An article's index among the rows that have been read; -1 if it is not among them. */
export function indexOfArticle(pages: Library['pages'], id: string): number {
  for (const [page, rows] of pages) {
    const at = rows.findIndex((row) => row?.id === id)
    if (at >= 0) return page * PAGE_SIZE + at
  }
  return -1
}

const pagesOf = ({ first, last }: Range) => {
  const from = Math.floor(first / PAGE_SIZE)
  return Array.from({ length: Math.floor(last / PAGE_SIZE) - from + 1 }, (_, at) => from + at)
}

/** True once the list has been read, or has failed. */
export const hasAnswered = ({ answered, failure }: Library): boolean => answered !== null || failure !== null

/** The query that the filters and the text of the search field make. */
export const queryOf = ({ filters, typed }: Pick<Library, 'filters' | 'typed'>): string =>
  filters === '' || typed === '' ? filters + typed : `${filters} ${typed}`

/** What the library is asked; the usual direction of an order goes without saying. */
export function inputOf({
  direction,
  ...question
}: Question): Pick<Input<'listArticles'>, 'query' | 'status' | 'sort' | 'direction'> {
  return direction === SORT_DIRECTIONS[question.sort] ? question : { ...question, direction }
}

/** The list of articles, read page by page. */
export const useLibrary = create<Library>((set, get) => {
  /** Incremented by each query; answers to older ones are dropped, and those that are not made yet are not made. */
  let asked = 0
  let visible: Range = { first: 0, last: 0 }
  let typing: ReturnType<typeof setTimeout> | undefined
  let refreshing: ReturnType<typeof setTimeout> | undefined
  const underway = new Set<number>()
  /** The last states of articles that events told of, by id; null for one that was removed. */
  const heard = new Map<string, ArticleSummary | null>()

  const readPage = (question: Question, page: number) =>
    newsroom.listArticles({
      ...inputOf(question),
      ...(question.query !== '' && { excerpts: true }),
      // The first question of a window is the one that was sent before this code was there.
      ...(asked > 1 && { latest: { of: WINDOW, turn: asked } }),
      offset: page * PAGE_SIZE,
      limit: PAGE_SIZE,
    })

  /** Reads pages and replaces all rows at once, so that nothing flickers. */
  const ask = async (numbers: readonly number[]) => {
    asked += 1
    const mine = asked
    const { status, sort, direction } = get()
    const question = { query: queryOf(get()), status, sort, direction }
    underway.clear()
    for (const page of numbers) underway.add(page)
    const answers = await Promise.all(numbers.map((page) => readPage(question, page)))
    if (mine !== asked) return
    underway.clear()
    const pages = new Map<number, readonly ArticleSummary[]>()
    const hits = new Map<string, SearchHit>()
    let { counts } = get()
    for (const [at, answer] of answers.entries()) {
      if (!answer.ok) return set({ failure: answer.failure })
      counts = answer.value.counts
      pages.set(numbers[at] ?? 0, answer.value.items)
      for (const hit of answer.value.hits ?? []) hits.set(hit.id, hit)
    }
    const list = { answered: question, counts, pages }
    set(({ active }) => ({ ...list, hits, failure: null, active: activeAfterUpdate(active, list) }))
    get().need(visible)
  }

  const askAnew = () => {
    clearTimeout(typing)
    visible = { first: 0, last: 0 }
    set({ active: { index: 0, id: null } })
    void ask([0])
  }

  return {
    status: FIRST_LIST.status,
    sort: FIRST_LIST.sort,
    direction: SORT_DIRECTIONS[FIRST_LIST.sort],
    filters: FIRST_LIST.query,
    typed: '',
    isFillingHole: false,
    before: null,
    answered: null,
    counts: null,
    pages: new Map(),
    hits: new Map(),
    failure: null,
    active: { index: 0, id: null },
    search: (typed) => {
      set({ typed })
      clearTimeout(typing)
      typing = setTimeout(askAnew, SEARCH_DEBOUNCE)
    },
    filterBy: (filters, typed = get().typed) => {
      set({ filters, typed })
      askAnew()
    },
    filter: (status) => {
      set(({ before }) => ({ ...before, status, isFillingHole: false, before: null }))
      askAnew()
    },
    sortBy: (sort, direction = SORT_DIRECTIONS[sort]) => {
      set({ sort, direction })
      askAnew()
    },
    fillHole: () => {
      const { isFillingHole, status, sort, direction } = get()
      if (isFillingHole) return
      set({ isFillingHole: true, before: { status, sort, direction } })
      set({ status: 'ready', sort: 'signs', direction: SORT_DIRECTIONS.signs })
      askAnew()
    },
    askFor: (search) => {
      set({ ...search, isFillingHole: false, before: null })
      askAnew()
    },
    need: (range) => {
      visible = range
      const { pages, counts, answered } = get()
      const total = totalOf(get())
      if (!answered || !counts || total === 0) return
      const mine = asked
      for (const page of pagesOf({ first: range.first, last: Math.min(range.last, total - 1) })) {
        if (isWhole({ ...answered, counts, pages }, page) || underway.has(page)) continue
        underway.add(page)
        void readPage(answered, page).then((answer) => {
          if (mine !== asked) return
          underway.delete(page)
          if (!answer.ok) return set({ failure: answer.failure })
          const { items, hits = [] } = answer.value
          set((now) => ({
            answered: now.answered && { ...now.answered },
            pages: new Map(now.pages).set(page, items),
            hits: new Map([...now.hits, ...hits.map((hit) => [hit.id, hit] as const)]),
          }))
          if (answer.value.total !== totalOf(get())) get().refresh()
        })
      }
    },
    hear: (event, answeredThen = get().answered) => {
      const id = eventArticleId(event)
      if (id === null) {
        heard.clear()
        return get().refresh()
      }
      const before = heard.get(id)
      const after = event.type === 'article-changed' ? event.summary : null
      heard.delete(id)
      heard.set(id, after)
      for (const oldest of heard.keys()) {
        if (heard.size <= MAX_HEARD) break
        heard.delete(oldest)
      }
      const { answered, failure, counts, pages } = get()
      // An answer on its way may be from before the event or from after it.
      if (!answered || !counts || failure || underway.size > 0) return get().refresh()
      // An answer can overtake events that it has in it already: then only a row proves that an article is yet to be moved or
      // counted out.
      const isSameStatus = answered === answeredThen && before?.status === after?.status
      const isCertain = isSameStatus || indexOfArticle(pages, id) >= 0
      const patched = isCertain && patchList({ ...answered, counts, pages }, { id, before, after })
      if (!patched) return get().refresh()
      const list = { answered, counts: patched.counts, pages: patched.pages }
      set(({ active }) => ({ ...list, active: activeAfterUpdate(active, list) }))
      get().need(visible)
    },
    activate: (index) => set(({ pages }) => ({ active: { index, id: rowAt(pages, index)?.id ?? null } })),
    load: () => ask(pagesOf(visible)),
    refresh: (pause = REFRESH_PAUSE) => {
      if (refreshing !== undefined) return
      refreshing = setTimeout(() => {
        refreshing = undefined
        void get().load()
      }, pause)
    },
  }
})

/** The cursor after the rows changed: on its article if that is still listed, else on the nearest row. */
function activeAfterUpdate(
  active: Library['active'],
  list: Pick<Library, 'answered' | 'counts' | 'pages'>,
): Library['active'] {
  const { pages } = list
  const moved = active.id === null ? -1 : indexOfArticle(pages, active.id)
  const index = moved >= 0 ? moved : Math.max(0, Math.min(active.index, totalOf(list) - 1))
  return { index, id: rowAt(pages, index)?.id ?? active.id }
}
