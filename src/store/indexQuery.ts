import * as z from 'zod/mini'
import { type ArticleList, SORT_DIRECTIONS } from '../core/library.ts'
import type { Input } from '../contract/contract.ts'
import { STATUSES, type Status } from '../core/article/index.ts'
import {
  type Conditions,
  conditionsOf,
  hitFinder,
  localDay,
  parseQuery,
  type SearchHit,
} from '../core/query/index.ts'
import { decodeTexts } from './hitTexts.ts'
import { storedSummaries, storedSummary } from './storedSummary.ts'
import type { IndexTables } from './indexTables.ts'
import { type Clause, clausesOf, joined, type Search, searchFor, statusClause } from './querySql.ts'

/** With more matches than this, ranking costs more than it tells: the newest come first. */
const MAX_RANKED = 5000

type Order = { key: string; index: string; direction: 'ASC' | 'DESC' }

/** The order of a list, other than by rank. The columns and their indexes are named for the keys. */
function orderOf({ sort, direction = SORT_DIRECTIONS[sort] }: Input<'listArticles'>): Order {
  const key = sort === 'best' ? 'updated' : sort
  return { key: `article.${key}`, index: `by_${key}`, direction: direction === 'ascending' ? 'ASC' : 'DESC' }
}

const text = z.string()
const number = z.number()
const countRow = z.object({ status: z.enum(STATUSES), articles: number })
const hitRow = z.object({
  number: z.nullable(number),
  status: z.nullable(text),
  articles: z.nullable(number),
})
const amount = z.object({ articles: number })
const matchCountRow = z.object({
  matching: number,
  draft: number,
  review: number,
  ready: number,
  published: number,
  spiked: number,
})
const numberRow = z.object({ number })
const textRow = z.object({ id: text, texts: text })

type PageRows = { numbers: number[]; counts: ArticleList['counts'] }

function countsOf(rows: readonly { status: Status; articles: number }[]): ArticleList['counts'] {
  const counts = { all: 0, draft: 0, review: 0, ready: 0, published: 0, spiked: 0 }
  for (const { status, articles } of rows) {
    counts[status] += articles
    counts.all += articles
  }
  return counts
}

/**
 * The list without a query: walks along the index of the order, and reads the counts from their table. The index holds
 * the ids after the keys, so that ordering ties costs nothing.
 */
function pageOfAll(tables: IndexTables, wanted: Input<'listArticles'>): PageRows {
  const { key, direction } = orderOf(wanted)
  const where = wanted.status === 'all' ? '' : 'WHERE status = ?'
  const rows = tables
    .statement(
      `SELECT number FROM article ${where}
       ORDER BY ${key} ${direction}, id ${direction} LIMIT ? OFFSET ?`,
    )
    .all(...(wanted.status === 'all' ? [] : [wanted.status]), wanted.limit, wanted.offset)
  const counts = tables.statement('SELECT status, articles FROM counted').all()
  return {
    numbers: rows.map((each) => numberRow.parse(each).number),
    counts: countsOf(counts.map((each) => countRow.parse(each))),
  }
}

/** True where more articles match than are ranked. */
function hasManyMatches(tables: IndexTables, match: string): boolean {
  const sql = `SELECT count(*) AS articles FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ${MAX_RANKED + 1})`
  return amount.parse(tables.statement(sql).get(match)).articles > MAX_RANKED
}

/** What the words of a query find, in its order of numbers; a second table has what else is asked for. */
const MATCHING = 'FROM words CROSS JOIN article ON article.number = words.rowid WHERE words MATCH ?'
const BRIEFLY = 'FROM words CROSS JOIN brief ON brief.number = words.rowid WHERE words MATCH ?'

/** How many articles words find, and how many of them each status has of those that pass the filters. */
function countMatches(
  tables: IndexTables,
  match: string,
  filters: readonly Clause[],
): { matching: number; counts: ArticleList['counts'] } {
  const { sql, values } = joined(filters)
  const passing = (status: Status, at: number) =>
    filters.length === 0
      ? `count(*) FILTER (WHERE status = ${at}) AS ${status}`
      : `count(*) FILTER (WHERE passes AND status = '${status}') AS ${status}`
  const found =
    filters.length === 0
      ? `SELECT status ${BRIEFLY}`
      : `SELECT article.status AS status, ${sql} AS passes ${MATCHING}`
  const counted = tables
    .statement(`SELECT count(*) AS matching, ${STATUSES.map(passing).join(', ')} FROM (${found})`)
    .get(...values, match)
  const { matching, ...articles } = matchCountRow.parse(counted)
  return { matching, counts: countsOf(STATUSES.map((status) => ({ status, articles: articles[status] }))) }
}

/** A page of what words find in the order of `key`; `where` restricts it further. */
function matchesBy(
  tables: IndexTables,
  { key, direction }: Order,
  match: string,
  { sql, values }: Clause,
  { limit, offset }: { limit: number; offset: number },
): number[] {
  const rows = tables
    .statement(
      `SELECT article.number AS number ${MATCHING} AND ${sql}
       ORDER BY ${key} ${direction}, id ${direction} LIMIT ? OFFSET ?`,
    )
    .all(match, ...values, limit, offset)
  return rows.map((each) => numberRow.parse(each).number)
}

/**
 * A page of what words find, the best first. The ranks of all are computed; the rest of an article is read only for those that
 * may be on the page or before it: whose rank is no worse than that of the last row on it.
 */
function bestMatches(
  tables: IndexTables,
  match: string,
  wanted: Input<'listArticles'>,
  filters: readonly Clause[],
): number[] {
  const { sql, values } = joined(filters)
  const status = wanted.status === 'all' ? '' : ` AND brief.status = ${STATUSES.indexOf(wanted.status)}`
  const found =
    filters.length === 0
      ? `${status === '' ? 'FROM words WHERE words MATCH ?' : BRIEFLY + status}`
      : `FROM words CROSS JOIN article ON article.number = words.rowid
         CROSS JOIN brief ON brief.number = words.rowid WHERE words MATCH ?${status} AND ${sql}`
  const rows = tables
    .statement(
      `WITH ranked AS MATERIALIZED (SELECT words.rowid AS found, rank ${found})
       SELECT number FROM ranked CROSS JOIN article ON number = found
       WHERE rank <= ifnull((SELECT rank FROM ranked ORDER BY rank LIMIT 1 OFFSET ?), 9e9)
       ORDER BY rank, updated DESC, id DESC LIMIT ? OFFSET ?`,
    )
    .all(match, ...values, wanted.offset + wanted.limit - 1, wanted.limit, wanted.offset)
  return rows.map((each) => numberRow.parse(each).number)
}

/**
 * A page of what the words of a query find, by rank where that is asked for and few enough are found: first the articles with the
 * words as they are written, then those with other forms of them, the last changed first.
 */
function pageOfMatches(
  tables: IndexTables,
  wanted: Input<'listArticles'>,
  search: Search & { match: string; forms: string },
  assertWanted: () => void,
): PageRows {
  const { match, forms, filters } = search
  const { matching, counts } = countMatches(tables, forms, filters)
  assertWanted()
  const isBroad = matching > MAX_RANKED && (forms === match || hasManyMatches(tables, match))
  if (isBroad) return { numbers: pageAlong(tables, wanted, search), counts }
  const clause = joined([...filters, ...statusClause(wanted.status)])
  if (wanted.sort !== 'best')
    return { numbers: matchesBy(tables, orderOf(wanted), forms, clause, wanted), counts }
  const best = bestMatches(tables, match, wanted, filters)
  if (forms === match || best.length === wanted.limit) return { numbers: best, counts }
  assertWanted()
  const exact =
    best.length > 0 ? wanted.offset + best.length : countMatches(tables, match, filters).counts[wanted.status]
  const others = matchesBy(
    tables,
    orderOf({ ...wanted, direction: 'descending' }),
    `(${forms}) NOT (${match})`,
    clause,
    { limit: wanted.limit - best.length, offset: Math.max(0, wanted.offset - exact) },
  )
  return { numbers: [...best, ...others], counts }
}

/** A page of a query without words; null where its filters leave many articles, of which the collection stops early. */
function pageOfFew(tables: IndexTables, wanted: Input<'listArticles'>, search: Search): PageRows | null {
  const { key, direction } = orderOf(wanted)
  const { sql, values } = joined(clausesOf(search))
  const rows = tables
    .statement(
      `WITH hit AS MATERIALIZED (
         SELECT article.number AS number, article.id AS id, article.status AS status, ${key} AS key
         FROM article WHERE ${sql} LIMIT ${MAX_RANKED + 1}
       )
       SELECT number, NULL AS status, NULL AS articles FROM (
         SELECT number FROM hit WHERE ? IN ('all', status) ORDER BY key ${direction}, id ${direction} LIMIT ? OFFSET ?
       )
       UNION ALL SELECT NULL, status, count(*) FROM hit GROUP BY status`,
    )
    .all(...values, wanted.status, wanted.limit, wanted.offset)
    .map((each) => hitRow.parse(each))
  const counts = countsOf(rows.filter((each) => each.number === null).map((each) => countRow.parse(each)))
  return counts.all > MAX_RANKED ? null : { numbers: rows.flatMap((each) => each.number ?? []), counts }
}

/** A page of what many articles match: walks along the index of the order. */
function pageAlong(tables: IndexTables, wanted: Input<'listArticles'>, search: Search): number[] {
  const { sql, values } = joined(clausesOf(search))
  const { key, index, direction } = orderOf(wanted)
  const rows = tables
    .statement(
      `SELECT number FROM article INDEXED BY ${index}
       WHERE ? IN ('all', status) AND ${sql}
       ORDER BY ${key} ${direction}, id ${direction} LIMIT ? OFFSET ?`,
    )
    .all(wanted.status, ...values, wanted.limit, wanted.offset)
  return rows.map((each) => numberRow.parse(each).number)
}

/** A page of filters that leave many articles, which are counted in a second pass. */
function pageOfMany(tables: IndexTables, wanted: Input<'listArticles'>, search: Search): PageRows {
  const { sql, values } = joined(clausesOf(search))
  const sums = STATUSES.map((status) => `count(*) FILTER (WHERE article.status = '${status}') AS ${status}`)
  const counted = tables.statement(`SELECT ${sums.join(', ')} FROM article WHERE ${sql}`).get(...values)
  const counts = z.record(z.enum(STATUSES), number).parse(counted)
  return {
    numbers: pageAlong(tables, wanted, search),
    counts: countsOf(STATUSES.map((status) => ({ status, articles: counts[status] }))),
  }
}

function pageOf(
  tables: IndexTables,
  wanted: Input<'listArticles'>,
  search: Search,
  assertWanted: () => void,
): PageRows {
  const { match, forms, without, filters } = search
  if (match !== null && forms !== null)
    return pageOfMatches(tables, wanted, { ...search, match, forms }, assertWanted)
  if (without === null && filters.length === 0) return pageOfAll(tables, wanted)
  return pageOfFew(tables, wanted, search) ?? pageOfMany(tables, wanted, search)
}

/** A page of the list with its summaries as the tables have them: as text they cross to another thread for nothing. */
export type StoredList = Omit<ArticleList, 'items'> & { summaries: unknown[] }

/** Reads the summaries of a page; throws a `DamagedRow` or SyntaxError for what is none. */
export function readList({ summaries, ...list }: StoredList): ArticleList {
  return { ...list, items: summaries.map(storedSummary) }
}

/**
 * One page of the list, in steps: which articles and how many, then their summaries, then where what is sought stands in them.
 * Between them, `assertWanted` throws where nobody waits for the page any more. Throws what SQLite throws, and a zod error or a
 * `DamagedRow` if a table holds anything unexpected.
 *
 * Ranking ends at `MAX_RANKED` matches: a query that more articles match has its page by date.
 * Cost: of n matches, counting them costs a step each in FTS5 and in a narrow table, ranking as much again. At 50,000 articles
 * the worst query takes some 15 ms, with a page of hits 20.
 */
export function storedList(
  tables: IndexTables,
  wanted: Input<'listArticles'>,
  assertWanted: () => void = () => undefined,
): StoredList {
  const conditions = conditionsOf(parseQuery(wanted.query), localDay(new Date()))
  const search = searchFor(tables, conditions)
  assertWanted()
  const { numbers, counts } = pageOf(tables, wanted, search, assertWanted)
  assertWanted()
  const list = { total: counts[wanted.status], counts, summaries: storedSummaries(tables, numbers) }
  // What a field is filtered by stands in that field: nothing of the text shows it.
  const sought = conditions.all.filter(
    (each) => each.kind === 'signs' || (each.kind === 'words' && each.field === null),
  )
  if (!wanted.excerpts || sought.length === 0) return list
  return { ...list, hits: hitsOf(tables, numbers, { ...conditions, all: sought }, assertWanted) }
}

/** Where the words stand in articles, by their numbers. */
function hitsOf(
  tables: IndexTables,
  numbers: readonly number[],
  conditions: Conditions,
  assertWanted: () => void,
): SearchHit[] {
  const stored = tables.statement('SELECT id, texts FROM article JOIN shown USING (number) WHERE number = ?')
  const hitIn = hitFinder(conditions, (word) => tables.formsOf(word))
  return numbers.flatMap((each) => {
    assertWanted()
    const { id, texts } = textRow.parse(stored.get(each))
    const hit = hitIn(decodeTexts(texts))
    return hit ? [{ id, ...hit }] : []
  })
}
