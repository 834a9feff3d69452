import { scheduler } from 'node:timers/promises'
import type { Article } from '../core/article/index.ts'
import type { Failure, Result } from '../core/failure.ts'
import type { ArticleSummary } from '../core/library.ts'
import { sectionTexts, type SectionText, summaryOf } from '../core/summary.ts'
import type { IndexConnection } from './indexConnection.ts'
import { type IndexEntry, indexEntry } from './indexEntry.ts'
import type { IndexMerger } from './indexMerger.ts'
import type { EntryChange } from './indexWork.ts'
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
export const WRITTEN_AT_ONCE = 16
/** Milliseconds for which own writes are collected, unless the list is asked for. */
const FLUSH_DELAY = 100
const MAX_PENDING_WRITES = 512
/** How many entries are made before it is looked whether the tables are waited for any longer. */
const MADE_AT_ONCE = 4
/** A list in parts of one size, the last one of what is left. */
export function* inGroups<T>(items: readonly T[], size: number): Generator<readonly T[]> {
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
 * Puts entries into the tables: those of own writes, and those of articles whose files have changed.
 *
 * Idea: the files are read here; the tables may be in another thread (`IndexHost`), where the entries of articles are made, too. Those of
 * own writes are made in both: here as long as the other thread is at work, so that a long import keeps two processors busy.
 * Invariant: an entry is written in a transaction that began before its file was read, so that a newer entry by another
 * process is never replaced by an older one. Transactions have names: what is written in one that has ended meanwhile is refused, and
 * read again.
 * Cost: work is done in slices of 12 ms, and own writes are collected for 100 ms. While a group of entries is written in another
 * thread, the files of the next are read in this one. Flushes of own writes never overlap; one that is asked for waits for the one at
 * work, and for its own.
 */
export class IndexWriter {
  readonly #connection: IndexConnection
  readonly #articles: ArticleSource
  readonly #merger: IndexMerger
  readonly #closing: AbortSignal
  readonly #pendingWrites = new Map<string, PendingWrite>()
  #timer: NodeJS.Timeout | null = null
  /** Settles when the own writes are in the tables that were pending when it began. */
  #flushing: Promise<void> | null = null
  /** The transaction in which entries are written; its name is null where the next entry has to ask for one. */
  #transaction: { name: string | null; began: number; rows: number } = { name: null, began: 0, rows: 0 }
  /** Refreshes in progress; `refreshed` waits for them. */
  readonly #refreshes = new Set<Promise<unknown>>()

  constructor(
    connection: IndexConnection,
    articles: ArticleSource,
    merger: IndexMerger,
    closing: AbortSignal,
  ) {
    this.#connection = connection
    this.#articles = articles
    this.#merger = merger
    this.#closing = closing
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
      if (this.#closing.aborted) break
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
      if (this.#closing.aborted) break
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
      if (this.#closing.aborted) break
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

  /** The transaction at hand was committed by something else. */
  noteCommit(): void {
    this.#transaction.name = null
    this.#merger.noteCommit()
  }

  /** Settles when no article is being looked at, and what was found is committed. */
  async refreshed(): Promise<void> {
    while (this.#refreshes.size > 0) await Promise.all(this.#refreshes)
  }

  /** Collects no more own writes. */
  close(): void {
    if (this.#timer) clearTimeout(this.#timer)
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
}
