import { scheduler } from 'node:timers/promises'
import type { ArticleList, Duplicate, ImportTrace, Input } from '../contract/contract.ts'
import type { Article } from '../core/article.ts'
import { failed, type Failure, ok, type Result } from '../core/failure.ts'
import { type IndexEntry, indexEntry } from './indexEntry.ts'
import { IndexPlace } from './indexPlace.ts'
import { duplicatesOf, listArticles } from './indexQuery.ts'
import type { IndexSource, IndexTables } from './indexTables.ts'
import { pacing } from './pacing.ts'

/** The articles' files as the index sees them. */
export type Truth = {
  /** The ids of all articles there are. */
  ids(): Promise<Result<string[]>>
  /** What tells the present state of an article's file from others; null where there is none. */
  stamp(id: string): Result<string | null>
  read(id: string): Result<{ article: Article; stamp: string }>
  /** Told of each file that could not be read for the index, and why. */
  unreadable(id: string, failure: Failure): void
  /** Runs work while no other process writes to the library. Rejects with a `DiskFailure` where that cannot be had. */
  exclusively<T>(work: () => Promise<T>): Promise<T>
}

/** What was found of an article's file when it was looked at again. */
export type Found = 'same' | 'changed' | 'removed' | 'unreadable'

const LONGEST_TRANSACTION = 4000
const LARGEST_TRANSACTION = 1500
/** Own writes go into the index together, so long after the first of them, or when the list is asked for. */
const GATHERED = 100
const MOST_WRITTEN = 400
/** In a library no larger than this everything is compared before the first list: it takes a moment. */
const SMALL = 2000

/** The entry of an article, unless its text makes what reads it give up. */
function entryOf(article: Article): Result<IndexEntry> {
  try {
    return ok(indexEntry(article))
  } catch (error) {
    return failed('unexpected', { reason: String(error) })
  }
}

/**
 * What the list and the search need: derived from the articles, and never the truth. It mends itself: where it is
 * missing, old, damaged or another library's it is made anew; where it cannot be written it goes on in memory.
 */
export class LibraryIndex {
  readonly #place: IndexPlace
  readonly #source: IndexSource
  readonly #truth: Truth
  readonly #written = new Map<string, { article: Article; stamp: string }>()
  #timer: NodeJS.Timeout | null = null
  #transaction = { began: 0, rows: 0 }
  #comparing: Promise<Map<string, Found>> | null = null
  /** What the index is doing just now, and must end before it is closed. */
  readonly #looking = new Set<Promise<unknown>>()
  /** Settles when the list may be asked for. */
  #ready: Promise<unknown> = Promise.resolve()
  /** Why the articles could not be gone through when that was last tried, or null. */
  #unread: Failure | null = null
  readonly #closing = new AbortController()

  private constructor(path: string, source: IndexSource, truth: Truth) {
    this.#source = source
    this.#truth = truth
    this.#place = new IndexPlace(
      path,
      source,
      (work) => truth.exclusively(work),
      () => {
        this.#ready = this.compare()
      },
    )
  }

  /** Opens the index of the articles in `source`, and begins to compare it with them. */
  static async open(path: string, source: IndexSource, truth: Truth): Promise<LibraryIndex> {
    const index = new LibraryIndex(path, source, truth)
    await index.#place.open()
    const { tables } = index.#place
    const isPlausible = tables.source() !== undefined && tables.count() > SMALL
    const compared = index.compare()
    if (!isPlausible) index.#ready = compared
    return index
  }

  /** Why the index is not on the disk, or null. */
  get problem(): Failure | null {
    return this.#place.problem
  }

  /** Leaves a full disk to the articles; false where the index takes no room on it. */
  leaveDisk(because: Failure): Promise<boolean> {
    return this.#place.leaveDisk(because)
  }

  /** An own write, durable already; it goes into the index within a moment, or at once if the list is asked for. */
  written(article: Article, stamp: string): void {
    this.#written.set(article.id, { article, stamp })
    this.#timer ??= setTimeout(() => void this.gather(), GATHERED)
  }

  /** True where so many own writes wait for the index that a long import should let it catch up. */
  get isBehind(): boolean {
    return this.#written.size >= MOST_WRITTEN
  }

  /** Puts the own writes that wait into the index. */
  async gather(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    if (this.#written.size > 0) await this.look([...this.#written.keys()])
  }

  /** Looks again at the files of these articles, and brings the index up to them. */
  async look(ids: readonly string[]): Promise<Map<string, Found>> {
    const looking = this.#look(ids)
    this.#looking.add(looking)
    try {
      return await looking
    } finally {
      this.#looking.delete(looking)
    }
  }

  async #look(ids: readonly string[]): Promise<Map<string, Found>> {
    const findings = new Map<string, Found>()
    const pause = pacing()
    for (const id of ids) {
      if (this.#closing.signal.aborted) break
      findings.set(id, await this.#place.on((tables) => this.#refresh(tables, id)))
      await pause()
    }
    await this.#place.on((tables) => this.#commit(tables))
    return findings
  }

  #refresh(tables: IndexTables, id: string): Found {
    const found = this.#looked(tables, id)
    if (found !== 'unreadable') this.#written.delete(id)
    const { began, rows } = this.#transaction
    const isLong = rows >= LARGEST_TRANSACTION || performance.now() - began > LONGEST_TRANSACTION
    if (tables.isChanging && isLong) this.#commit(tables)
    return found
  }

  #looked(tables: IndexTables, id: string): Found {
    const known = tables.stampOf(id) ?? null
    const stamp = this.#truth.stamp(id)
    if (!stamp.ok) {
      this.#truth.unreadable(id, stamp.failure)
      return 'unreadable'
    }
    if (stamp.value === known) return 'same'
    this.#begin(tables)
    if (stamp.value !== null) return this.#read(tables, id, stamp.value)
    tables.remove(id)
    return 'removed'
  }

  /** Reads the file after the transaction began, so that no newer entry of another process is overwritten. */
  #read(tables: IndexTables, id: string, stamp: string): Found {
    const written = this.#written.get(id)
    const read = written?.stamp === stamp ? ok(written) : this.#truth.read(id)
    if (!read.ok) {
      this.#truth.unreadable(id, read.failure)
      if (read.failure.code !== 'unreadable') tables.remove(id)
      return 'unreadable'
    }
    const entry = entryOf(read.value.article)
    if (entry.ok) tables.put(entry.value, read.value.stamp)
    else this.#truth.unreadable(id, entry.failure)
    return entry.ok ? 'changed' : 'unreadable'
  }

  #begin(tables: IndexTables): void {
    if (!tables.isChanging) {
      tables.begin()
      this.#transaction = { began: performance.now(), rows: 0 }
    }
    this.#transaction.rows++
  }

  #commit(tables: IndexTables): void {
    if (tables.isChanging) tables.commit()
  }

  /** Compares the whole index with the articles, in slices; gives what was not the same. */
  compare(): Promise<Map<string, Found>> {
    this.#comparing ??= this.#compare().finally(() => {
      this.#comparing = null
    })
    return this.#comparing
  }

  async #compare(): Promise<Map<string, Found>> {
    const findings = new Map<string, Found>()
    const note = (found: Map<string, Found>) => {
      for (const [id, each] of found) if (each !== 'same') findings.set(id, each)
    }
    let compared: IndexTables
    do {
      const ids = await this.#truth.ids()
      compared = this.#place.tables
      this.#unread = ids.ok ? null : ids.failure
      if (!ids.ok || this.#closing.signal.aborted) return findings
      note(await this.look(ids.value))
      note(await this.#lookForGone(new Set(ids.value)))
    } while (compared !== this.#place.tables)
    await this.#place.on((tables) => this.#markComplete(tables))
    this.#place.isSound()
    return findings
  }

  async #lookForGone(there: ReadonlySet<string>): Promise<Map<string, Found>> {
    const gone: string[] = []
    for (let after: string | undefined = ''; after !== undefined; ) {
      const from: string = after
      const ids = await this.#place.on((tables) => tables.idsAfter(from, 1000))
      gone.push(...ids.filter((id) => !there.has(id)))
      after = ids.at(-1)
      await scheduler.yield()
    }
    return this.look(gone)
  }

  #markComplete(tables: IndexTables): void {
    if (this.#closing.signal.aborted) return
    const from = tables.source()
    if (from?.folder === this.#source.folder && from.inode === this.#source.inode) return
    this.#begin(tables)
    tables.complete(this.#source)
    this.#commit(tables)
  }

  /** A window on the list, with every own write in it. Fails where nothing is known of the articles, and why. */
  list(wanted: Input<'listArticles'>): Promise<Result<ArticleList>> {
    return this.#ask((tables) => listArticles(tables, wanted))
  }

  /** For each text, in order, the articles that it may be already, with every own write looked at. Fails as `list` does. */
  duplicates(items: readonly ImportTrace[]): Promise<Result<Duplicate[][]>> {
    return this.#ask((tables) => items.map((item) => duplicatesOf(tables, item)))
  }

  async #ask<T>(question: (tables: IndexTables) => T): Promise<Result<T>> {
    if (this.#unread) this.#ready = this.compare()
    if (this.#place.isLost) await this.#place.renew()
    for (;;) {
      const ready = this.#ready
      await ready
      await this.gather()
      if (ready !== this.#ready) continue
      const answered = await this.#place.attempt((tables) => {
        if (this.#unread && !tables.source()) return failed(this.#unread.code, this.#unread.detail)
        return ok(question(tables))
      })
      if (answered) return answered.value
    }
  }

  /** Makes the index anew from the articles, whatever it holds. */
  async rebuild(): Promise<void> {
    await this.#place.renew()
    await this.#ready
  }

  /** Returns to the disk, if it was left because the library was gone or could not be written. A full disk is not filled again. */
  async comeBack(): Promise<void> {
    if (this.problem && this.problem.code !== 'disk-full') await this.rebuild()
  }

  /** The ids of the articles whose entries are not what their files say, or null where the tables themselves are unsound. */
  async verify(): Promise<string[] | null> {
    await this.settled()
    const isSound = await this.#place.on((tables) => tables.isSound())
    const wrong: string[] = []
    const pause = pacing()
    const ids = await this.#truth.ids()
    for (const id of ids.ok ? ids.value : []) {
      if (!(await this.#place.on((tables) => this.#isTrue(tables, id)))) wrong.push(id)
      await pause()
    }
    return isSound ? wrong : null
  }

  #isTrue(tables: IndexTables, id: string): boolean {
    const read = this.#truth.read(id)
    if (!read.ok) return true
    const entry = entryOf(read.value.article)
    return !entry.ok || tables.summaryOf(id) === JSON.stringify(entry.value.summary)
  }

  /** Settles when all that is under way is in the index. */
  async settled(): Promise<void> {
    await this.#comparing
    await this.#ready
    await this.gather()
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return
    await this.gather()
    this.#closing.abort()
    await this.#comparing
    while (this.#looking.size > 0) await Promise.all(this.#looking)
    if (this.#timer) clearTimeout(this.#timer)
    this.#place.close()
  }
}
