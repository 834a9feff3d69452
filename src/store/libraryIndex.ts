import { scheduler } from 'node:timers/promises'
import type { ArticleList, ArticleSummary, ArticleStamp, SlugOwner } from '../core/library.ts'
import type { Duplicate, DuplicateQuery } from '../core/duplicateKey.ts'
import type { Input } from '../contract/contract.ts'
import type { Article } from '../core/article/index.ts'
import { failed, type Failure, ok, type Result } from '../core/failure.ts'
import type { FieldValue, LearntField } from '../core/fieldValues.ts'
import { type IndexEntry, indexEntry } from './indexEntry.ts'
import { IndexConnection } from './indexConnection.ts'
import { IndexMerger } from './indexMerger.ts'
import { articleStamps, duplicatesOf, fieldValuesIn, listArticles, slugOwnersIn } from './indexQuery.ts'
import type { IndexOrigin, IndexTables } from './indexTables.ts'
import { loopYielder } from './yieldToLoop.ts'

/** The articles that the index is derived from. */
export type ArticleSource = {
  /** The ids of all articles there are. */
  ids(): Promise<Result<string[]>>
  /** The change stamp of an article's file; null if there is none. */
  stamp(id: string): Result<string | null>
  read(id: string): Result<{ article: Article; stamp: string }>
  /** Called for each file that could not be read for the index. */
  unreadable(id: string, failure: Failure): void
  /** Runs work under the library's lock. Rejects with a `DiskFailure` if it cannot be had. */
  exclusively<T>(work: () => Promise<T>): Promise<T>
}

/** How an article's file compared with its entry. */
export type RefreshOutcome = 'same' | 'changed' | 'removed' | 'unreadable'

/** Milliseconds after which a long transaction commits. */
const MAX_TRANSACTION_TIME = 4000
/** Rows after which it does: of a comparison, and of own writes, whose commits must not be felt. */
const COMPARED_ROWS = 1500
const OWN_ROWS = 128
/** Milliseconds for which own writes are collected, unless the list is asked for. */
const FLUSH_DELAY = 100
const MAX_PENDING_WRITES = 400
/** How often the index is compacted while another process reads it, and the milliseconds in between. */
const MAX_COMPACT_ATTEMPTS = 20
const COMPACT_RETRY = 50
/** Up to this many articles, the first list waits for the comparison; in a larger library it is from the last session. */
const SMALL_LIBRARY = 2000

/** The entry of an article; fails with `unexpected` if reading its text throws. */
function entryOf(article: Article): Result<IndexEntry> {
  try {
    return ok(indexEntry(article))
  } catch (error) {
    return failed('unexpected', { reason: String(error) })
  }
}

/** A write of this process that is not in the tables yet. `entry` is null until it is needed. */
type PendingWrite = { article: Article; stamp: string; entry: Result<IndexEntry> | null }

/**
 * The index behind list and search, derived from the articles and never the only place of anything.
 *
 * Idea: each entry has the change stamp of the file that it was made from. Bringing an article up to date means comparing
 * two stamps, and reading the file only if they differ; so opening a library costs one `stat` for each article, and a save
 * one entry. Missing, old, damaged or foreign tables are replaced by empty ones, which the same comparison fills; if they
 * cannot be written, they are in memory (see `IndexConnection`).
 * Invariant: an entry is written in a transaction that began before its file was read, so that a newer entry by another
 * process is never replaced by an older one; a list has every own write in it.
 * Cost: work is done in slices of 12 ms, and own writes are collected for 100 ms.
 */
export class LibraryIndex {
  readonly #connection: IndexConnection
  readonly #origin: IndexOrigin
  readonly #articles: ArticleSource
  readonly #pendingWrites = new Map<string, PendingWrite>()
  #timer: NodeJS.Timeout | null = null
  #transaction = { began: 0, rows: 0 }
  #comparing: Promise<Map<string, RefreshOutcome>> | null = null
  /** Refreshes in progress; `close` waits for them. */
  readonly #refreshes = new Set<Promise<unknown>>()
  /** Settles when the tables can answer. */
  #ready: Promise<unknown> = Promise.resolve()
  /** Why the articles could not be listed at the last comparison, or null. */
  #sourceFailure: Failure | null = null
  readonly #closing = new AbortController()
  readonly #merger: IndexMerger

  private constructor(path: string, origin: IndexOrigin, articles: ArticleSource) {
    this.#origin = origin
    this.#articles = articles
    this.#connection = new IndexConnection(
      path,
      origin,
      (work) => articles.exclusively(work),
      () => {
        this.#ready = this.compare()
      },
    )
    this.#merger = new IndexMerger(this.#connection, this.#closing.signal)
  }

  /** Opens the index of the articles in `origin`, and starts comparing it with them. */
  static async open(path: string, origin: IndexOrigin, articles: ArticleSource): Promise<LibraryIndex> {
    const index = new LibraryIndex(path, origin, articles)
    await index.#connection.open()
    const { tables } = index.#connection
    const isPlausible = tables.origin() !== undefined && tables.count() > SMALL_LIBRARY
    const compared = index.compare()
    if (!isPlausible) index.#ready = compared
    return index
  }

  /** Why the index is not on the disk, or null. */
  get problem(): Failure | null {
    return this.#connection.problem
  }

  /** Moves the index into memory to free a full disk; false if it is there already. */
  leaveDisk(because: Failure): Promise<boolean> {
    return this.#connection.leaveDisk(because)
  }

  /** Takes note of an own, durable write; it is put into the tables within 100 ms, or when the list is asked for. */
  noteWrite(article: Article, stamp: string): void {
    this.#pendingWrites.set(article.id, { article, stamp, entry: null })
    this.#timer ??= setTimeout(() => void this.flushWrites(), FLUSH_DELAY)
  }

  /** True if so many own writes are pending that a long import should flush them. */
  get isBehind(): boolean {
    return this.#pendingWrites.size >= MAX_PENDING_WRITES
  }

  /** Puts the pending writes into the tables. */
  async flushWrites(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    if (this.#pendingWrites.size > 0) await this.#refresh([...this.#pendingWrites.keys()], OWN_ROWS)
  }

  /** Brings the entries of these articles up to their files. */
  refresh(ids: readonly string[]): Promise<Map<string, RefreshOutcome>> {
    return this.#refresh(ids, COMPARED_ROWS)
  }

  async #refresh(ids: readonly string[], mostRows: number): Promise<Map<string, RefreshOutcome>> {
    const looking = this.#refreshAll(ids, mostRows)
    this.#refreshes.add(looking)
    try {
      return await looking
    } finally {
      this.#refreshes.delete(looking)
    }
  }

  async #refreshAll(ids: readonly string[], mostRows: number): Promise<Map<string, RefreshOutcome>> {
    const findings = new Map<string, RefreshOutcome>()
    const pause = loopYielder()
    for (const id of ids) {
      if (this.#closing.signal.aborted) break
      const found = await this.#connection.run((tables) => {
        const outcome = this.#refreshOne(tables, id)
        if (outcome !== 'unreadable') this.#pendingWrites.delete(id)
        return outcome
      })
      findings.set(id, found)
      const { began, rows } = this.#transaction
      const isLong = rows >= mostRows || performance.now() - began > MAX_TRANSACTION_TIME
      if (isLong) await this.#commitInSteps()
      await pause()
    }
    await this.#commitInSteps()
    return findings
  }

  /** Adding words takes as long as committing them; a key of the window may come in between. */
  async #commitInSteps(): Promise<void> {
    const isChanging = await this.#connection.run((tables) => {
      tables.settle()
      return tables.isChanging
    })
    if (!isChanging) return
    await scheduler.yield()
    await this.#connection.run((tables) => this.#commit(tables))
    await scheduler.yield()
  }

  #refreshOne(tables: IndexTables, id: string): RefreshOutcome {
    const known = tables.stampOf(id) ?? null
    const stamp = this.#articles.stamp(id)
    if (!stamp.ok) {
      this.#articles.unreadable(id, stamp.failure)
      return 'unreadable'
    }
    if (stamp.value === known) return 'same'
    this.#begin(tables)
    if (stamp.value !== null) return this.#read(tables, id, stamp.value)
    tables.remove(id)
    return 'removed'
  }

  /** Replaces an entry; must run in a transaction that began before the file is read. */
  #read(tables: IndexTables, id: string, stamp: string): RefreshOutcome {
    const written = this.#pendingWrites.get(id)
    const read = written?.stamp === stamp ? ok(written) : this.#articles.read(id)
    if (!read.ok) {
      this.#articles.unreadable(id, read.failure)
      if (read.failure.code !== 'unreadable') tables.remove(id)
      return 'unreadable'
    }
    const entry = this.#entryOf(read.value.article)
    if (entry.ok) tables.put(entry.value, read.value.stamp)
    else this.#articles.unreadable(id, entry.failure)
    return entry.ok ? 'changed' : 'unreadable'
  }

  /** The entry of an article; that of a pending write is computed once, for the event and for the tables. */
  #entryOf(article: Article): Result<IndexEntry> {
    const pending = this.#pendingWrites.get(article.id)
    if (pending?.article !== article) return entryOf(article)
    pending.entry ??= entryOf(article)
    return pending.entry
  }

  /** What the list shows of an article, or null where its text cannot be read through. */
  summaryOf(article: Article): ArticleSummary | null {
    const entry = this.#entryOf(article)
    return entry.ok ? entry.value.summary : null
  }

  #begin(tables: IndexTables): void {
    if (!tables.isChanging) {
      tables.begin()
      this.#transaction = { began: performance.now(), rows: 0 }
    }
    this.#transaction.rows++
  }

  #commit(tables: IndexTables): void {
    if (!tables.isChanging) return
    tables.commit()
    this.#merger.noteCommit()
  }

  /** Compares the whole index with the articles; returns what was not the same. */
  compare(): Promise<Map<string, RefreshOutcome>> {
    this.#comparing ??= this.#compare().finally(() => {
      this.#comparing = null
    })
    return this.#comparing
  }

  async #compare(): Promise<Map<string, RefreshOutcome>> {
    const findings = new Map<string, RefreshOutcome>()
    const note = (found: Map<string, RefreshOutcome>) => {
      for (const [id, each] of found) if (each !== 'same') findings.set(id, each)
    }
    let compared: IndexTables
    do {
      const ids = await this.#articles.ids()
      compared = this.#connection.tables
      this.#sourceFailure = ids.ok ? null : ids.failure
      if (!ids.ok || this.#closing.signal.aborted) return findings
      note(await this.refresh(ids.value))
      note(await this.#removeDeleted(new Set(ids.value)))
    } while (compared !== this.#connection.tables)
    await this.#connection.run((tables) => this.#markComplete(tables))
    this.#connection.resetRecoveries()
    return findings
  }

  async #removeDeleted(there: ReadonlySet<string>): Promise<Map<string, RefreshOutcome>> {
    const gone: string[] = []
    for (let after: string | undefined = ''; after !== undefined; ) {
      const from: string = after
      const ids = await this.#connection.run((tables) => tables.idsAfter(from, 1000))
      gone.push(...ids.filter((id) => !there.has(id)))
      after = ids.at(-1)
      await scheduler.yield()
    }
    return this.refresh(gone)
  }

  #markComplete(tables: IndexTables): void {
    if (this.#closing.signal.aborted) return
    const from = tables.origin()
    if (from?.folder === this.#origin.folder && from.inode === this.#origin.inode) return
    this.#begin(tables)
    tables.markComplete(this.#origin)
    this.#commit(tables)
  }

  /** One page of the list, with every own write in it. Fails if the articles cannot be listed and nothing is known of them. */
  list(wanted: Input<'listArticles'>): Promise<Result<ArticleList>> {
    return this.query((tables) => listArticles(tables, wanted))
  }

  /** The stamps of all articles, once the comparison with their files has ended. Fails as `list` does. */
  async stamps(): Promise<Result<ArticleStamp[]>> {
    await this.#comparing
    return this.query(articleStamps)
  }

  /** For each text, in order, the articles that it may duplicate, own writes included. Fails as `list` does. */
  duplicates(items: readonly DuplicateQuery[]): Promise<Result<Duplicate[][]>> {
    return this.query((tables) => items.map((item) => duplicatesOf(tables, item)))
  }

  /** The articles that have a slug, own writes included. Fails as `list` does. */
  slugOwners(slug: string): Promise<Result<SlugOwner[]>> {
    return this.query((tables) => slugOwnersIn(tables, slug))
  }

  /** The values of a field, own writes included. Fails as `list` does. */
  fieldValues(field: LearntField): Promise<Result<FieldValue[]>> {
    return this.query((tables) => fieldValuesIn(tables, field))
  }

  /** What a question says of the tables, own writes included. Fails as `list` does. */
  async query<T>(question: (tables: IndexTables) => T): Promise<Result<T>> {
    if (this.#sourceFailure) this.#ready = this.compare()
    if (this.#connection.isLost) await this.#connection.rebuild()
    for (;;) {
      const ready = this.#ready
      await ready
      await this.flushWrites()
      if (ready !== this.#ready) continue
      const answered = await this.#connection.attempt((tables) => {
        if (this.#sourceFailure && !tables.origin())
          return failed(this.#sourceFailure.code, this.#sourceFailure.detail)
        tables.settle()
        return ok(question(tables))
      })
      if (answered) return answered.value
    }
  }

  /** Rebuilds the index from the articles. */
  async rebuild(): Promise<void> {
    await this.#connection.rebuild()
    await this.#ready
  }

  /**
   * Leaves nothing of articles that were removed in the index's files. Costs a writing of the whole index, in steps but for
   * the last: half a second for 10,000 articles. Where another process keeps the old state open, the index is rebuilt.
   */
  async scrub(): Promise<void> {
    let which: 'all' | 'some' = 'all'
    while (await this.#connection.run((tables) => tables.mergeWords(which))) {
      which = 'some'
      await scheduler.yield()
    }
    for (let attempt = 1; attempt <= MAX_COMPACT_ATTEMPTS; attempt++) {
      if (await this.#connection.run((tables) => tables.isInMemory || tables.compact())) return
      await scheduler.wait(COMPACT_RETRY)
    }
    await this.rebuild()
  }

  /** Moves the index back to the disk if the library was gone or could not be written; not if the disk was full. */
  async returnToDisk(): Promise<void> {
    if (this.problem && this.problem.code !== 'disk-full') await this.rebuild()
  }

  /** The ids of the articles whose entries differ from their files; null if the tables fail SQLite's own checks. */
  async verify(): Promise<string[] | null> {
    await this.whenIdle()
    const isSound = await this.#connection.run((tables) => tables.isSound())
    const wrong: string[] = []
    const pause = loopYielder()
    const ids = await this.#articles.ids()
    for (const id of ids.ok ? ids.value : []) {
      if (!(await this.#connection.run((tables) => this.#isUpToDate(tables, id)))) wrong.push(id)
      await pause()
    }
    return isSound ? wrong : null
  }

  #isUpToDate(tables: IndexTables, id: string): boolean {
    const read = this.#articles.read(id)
    if (!read.ok) return true
    const entry = entryOf(read.value.article)
    if (!entry.ok) return true
    const { summary, pictures } = entry.value
    return tables.summaryOf(id) === JSON.stringify(summary) && tables.hasPictures(id, pictures)
  }

  /** Settles when comparisons and own writes are in the tables. */
  async whenIdle(): Promise<void> {
    await this.#comparing
    await this.#ready
    await this.flushWrites()
    await this.#refreshed()
  }

  /** Settles when no article is being looked at, and what was found is committed. */
  async #refreshed(): Promise<void> {
    while (this.#refreshes.size > 0) await Promise.all(this.#refreshes)
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return
    await this.flushWrites()
    this.#closing.abort()
    await this.#comparing
    await this.#refreshed()
    await this.#merger.whenIdle()
    if (this.#timer) clearTimeout(this.#timer)
    this.#connection.close()
  }
}
