import * as fs from 'node:fs'
import { dirname } from 'node:path'
import { scheduler } from 'node:timers/promises'
import * as z from 'zod/mini'
import type { Failure } from '../core/failure.ts'
import { DamagedRow } from './damagedRow.ts'
import { DiskFailure } from './diskFailure.ts'
import type { IndexOrigin } from './indexTables.ts'
import { type IndexHost, ThreadEnded } from './indexHost.ts'
import type { WorkInput, WorkName, WorkOutput } from './indexWork.ts'
import { SameThreadIndex } from './sameThreadIndex.ts'
import { Superseded } from './superseded.ts'

/** Milliseconds until a busy index is tried again. */
const BUSY_RETRY = 25
const MAX_OPEN_ATTEMPTS = 40
const MAX_RECOVERIES = 5
/** How often a thread that ended is begun anew; from then on the tables are in this one. */
const MAX_THREADS = 3
const MEMORY = ':memory:'

/** SQLite's result codes: SQLITE_BUSY, SQLITE_LOCKED. */
const BUSY = new Set([5, 6])
/** NOMEM, READONLY, IOERR, FULL, CANTOPEN, AUTH: the index continues in memory. */
const UNWRITABLE = new Set([7, 8, 10, 13, 14, 23])
/** SQLITE_IOERR_SHORT_READ: the file is cut off. */
const SHORT_READ = 522
const FULL = 13

type FailureKind = 'busy' | 'unwritable' | 'damaged' | 'ended'

/** What an error calls for: waiting, memory, new tables, or another thread. A content that does not decode is `damaged`, too. */
function failureKindOf(error: unknown): FailureKind {
  if (error instanceof ThreadEnded) return 'ended'
  const isWrongRow =
    error instanceof z.core.$ZodError || error instanceof SyntaxError || error instanceof DamagedRow
  if (isWrongRow) return 'damaged'
  if (!(error instanceof Error && 'errcode' in error)) throw error
  const code = Number(error.errcode)
  if (code === SHORT_READ) return 'damaged'
  if (BUSY.has(code & 0xff)) return 'busy'
  return UNWRITABLE.has(code & 0xff) ? 'unwritable' : 'damaged'
}

/** Reads nothing: what comes of most work is the answer. */
export const asItIs = <T>(output: T): T => output

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
 * waited out, unwritable continues in memory with a copy of the tables, a thread that ended is begun anew, anything else deletes
 * the file under the library's lock and creates empty tables, unless another process has just done so (the file has another inode
 * and can be opened). Then the work is tried again.
 * Invariant: tables that `onRebuilt` was called for may lack any article until they have been compared with the folder; all
 * others hold what was committed. Work that was sent before tables were replaced has been done, or has failed, on the old ones.
 * Cost: a recovery costs a comparison of the whole library. After five without a complete comparison in between, it throws.
 */
export class IndexConnection {
  readonly #path: string
  readonly #origin: IndexOrigin
  readonly #exclusively: <T>(work: () => Promise<T>) => Promise<T>
  readonly #onRebuilt: () => void
  readonly #newHost: () => IndexHost
  #host: IndexHost
  #threadsEnded = 0
  /** Counts the tables that were opened. */
  #generation = 0
  /** The file that the tables are in; null in memory. */
  #inode: string | null = null
  #recovering: Promise<void> | null = null
  #recoveries = 0
  /** Why the tables are not on the disk, or null. */
  problem: Failure | null = null

  /**
   * `newHost` makes what holds the tables; `exclusively` runs work under the library's lock; `onRebuilt` is called when the tables
   * have been replaced and may lack any article.
   */
  constructor(
    path: string,
    source: IndexOrigin,
    newHost: () => IndexHost,
    exclusively: <T>(work: () => Promise<T>) => Promise<T>,
    onRebuilt: () => void,
  ) {
    this.#path = path
    this.#origin = source
    this.#newHost = newHost
    this.#host = newHost()
    this.#exclusively = exclusively
    this.#onRebuilt = onRebuilt
  }

  /** Tells the tables of now from those before and after a recovery. */
  get generation(): number {
    return this.#generation
  }

  async open(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#use(this.#path)
        if (!(await this.#isUsable())) await this.#recreate()
        return
      } catch (error) {
        const kind = failureKindOf(error)
        if (kind === 'ended') return this.#replaceHost()
        if (kind === 'damaged') return this.#recreate()
        if (kind === 'unwritable' || attempt === MAX_OPEN_ATTEMPTS) return this.#switchToMemory(error)
        await scheduler.wait(BUSY_RETRY)
      }
    }
  }

  /** True if the file was removed or replaced while the tables are open. */
  get isLost(): boolean {
    return this.#inode !== null && inodeOf(this.#path) !== this.#inode
  }

  /**
   * Tries work on the tables once, and has what comes of it read; null if they had to be recovered, so that it must be tried again.
   * `read` throws as the work does for a row that does not decode. Rejects with `Superseded` where the signal aborts.
   */
  async attempt<N extends WorkName, T>(
    name: N,
    input: WorkInput<N>,
    read: (output: WorkOutput<N>) => T,
    signal?: AbortSignal,
  ): Promise<{ value: T } | null> {
    if (this.#recovering !== null) {
      await this.#recovering
      return null
    }
    const generation = this.#generation
    try {
      return { value: read(await this.#host.run(name, input, signal)) }
    } catch (error) {
      if (error instanceof Superseded) throw error
      const kind = failureKindOf(error)
      // What failed together with the work that was recovered from is tried again on the new tables.
      if (generation === this.#generation || this.#recovering !== null) await this.#recoverOnce(kind, error)
      return null
    }
  }

  /** Runs work on the tables, after as many recoveries as it takes. */
  async run<N extends WorkName>(name: N, input: WorkInput<N>): Promise<WorkOutput<N>> {
    for (;;) {
      const done = await this.attempt(name, input, asItIs)
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
    // A recovery that is in progress, such as from a busy index, may leave the file where it is.
    while (this.#inode !== null) await this.#recoverOnce('unwritable', new DiskFailure(because))
    return true
  }

  /** Called when the tables are complete: later recoveries are counted from zero. */
  resetRecoveries(): void {
    this.#recoveries = 0
  }

  close(): Promise<void> {
    return this.#host.close()
  }

  async #use(path: string): Promise<void> {
    await this.#host.run('open', path)
    this.#noteOpened(path === MEMORY ? null : inodeOf(path))
  }

  #noteOpened(inode: string | null): void {
    this.#generation += 1
    this.#inode = inode
    if (inode !== null) this.problem = null
  }

  async #isUsable(): Promise<boolean> {
    if (!(await this.#host.run('hasCurrentSchema', null))) return false
    const from = await this.#host.run('origin', null)
    return from === null || from.folder === this.#origin.folder || from.inode === this.#origin.inode
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
    if (kind === 'ended') await this.#replaceHost()
    else if (kind === 'damaged') await this.#recreate()
    else await this.#switchToMemory(because)
    this.#onRebuilt()
  }

  /** Opens the file in another thread; what the one that ended had not committed is compared for. */
  async #replaceHost(): Promise<void> {
    this.#threadsEnded += 1
    this.#host = this.#threadsEnded < MAX_THREADS ? this.#newHost() : new SameThreadIndex()
    if (this.problem === null) await this.open()
    else await this.#use(MEMORY)
  }

  /** Creates empty tables in a new file, unless another process has just done so. */
  async #recreate(): Promise<void> {
    const bad = this.#inode
    try {
      await this.#host.run('close', null)
      await this.#exclusively(async () => {
        const there = inodeOf(this.#path)
        if (there === null || there === bad || !(await this.#canOpen())) {
          removeIndex(this.#path)
          await this.#use(this.#path)
        }
      })
    } catch (error) {
      if (error instanceof ThreadEnded) return this.#replaceHost()
      await this.#use(MEMORY)
      this.#leaveFile(error)
    }
  }

  async #canOpen(): Promise<boolean> {
    try {
      await this.#use(this.#path)
      return await this.#isUsable()
    } catch (error) {
      if (error instanceof ThreadEnded) throw error
      return false
    }
  }

  /** Continues in memory with a copy of the tables, or with empty ones if they cannot be read. */
  async #switchToMemory(because: unknown): Promise<void> {
    try {
      await this.#host.run('moveToMemory', null)
      this.#noteOpened(null)
      this.#leaveFile(because)
    } catch (error) {
      if (!(error instanceof ThreadEnded)) throw error
      await this.#replaceHost()
    }
  }

  /** Says why the tables are in memory, and deletes the file to free its space. */
  #leaveFile(because: unknown): void {
    this.problem = toFailure(because, this.#path)
    try {
      removeIndex(this.#path)
    } catch {
      // A file that stays is compared with the articles when it is next opened.
    }
  }
}
