import { type Byline, STATUSES, type Status } from '../core/article/index.ts'
import type { ArticleSummary } from '../core/library.ts'
import { DamagedRow } from './damagedRow.ts'
import type { IndexTables } from './indexTables.ts'

/** The statuses by their names, which cost less to look up than a schema does. */
export const STATUS_NAMED: ReadonlyMap<unknown, Status> = new Map(STATUSES.map((status) => [status, status]))

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function textIn(stored: Record<string, unknown>, key: string): string {
  const value = stored[key]
  if (typeof value !== 'string') throw new DamagedRow(`no summary of an article: ${key}`)
  return value
}

function numberIn(stored: Record<string, unknown>, key: string): number {
  const value = stored[key]
  if (typeof value !== 'number') throw new DamagedRow(`no summary of an article: ${key}`)
  return value
}

function bylineOf(stored: unknown): Byline {
  if (!isRecord(stored)) throw new DamagedRow('no summary of an article: byline')
  const { role, url } = stored
  return {
    name: textIn(stored, 'name'),
    ...(role === undefined ? {} : { role: textIn(stored, 'role') }),
    ...(url === undefined ? {} : { url: textIn(stored, 'url') }),
  }
}

/**
 * A summary from its JSON in the index; throws a `DamagedRow` or SyntaxError for anything else. By hand: a schema takes longer
 * than reading the JSON, for each of the rows of a whole library.
 */
export function storedSummary(json: unknown): ArticleSummary {
  const stored: unknown = typeof json === 'string' ? JSON.parse(json) : json
  if (!isRecord(stored)) throw new DamagedRow('no summary of an article')
  const status = STATUS_NAMED.get(stored.status)
  const { byline } = stored
  if (status === undefined || !Array.isArray(byline)) throw new DamagedRow('no summary of an article')
  return {
    id: textIn(stored, 'id'),
    revision: numberIn(stored, 'revision'),
    headline: textIn(stored, 'headline'),
    kicker: textIn(stored, 'kicker'),
    byline: byline.map(bylineOf),
    date: textIn(stored, 'date'),
    status,
    desk: textIn(stored, 'desk'),
    embargo: textIn(stored, 'embargo'),
    embargoZone: textIn(stored, 'embargoZone'),
    language: textIn(stored, 'language'),
    signs: numberIn(stored, 'signs'),
    words: numberIn(stored, 'words'),
    excerpt: textIn(stored, 'excerpt'),
    updatedAt: textIn(stored, 'updatedAt'),
  }
}

/** The summaries of articles as the index has them, in the order of their numbers: one statement for all takes half as long as one for each. */
export function storedSummaries(tables: IndexTables, numbers: readonly number[]): unknown[] {
  const sql = 'SELECT summary FROM json_each(?) CROSS JOIN shown ON shown.number = value ORDER BY key'
  const rows = tables.statement(sql).all(JSON.stringify(numbers))
  if (rows.length !== numbers.length) throw new DamagedRow('an article without a summary')
  return rows.map(({ summary }) => summary)
}
