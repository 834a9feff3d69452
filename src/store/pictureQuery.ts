import * as z from 'zod/mini'
import { MOST_SHOWS, type PictureShow } from '../core/pictures/index.ts'
import { searchWords } from '../core/search.ts'
import type { IndexTables } from './indexTables.ts'

const srcRow = z.object({ src: z.string() })
const idRow = z.object({ id: z.string() })
const countRow = z.object({ shows: z.number() })
const showRow = z.object({ id: z.string(), show: z.string() })
const storedShow = z.object({
  headline: z.string(),
  occurrence: z.number(),
  caption: z.string(),
  credit: z.string(),
  alt: z.string(),
  fileName: z.string(),
  rights: z.string(),
  taken: z.string(),
  isMain: z.boolean(),
})

/** What a query finds in the texts of figures (`soughtIn`): each of its words begins a word there. */
export function soughtWords(query: string): string[] {
  return searchWords(query).map((word) => ` ${word}`)
}

/** The addresses of the pictures that figures show in the articles of the index, of those whose texts have all these words. */
export function shownSources(tables: IndexTables, words: readonly string[]): Set<string> {
  const matching = words.map(() => 'instr(sought, ?) > 0').join(' AND ')
  const sql = `SELECT DISTINCT src FROM picture${matching === '' ? '' : ` WHERE ${matching}`}`
  const rows = tables.statement(sql).all(...words)
  return new Set(rows.map((each) => srcRow.parse(each).src))
}

/** How many figures of the index show a picture, and the first of them, those of the last changed articles first. */
export function showsOf(tables: IndexTables, src: string): { shows: number; uses: PictureShow[] } {
  const { shows } = countRow.parse(
    tables.statement('SELECT count(*) AS shows FROM picture WHERE src = ?').get(src),
  )
  if (shows === 0) return { shows, uses: [] }
  const rows = tables
    .statement(
      `SELECT id, show FROM picture JOIN article USING (number) WHERE src = ? ORDER BY updated DESC, id, place LIMIT ${MOST_SHOWS}`,
    )
    .all(src)
  const uses = rows.map((each) => {
    const { id, show } = showRow.parse(each)
    return { id, ...storedShow.parse(JSON.parse(show)), inBin: false }
  })
  return { shows, uses }
}

/** The addresses of the pictures that figures of an article of the index show. */
export function sourcesOf(tables: IndexTables, id: string): string[] {
  const sql = 'SELECT DISTINCT src FROM picture JOIN article USING (number) WHERE id = ?'
  return tables
    .statement(sql)
    .all(id)
    .map((each) => srcRow.parse(each).src)
}

/** True if a figure of an article of the index that is not one of some shows a picture. */
export function isShownBeside(tables: IndexTables, src: string, ids: ReadonlySet<string>): boolean {
  const sql = 'SELECT DISTINCT id FROM picture JOIN article USING (number) WHERE src = ? LIMIT ?'
  const rows = tables.statement(sql).all(src, ids.size + 1)
  return rows.some((each) => !ids.has(idRow.parse(each).id))
}
