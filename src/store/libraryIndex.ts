import * as fs from 'node:fs'
import { scheduler } from 'node:timers/promises'
import * as z from 'zod/mini'
import type { ArticleList, Input } from '../contract/contract.ts'
import type { Article } from '../core/article.ts'
import { failed, type Failure, ok, type Result } from '../core/failure.ts'
import { DiskFailure } from './diskFailure.ts'
import { type IndexEntry, indexEntry } from './indexEntry.ts'
import { listArticles } from './indexQuery.ts'
import { type IndexSource, IndexTables } from './indexTables.ts'
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
const BUSY_WAIT = 25
/** Own writes go into the index together, so long after the first of them, or when the list is asked for. */
const GATHERED = 100
const MOST_WRITTEN = 400
/** In a library no larger than this everything is compared before the first list: it takes a moment. */
const SMALL = 2000
const MOST_MENDINGS = 5
const MOST_OPENINGS = 40

const BUSY = new Set([5, 6])
/** No memory, a read-only, failing or full disk, no such folder, no right: there the index goes on in memory. */
const NO_PLACE = new Set([7, 8, 10, 13, 14, 23])
const CUT_OFF = 522

type Trouble = 'busy' | 'no-place' | 'damaged'

/** What a failure of the index calls for: what is not the disk's fault says that its content cannot be trusted. */
function troubleOf(error: unknown): Trouble {
  if (error instanceof z.core.$ZodError || error instanceof SyntaxError) return 'damaged'
  if (!(error instanceof Error && 'errcode' in error)) throw error
  const code = Number(error.errcode)
  if (code === CUT_OFF) return 'damaged'
  if (BUSY.has(code & 0xff)) return 'busy'
  return NO_PLACE.has(code & 0xff) ? 'no-place' : 'damaged'
}

/** The entry of an article, unless its text makes what reads it give up. */
function entryOf(article: Article): Result<IndexEntry> {
  try {
    return ok(indexEntry(article))
  } catch (error) {
    return failed('unexpected', { reason: String(error) })
  }
}

function inodeOf(path: string): string | null {
  try {
    const { dev, ino } = fs.lstatSync(path)
    return `${dev}:${ino}`
  } catch {
    return null
  }
}

function removeIndex(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) fs.rmSync(path + end, { force: true })
}

/**
 * What the list and the search need: derived from the articles, and never the truth. It mends itself: where it is
 * missing, old, damaged or another library's it is made anew; where it cannot be written it goes on in memory.
 */
export class LibraryIndex {
  readonly #path: string
  readonly #source: IndexSource
  readonly #truth: Truth
  readonly #written = new Map<string, { article: Article; stamp: string }>()
  #tables = new IndexTables(':memory:')
  /** The file that the tables are in; null in memory. */
  #inode: string | null = null
  #timer: NodeJS.Timeout | null = null
  #transaction = { began: 0, rows: 0 }
  #comparing: Promise<Map<string, Found>> | null = null
  /** What the index is doing just now, and must end before it is closed. */
  readonly #looking = new Set<Promise<unknown>>()
  /** Settles when the list may be asked for. */
  #ready: Promise<unknown> = Promise.resolve()
  #mending: Promise<void> | null = null
  /** Why the articles could not be gone through when that was last tried, or null. */
  #unread: Failure | null = null
  #mendings = 0
  readonly #closing = new AbortController()
  /** Why the index is not on the disk, or null. */
  problem: Failure | null = null

  private constructor(path: string, source: IndexSource, truth: Truth) {
    this.#path = path
    this.#source = source
    this.#truth = truth
  }

  /** Opens the index of the articles in `source`, and begins to compare it with them. */
  static async open(path: string, source: IndexSource, truth: Truth): Promise<LibraryIndex> {
    const index = new LibraryIndex(path, source, truth)
    await index.#openTables()
    const isPlausible = index.#tables.source() !== undefined && index.#tables.count() > SMALL
    const compared = index.compare()
    if (!isPlausible) index.#ready = compared
    return index
  }

  async #openTables(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        this.#use(new IndexTables(this.#path))
        if (!this.#isOurs()) await this.#startAnew()
        return
      } catch (error) {
        const trouble = troubleOf(error)
        if (trouble !== 'busy') return this.#mend(trouble, error)
        if (attempt === MOST_OPENINGS) return this.#retreat(error)
        await scheduler.wait(BUSY_WAIT)
      }
    }
  }

  #use(tables: IndexTables): void {
    if (this.#tables !== tables) this.#discard()
    this.#tables = tables
    this.#inode = tables.isInMemory ? null : inodeOf(this.#path)
  }

  #discard(): void {
    try {
      this.#tables.close()
    } catch {
      // What cannot even be closed is damaged, and is given up.
    }
  }

  #isOurs(): boolean {
    if (!this.#tables.isOurs()) return false
    const from = this.#tables.source()
    return from === undefined || from.folder === this.#source.folder || from.inode === this.#source.inode
  }

  /** Makes the index anew, unless another process has just done so. */
  async #startAnew(): Promise<void> {
    const bad = this.#inode
    this.#discard()
    try {
      await this.#truth.exclusively(async () => {
        const there = inodeOf(this.#path)
        if (there === null || there === bad || !this.#canOpen()) {
          removeIndex(this.#path)
          this.#use(new IndexTables(this.#path))
        }
      })
    } catch (error) {
      this.#goToMemory(new IndexTables(':memory:'), error)
    }
  }

  #canOpen(): boolean {
    try {
      this.#use(new IndexTables(this.#path))
      return this.#isOurs()
    } catch {
      return false
    }
  }

  /** Goes on in memory, and gives the room on the disk back to the articles. */
  #goToMemory(tables: IndexTables, because: unknown): void {
    this.#use(tables)
    const reason = because instanceof Error ? because.message : String(because)
    const known = because instanceof DiskFailure ? because.failure : null
    this.problem = known ?? { code: 'write-failed', detail: { folder: this.#path, reason } }
    try {
      removeIndex(this.#path)
    } catch {
      // Where nothing can be removed, nothing can be written either: what stays is compared when it is next opened.
    }
  }

  /** Goes on with all that the index holds, or with nothing where even that cannot be read. */
  #retreat(because: unknown): void {
    try {
      this.#goToMemory(this.#tables.copyInMemory(), because)
    } catch {
      this.#goToMemory(new IndexTables(':memory:'), because)
    }
  }

  /** Leaves a full disk to the articles; false where the index takes no room on it. */
  async leaveDisk(because: Failure): Promise<boolean> {
    if (this.#inode === null) return false
    await this.#mend('no-place', new DiskFailure(because))
    return true
  }

  /** Makes good what failed. Whoever works on the tables waits for that, and then finds others. */
  #mend(trouble: Trouble, because?: unknown): Promise<void> {
    this.#mending ??= this.#mended(trouble, because).finally(() => {
      this.#mending = null
    })
    return this.#mending
  }

  async #mended(trouble: Trouble, because: unknown): Promise<void> {
    if (trouble === 'busy') {
      await scheduler.wait(BUSY_WAIT)
      return
    }
    if (++this.#mendings > MOST_MENDINGS) throw new Error('the index cannot be mended', { cause: because })
    if (trouble === 'damaged') await this.#startAnew()
    else this.#retreat(because)
    // What the tables held and had not been written out is lost: all has to be compared again.
    this.#ready = this.compare()
  }

  /** Tries one piece of work on the tables; null where they had to be mended, so that it must be tried again. */
  async #attempt<T>(work: (tables: IndexTables) => T): Promise<{ value: T } | null> {
    if (this.#mending !== null) {
      await this.#mending
      return null
    }
    const tables = this.#tables
    try {
      return { value: work(tables) }
    } catch (error) {
      if (tables.isOpen && tables.isChanging) tables.undo()
      await this.#mend(troubleOf(error), error)
      return null
    }
  }

  async #on<T>(work: (tables: IndexTables) => T): Promise<T> {
    for (;;) {
      const done = await this.#attempt(work)
      if (done) return done.value
    }
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
      findings.set(id, await this.#on((tables) => this.#refresh(tables, id)))
      await pause()
    }
    await this.#on((tables) => this.#commit(tables))
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
      compared = this.#tables
      this.#unread = ids.ok ? null : ids.failure
      if (!ids.ok || this.#closing.signal.aborted) return findings
      note(await this.look(ids.value))
      note(await this.#lookForGone(new Set(ids.value)))
    } while (compared !== this.#tables)
    await this.#on((tables) => this.#markComplete(tables))
    this.#mendings = 0
    return findings
  }

  async #lookForGone(there: ReadonlySet<string>): Promise<Map<string, Found>> {
    const gone: string[] = []
    for (let after: string | undefined = ''; after !== undefined; ) {
      const from: string = after
      const ids = await this.#on((tables) => tables.idsAfter(from, 1000))
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
  async list(wanted: Input<'listArticles'>): Promise<Result<ArticleList>> {
    if (this.#unread) this.#ready = this.compare()
    if (this.#inode !== null && inodeOf(this.#path) !== this.#inode) await this.rebuild()
    for (;;) {
      const ready = this.#ready
      await ready
      await this.gather()
      if (ready !== this.#ready) continue
      const listed = await this.#attempt((tables) => {
        if (this.#unread && !tables.source()) return failed(this.#unread.code, this.#unread.detail)
        return ok(listArticles(tables, wanted))
      })
      if (listed) return listed.value
    }
  }

  /** Makes the index anew from the articles, whatever it holds. */
  async rebuild(): Promise<void> {
    await this.#mend('damaged')
    await this.#ready
  }

  /** The ids of the articles whose entries are not what their files say, or null where the tables themselves are unsound. */
  async verify(): Promise<string[] | null> {
    await this.settled()
    const isSound = await this.#on((tables) => tables.isSound())
    const wrong: string[] = []
    const pause = pacing()
    const ids = await this.#truth.ids()
    for (const id of ids.ok ? ids.value : []) {
      if (!(await this.#on((tables) => this.#isTrue(tables, id)))) wrong.push(id)
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
    this.#discard()
  }
}
