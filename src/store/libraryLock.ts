import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { hostname } from 'node:os'
import * as timers from 'node:timers/promises'
import * as z from 'zod/mini'
import type { Failure } from '../core/failure.ts'
import { DiskFailure, toDiskFailure } from './diskFailure.ts'
import { type Description, describeIfThere, errorCode, type FileSystem } from './fileSystem.ts'
import { isAlive } from './isAlive.ts'
import type { LibraryPaths } from './libraryFolder.ts'

/** Who holds a lock; empty or 0 is unknown. `space` is the PID namespace, `started` the start time of the process. */
export type Holder = { pid: number; host: string; space: string; started: string; token: string }

const holderDecoder = z.object({
  pid: z.number(),
  host: z.string(),
  space: z.string(),
  started: z.string(),
  token: z.string(),
})
const NO_HOLDER: Holder = { pid: 0, host: '', space: '', started: '', token: '' }

/** Milliseconds after which the lock of a holder that cannot be checked (another machine or container) is taken over. */
const ABANDONED_AFTER = 60_000
/** Milliseconds for which a lock must be seen unchanged before its age (clocks jump) or its being empty counts. */
const MIN_WATCH = 3_000
/** Milliseconds between two attempts, at most. */
const MAX_RETRY_DELAY = 10

/** The PID namespace of this process: containers have their own. */
function processSpace(): string {
  try {
    return fs.readlinkSync('/proc/self/ns/pid')
  } catch {
    return ''
  }
}

/** The start time of a process in clock ticks since boot, or null if the system does not tell. */
function startOf(pid: number): string | null {
  try {
    const line = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

const THIS_PROCESS = {
  pid: process.pid,
  host: hostname(),
  space: processSpace(),
  started: startOf(process.pid) ?? String(Math.round(Date.now() / 1000 - process.uptime())),
}

/** The prefix of this thread's tokens. */
const TOKEN_PREFIX = randomBytes(8).toString('hex')
let lockCount = 0

/** True if the holder was a process of this machine that certainly no longer runs. */
function isDead({ pid, host, space, started, token }: Holder): boolean {
  if (token === '' || host !== THIS_PROCESS.host || space !== THIS_PROCESS.space) return false
  if (!isAlive(pid)) return true
  const start = startOf(pid)
  return start !== null && start !== started
}

/** The lock while it is held. */
export type HeldLock = {
  /** Throws if the lock was taken over by another process: nothing may be renamed then. */
  check(): void
}

type LockSnapshot = { holder: Holder; identity: string; description: Description }

function identityOf({ inode, modified, changed }: Description): string {
  return `${inode} ${modified} ${changed}`
}

/**
 * One writer at a time for one library: a lock file, held for one operation and released at once.
 *
 * Idea: the file is created with O_EXCL, so that one process has it; it names its holder (PID, host, PID namespace, start
 * time, token), so that the next process takes over the lock of one that died. It knows that from the system where it can
 * ask it; a lock of another machine counts as abandoned after 60 s without a change. Taking over needs a claim file,
 * created with O_EXCL, too, which is renamed over the lock if that is still the one found stale.
 * Invariant: at most one process renames files of the library at a time. One that slept so long that its lock was taken
 * over learns it by `check`, which compares the file's identity before each rename. Within one process, operations queue.
 * Cost: creating, writing and removing one small file, without a flush; waiting polls every 10 ms at most.
 */
export class LibraryLock {
  readonly #fileSystem: FileSystem
  readonly #path: string
  readonly #library: string
  readonly #timeout: number
  readonly #linkFailure: Failure | null
  readonly #releasedTokens = new Set<string>()
  #observed: { identity: string; since: number } | null = null
  #last: Promise<unknown> = Promise.resolve()

  /** With `linkFailure`, nothing may be written to the library, and every call of `hold` fails with it. */
  constructor(
    fileSystem: FileSystem,
    { lock, root }: Pick<LibraryPaths, 'lock' | 'root'>,
    timeout: number,
    linkFailure: Failure | null,
  ) {
    this.#fileSystem = fileSystem
    this.#path = lock
    this.#library = root
    this.#timeout = timeout
    this.#linkFailure = linkFailure
  }

  /**
   * Runs work while no other process or operation writes. Rejects with a `DiskFailure` if the lock cannot be had in time,
   * or for a system error in the work.
   */
  async hold<T>(work: (lock: HeldLock) => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => this.#held(work))
    this.#last = turn.catch(() => undefined)
    return turn
  }

  async #held<T>(work: (lock: HeldLock) => Promise<T>): Promise<T> {
    if (this.#linkFailure) throw new DiskFailure(this.#linkFailure)
    const token = `${TOKEN_PREFIX}-${++lockCount}`
    const identity = await this.#acquire(token).catch((error: unknown) => {
      throw toDiskFailure(error, this.#library)
    })
    const check = () => {
      const there = describeIfThere(this.#fileSystem, this.#path)
      if (!there || identityOf(there) !== identity) throw this.#lockedBy(this.#read()?.holder ?? NO_HOLDER)
    }
    try {
      return await work({ check })
    } catch (error) {
      throw toDiskFailure(error, this.#library)
    } finally {
      this.#release(token, identity)
    }
  }

  #lockedBy({ pid, host }: Holder): DiskFailure {
    return new DiskFailure({ code: 'library-locked', detail: { folder: this.#library, pid, host } })
  }

  async #acquire(token: string): Promise<string> {
    const giveUp = performance.now() + this.#timeout
    for (let wait = 1; ; wait = Math.min(2 * wait, MAX_RETRY_DELAY)) {
      const mine = this.#create(this.#path, token)
      if (mine !== null) return mine
      const seen = this.#read()
      if (seen) {
        const taken = this.#isStale(seen) ? this.#takeOver(seen, token) : null
        if (taken !== null) return taken
      }
      // A lock that cannot be read, of another user or no file, is waited for no longer than any other.
      if (performance.now() > giveUp) throw this.#lockedBy(seen?.holder ?? NO_HOLDER)
      await timers.setTimeout(wait * (0.5 + Math.random()))
    }
  }

  /** Creates a lock file, and returns its identity; null if the name is taken. */
  #create(path: string, token: string): string | null {
    let file: number
    let open = true
    try {
      file = this.#fileSystem.create(path, 0o666)
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return null
      // On Windows a file that is being removed cannot be created again for a moment.
      if (process.platform === 'win32' && this.#read()) return null
      throw toDiskFailure(error, this.#library)
    }
    try {
      this.#writeHolder(file, token)
      const identity = identityOf(this.#fileSystem.describe(file))
      open = false
      this.#fileSystem.close(file)
      return identity
    } catch (error) {
      if (open) this.#tryQuietly(() => this.#fileSystem.close(file))
      this.#tryQuietly(() => this.#fileSystem.remove(path))
      throw toDiskFailure(error, this.#library)
    }
  }

  /** Writes the holder. On a full disk the lock stays empty: it still holds, so that deleting is possible. */
  #writeHolder(file: number, token: string): void {
    const bytes = new TextEncoder().encode(JSON.stringify({ ...THIS_PROCESS, token }))
    try {
      this.#fileSystem.write(file, bytes, 0)
    } catch (error) {
      if (toDiskFailure(error, this.#library).failure.code !== 'disk-full') throw error
    }
  }

  /** The present lock, or null if there is none or it cannot be read. */
  #read(): LockSnapshot | null {
    try {
      const file = this.#fileSystem.openFile(this.#path)
      try {
        const description = this.#fileSystem.describe(file)
        const buffer = new Uint8Array(4096)
        const length = this.#fileSystem.read(file, buffer, 0)
        const holder = decodeHolder(buffer.subarray(0, length))
        return { holder, description, identity: identityOf(description) }
      } finally {
        this.#fileSystem.close(file)
      }
    } catch (error) {
      if (errorCode(error) === '') throw error
      return null
    }
  }

  #isStale({ holder, identity, description }: LockSnapshot): boolean {
    if (this.#releasedTokens.has(holder.token) || isDead(holder)) return true
    const now = performance.now()
    if (this.#observed?.identity !== identity) this.#observed = { identity, since: now }
    const watched = now - this.#observed.since
    if (watched >= ABANDONED_AFTER) return true
    if (watched < MIN_WATCH) return false
    return holder.token === '' || Date.now() - description.modified > ABANDONED_AFTER
  }

  /**
   * Replaces a stale lock by an own one, if no other process has the claim file and the lock is still the stale one.
   */
  #takeOver(stale: LockSnapshot, token: string): string | null {
    const claim = `${this.#path}.claim`
    const claimed = this.#create(claim, token)
    if (claimed === null) {
      this.#removeAbandonedClaim(claim)
      return null
    }
    try {
      const now = this.#read()
      if (now?.identity !== stale.identity || now.holder.token !== stale.holder.token) {
        this.#fileSystem.remove(claim)
        return null
      }
      this.#fileSystem.rename(claim, this.#path)
      return identityOf(this.#fileSystem.describeName(this.#path))
    } catch (error) {
      this.#tryQuietly(() => this.#fileSystem.remove(claim))
      // If only reading the new lock failed, it is in place; its token counts as released.
      this.#releasedTokens.add(token)
      throw toDiskFailure(error, this.#library)
    }
  }

  /** A claim lasts for microseconds; one that is seconds old was left by a process that died. */
  #removeAbandonedClaim(claim: string): void {
    const there = describeIfThere(this.#fileSystem, claim)
    if (there && Date.now() - there.modified > MIN_WATCH) {
      this.#tryQuietly(() => this.#fileSystem.remove(claim))
    }
  }

  /** Runs a clean-up; true if it succeeded, or there was nothing to remove. */
  #tryQuietly(work: () => void): boolean {
    try {
      work()
      return true
    } catch (error) {
      if (errorCode(error) === '') throw error
      return errorCode(error) === 'ENOENT'
    }
  }

  #tryRelease(identity: string): boolean {
    try {
      const there = describeIfThere(this.#fileSystem, this.#path)
      if (!there || identityOf(there) !== identity) return true
      return this.#tryQuietly(() => this.#fileSystem.remove(this.#path))
    } catch (error) {
      if (errorCode(error) === '') throw error
      return false
    }
  }

  /** Releases the lock. If it cannot be removed, its token counts as released, and removing is tried again later. */
  #release(token: string, identity: string): void {
    if (this.#tryRelease(identity)) return
    this.#releasedTokens.add(token)
    void this.#releaseLater(identity)
  }

  async #releaseLater(identity: string): Promise<void> {
    for (let wait = 20; wait < ABANDONED_AFTER; wait *= 2) {
      await timers.setTimeout(wait, undefined, { ref: false })
      if (this.#tryRelease(identity)) return
    }
  }
}

function decodeHolder(bytes: Uint8Array): Holder {
  try {
    const holder = holderDecoder.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return holder.success ? holder.data : NO_HOLDER
  } catch {
    return NO_HOLDER
  }
}
