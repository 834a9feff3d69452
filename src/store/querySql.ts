import type { SearchColumn, Status } from '../core/article/index.ts'
import type { Condition, Conditions, TextField } from '../core/query/index.ts'
import type { IndexTables } from './indexTables.ts'

const COLUMN_OF: Readonly<Record<TextField, SearchColumn>> = {
  headline: 'headline',
  author: 'byline',
  desk: 'desk',
  keyword: 'keywords',
}

/** Words in the language of FTS5. They are letters and digits alone, and so need no escaping within quotes. */
function matching({ words, open, field }: Condition & { kind: 'words' }): string {
  const phrase = `"${words.join(' ')}"${open ? ' *' : ''}`
  return field ? `{${COLUMN_OF[field]}} : ${phrase}` : phrase
}

/** Words as `matching` has them, or other forms of a word that the index has. */
function matchingForms(tables: IndexTables, condition: Condition & { kind: 'words' }): string {
  const { words, open, field } = condition
  const [word = ''] = words
  const mayVary = field === null && open && words.length === 1
  const forms = mayVary ? tables.formsOf(word) : []
  const all = [matching(condition), ...forms.map((form) => `"${form}"`)].join(' OR ')
  return forms.length > 0 ? `(${all})` : all
}

/** A condition in SQL, with the values of its places. */
export type Clause = { sql: string; values: (string | number)[] }

/** A condition on the columns of `article`; null for words, which FTS5 matches. */
function clauseOf(condition: Condition, now: number): Clause | null {
  switch (condition.kind) {
    case 'words':
      return null
    case 'signs': {
      const { signs } = condition
      const runs = signs.map(() => 'instr(runs, ?) > 0').join(' AND ')
      return { sql: `article.number IN (SELECT number FROM signs WHERE ${runs})`, values: [...signs] }
    }
    case 'desk':
      return { sql: 'article.desk = ?', values: [condition.key] }
    case 'status': {
      const statuses = condition.statuses.map((status) => `'${status}'`)
      return { sql: `article.status IN (${statuses.join(', ')})`, values: [] }
    }
    case 'language': {
      const { language } = condition
      return { sql: '(article.language = ? OR article.language LIKE ?)', values: [language, `${language}-%`] }
    }
    case 'date': {
      const { from, to } = condition
      const before = to === '' ? [] : [to]
      return {
        sql: `(article.date <> '' AND article.date >= ?${to === '' ? '' : ' AND article.date < ?'})`,
        values: [from, ...before],
      }
    }
    case 'embargo':
      return { sql: `article.embargo ${condition.isEmbargoed ? '>' : '<='} ?`, values: [now] }
    case 'length': {
      const { least, most } = condition
      return {
        sql: `(article.signs >= ?${most === null ? '' : ' AND article.signs <= ?'})`,
        values: most === null ? [least ?? 0] : [least ?? 0, most],
      }
    }
  }
}

/**
 * A query for SQLite: what is matched word by word, and with other forms of the words, the same where there are none; both
 * are null for a query without words.
 */
export type Search = { match: string | null; forms: string | null; without: string | null; filters: Clause[] }

/** The query of these conditions; other forms of words are those that the index has. */
export function searchFor(tables: IndexTables, { all, none }: Conditions): Search {
  const now = Date.now()
  const wordsOf = (conditions: readonly Condition[]) => conditions.filter((each) => each.kind === 'words')
  const unwanted = wordsOf(none).map(matching).join(' OR ')
  const matched = (wanted: readonly string[]) => {
    if (wanted.length === 0) return null
    return unwanted === '' ? wanted.join(' AND ') : `(${wanted.join(' AND ')}) NOT (${unwanted})`
  }
  const match = matched(wordsOf(all).map(matching))
  return {
    match,
    forms: matched(wordsOf(all).map((each) => matchingForms(tables, each))),
    without: match === null ? unwanted || null : null,
    filters: [
      ...all.flatMap((each) => clauseOf(each, now) ?? []),
      ...none
        .flatMap((each) => clauseOf(each, now) ?? [])
        .map(({ sql, values }) => ({ sql: `NOT ${sql}`, values })),
    ],
  }
}

/** All of some conditions as one. */
export function joined(clauses: readonly Clause[]): Clause {
  return {
    sql: clauses.map(({ sql }) => sql).join(' AND ') || 'TRUE',
    values: clauses.flatMap(({ values }) => values),
  }
}

/** That an article has a status; none for all. */
export function statusClause(status: Status | 'all'): Clause[] {
  return status === 'all' ? [] : [{ sql: 'article.status = ?', values: [status] }]
}

/** All that a search asks, as conditions on `article`. */
export function clausesOf({ forms, without, filters }: Search): Clause[] {
  const words = (how: string, match: string | null): Clause[] =>
    match === null
      ? []
      : [{ sql: `article.number ${how} (SELECT rowid FROM words WHERE words MATCH ?)`, values: [match] }]
  return [...words('IN', forms), ...words('NOT IN', without), ...filters]
}
