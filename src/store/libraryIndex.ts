import { scheduler } from 'node:timers/promises'
import type { ArticleList, ArticleSummary, ArticleStamp, SlugOwner } from '../core/library.ts'
import type { Duplicate, DuplicateQuery } from '../core/duplicateKey.ts'
import type { Input } from '../contract/contract.ts'
import type { Article } from '../core/article/index.ts'
import { failed, type Failure, ok, type Result } from '../core/failure.ts'
import type { FieldValue, LearntField } from '../core/fieldValues.ts'
import { sectionTexts, type SectionText, summaryOf } from '../core/summary.ts'
import { asItIs, IndexConnection } from './indexConnection.ts'
import { type IndexEntry, indexEntry } from './indexEntry.ts'
import { IndexMerger } from './indexMerger.ts'
import { readList } from './indexQuery.ts'
import type { IndexOrigin } from './indexTables.ts'
import type { IndexHost } from './indexThread.ts'
import { type EntryChange, Superseded, type WorkInput, type WorkName, type WorkOutput } from './indexWork.ts'
import { LatestQuestions } from './latestQuestions.ts'
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

/** How an article's file differed from its entry. */
export type RefreshOutcome = 'changed' | 'removed' | 'unreadable'

/** Milliseconds after which a long transaction commits. */
const MAX_TRANSACTION_TIME = 4000
/** Rows after which the transaction of a comparison does. */
const MOST_ROWS = 1500
/** How many own writes a transaction has: their commits must not be felt. */
const OWN_ROWS = 256
/** How many stamps are asked for at once, and how many entries are written: a question waits for one such step. */
const STAMPS_AT_ONCE = 256
const WRITTEN_AT_ONCE = 16
/** Milliseconds for which own writes are collected, unless the list is asked for. */
const FLUSH_DELAY = 100
const MAX_PENDING_WRITES = 512
/** How many entries are made before it is looked whether the tables are waited for any longer. */
const MADE_AT_ONCE = 4
/** How often the index is compacted while another process reads it, and the milliseconds in between. */
const MAX_COMPACT_ATTEMPTS = 20
const COMPACT_RETRY = 50
/** Up to this many articles, the first list waits for the comparison; in a larger library it is from the last session. */
const SMALL_LIBRARY = 2000

function* inGroups<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size)
}

/** A write of this process that is not in the tables yet. Its texts and its entry are null until they are made. */
type PendingWrite = {
  article: Article
  stamp: string
  sections: SectionText[] | null
  entry: IndexEntry | null
}

/** An entry made here; null where the text cannot be read through, of which the tables tell. */
function entryIfAny({ article, sections }: PendingWrite): IndexEntry | null {
  try {
    return indexEntry(article, sections ?? undefined)
  } catch {
    return null
  }
}

/** What an article's file has for its entry; `pending` is the own write that this takes care of. */
type Look = { id: string; pending: PendingWrite | undefined } & (
  | { change: EntryChange }
  | { failure: Failure; change: EntryChange | null }
)

/**
 * The index behind list and search, derived from the articles and never the only place of anything.
 *
 * Idea: each entry has the change stamp of the file that it was made from. Bringing an article up to date means comparing
 * two stamps, and reading the file only if they differ; so opening a library costs one `stat` for each article, and a save
 * one entry. Missing, old, damaged or foreign tables are replaced by empty ones, which the same comparison fills; if they
 * cannot be written, they are in memory (see `IndexConnection`).
 * The files are read here; the tables may be in another thread (`IndexHost`), where the entries of articles are made, too. Those of own
 * writes are made in both: here as long as the other thread is at work, so that a long import keeps two processors busy.
 * Invariant: an entry is written in a transaction that began before its file was read, so that a newer entry by another
 * process is never replaced by an older one; a list has every own write in it. Transactions have names: what is written in one
 * that has ended meanwhile is refused, and read again.
 * Cost: work is done in slices of 12 ms, and own writes are collected for 100 ms. While a group of entries is written in another
 * thread, the files of the next are read in this one. Flushes of own writes never overlap; one that is asked for waits for the one at
 * work, and for its own.
 */
export class LibraryIndex {
  readonly #connection: IndexConnection
  readonly #origin: IndexOrigin
  readonly #articles: ArticleSource
  readonly #pendingWrites = new Map<string, PendingWrite>()
  #timer: NodeJS.Timeout | null = null
  /** Settles when the own writes are in the tables that were pending when it began. */
  #flushing: Promise<void> | null = null
  /** The transaction in which entries are written; its name is null where the next entry has to ask for one. */
  #transaction: { name: string | null; began: number; rows: number } = { name: null, began: 0, rows: 0 }
  #comparing: Promise<Map<string, RefreshOutcome>> | null = null
  /** Refreshes in progress; `close` waits for them. */
  readonly #refreshes = new Set<Promise<unknown>>()
  /** Settles when the tables can answer. */
  #ready: Promise<unknown> = Promise.resolve()
  /** Why the articles could not be listed at the last comparison, or null. */
  #sourceFailure: Failure | null = null
  readonly #closing = new AbortController()
  readonly #merger: IndexMerger
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

  /** Takes note of an own, durable write; it is put into the tables within 100 ms, or when the list is asked for. */
  noteWrite(article: Article, stamp: string): void {
    this.#pendingWrites.set(article.id, { article, stamp, sections: null, entry: null })
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      void this.flushWrites()
    }, FLUSH_DELAY)
  }

  /**
   * Has pending own writes put into the tables, as long as there are enough for a transaction; waits where more are pending than a
   * long import may be ahead of them.
   */
  async takeIn(): Promise<void> {
    for (let at: Promise<void> | null = this.#flushing; at !== null; at = this.#flushing) {
      if (this.#pendingWrites.size < MAX_PENDING_WRITES) break
      await at
    }
    this.#flushMany()
  }

  #flushMany(): void {
    if (this.#flushing || this.#pendingWrites.size < OWN_ROWS) return
    // Whoever asks for the list, or waits for the index, hears of a failure.
    this.#flushOnce().then(
      () => this.#flushMany(),
      () => undefined,
    )
  }

  /** Puts the pending writes into the tables. */
  async flushWrites(): Promise<void> {
    // The last writes may be none of those that are being written.
    await this.#flushing
    if (this.#pendingWrites.size > 0) await this.#flushOnce()
  }

  /** Writes what is pending now, or joins those who already do. */
  #flushOnce(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#flushing ??= this.#tracked(this.#flush()).finally(() => {
      this.#flushing = null
    })
    return this.#flushing
  }

  /**
   * Writes the pending writes, a transaction for so many. Nothing waits for a transaction but the beginning of the next: while the
   * tables are at work, the entries of the next are made here, as many as there is time for.
   */
  async #flush(): Promise<void> {
    const findings = new Map<string, RefreshOutcome>()
    const refused: string[] = []
    const working: Promise<unknown>[] = []
    const pause = loopYielder()
    for (const batch of inGroups([...this.#pendingWrites.keys()], OWN_ROWS)) {
      if (this.#closing.signal.aborted) break
      const begun = this.#begun()
      await this.#makeEntries(batch, begun)
      const transaction = await begun
      for (const ids of inGroups(batch, WRITTEN_AT_ONCE)) {
        const looks: Look[] = []
        for (const id of ids) {
          looks.push(this.#look(id))
          await pause()
        }
        const writing = this.#write(transaction, looks, findings).then((isWritten) => {
          if (!isWritten) refused.push(...ids)
        })
        // It is awaited below, with all others.
        writing.catch(() => undefined)
        working.push(writing)
      }
      const committing = this.#commit()
      committing.catch(() => undefined)
      working.push(committing)
    }
    await Promise.all(working)
    if (refused.length > 0) await this.#refreshAll(refused)
  }

  /** Makes the entries of pending writes until a promise has settled. */
  async #makeEntries(ids: readonly string[], until: Promise<unknown>): Promise<void> {
    let isOver = false
    const end = () => {
      isOver = true
    }
    until.then(end, end)
    for (const [at, id] of ids.entries()) {
      if (at % MADE_AT_ONCE === 0) await scheduler.yield()
      if (isOver) return
      const pending = this.#pendingWrites.get(id)
      if (pending) pending.entry ??= entryIfAny(pending)
    }
  }

  /** Brings the entries of these articles up to their files; returns what was not the same. */
  refresh(ids: readonly string[]): Promise<Map<string, RefreshOutcome>> {
    return this.#tracked(this.#refreshAll(ids))
  }

  async #tracked<T>(work: Promise<T>): Promise<T> {
    this.#refreshes.add(work)
    try {
      return await work
    } finally {
      this.#refreshes.delete(work)
    }
  }

  async #refreshAll(ids: readonly string[]): Promise<Map<string, RefreshOutcome>> {
    const findings = new Map<string, RefreshOutcome>()
    const pause = loopYielder()
    for (const some of inGroups(ids, STAMPS_AT_ONCE)) {
      if (this.#closing.signal.aborted) break
      const changed: string[] = []
      const known = await this.#connection.run('stampsOf', some)
      for (const [at, id] of some.entries()) {
        const found = this.#compareStamp(id, known[at] ?? null)
        if (found === 'changed') changed.push(id)
        else if (found !== 'same') findings.set(id, found)
        await pause()
      }
      await this.#writeAll(changed, findings)
    }
    await this.#commitInSteps()
    return findings
  }

  #compareStamp(id: string, known: string | null): 'same' | 'changed' | 'unreadable' {
    const stamp = this.#articles.stamp(id)
    if (!stamp.ok) {
      this.#articles.unreadable(id, stamp.failure)
      return 'unreadable'
    }
    if (stamp.value !== known) return 'changed'
    this.#pendingWrites.delete(id)
    return 'same'
  }

  /** Writes the entries of articles in groups; one group is read here while the one before is written. */
  async #writeAll(ids: readonly string[], findings: Map<string, RefreshOutcome>): Promise<void> {
    let writing: Promise<void> = Promise.resolve()
    for (const group of inGroups(ids, WRITTEN_AT_ONCE)) {
      if (this.#closing.signal.aborted) break
      const before = writing
      writing = this.#writeGroup(group, findings)
      // Whoever awaits it later hears of its failure.
      writing.catch(() => undefined)
      await before
      const { name, began, rows } = this.#transaction
      const isLong = rows >= MOST_ROWS || performance.now() - began > MAX_TRANSACTION_TIME
      if (name === null || !isLong) continue
      await writing
      await this.#commitInSteps()
    }
    await writing
  }

  async #writeGroup(ids: readonly string[], findings: Map<string, RefreshOutcome>): Promise<void> {
    const pause = loopYielder()
    for (;;) {
      const transaction = await this.#begun()
      const looks: Look[] = []
      for (const id of ids) {
        looks.push(this.#look(id))
        await pause()
      }
      if (await this.#write(transaction, looks, findings)) return
    }
  }

  /** Writes entries in a transaction; false if it is no longer the one at hand. */
  async #write(
    transaction: string,
    looks: readonly Look[],
    findings: Map<string, RefreshOutcome>,
  ): Promise<boolean> {
    const changes = looks.flatMap(({ change }) => change ?? [])
    const written = await this.#connection.run('write', { transaction, changes })
    if (!written) {
      if (this.#transaction.name === transaction) this.#transaction.name = null
      return false
    }
    this.#transaction.rows += changes.length
    const reasons = new Map(changes.map(({ id }, at) => [id, written[at] ?? null]))
    for (const look of looks) findings.set(look.id, this.#noteWritten(look, reasons.get(look.id) ?? null))
    return true
  }

  /** The name of a transaction that began before now. */
  async #begun(): Promise<string> {
    const known = this.#transaction.name
    if (known !== null) return known
    const name = await this.#connection.run('begin', null)
    if (this.#transaction.name !== name) this.#transaction = { name, began: performance.now(), rows: 0 }
    return name
  }

  /** What an entry is to be; the transaction that it is written in must have begun. */
  #look(id: string): Look {
    const pending = this.#pendingWrites.get(id)
    const removed = { id, article: null }
    const stamp = this.#articles.stamp(id)
    if (!stamp.ok) return { id, pending, failure: stamp.failure, change: null }
    if (stamp.value === null) return { id, pending, change: removed }
    if (pending?.stamp === stamp.value) {
      const { stamp, article, sections, entry } = pending
      const change = entry ? { id, stamp, entry } : { id, stamp, article, sections }
      return { id, pending, change }
    }
    const read = this.#articles.read(id)
    if (read.ok) return { id, pending, change: { id, ...read.value, sections: null } }
    const { failure } = read
    return { id, pending, failure, change: failure.code === 'unreadable' ? null : removed }
  }

  /** `reason` is why the text could not be read through, or null. */
  #noteWritten(look: Look, reason: string | null): RefreshOutcome {
    const { id, pending, change } = look
    const failure: Failure | null =
      'failure' in look ? look.failure : reason === null ? null : { code: 'unexpected', detail: { reason } }
    if (failure) {
      this.#articles.unreadable(id, failure)
      return 'unreadable'
    }
    if (this.#pendingWrites.get(id) === pending) this.#pendingWrites.delete(id)
    return change && 'stamp' in change ? 'changed' : 'removed'
  }

  /** Adding words takes as long as committing them; a question may come in between. */
  async #commitInSteps(): Promise<void> {
    if (!(await this.#connection.run('settle', null))) return
    await scheduler.yield()
    await this.#commit()
    await scheduler.yield()
  }

  async #commit(): Promise<void> {
    this.#transaction.name = null
    if (await this.#connection.run('commit', null)) this.#merger.noteCommit()
  }

  /** What the list shows of an article, or null where its text cannot be read through. */
  summaryOf(article: Article): ArticleSummary | null {
    const pending = this.#pendingWrites.get(article.id)
    try {
      if (pending?.article !== article) return summaryOf(article, sectionTexts(article))
      pending.sections ??= sectionTexts(article)
      return summaryOf(article, pending.sections)
    } catch {
      return null
    }
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
      for (const [id, each] of found) findings.set(id, each)
    }
    let compared: number
    do {
      const ids = await this.#articles.ids()
      compared = this.#connection.generation
      this.#sourceFailure = ids.ok ? null : ids.failure
      if (!ids.ok || this.#closing.signal.aborted) return findings
      note(await this.refresh(ids.value))
      note(await this.#removeDeleted(new Set(ids.value)))
    } while (compared !== this.#connection.generation)
    if (!this.#closing.signal.aborted) await this.#markComplete()
    this.#connection.resetRecoveries()
    this.#merger.mergeLater()
    return findings
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
    if (!(await this.#connection.run('markComplete', this.#origin))) return
    this.#transaction.name = null
    this.#merger.noteCommit()
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
    await this.#refreshed()
  }

  /** Settles when no article is being looked at, and what was found is committed. */
  async #refreshed(): Promise<void> {
    while (this.#refreshes.size > 0) await Promise.all(this.#refreshes)
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return
    try {
      await this.flushWrites()
      this.#closing.abort()
      await this.#comparing
      await this.#refreshed()
      await this.#merger.whenIdle()
    } finally {
      this.#closing.abort()
      if (this.#timer) clearTimeout(this.#timer)
      await this.#connection.close()
    }
  }
}
