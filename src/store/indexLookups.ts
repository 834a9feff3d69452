import * as z from 'zod/mini'
import { type Duplicate, duplicateKey, type DuplicateQuery } from '../core/duplicateKey.ts'
import { type FieldValue, type LearntField, MOST_VALUES } from '../core/fieldValues.ts'
import type { ArticleStamp, ArticleSummary, SlugOwner } from '../core/library.ts'
import { DamagedRow } from './damagedRow.ts'
import type { IndexTables } from './indexTables.ts'
import { STATUS_NAMED, storedSummaries, storedSummary } from './storedSummary.ts'

const numberRow = z.object({ number: z.number() })

/** By hand: a schema takes several times as long for 10,000 rows. */
function stampFrom([id, stamp, stored]: readonly unknown[]): ArticleStamp {
  const status = STATUS_NAMED.get(stored)
  if (typeof id !== 'string' || typeof stamp !== 'string' || status === undefined) {
    throw new DamagedRow(`no stamp of an article: ${JSON.stringify({ id, stamp, stored })}`)
  }
  return { id, stamp, status }
}

/** The change stamps of all articles, by their ids. */
export function articleStamps(tables: IndexTables): ArticleStamp[] {
  return tables.lists('SELECT id, stamp, status FROM article ORDER BY id').map(stampFrom)
}

function summariesOf(tables: IndexTables, numbers: readonly number[]): ArticleSummary[] {
  return storedSummaries(tables, numbers).map(storedSummary)
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
      id,
      headline,
      date,
      why,
      updatedAt,
      revision,
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

const valueRow = z.object({ value: z.string(), articles: z.number() })

/** The values of a field, those that are used most first; `MOST_VALUES` at most. */
export function fieldValuesIn(tables: IndexTables, field: LearntField): FieldValue[] {
  const sql = `SELECT value, articles FROM learnt WHERE field = ? ORDER BY articles DESC, value LIMIT ${MOST_VALUES}`
  return tables
    .statement(sql)
    .all(field)
    .map((each) => valueRow.parse(each))
}
