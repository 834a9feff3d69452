import { DatabaseSync, type StatementSync } from 'node:sqlite'
import * as z from 'zod/mini'
import { STATUSES } from '../core/article.ts'
import { type IndexEntry, SEARCHED } from './indexEntry.ts'

/** Raised whenever the tables, or what is put into them, change: an index of another number is made anew. */
const SCHEMA = 2
/** `Marb`, so that a database of another program is told from an index. */
const APPLICATION = 0x4d617262

const COLUMNS = SEARCHED.map(([part]) => part)
const WEIGHTS = SEARCHED.map(([, weight]) => weight.toFixed(1))

/**
 * `article` is narrow, for it is walked through by the thousand; what is shown of the few on the screen is in `shown`.
 * The words have been folded and parted beforehand, so that the plain ASCII tokenizer suffices. A large hash keeps
 * the words of a whole transaction together, which makes building three times faster; so no statement may be one that
 * could be undone half-way (one with a trigger, say), because FTS5 writes out what it holds before each of those. While
 * the tables are being filled nothing is merged.
 */
const TABLES = `
  CREATE TABLE library (folder TEXT NOT NULL, inode TEXT NOT NULL);
  CREATE TABLE article (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, status TEXT NOT NULL,
    updated TEXT NOT NULL, date TEXT NOT NULL, headline TEXT NOT NULL, signs INTEGER NOT NULL,
    file TEXT NOT NULL, likeness TEXT NOT NULL
  );
  CREATE INDEX by_updated ON article (updated, id, status);
  CREATE INDEX by_date ON article (date, id, status);
  CREATE INDEX by_headline ON article (headline, id, status);
  CREATE INDEX by_signs ON article (signs, id, status);
  CREATE INDEX by_file ON article (file) WHERE file <> '';
  CREATE INDEX by_likeness ON article (likeness) WHERE likeness <> '';
  CREATE TABLE shown (number INTEGER PRIMARY KEY, summary TEXT NOT NULL);
  CREATE TABLE counted (status TEXT PRIMARY KEY, articles INTEGER NOT NULL);
  ${STATUSES.map((status) => `INSERT INTO counted VALUES ('${status}', 0);`).join(' ')}
  CREATE VIRTUAL TABLE words USING fts5 (
    ${COLUMNS.join(', ')}, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2'
  );
  INSERT INTO words (words, rank) VALUES ('rank', 'bm25(${WEIGHTS.join(', ')})');
  INSERT INTO words (words, rank) VALUES ('hashsize', 67108864);
  INSERT INTO words (words, rank) VALUES ('pgsz', 8000);
  INSERT INTO words (words, rank) VALUES ('automerge', 0);
  INSERT INTO words (words, rank) VALUES ('crisismerge', 200);
  PRAGMA application_id = ${APPLICATION};
  PRAGMA user_version = ${SCHEMA};
`

const placed = z.object({ number: z.number(), status: z.string() })
const counted = z.object({ articles: z.number() })
const identified = z.object({ id: z.string() })
const shown = z.object({ summary: z.string() })
const library = z.object({ folder: z.string(), inode: z.string() })

/** The one row that a statement must give, decoded; undefined where it gives none. */
function row<T>(decoder: z.ZodMiniType<T>, found: unknown): T | undefined {
  return found === undefined ? undefined : decoder.parse(found)
}

/** Which folder of articles an index was made from. A library may be moved, or its disk be given other inodes: not both. */
export type IndexSource = { folder: string; inode: string }

/** The index's database: its tables and the statements that change them. Throws what SQLite throws. */
export class IndexTables {
  readonly #database: DatabaseSync
  readonly #prepared = new Map<string, StatementSync>()

  /** Opens the tables at `path` (`:memory:` for none on disk), making them where there are none. */
  constructor(path: string) {
    // Waits hardly at all: whatever finds the index busy is done a little later, with nothing blocked.
    this.#database = new DatabaseSync(path, { timeout: 1000 })
    try {
      this.#database.exec(
        'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY',
      )
      this.#database.exec('PRAGMA cache_size = -32768')
      if (this.#pragma('application_id') === 0 && this.#pragma('schema_version') === 0) this.#make()
      this.#database.exec('PRAGMA busy_timeout = 20')
    } catch (error) {
      this.#database.close()
      throw error
    }
  }

  #make(): void {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      if (this.#pragma('schema_version') === 0) this.#database.exec(TABLES)
      this.#database.exec('COMMIT')
    } catch (error) {
      this.#database.exec('ROLLBACK')
      throw error
    }
  }

  #pragma(name: string): unknown {
    return Object.values(this.#database.prepare(`PRAGMA ${name}`).get() ?? {})[0]
  }

  statement(sql: string): StatementSync {
    const known = this.#prepared.get(sql)
    if (known) return known
    const made = this.#database.prepare(sql)
    this.#prepared.set(sql, made)
    return made
  }

  /** True where the tables are of this Marbre's making. */
  isOurs(): boolean {
    return this.#pragma('application_id') === APPLICATION && this.#pragma('user_version') === SCHEMA
  }

  /** What the tables were filled from, once they hold all of it. */
  source(): IndexSource | undefined {
    return row(library, this.statement('SELECT folder, inode FROM library').get())
  }

  /** Notes that the tables hold all of this library. From then on the words are merged little by little. */
  complete({ folder, inode }: IndexSource): void {
    this.#database.exec('DELETE FROM library')
    this.statement('INSERT INTO library VALUES (?, ?)').run(folder, inode)
    this.#database.exec("INSERT INTO words (words, rank) VALUES ('automerge', 4)")
    this.#database.exec("INSERT INTO words (words, rank) VALUES ('crisismerge', 16)")
  }

  stampOf(id: string): string | undefined {
    const stamp = this.statement('SELECT stamp FROM article WHERE id = ?').get(id)?.stamp
    return typeof stamp === 'string' ? stamp : undefined
  }

  /** An article's line of the list, as it is stored. */
  summaryOf(id: string): string | undefined {
    const sql = 'SELECT summary FROM shown JOIN article USING (number) WHERE id = ?'
    return row(shown, this.statement(sql).get(id))?.summary
  }

  /** True where SQLite finds no fault in the file or in the words. */
  isSound(): boolean {
    this.#database.exec("INSERT INTO words (words) VALUES ('integrity-check')")
    return this.#pragma('quick_check') === 'ok'
  }

  count(): number {
    const found = this.statement('SELECT coalesce(sum(articles), 0) AS articles FROM counted').get()
    return row(counted, found)?.articles ?? 0
  }

  /** Up to `limit` ids above `after`, in order. */
  idsAfter(after: string, limit: number): string[] {
    const found = this.statement('SELECT id FROM article WHERE id > ? ORDER BY id LIMIT ?').all(after, limit)
    return found.map((each) => identified.parse(each).id)
  }

  put({ summary, keys, traces, words }: IndexEntry, stamp: string): void {
    const { id, status } = summary
    this.remove(id)
    const { updated, date, headline, signs } = keys
    const { lastInsertRowid: number } = this.statement(
      'INSERT INTO article VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ).run(id, stamp, status, updated, date, headline, signs, traces.file, traces.likeness)
    this.statement('INSERT INTO shown VALUES (?, ?)').run(number, JSON.stringify(summary))
    this.statement(
      `INSERT INTO words (rowid, ${COLUMNS.join(', ')}) VALUES (?${', ?'.repeat(COLUMNS.length)})`,
    ).run(number, ...COLUMNS.map((part) => words[part]))
    this.statement('UPDATE counted SET articles = articles + 1 WHERE status = ?').run(status)
  }

  remove(id: string): void {
    const found = row(placed, this.statement('SELECT number, status FROM article WHERE id = ?').get(id))
    if (!found) return
    for (const sql of [
      'DELETE FROM words WHERE rowid = ?',
      'DELETE FROM shown WHERE number = ?',
      'DELETE FROM article WHERE number = ?',
    ]) {
      this.statement(sql).run(found.number)
    }
    this.statement('UPDATE counted SET articles = articles - 1 WHERE status = ?').run(found.status)
  }

  /** The same tables, with all that is in them, in memory alone. */
  copyInMemory(): IndexTables {
    const bytes = this.#database.serialize()
    // The write and read versions in SQLite's header: a database in memory cannot be one with a write-ahead log.
    bytes.fill(1, 18, 20)
    const copy = new IndexTables(':memory:')
    copy.#database.deserialize(bytes)
    return copy
  }

  get isInMemory(): boolean {
    return this.#database.location() === null
  }

  get isOpen(): boolean {
    return this.#database.isOpen
  }

  /** True between `begin` and `commit` or `undo`. */
  get isChanging(): boolean {
    return this.#database.isTransaction
  }

  begin(): void {
    this.#database.exec('BEGIN IMMEDIATE')
  }

  commit(): void {
    this.#database.exec('COMMIT')
  }

  undo(): void {
    this.#database.exec('ROLLBACK')
  }

  close(): void {
    this.#prepared.clear()
    if (this.#database.isOpen) this.#database.close()
  }
}
