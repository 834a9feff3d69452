import { scheduler } from 'node:timers/promises'
import type { ArticleList, ArticleSummary, ArticleStamp, SlugOwner } from '../core/library.ts'
import type { Duplicate, DuplicateQuery } from '../core/duplicateKey.ts'
import type { Input } from '../contract/contract.ts'
import type { Article } from '../core/article/index.ts'
import { failed, type Failure, ok, type Result } from '../core/failure.ts'
import type { FieldValue, LearntField } from '../core/fieldValues.ts'
import { asItIs, IndexConnection } from './indexConnection.ts'
import { IndexMerger } from './indexMerger.ts'
import { readList } from './indexQuery.ts'
import type { IndexOrigin } from './indexTables.ts'
import type { IndexHost } from './indexHost.ts'
import type { WorkInput, WorkName, WorkOutput } from './indexWork.ts'
import {
  type ArticleSource,
  IndexWriter,
  inGroups,
  type RefreshOutcome,
  WRITTEN_AT_ONCE,
} from './indexWriter.ts'
import { LatestQuestions } from './latestQuestions.ts'
import { Superseded } from './superseded.ts'
import { loopYielder } from './yieldToLoop.ts'

/** How often the index is compacted while another process reads it, and the milliseconds in between. */
const MAX_COMPACT_ATTEMPTS = 20
const COMPACT_RETRY = 50
/** Up to this many articles, the first list waits for the comparison; in a larger library it is from the last session. */
const SMALL_LIBRARY = 2000

/**
 * The index behind list and search, derived from the articles and never the only place of anything.
 *
 * Idea: each entry has the change stamp of the file that it was made from (see `IndexWriter`). Bringing an article up to date means
 * comparing two stamps, and reading the file only if they differ; so opening a library costs one `stat` for each article, and a save
 * one entry. Missing, old, damaged or foreign tables are replaced by empty ones, which the same comparison fills; if they
 * cannot be written, they are in memory (see `IndexConnection`).
 * Invariant: a list has every own write in it, and is either complete or says why the articles could not be listed.
 * Cost: see `IndexWriter`.
 */
export class LibraryIndex {
  readonly #connection: IndexConnection
  readonly #origin: IndexOrigin
  readonly #articles: ArticleSource
  #comparing: Promise<Map<string, RefreshOutcome>> | null = null
  /** Settles when the tables can answer. */
  #ready: Promise<unknown> = Promise.resolve()
  /** Why the articles could not be listed at the last comparison, or null. */
  #sourceFailure: Failure | null = null
  readonly #closing = new AbortController()
  readonly #merger: IndexMerger
  readonly #writer: IndexWriter
  readonly #questions = new LatestQuestions()

  private constructor(path: string, origin: IndexOrigin, articles: ArticleSource, newHost: () => IndexHost) {
    this.#origin = origin
    this.#articles = articles
    this.#connection = new IndexConnection(
      path,
      origin,
      newHost,
      (work) => articles.exclusively(work),
      () => {
        this.#ready = this.compare()
      },
    )
    this.#merger = new IndexMerger(this.#connection, this.#closing.signal)
    this.#writer = new IndexWriter(this.#connection, articles, this.#merger, this.#closing.signal)
  }

  /** Opens the index of the articles in `origin`, and starts comparing it with them. `newHost` makes what holds its tables. */
  static async open(
    path: string,
    origin: IndexOrigin,
    articles: ArticleSource,
    newHost: () => IndexHost,
  ): Promise<LibraryIndex> {
    const index = new LibraryIndex(path, origin, articles, newHost)
    const connection = index.#connection
    await connection.open()
    const isPlausible =
      (await connection.run('origin', null)) !== null && (await connection.run('count', null)) > SMALL_LIBRARY
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

  /** Takes note of an own, durable write; see `IndexWriter.noteWrite`. */
  noteWrite(article: Article, stamp: string): void {
    this.#writer.noteWrite(article, stamp)
  }

  /** Has many own writes put into the tables; see `IndexWriter.takeIn`. */
  takeIn(): Promise<void> {
    return this.#writer.takeIn()
  }

  /** Puts the pending writes into the tables. */
  flushWrites(): Promise<void> {
    return this.#writer.flushWrites()
  }

  /** Brings the entries of these articles up to their files; returns what was not the same. */
  refresh(ids: readonly string[]): Promise<Map<string, RefreshOutcome>> {
    return this.#writer.refresh(ids)
  }

  /** What the list shows of an article, or null where its text cannot be read through. */
  summaryOf(article: Article): ArticleSummary | null {
    return this.#writer.summaryOf(article)
  }

  /** Compares the whole index with the articles; returns what was not the same. */
  compare(): Promise<Map<string, RefreshOutcome>> {
    this.#comparing ??= this.#compare()
    return this.#comparing
  }

  /** Ends at once when the tables that are complete are those of now: tables that come after them are compared anew. */
  async #compare(): Promise<Map<string, RefreshOutcome>> {
    const findings = new Map<string, RefreshOutcome>()
    const note = (found: Map<string, RefreshOutcome>) => {
      for (const [id, each] of found) findings.set(id, each)
    }
    try {
      let compared: number
      do {
        const ids = await this.#articles.ids()
        compared = this.#connection.generation
        this.#sourceFailure = ids.ok ? null : ids.failure
        if (!ids.ok || this.#closing.signal.aborted) return findings
        note(await this.refresh(ids.value))
        note(await this.#removeDeleted(new Set(ids.value)))
        const isOfNow = compared === this.#connection.generation
        if (isOfNow && !this.#closing.signal.aborted) await this.#markComplete()
      } while (compared !== this.#connection.generation)
      this.#connection.resetRecoveries()
      this.#merger.mergeLater()
      return findings
    } finally {
      this.#comparing = null
    }
  }

  async #removeDeleted(there: ReadonlySet<string>): Promise<Map<string, RefreshOutcome>> {
    const gone: string[] = []
    for (let after: string | undefined = ''; after !== undefined; ) {
      const from: string = after
      const ids = await this.#connection.run('idsAfter', { after: from, limit: 1000 })
      gone.push(...ids.filter((id) => !there.has(id)))
      after = ids.at(-1)
      await scheduler.yield()
    }
    return this.refresh(gone)
  }

  async #markComplete(): Promise<void> {
    if (await this.#connection.run('markComplete', this.#origin)) this.#writer.noteCommit()
  }

  /**
   * One page of the list, with every own write in it. Fails if the articles cannot be listed and nothing is known of them, and
   * with `superseded` where a later question of the same asker comes before the answer.
   */
  async list(wanted: Input<'listArticles'>): Promise<Result<ArticleList>> {
    try {
      return await this.#questions.ask(wanted.latest, (signal) =>
        this.#queryRead('list', wanted, readList, signal),
      )
    } catch (error) {
      if (error instanceof Superseded) return failed('superseded')
      throw error
    }
  }

  /** The stamps of all articles, once the comparison with their files has ended. Fails as `list` does. */
  async stamps(): Promise<Result<ArticleStamp[]>> {
    await this.#comparing
    return this.query('stamps', null)
  }

  /** For each text, in order, the articles that it may duplicate, own writes included. Fails as `list` does. */
  duplicates(items: readonly DuplicateQuery[]): Promise<Result<Duplicate[][]>> {
    return this.query('duplicates', items)
  }

  /** The articles that have a slug, own writes included. Fails as `list` does. */
  slugOwners(slug: string): Promise<Result<SlugOwner[]>> {
    return this.query('slugOwners', slug)
  }

  /** The values of a field, own writes included. Fails as `list` does. */
  fieldValues(field: LearntField): Promise<Result<FieldValue[]>> {
    return this.query('fieldValues', field)
  }

  /** What a question says of the tables, own writes included. Fails as `list` does. */
  query<N extends WorkName>(name: N, input: WorkInput<N>): Promise<Result<WorkOutput<N>>> {
    return this.#queryRead(name, input, asItIs)
  }

  /** The same, read; see `IndexConnection.attempt`. */
  async #queryRead<N extends WorkName, T>(
    name: N,
    input: WorkInput<N>,
    read: (output: WorkOutput<N>) => T,
    signal?: AbortSignal,
  ): Promise<Result<T>> {
    if (this.#sourceFailure) this.#ready = this.compare()
    if (this.#connection.isLost) await this.#connection.rebuild()
    for (;;) {
      const ready = this.#ready
      await ready
      if (signal?.aborted) throw new Superseded()
      await this.flushWrites()
      if (ready !== this.#ready) continue
      const missing = this.#sourceFailure
      if (missing && (await this.#connection.run('origin', null)) === null)
        return failed(missing.code, missing.detail)
      const answered = await this.#connection.attempt(name, input, read, signal)
      if (answered) return ok(answered.value)
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
    while (await this.#connection.run('mergeWords', which)) {
      which = 'some'
      await scheduler.yield()
    }
    for (let attempt = 1; attempt <= MAX_COMPACT_ATTEMPTS; attempt++) {
      if (await this.#connection.run('compact', null)) return
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
    const isSound = await this.#connection.run('isSound', null)
    const wrong: string[] = []
    const pause = loopYielder()
    const ids = await this.#articles.ids()
    for (const group of inGroups(ids.ok ? ids.value : [], WRITTEN_AT_ONCE)) {
      const articles: Article[] = []
      for (const id of group) {
        const read = this.#articles.read(id)
        if (read.ok) articles.push(read.value.article)
        await pause()
      }
      wrong.push(...(await this.#connection.run('differing', articles)))
    }
    return isSound ? wrong : null
  }

  /** Settles when comparisons and own writes are in the tables. */
  async whenIdle(): Promise<void> {
    await this.#comparing
    await this.#ready
    await this.flushWrites()
    await this.#writer.refreshed()
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return
    try {
      await this.flushWrites()
      this.#closing.abort()
      await this.#comparing
      await this.#writer.refreshed()
      await this.#merger.whenIdle()
    } finally {
      this.#closing.abort()
      this.#writer.close()
      await this.#connection.close()
    }
  }
}
