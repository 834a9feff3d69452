import { create } from 'zustand'
import type { ArticleList, ArticleSummary, Input, Sort } from '../../../contract/contract.ts'
import { FIRST_LIST } from '../../../contract/firstList.ts'
import type { Status } from '../../../core/article.ts'
import type { Failure } from '../../../core/failure.ts'
import { newsroom } from '../client.ts'

const PAGE = FIRST_LIST.limit
const TYPING_PAUSE = 80
const REFRESH_PAUSE = 120

type Question = Pick<Input<'listArticles'>, 'query' | 'status' | 'sort'>
type Range = { first: number; last: number }

type Library = Question & {
  /** The question that the rows answer: it trails what is being typed. */
  answered: Question | null
  total: number
  counts: ArticleList['counts'] | null
  /** Rows by page of 100; a page that was never on show is absent. */
  pages: ReadonlyMap<number, readonly ArticleSummary[]>
  failure: Failure | null
  /** The row of the keyboard cursor: where it is, and which article was there. */
  active: { index: number; id: string | null }
  search(query: string): void
  filter(status: Status | 'all'): void
  sortBy(sort: Sort): void
  /** Says which rows are on show, so that they are read if they are missing. */
  need(range: Range): void
  activate(index: number): void
  /** Asks again, soon; many calls make one question. */
  refresh(pause?: number): void
}

/** The row at an index of the list, where it has been read. */
export function rowAt(pages: Library['pages'], index: number): ArticleSummary | undefined {
  return pages.get(Math.floor(index / PAGE))?.[index % PAGE]
}

/** Where an article stands among the rows that have been read; -1 where it does not. */
export function indexOfArticle(pages: Library['pages'], id: string): number {
  for (const [page, rows] of pages) {
    const at = rows.findIndex((row) => row.id === id)
    if (at >= 0) return page * PAGE + at
  }
  return -1
}

const pagesOf = ({ first, last }: Range) => {
  const from = Math.floor(first / PAGE)
  return Array.from({ length: Math.floor(last / PAGE) - from + 1 }, (_, at) => from + at)
}

/** True once the library has said what it holds, or why it cannot. */
export const hasAnswered = ({ answered, failure }: Library): boolean => answered !== null || failure !== null

/** The list of articles: a window on the library that is read page by page. */
export const useLibrary = create<Library>((set, get) => {
  /** Raised by each question; answers to an older one are dropped. */
  let asked = 0
  let visible: Range = { first: 0, last: 0 }
  let typing: ReturnType<typeof setTimeout> | undefined
  let refreshing: ReturnType<typeof setTimeout> | undefined
  const underway = new Set<number>()

  const readPage = (question: Question, page: number) =>
    newsroom.listArticles({ ...question, offset: page * PAGE, limit: PAGE })

  /** Asks for some pages and lets their answers replace all the rows at once, so that nothing flashes. */
  const ask = async (numbers: readonly number[]) => {
    asked += 1
    const mine = asked
    const { query, status, sort } = get()
    const question = { query, status, sort }
    underway.clear()
    for (const page of numbers) underway.add(page)
    const answers = await Promise.all(numbers.map((page) => readPage(question, page)))
    if (mine !== asked) return
    underway.clear()
    const pages = new Map<number, readonly ArticleSummary[]>()
    for (const [at, answer] of answers.entries()) {
      if (!answer.ok) return set({ failure: answer.failure })
      const { total, counts, items } = answer.value
      pages.set(numbers[at] ?? 0, items)
      set({ total, counts })
    }
    set(({ active, total }) => ({
      pages,
      answered: question,
      failure: null,
      active: settled(active, pages, total),
    }))
    get().need(visible)
  }

  const askAnew = () => {
    clearTimeout(typing)
    visible = { first: 0, last: 0 }
    set({ active: { index: 0, id: null } })
    void ask([0])
  }

  return {
    query: FIRST_LIST.query,
    status: FIRST_LIST.status,
    sort: FIRST_LIST.sort,
    answered: null,
    total: 0,
    counts: null,
    pages: new Map(),
    failure: null,
    active: { index: 0, id: null },
    search: (query) => {
      set({ query })
      clearTimeout(typing)
      typing = setTimeout(askAnew, TYPING_PAUSE)
    },
    filter: (status) => {
      set({ status })
      askAnew()
    },
    sortBy: (sort) => {
      set({ sort })
      askAnew()
    },
    need: (range) => {
      visible = range
      const { pages, total, answered } = get()
      if (!answered || total === 0) return
      const mine = asked
      for (const page of pagesOf({ first: range.first, last: Math.min(range.last, total - 1) })) {
        if (pages.has(page) || underway.has(page)) continue
        underway.add(page)
        void readPage(answered, page).then((answer) => {
          if (mine !== asked) return
          underway.delete(page)
          if (answer.ok) set((now) => ({ pages: new Map(now.pages).set(page, answer.value.items) }))
          else set({ failure: answer.failure })
        })
      }
    },
    activate: (index) => set(({ pages }) => ({ active: { index, id: rowAt(pages, index)?.id ?? null } })),
    refresh: (pause = REFRESH_PAUSE) => {
      if (refreshing !== undefined) return
      refreshing = setTimeout(() => {
        refreshing = undefined
        void ask(pagesOf(visible))
      }, pause)
    },
  }
})

/** The cursor after the rows changed: on its article where that still is, else on the nearest row. */
function settled(active: Library['active'], pages: Library['pages'], total: number): Library['active'] {
  const moved = active.id === null ? -1 : indexOfArticle(pages, active.id)
  const index = moved >= 0 ? moved : Math.max(0, Math.min(active.index, total - 1))
  return { index, id: rowAt(pages, index)?.id ?? active.id }
}
