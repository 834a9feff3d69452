import { DatabaseSync, type StatementSync } from 'node:sqlite'
import * as z from 'zod/mini'
import { FIELD_NAMES, fieldSpec, SEARCH_COLUMNS, type SearchColumn, STATUSES } from '../core/article/index.ts'
import { INDEX_LAYOUT } from '../core/libraryFiles.ts'
import { otherForms } from '../core/stem.ts'
import { encodeTexts } from './hitTexts.ts'
import type { IndexEntry } from './indexEntry.ts'

/** The layout, and in the lower 16 bits a checksum of which field is searched in which column. */
const SCHEMA = FIELD_NAMES.reduce(
  (sum, name) =>
    Array.from(`${name} ${fieldSpec(name).search}`, (letter) => letter.charCodeAt(0)).reduce(
      (hash, code) => (INDEX_LAYOUT << 16) | ((hash * 31 + code) & 0xffff),
      sum,
    ),
  0,
)
/** `Marb` in ASCII: tells an index from another program's database. */
const APPLICATION = 0x4d617262

/** What a word counts in the ranking, by the column that it stands in. */
const WEIGHTS: Readonly<Record<SearchColumn, number>> = {
  headline: 10,
  display: 5,
  byline: 4,
  credits: 4,
  desk: 3,
  keywords: 3,
  body: 1,
  note: 1,
}

/**
 * `article` is narrow, because lists scan thousands of its rows; the summaries, read for one page, are in `shown`. `brief` is
 * narrower still: a search that most articles match counts all of them by it (`status` is the place in `STATUSES`). The
 * words are folded and separated beforehand, so that FTS5's ASCII tokenizer suffices. A large hash table keeps the words
 * of a whole transaction in memory, which makes building three times faster; FTS5 flushes it before any statement that
 * opens a savepoint (one with a trigger, for instance), so there must be none. Segments are merged by `IndexMerger` alone.
 */
const TABLES = `
  CREATE TABLE library (folder TEXT NOT NULL, inode TEXT NOT NULL);
  CREATE TABLE article (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, status TEXT NOT NULL,
    updated TEXT NOT NULL, date TEXT NOT NULL, headline TEXT NOT NULL, signs INTEGER NOT NULL,
    language TEXT NOT NULL, desk TEXT NOT NULL, embargo INTEGER NOT NULL,
    file TEXT NOT NULL, duplicate_key TEXT NOT NULL, slug TEXT NOT NULL, pictures INTEGER NOT NULL
  );
  CREATE INDEX by_updated ON article (updated, id, status);
  CREATE INDEX by_date ON article (date, id, status);
  CREATE INDEX by_headline ON article (headline, id, status);
  CREATE INDEX by_signs ON article (signs, id, status);
  CREATE INDEX by_file ON article (file) WHERE file <> '';
  CREATE INDEX by_duplicate_key ON article (duplicate_key) WHERE duplicate_key <> '';
  CREATE INDEX by_slug ON article (slug) WHERE slug <> '';
  CREATE TABLE brief (number INTEGER PRIMARY KEY, status INTEGER NOT NULL);
  CREATE TABLE shown (
    number INTEGER PRIMARY KEY, summary TEXT NOT NULL, field_values TEXT NOT NULL, texts TEXT NOT NULL
  );
  CREATE TABLE signs (number INTEGER PRIMARY KEY, runs TEXT NOT NULL);
  CREATE TABLE picture (
    number INTEGER NOT NULL, place INTEGER NOT NULL, src TEXT NOT NULL, show TEXT NOT NULL, sought TEXT NOT NULL,
    PRIMARY KEY (number, place)
  ) WITHOUT ROWID;
  CREATE INDEX by_src ON picture (src);
  CREATE TABLE learnt (
    field TEXT NOT NULL, value TEXT NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY (field, value)
  ) WITHOUT ROWID;
  CREATE TABLE counted (status TEXT PRIMARY KEY, articles INTEGER NOT NULL);
  ${STATUSES.map((status) => `INSERT INTO counted VALUES ('${status}', 0);`).join(' ')}
  CREATE VIRTUAL TABLE words USING fts5 (
    ${SEARCH_COLUMNS.join(', ')}, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2'
  );
  CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, row);
  INSERT INTO words (words, rank) VALUES ('rank', 'bm25(${SEARCH_COLUMNS.map((column) => WEIGHTS[column].toFixed(1)).join(', ')})');
  INSERT INTO words (words, rank) VALUES ('hashsize', 67108864);
  INSERT INTO words (words, rank) VALUES ('pgsz', 8000);
  INSERT INTO words (words, rank) VALUES ('automerge', 0);
  INSERT INTO words (words, rank) VALUES ('crisismerge', 200);
  PRAGMA application_id = ${APPLICATION};
  PRAGMA user_version = ${SCHEMA};
`

const locatedRow = z.object({ number: z.number(), status: z.string(), pictures: z.number() })
const countRow = z.object({ articles: z.number() })
const idRow = z.object({ id: z.string() })
const termRow = z.object({ term: z.string() })
const summaryRow = z.object({ summary: z.string() })
const taughtRow = z.object({ field_values: z.string() })
const taughtValues = z.array(z.tuple([z.string(), z.string()]))
const originRow = z.object({ folder: z.string(), inode: z.string() })

const changesRow = z.object({ changes: z.number() })
const checkpointRow = z.object({ busy: z.number() })

/** Pages that one step of a merge writes: some milliseconds of work. */
const MERGED_PAGES = 16

/** Decodes a row; undefined if there is none. */
function row<T>(decoder: z.ZodMiniType<T>, found: unknown): T | undefined {
  return found === undefined ? undefined : decoder.parse(found)
}

/**
 * The folder of articles that an index was made from. If either path or inode is the same, so is the library: it may be
 * moved, or its disk be mounted with other inodes, but not both.
 */
export type IndexOrigin = { folder: string; inode: string }

/** The index's database: its tables and the statements that change them. Throws what SQLite throws. */
export class IndexTables {
  readonly #database: DatabaseSync
  readonly #prepared = new Map<string, StatementSync>()
  /** The words of the articles put in this transaction and the numbers of those removed; see `#writeWords`. */
  readonly #wordsToAdd = new Map<number | bigint, IndexEntry['words']>()
  readonly #wordsToRemove = new Set<number>()
  /** How many more articles of this transaction have a value; written once for each value when it ends. */
  readonly #learnt = new Map<string, { field: string; value: string; by: number }>()
  /** By status: how many more articles of this transaction have it. */
  readonly #counted = new Map<string, number>()
  /** Incremented by each change of these tables here; SQLite counts those of others. */
  #changes = 0
  /** The name of the transaction at hand, as no other has it; empty outside of one. */
  #transaction = ''
  #forms: { version: string; of: Map<string, readonly string[]> } = { version: '', of: new Map() }

  /**
   * Opens the tables at `path` (`:memory:` for none on disk), creating them if there are none. Of a URL they are only read,
   * and what SQLite is told of the file are its parameters.
   */
  constructor(path: string | URL) {
    if (typeof path !== 'string') {
      this.#database = new DatabaseSync(path, { readOnly: true })
      return
    }
    // SQLite waits synchronously. After opening it waits 20 ms at most; a busy index is tried again later.
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

  /** All rows of a statement without parameters, each as the list of its values: half the time of objects, where rows are many. */
  lists(sql: string): (readonly unknown[])[] {
    const statement = this.statement(sql)
    statement.setReturnArrays(true)
    return statement.all().map((row: unknown) => (Array.isArray(row) ? row : []))
  }

  /** True if the tables were created by a Marbre with the same schema. */
  hasCurrentSchema(): boolean {
    return this.#pragma('application_id') === APPLICATION && this.#pragma('user_version') === SCHEMA
  }

  /** The folder that the tables hold completely; undefined until `markComplete`. */
  origin(): IndexOrigin | undefined {
    return row(originRow, this.statement('SELECT folder, inode FROM library').get())
  }

  /** Records that the tables hold the whole library. */
  markComplete({ folder, inode }: IndexOrigin): void {
    this.#database.exec('DELETE FROM library')
    this.statement('INSERT INTO library VALUES (?, ?)').run(folder, inode)
  }

  stampOf(id: string): string | undefined {
    const stamp = this.statement('SELECT stamp FROM article WHERE id = ?').get(id)?.stamp
    return typeof stamp === 'string' ? stamp : undefined
  }

  /** An article's summary, as JSON. */
  summaryOf(id: string): string | undefined {
    const sql = 'SELECT summary FROM shown JOIN article USING (number) WHERE id = ?'
    return row(summaryRow, this.statement(sql).get(id))?.summary
  }

  /** True if these are the figures of an article, in their order. */
  hasPictures(id: string, pictures: IndexEntry['pictures']): boolean {
    const sql =
      'SELECT src, show, sought FROM picture JOIN article USING (number) WHERE id = ? ORDER BY place'
    const stored = this.statement(sql).all(id)
    return (
      stored.length === pictures.length &&
      pictures.every(({ src, show, sought }, at) => {
        const found = stored[at]
        return found?.src === src && found.show === JSON.stringify(show) && found.sought === sought
      })
    )
  }

  /** The other forms of a word that articles have; see `otherForms`. Kept until the tables change. */
  formsOf(word: string): readonly string[] {
    const version = `${this.#changes} ${String(this.#pragma('data_version'))}`
    if (version !== this.#forms.version) this.#forms = { version, of: new Map() }
    const before = this.#forms.of.get(word)
    if (before) return before
    const from = this.statement('SELECT term FROM vocabulary WHERE term >= ? AND term < ?')
    const one = this.statement('SELECT rowid FROM words WHERE words MATCH ? LIMIT 1')
    const forms = otherForms(word, {
      wordsFrom: (prefix) => from.all(prefix, `${prefix}\u{10ffff}`).map((each) => termRow.parse(each).term),
      has: (each) => one.get(`"${each}"`) !== undefined,
    })
    this.#forms.of.set(word, forms)
    return forms
  }

  /** True if SQLite's integrity checks of file and words find no fault. */
  isSound(): boolean {
    this.#database.exec("INSERT INTO words (words) VALUES ('integrity-check')")
    return this.#pragma('quick_check') === 'ok'
  }

  count(): number {
    const found = this.statement('SELECT coalesce(sum(articles), 0) AS articles FROM counted').get()
    return row(countRow, found)?.articles ?? 0
  }

  /** Up to `limit` ids above `after`, in order. */
  idsAfter(after: string, limit: number): string[] {
    const found = this.statement('SELECT id FROM article WHERE id > ? ORDER BY id LIMIT ?').all(after, limit)
    return found.map((each) => idRow.parse(each).id)
  }

  /** Replaces an article's entry; in a transaction. */
  put(entry: IndexEntry, stamp: string): void {
    const { summary, keys, filters, duplicateKeys, slug, values, words, signs: runs, texts, pictures } = entry
    const { id, status } = summary
    this.#changes++
    const { updated, date, headline, signs } = keys
    const { language, desk, embargo } = filters
    const insert = () =>
      this.statement(`INSERT INTO article VALUES (NULL${', ?'.repeat(14)}) ON CONFLICT (id) DO NOTHING`).run(
        ...[id, stamp, status, updated, date, headline, signs, language, desk, embargo],
        ...[duplicateKeys.file, duplicateKeys.headline, slug, pictures.length],
      )
    let inserted = insert()
    if (inserted.changes === 0) {
      this.remove(id)
      inserted = insert()
    }
    const { lastInsertRowid: number } = inserted
    this.statement('INSERT INTO brief VALUES (?, ?)').run(number, STATUSES.indexOf(status))
    this.statement('INSERT INTO shown VALUES (?, ?, ?, ?)').run(
      ...[
        number,
        JSON.stringify(summary),
        values.length > 0 ? JSON.stringify(values) : '',
        encodeTexts(texts),
      ],
    )
    for (const [place, { src, show, sought }] of pictures.entries()) {
      const insert = this.statement('INSERT INTO picture VALUES (?, ?, ?, ?, ?)')
      insert.run(number, place, src, JSON.stringify(show), sought)
    }
    if (runs !== '') this.statement('INSERT INTO signs VALUES (?, ?)').run(number, runs)
    this.#wordsToAdd.set(number, words)
    this.#countArticle(status, 1)
    this.#count(values, 1)
  }

  /**
   * Puts into the tables what waits for the end of the transaction, so that a query in the middle of it is answered from all
   * of it.
   */
  settle(): void {
    if (this.#wordsToRemove.size + this.#wordsToAdd.size > 0) this.#writeWords()
    if (this.#learnt.size > 0) this.#writeLearnt()
    if (this.#counted.size > 0) this.#writeCounted()
  }

  /**
   * Removes words in ascending order of their articles, then adds words: FTS5 writes all that it has in memory to the disk
   * whenever the next number is lower than the last.
   */
  #writeWords(): void {
    const forget = this.statement('DELETE FROM words WHERE rowid = ?')
    for (const number of [...this.#wordsToRemove].sort((one, other) => one - other)) forget.run(number)
    this.#wordsToRemove.clear()
    const add = this.statement(
      `INSERT INTO words (rowid, ${SEARCH_COLUMNS.join(', ')}) VALUES (?${', ?'.repeat(SEARCH_COLUMNS.length)})`,
    )
    for (const [number, words] of this.#wordsToAdd) {
      add.run(number, ...SEARCH_COLUMNS.map((part) => words[part]))
    }
    this.#wordsToAdd.clear()
  }

  /** Takes the values of an article off those of the library. */
  #unlearn(number: number): void {
    const sql = 'SELECT field_values FROM shown WHERE number = ?'
    const taught = row(taughtRow, this.statement(sql).get(number))?.field_values ?? ''
    if (taught !== '') this.#count(taughtValues.parse(JSON.parse(taught)), -1)
  }

  #countArticle(status: string, by: 1 | -1): void {
    this.#counted.set(status, (this.#counted.get(status) ?? 0) + by)
  }

  #writeCounted(): void {
    const change = this.statement('UPDATE counted SET articles = articles + ? WHERE status = ?')
    for (const [status, by] of this.#counted) change.run(by, status)
    this.#counted.clear()
  }

  #count(values: readonly (readonly [string, string])[], by: 1 | -1): void {
    for (const [field, value] of values) {
      const key = `${field} ${value}`
      this.#learnt.set(key, { field, value, by: (this.#learnt.get(key)?.by ?? 0) + by })
    }
  }

  /** Writes how the values of fields became more or fewer; a value that no article has is forgotten. */
  #writeLearnt(): void {
    const change = this.statement(
      'INSERT INTO learnt VALUES (?, ?, ?) ON CONFLICT (field, value) DO UPDATE SET articles = articles + excluded.articles',
    )
    const forget = this.statement('DELETE FROM learnt WHERE field = ? AND value = ? AND articles < 1')
    for (const { field, value, by } of this.#learnt.values()) {
      if (by !== 0) change.run(field, value, by)
      if (by < 0) forget.run(field, value)
    }
    this.#learnt.clear()
  }

  /** Removes an article's entry; in a transaction. */
  remove(id: string): void {
    const found = row(
      locatedRow,
      this.statement('SELECT number, status, pictures FROM article WHERE id = ?').get(id),
    )
    if (!found) return
    this.#changes++
    this.#unlearn(found.number)
    if (!this.#wordsToAdd.delete(found.number)) this.#wordsToRemove.add(found.number)
    for (const sql of [
      'DELETE FROM brief WHERE number = ?',
      'DELETE FROM shown WHERE number = ?',
      'DELETE FROM signs WHERE number = ?',
      'DELETE FROM article WHERE number = ?',
      ...(found.pictures > 0 ? ['DELETE FROM picture WHERE number = ?'] : []),
    ]) {
      this.statement(sql).run(found.number)
    }
    this.#countArticle(found.status, -1)
  }

  /**
   * Merges the segments of words a little; false when there is no more to merge. `some` leaves up to three of each size. To
   * merge `all` of them, so that in the end none holds a word of a removed article, begin with `all` and go on with `some`.
   */
  mergeWords(which: 'some' | 'all'): boolean {
    const changes = () =>
      row(changesRow, this.statement('SELECT total_changes() AS changes').get())?.changes ?? 0
    const before = changes()
    this.statement("INSERT INTO words (words, rank) VALUES ('merge', ?)").run(
      which === 'all' ? -MERGED_PAGES : MERGED_PAGES,
    )
    // SQLite's own statement counts as a change; with no other, nothing was merged.
    return changes() - before > 1
  }

  /** Writes the whole file anew, without what was removed, and empties the log; false while somebody reads the old one. */
  compact(): boolean {
    if (this.isChanging) this.commit()
    this.#database.exec('VACUUM')
    return row(checkpointRow, this.#database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get())?.busy === 0
  }

  /** A copy of the tables, as they were committed, in memory. */
  copyInMemory(): IndexTables {
    if (this.isChanging) this.rollback()
    const bytes = this.#database.serialize()
    // Bytes 18 and 19 of SQLite's header: 1 means no write-ahead log, which a database in memory cannot have.
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

  /** True between `begin` and `commit` or `rollback`. */
  get isChanging(): boolean {
    return this.#database.isTransaction
  }

  /** The transaction at hand, by a name that no other has; null outside of one. */
  get transaction(): string | null {
    return this.isChanging ? this.#transaction : null
  }

  begin(): void {
    this.#database.exec('BEGIN IMMEDIATE')
    // The global one, whose module is loaded when it is first needed: a reading command never does.
    this.#transaction = crypto.randomUUID()
  }

  commit(): void {
    this.settle()
    this.#database.exec('COMMIT')
  }

  rollback(): void {
    this.#wordsToAdd.clear()
    this.#wordsToRemove.clear()
    this.#learnt.clear()
    this.#counted.clear()
    this.#database.exec('ROLLBACK')
  }

  close(): void {
    this.#prepared.clear()
    if (this.#database.isOpen) this.#database.close()
  }
}
