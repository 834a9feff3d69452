import * as fs from 'node:fs'
import { dirname } from 'node:path'
import { scheduler } from 'node:timers/promises'
import * as z from 'zod/mini'
import type { Failure } from '../core/failure.ts'
import { DiskFailure } from './diskFailure.ts'
import { type IndexSource, IndexTables } from './indexTables.ts'

const BUSY_WAIT = 25
const MOST_OPENINGS = 40
const MOST_MENDINGS = 5

const BUSY = new Set([5, 6])
/** No memory, a read-only, failing or full disk, no such folder, no right: there the index goes on in memory. */
const NO_PLACE = new Set([7, 8, 10, 13, 14, 23])
const CUT_OFF = 522
const FULL = 13

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

/** Why an index is not on the disk, from what drove it away. */
function failureFrom(error: unknown, path: string): Failure {
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
 * Where the index's tables are: in a file of the library, or in memory where no file can be had. What cannot be read
 * or trusted is given up and made anew, empty.
 */
export class IndexPlace {
  readonly #path: string
  readonly #source: IndexSource
  readonly #exclusively: <T>(work: () => Promise<T>) => Promise<T>
  readonly #renewed: () => void
  #tables = new IndexTables(':memory:')
  /** The file that the tables are in; null in memory. */
  #inode: string | null = null
  #mending: Promise<void> | null = null
  #mendings = 0
  /** Why the tables are not on the disk, or null. */
  problem: Failure | null = null

  /**
   * `exclusively` runs work while no other process writes to the library; `renewed` is told when the tables have been
   * replaced and may lack anything.
   */
  constructor(
    path: string,
    source: IndexSource,
    exclusively: <T>(work: () => Promise<T>) => Promise<T>,
    renewed: () => void,
  ) {
    this.#path = path
    this.#source = source
    this.#exclusively = exclusively
    this.#renewed = renewed
  }

  get tables(): IndexTables {
    return this.#tables
  }

  async open(): Promise<void> {
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

  /** True where the file has been removed or replaced under the tables. */
  get isLost(): boolean {
    return this.#inode !== null && inodeOf(this.#path) !== this.#inode
  }

  /** Tries one piece of work on the tables; null where they had to be mended, so that it must be tried again. */
  async attempt<T>(work: (tables: IndexTables) => T): Promise<{ value: T } | null> {
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

  /** Does one piece of work on the tables, however often they have to be mended for it. */
  async on<T>(work: (tables: IndexTables) => T): Promise<T> {
    for (;;) {
      const done = await this.attempt(work)
      if (done) return done.value
    }
  }

  /** Makes the tables anew, whatever they hold. */
  async renew(): Promise<void> {
    await this.#mend('damaged')
  }

  /** Leaves a full disk to the articles; false where the tables take no room on it. */
  async leaveDisk(because: Failure): Promise<boolean> {
    if (this.#inode === null) return false
    await this.#mend('no-place', new DiskFailure(because))
    return true
  }

  /** Says that the tables are whole again, so that later troubles count from none. */
  isSound(): void {
    this.#mendings = 0
  }

  close(): void {
    try {
      this.#tables.close()
    } catch {
      // What cannot even be closed is damaged, and is given up.
    }
  }

  #use(tables: IndexTables): void {
    if (this.#tables !== tables) this.close()
    this.#tables = tables
    this.#inode = tables.isInMemory ? null : inodeOf(this.#path)
    if (this.#inode !== null) this.problem = null
  }

  #isOurs(): boolean {
    if (!this.#tables.isOurs()) return false
    const from = this.#tables.source()
    return from === undefined || from.folder === this.#source.folder || from.inode === this.#source.inode
  }

  /** Whoever works on the tables waits for the mending, and then finds others. */
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
    this.#renewed()
  }

  /** Begins with empty tables, unless another process has just done so. */
  async #startAnew(): Promise<void> {
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

  /** Goes on with all that the tables hold, or with nothing where even that cannot be read. */
  #retreat(because: unknown): void {
    try {
      this.#goToMemory(this.#tables.copyInMemory(), because)
    } catch {
      this.#goToMemory(new IndexTables(':memory:'), because)
    }
  }

  /** Goes on in memory, and gives the room on the disk back to the articles. */
  #goToMemory(tables: IndexTables, because: unknown): void {
    this.#use(tables)
    this.problem = failureFrom(because, this.#path)
    try {
      removeIndex(this.#path)
    } catch {
      // Where nothing can be removed, nothing can be written either: what stays is compared when it is next opened.
    }
  }
}
