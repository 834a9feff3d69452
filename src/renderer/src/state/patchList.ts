import { FIRST_LIST } from '../../../contract/firstList.ts'
import type { Status } from '../../../core/article/index.ts'
import {
  type ArticleList,
  type ArticleSummary,
  compareSummaries,
  type Direction,
  type Sort,
} from '../../../core/library.ts'

export const PAGE_SIZE = FIRST_LIST.limit

/** The rows that have been read, by page; a page that was never on show is absent, a row that is not known undefined. */
export type Pages = ReadonlyMap<number, readonly (ArticleSummary | undefined)[]>

/** A list as far as it has been read, and the question that it answers. */
export type KnownList = {
  query: string
  status: Status | 'all'
  sort: Sort
  direction: Direction
  counts: ArticleList['counts']
  pages: Pages
}

/** An article before and after a change: null where it is not in the library, undefined where that is not known. */
export type ArticleChange = {
  id: string
  before: ArticleSummary | null | undefined
  after: ArticleSummary | null
}

/** Compares two articles in the order of the list. */
type Compare = (one: ArticleSummary, other: ArticleSummary) => number

type Row = { index: number; article: ArticleSummary }

/** True where every row of a page is known. */
export function isWhole(
  { status, counts, pages }: Pick<KnownList, 'status' | 'counts' | 'pages'>,
  page: number,
): boolean {
  const rows = pages.get(page)
  const length = Math.min(PAGE_SIZE, counts[status] - page * PAGE_SIZE)
  return rows !== undefined && rows.length >= length && rows.every((row) => row !== undefined)
}

function rowsIn(pages: Pages): Row[] {
  return [...pages]
    .sort(([one], [other]) => one - other)
    .flatMap(([page, rows]) =>
      rows.flatMap((article, at) => (article ? [{ index: page * PAGE_SIZE + at, article }] : [])),
    )
}

function pagesOf(rows: readonly Row[], total: number): Pages {
  const pages = new Map<number, (ArticleSummary | undefined)[]>()
  for (const { index, article } of rows) {
    const page = Math.floor(index / PAGE_SIZE)
    const length = Math.min(PAGE_SIZE, total - page * PAGE_SIZE)
    const held = pages.get(page) ?? new Array<ArticleSummary | undefined>(length).fill(undefined)
    held[index % PAGE_SIZE] = article
    pages.set(page, held)
  }
  return pages
}

/** How many of the rows stand before an article. */
function rankOf(rows: readonly Row[], article: ArticleSummary, compare: Compare): number {
  let [from, to] = [0, rows.length]
  while (from < to) {
    const middle = (from + to) >> 1
    const row = rows[middle]
    if (row && compare(row.article, article) < 0) from = middle + 1
    else to = middle
  }
  return from
}

const shifted = (rows: readonly Row[], from: number, by: number): Row[] =>
  rows.map((row, at) => (at < from ? row : { ...row, index: row.index + by }))

function withoutRow(rows: readonly Row[], id: string, before: ArticleSummary, compare: Compare): Row[] {
  const at = rows.findIndex(({ article }) => article.id === id)
  return at >= 0 ? shifted(rows.toSpliced(at, 1), at, -1) : shifted(rows, rankOf(rows, before, compare), -1)
}

/** The article gets a row where its index is certain: between two known rows, or an end of the list, with one place. */
function withRow(rows: readonly Row[], article: ArticleSummary, compare: Compare, total: number): Row[] {
  const at = rankOf(rows, article, compare)
  const others = shifted(rows, at, 1)
  const index = (others[at - 1]?.index ?? -1) + 1
  const next = others[at]?.index ?? total
  return index + 1 === next ? others.toSpliced(at, 0, { index, article }) : others
}

/**
 * The list after one article changed, without asking the library; null where it cannot be known: the article was never
 * heard of, so that the counts before are unknown, or something is sought, and only the library can tell whether the
 * new text matches it.
 *
 * The known rows are kept as (index, article), in the list's own order. Taking the article out moves every known row
 * after it up by one, whether its own row was known or not, and putting it in moves those after it down by one: so the
 * indexes stay those of the library, and a row that moves out of what is known leaves a gap, which is read when it is on
 * show. Finding both places takes a logarithmic number of comparisons, the rest is linear in the rows read.
 */
export function patchList(list: KnownList, { id, before, after }: ArticleChange): KnownList | null {
  const { query, status, sort, direction } = list
  const compare: Compare = (one, other) => compareSummaries(sort, one, other, direction)
  const listed = rowsIn(list.pages)
  const row = listed.find(({ article }) => article.id === id)
  const previous = row?.article ?? before
  if (previous === undefined) return null
  // What is gone is gone from what was found, too; of any other change only the library can say what it matches.
  if (query !== '' && !(row && after === null)) return null

  const matches = (article: ArticleSummary) => status === 'all' || article.status === status
  const counts = { ...list.counts }
  for (const [article, by] of [
    [previous, -1],
    [after, 1],
  ] as const) {
    if (!article) continue
    counts.all += by
    counts[article.status] += by
  }

  const total = counts[status]
  const others = previous && matches(previous) ? withoutRow(listed, id, previous, compare) : listed
  const rows = after && matches(after) ? withRow(others, after, compare, total) : others
  return { ...list, counts, pages: pagesOf(rows, total) }
}
