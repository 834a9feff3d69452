import * as z from 'zod/mini'
import {
  type ArticleList,
  type ArticleSummary,
  type ArticleStamp,
  type SlugOwner,
  type Sort,
  SORT_DIRECTIONS,
  summaryDecoder,
} from '../core/library.ts'
import type { Input } from '../contract/contract.ts'
import { type SearchColumn, STATUSES, type Status } from '../core/article/index.ts'
import { type Duplicate, duplicateKey, type DuplicateQuery } from '../core/duplicateKey.ts'
import { parseQuery, type SearchField, type SearchTerm } from '../core/search.ts'
import type { IndexTables } from './indexTables.ts'

/** With more matches than this, ranking costs more than it tells: the newest come first. */
const MAX_RANKED = 5000

const PART_OF: Readonly<Record<SearchField, SearchColumn>> = {
  headline: 'headline',
  byline: 'byline',
  desk: 'desk',
}

/** The smaller the rank, the better. */
const BY_RANK = { key: 'words.rank', direction: 'ASC' } as const

type Order = { key: string; index: string; direction: 'ASC' | 'DESC' }

/** The order of a list, other than by rank. The columns and their indexes are named for the keys. */
function orderOf(sort: Sort): Order {
  const key = sort === 'best' ? 'updated' : sort
  return { key: `article.${key}`, index: `by_${key}`, direction: SORT_DIRECTIONS[key] }
}

/** A term in the language of FTS5. Words are letters and digits alone, and so need no escaping within quotes. */
function matching({ words, open, field }: SearchTerm): string {
  const phrase = `"${words.join(' ')}"${open ? ' *' : ''}`
  return field ? `{${PART_OF[field]}} : ${phrase}` : phrase
}

/** A parsed query in the language of FTS5; `match` is null for a query without words, which matches everything. */
type Search = { match: string | null; without: string | null; statuses: readonly Status[] }

function searchFor(query: string): Search {
  const { wanted, unwanted, statuses } = parseQuery(query)
  const all = wanted.map(matching).join(' AND ')
  const none = unwanted.map(matching).join(' OR ')
  const linkFailure = all !== '' && none !== ''
  return {
    match: linkFailure ? `(${all}) NOT (${none})` : all || null,
    without: linkFailure ? null : none || null,
    statuses: statuses ?? STATUSES,
  }
}

const text = z.string()
const number = z.number()
const shown = z.object({ summary: text })
const countRow = z.object({ status: z.enum(STATUSES), articles: number })
const hitRow = z.object({
  number: z.nullable(number),
  status: z.nullable(text),
  articles: z.nullable(number),
})
const amount = z.object({ articles: number })
const numberRow = z.object({ number })

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
  const { key, direction } = orderOf(wanted.sort)
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

function isBroad(tables: IndexTables, match: string): boolean {
  const sql = `SELECT count(*) AS articles FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ${MAX_RANKED + 1})`
  return amount.parse(tables.statement(sql).get(match)).articles > MAX_RANKED
}

/** The WHERE clause of a search, and the values of its placeholders. */
function conditionsOf({ match, without, statuses }: Search): { sql: string; values: string[] } {
  const conditions = [`article.status IN (${statuses.map((status) => `'${status}'`).join(', ')})`]
  if (match !== null) conditions.push('words MATCH ?')
  if (without !== null) conditions.push('article.number NOT IN (SELECT rowid FROM words WHERE words MATCH ?)')
  return { sql: conditions.join(' AND '), values: [match, without].filter((each) => each !== null) }
}

const FOUND = 'words JOIN article ON article.number = words.rowid'

/** A page of a query with few matches: they are collected once, for the page and for the counts. */
function narrowPage(tables: IndexTables, wanted: Input<'listArticles'>, search: Search): PageRows {
  const { sql, values } = conditionsOf(search)
  const { key, direction } = wanted.sort === 'best' ? BY_RANK : orderOf(wanted.sort)
  const rows = tables
    .statement(
      `WITH hit AS MATERIALIZED (
         SELECT article.number AS number, article.id AS id, article.status AS status, ${key} AS key
         FROM ${FOUND} WHERE ${sql}
       )
       SELECT number, NULL AS status, NULL AS articles FROM (
         SELECT number FROM hit WHERE ? IN ('all', status) ORDER BY key ${direction}, id ${key === BY_RANK.key ? 'DESC' : direction}
         LIMIT ? OFFSET ?
       )
       UNION ALL SELECT NULL, status, count(*) FROM hit GROUP BY status`,
    )
    .all(...values, wanted.status, wanted.limit, wanted.offset)
    .map((each) => hitRow.parse(each))
  return {
    numbers: rows.flatMap((each) => each.number ?? []),
    counts: countsOf(rows.filter((each) => each.number === null).map((each) => countRow.parse(each))),
  }
}

/** A page of a query with many matches: walks along the index of the order, and counts in a second pass. */
function broadPage(tables: IndexTables, wanted: Input<'listArticles'>, search: Search): PageRows {
  const { sql, values } = conditionsOf(search)
  const from = search.match === null ? 'article' : FOUND
  const { key, index, direction } = orderOf(wanted.sort)
  const rows = tables
    .statement(
      `SELECT number FROM article INDEXED BY ${index}
       WHERE ? IN ('all', status) AND number IN (SELECT article.number FROM ${from} WHERE ${sql})
       ORDER BY ${key} ${direction}, id ${direction} LIMIT ? OFFSET ?`,
    )
    .all(wanted.status, ...values, wanted.limit, wanted.offset)
  const sums = STATUSES.map((status) => `count(*) FILTER (WHERE article.status = '${status}') AS ${status}`)
  const counted = tables.statement(`SELECT ${sums.join(', ')} FROM ${from} WHERE ${sql}`).get(...values)
  const counts = z.record(z.enum(STATUSES), number).parse(counted)
  return {
    numbers: rows.map((each) => numberRow.parse(each).number),
    counts: countsOf(STATUSES.map((status) => ({ status, articles: counts[status] }))),
  }
}

/** One page of the list. Throws what SQLite throws, and a zod error if a table holds anything unexpected. */
export function listArticles(tables: IndexTables, wanted: Input<'listArticles'>): ArticleList {
  const search = searchFor(wanted.query)
  const everything =
    search.match === null && search.without === null && search.statuses.length === STATUSES.length
  const isNarrow = search.match !== null && !isBroad(tables, search.match)
  const page = everything ? pageOfAll : isNarrow ? narrowPage : broadPage
  const { numbers, counts } = page(tables, wanted, search)
  return { total: counts[wanted.status], counts, items: summariesOf(tables, numbers) }
}

const STATUS_OF: ReadonlyMap<unknown, Status> = new Map(STATUSES.map((status) => [status, status]))

/** By hand: a schema takes several times as long for 10,000 rows. */
function stampFrom({ id, stamp, status: stored }: Record<string, unknown>): ArticleStamp {
  const status = STATUS_OF.get(stored)
  if (typeof id !== 'string' || typeof stamp !== 'string' || status === undefined) {
    throw new TypeError(`no stamp of an article: ${JSON.stringify({ id, stamp, stored })}`)
  }
  return { id, stamp, status }
}

/** The change stamps of all articles, by their ids. */
export function articleStamps(tables: IndexTables): ArticleStamp[] {
  const rows = tables.statement('SELECT id, stamp, status FROM article ORDER BY id').all()
  return rows.map(stampFrom)
}

function summariesOf(tables: IndexTables, numbers: readonly number[]): ArticleSummary[] {
  const summaryOf = tables.statement('SELECT summary FROM shown WHERE number = ?')
  return numbers.map((each) => summaryDecoder.parse(JSON.parse(shown.parse(summaryOf.get(each)).summary)))
}

/** The most duplicates returned for one text. */
const MAX_DUPLICATES = 20

const DUPLICATE_OF = {
  'same-file': `SELECT number FROM article WHERE file = ? AND file <> '' ORDER BY updated DESC, id DESC LIMIT ${MAX_DUPLICATES}`,
  'same-headline': `SELECT number FROM article WHERE duplicate_key = ? AND duplicate_key <> '' ORDER BY updated DESC, id DESC LIMIT ${MAX_DUPLICATES}`,
} as const

/** The articles that a text may duplicate: those of the same file, then those of the same headline and day. */
export function duplicatesOf(tables: IndexTables, query: DuplicateQuery): Duplicate[] {
  const find = (why: Duplicate['why'], key: string): Duplicate[] => {
    const rows = tables.statement(DUPLICATE_OF[why]).all(key)
    const numbers = rows.map((each) => numberRow.parse(each).number)
    return summariesOf(tables, numbers).map(({ id, headline, date, updatedAt, revision }) => ({
      ...{ id, headline, date, why, updatedAt, revision },
    }))
  }
  const sameFile = find('same-file', query.sha256)
  const known = new Set(sameFile.map(({ id }) => id))
  const sameHeadline = find('same-headline', duplicateKey(query)).filter(({ id }) => !known.has(id))
  return [...sameFile, ...sameHeadline].slice(0, MAX_DUPLICATES)
}

/** The articles that have a slug, their own or the one that their headline makes; twenty at most. */
export function slugOwnersIn(tables: IndexTables, slug: string): SlugOwner[] {
  const rows = tables
    .statement(`SELECT number FROM article WHERE slug = ? AND slug <> '' ORDER BY id LIMIT 20`)
    .all(slug.toWellFormed())
  const numbers = rows.map((each) => numberRow.parse(each).number)
  return summariesOf(tables, numbers).map(({ id, headline }) => ({ id, headline }))
}
