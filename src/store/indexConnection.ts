import * as fs from 'node:fs'
import { dirname } from 'node:path'
import { scheduler } from 'node:timers/promises'
import * as z from 'zod/mini'
import type { Failure } from '../core/failure.ts'
import { DamagedRow } from './damagedRow.ts'
import { DiskFailure } from './diskFailure.ts'
import { type IndexOrigin, IndexTables } from './indexTables.ts'

/** Milliseconds until a busy index is tried again. */
const BUSY_RETRY = 25
const MAX_OPEN_ATTEMPTS = 40
const MAX_RECOVERIES = 5

/** SQLite's result codes: SQLITE_BUSY, SQLITE_LOCKED. */
const BUSY = new Set([5, 6])
/** NOMEM, READONLY, IOERR, FULL, CANTOPEN, AUTH: the index continues in memory. */
const UNWRITABLE = new Set([7, 8, 10, 13, 14, 23])
/** SQLITE_IOERR_SHORT_READ: the file is cut off. */
const SHORT_READ = 522
const FULL = 13

type FailureKind = 'busy' | 'unwritable' | 'damaged'

/** What an error calls for: waiting, memory, or new tables. A content that does not decode is `damaged`, too. */
function failureKindOf(error: unknown): FailureKind {
  const isWrongRow =
    error instanceof z.core.$ZodError || error instanceof SyntaxError || error instanceof DamagedRow
  if (isWrongRow) return 'damaged'
  if (!(error instanceof Error && 'errcode' in error)) throw error
  const code = Number(error.errcode)
  if (code === SHORT_READ) return 'damaged'
  if (BUSY.has(code & 0xff)) return 'busy'
  return UNWRITABLE.has(code & 0xff) ? 'unwritable' : 'damaged'
}

/** The failure that is reported for an index in memory. */
function toFailure(error: unknown, path: string): Failure {
  if (error instanceof DiskFailure) return error.failure
  const isFull = error instanceof Error && 'errcode' in error && Number(error.errcode) === FULL
  const reason = error instanceof Error ? error.message : String(error)
  return isFull
    ? { code: 'disk-full', detail: { folder: dirname(path) } }
    : { code: 'write-failed', detail: { folder: dirname(path), reason } }
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
 * The connection to the index's tables: in a file of the library, or in memory if no file can be written.
 *
 * Idea: the index is derived from the articles, so that nothing in it is worth repairing. Work goes through `run`; an error
 * of SQLite, or a row that does not decode, rolls back and starts one recovery, which all other work waits for: busy is
 * waited out, unwritable continues in memory with a copy of the tables, anything else deletes the file under the library's
 * lock and creates empty tables, unless another process has just done so (the file has another inode and can be opened).
 * Then the work is tried again.
 * Invariant: tables that `onRebuilt` was called for may lack any article until they have been compared with the folder; all
 * others hold what was committed.
 * Cost: a recovery costs a comparison of the whole library. After five without a complete comparison in between, it throws.
 */
export class IndexConnection {
  readonly #path: string
  readonly #origin: IndexOrigin
  readonly #exclusively: <T>(work: () => Promise<T>) => Promise<T>
  readonly #onRebuilt: () => void
  #tables = new IndexTables(':memory:')
  /** The file that the tables are in; null in memory. */
  #inode: string | null = null
  #recovering: Promise<void> | null = null
  #recoveries = 0
  /** Why the tables are not on the disk, or null. */
  problem: Failure | null = null

  /**
   * `exclusively` runs work under the library's lock; `onRebuilt` is called when the tables have been replaced and may lack
   * any article.
   */
  constructor(
    path: string,
    source: IndexOrigin,
    exclusively: <T>(work: () => Promise<T>) => Promise<T>,
    onRebuilt: () => void,
  ) {
    this.#path = path
    this.#origin = source
    this.#exclusively = exclusively
    this.#onRebuilt = onRebuilt
  }

  get tables(): IndexTables {
    return this.#tables
  }

  async open(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        this.#use(new IndexTables(this.#path))
        if (!this.#isUsable()) await this.#recreate()
        return
      } catch (error) {
        const kind = failureKindOf(error)
        if (kind !== 'busy') return this.#recoverOnce(kind, error)
        if (attempt === MAX_OPEN_ATTEMPTS) return this.#fallBackToMemory(error)
        await scheduler.wait(BUSY_RETRY)
      }
    }
  }

  /** True if the file was removed or replaced while the tables are open. */
  get isLost(): boolean {
    return this.#inode !== null && inodeOf(this.#path) !== this.#inode
  }

  /** Tries work on the tables once; null if they had to be recovered, so that it must be tried again. */
  async attempt<T>(work: (tables: IndexTables) => T): Promise<{ value: T } | null> {
    if (this.#recovering !== null) {
      await this.#recovering
      return null
    }
    const tables = this.#tables
    try {
      return { value: work(tables) }
    } catch (error) {
      if (tables.isOpen && tables.isChanging) tables.rollback()
      await this.#recoverOnce(failureKindOf(error), error)
      return null
    }
  }

  /** Runs work on the tables, after as many recoveries as it takes. */
  async run<T>(work: (tables: IndexTables) => T): Promise<T> {
    for (;;) {
      const done = await this.attempt(work)
      if (done) return done.value
    }
  }

  /** Replaces the tables by empty ones. */
  async rebuild(): Promise<void> {
    await this.#recoverOnce('damaged')
  }

  /** Moves the tables into memory to free a full disk; false if they are there already. */
  async leaveDisk(because: Failure): Promise<boolean> {
    if (this.#inode === null) return false
    await this.#recoverOnce('unwritable', new DiskFailure(because))
    return true
  }

  /** Called when the tables are complete: later recoveries are counted from zero. */
  resetRecoveries(): void {
    this.#recoveries = 0
  }

  close(): void {
    try {
      this.#tables.close()
    } catch {
      // Tables that cannot be closed are damaged, and replaced anyway.
    }
  }

  #use(tables: IndexTables): void {
    if (this.#tables !== tables) this.close()
    this.#tables = tables
    this.#inode = tables.isInMemory ? null : inodeOf(this.#path)
    if (this.#inode !== null) this.problem = null
  }

  #isUsable(): boolean {
    if (!this.#tables.hasCurrentSchema()) return false
    const from = this.#tables.origin()
    return from === undefined || from.folder === this.#origin.folder || from.inode === this.#origin.inode
  }

  /** Starts a recovery, or joins the one in progress. */
  #recoverOnce(kind: FailureKind, because?: unknown): Promise<void> {
    this.#recovering ??= this.#recover(kind, because).finally(() => {
      this.#recovering = null
    })
    return this.#recovering
  }

  async #recover(kind: FailureKind, because: unknown): Promise<void> {
    if (kind === 'busy') {
      await scheduler.wait(BUSY_RETRY)
      return
    }
    if (++this.#recoveries > MAX_RECOVERIES)
      throw new Error('the index cannot be recovered', { cause: because })
    if (kind === 'damaged') await this.#recreate()
    else this.#fallBackToMemory(because)
    this.#onRebuilt()
  }

  /** Creates empty tables in a new file, unless another process has just done so. */
  async #recreate(): Promise<void> {
    const bad = this.#inode
    this.close()
    try {
      await this.#exclusively(async () => {
        const there = inodeOf(this.#path)
        if (there === null || there === bad || !this.#canOpen()) {
          removeIndex(this.#path)
          this.#use(new IndexTables(this.#path))
        }
      })
    } catch (error) {
      this.#switchToMemory(new IndexTables(':memory:'), error)
    }
  }

  #canOpen(): boolean {
    try {
      this.#use(new IndexTables(this.#path))
      return this.#isUsable()
    } catch {
      return false
    }
  }

  /** Continues in memory with a copy of the tables, or with empty ones if they cannot be read. */
  #fallBackToMemory(because: unknown): void {
    try {
      this.#switchToMemory(this.#tables.copyInMemory(), because)
    } catch {
      this.#switchToMemory(new IndexTables(':memory:'), because)
    }
  }

  /** Continues in memory, and deletes the file to free its space. */
  #switchToMemory(tables: IndexTables, because: unknown): void {
    this.#use(tables)
    this.problem = toFailure(because, this.#path)
    try {
      removeIndex(this.#path)
    } catch {
      // A file that stays is compared with the articles when it is next opened.
    }
  }
}
