import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { hostname } from 'node:os'
import * as timers from 'node:timers/promises'
import * as z from 'zod/mini'
import type { Failure } from '../core/failure.ts'
import { DiskFailure, toDiskFailure } from './diskFailure.ts'
import { tempPathFor } from './durableFile.ts'
import { type Description, describeIfThere, type FileSystem } from './fileSystem.ts'
import { errorCode } from './systemErrors.ts'
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
/** Milliseconds within which two changes of a file may have one time. */
const COARSEST_CLOCK = 2_000
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
 * Idea: the file is made by what fails where the name is taken (O_EXCL, or a hard link), so that one process has it; it
 * names its holder (PID, host, PID namespace, start time, token), so that the next process takes over the lock of one that
 * died. It knows that from the system where it can ask it; a lock of another machine counts as abandoned after 60 s without
 * a change. Taking over needs a claim file, created with O_EXCL, too, which is renamed over the lock if that is still the
 * one found stale.
 * Invariant: at most one process renames files of the library at a time. One that slept so long that its lock was taken
 * over learns it by `check`, which compares the file's identity before each rename. Within one process, operations queue.
 * Cost: creating, writing and removing one small file, without a flush; waiting polls every 10 ms at most. A new file makes
 * the next flush of a journalled file system a third slower, so the lock of a save is kept under another name when it is
 * released, and taken again by giving that file the lock's name as well (`#link`); where there are no hard links, or one
 * does not change the file's times, the lock is a new file each time.
 */
export class LibraryLock {
  readonly #fileSystem: FileSystem
  readonly #path: string
  readonly #library: string
  readonly #timeout: number
  readonly #linkFailure: Failure | null
  /** Found in a lock that this object is waiting for, it tells one that could not be removed. */
  readonly #token = `${TOKEN_PREFIX}-${++lockCount}`
  readonly #articles: string | null
  /** The file that names the holder, while there is one beside the lock. */
  #ownFile: string | null = null
  #canLink: boolean = true
  /** When the own file was last seen changing: by the file system's clock, and by this process's. */
  #ownChange: { changed: number; seen: number } | null = null
  #observed: { identity: string; since: number } | null = null
  #last: Promise<void> = Promise.resolve()

  /**
   * With `linkFailure`, nothing may be written to the library, and every call of `hold` fails with it. With `articles`, a
   * folder of the library, a file of its own is kept beside the lock from the first save until `close`.
   */
  constructor(
    fileSystem: FileSystem,
    { lock, root }: Pick<LibraryPaths, 'lock' | 'root'>,
    timeout: number,
    linkFailure: Failure | null,
    articles: string | null = null,
  ) {
    this.#fileSystem = fileSystem
    this.#path = lock
    this.#library = root
    this.#timeout = timeout
    this.#linkFailure = linkFailure
    this.#articles = articles
  }

  /**
   * Runs work while no other process or operation writes. Rejects with a `DiskFailure` if the lock cannot be had in time,
   * or for a system error in the work. With `answerFirst`, the caller has the result before the lock is released.
   */
  async hold<T>(work: (lock: HeldLock) => Promise<T>, { answerFirst = false } = {}): Promise<T> {
    const before = this.#last
    const released = Promise.withResolvers<void>()
    this.#last = released.promise
    await before
    let identity: string | null = null
    try {
      identity = await this.#acquire()
      return await work(this.#heldAs(identity))
    } catch (error) {
      throw toDiskFailure(error, this.#library)
    } finally {
      const release = () => {
        if (identity !== null && !(answerFirst && this.#keepFile(identity))) this.#release(identity)
        released.resolve()
      }
      if (answerFirst) setImmediate(release)
      else release()
    }
  }

  #heldAs(identity: string): HeldLock {
    return {
      check: () => {
        const there = describeIfThere(this.#fileSystem, this.#path)
        if (!there || identityOf(there) !== identity) throw this.#lockedBy(this.#read()?.holder ?? NO_HOLDER)
      },
    }
  }

  /** Waits for work in progress and removes the file that is kept beside the lock. */
  async close(): Promise<void> {
    await this.#last
    this.#forgetFile('')
  }

  /** Removes the own file, and keeps none any more unless somebody else has removed it. */
  #forgetFile(code: string): void {
    const own = this.#ownFile
    this.#ownFile = null
    this.#canLink = code === 'ENOENT'
    if (own === null) return
    // A lock that could not be removed is known by its times, which removing its other name changes.
    this.#tryQuietly(() => {
      const [kept, lock] = [own, this.#path].map((path) => describeIfThere(this.#fileSystem, path))
      if (kept && kept.inode === lock?.inode) this.#fileSystem.remove(this.#path)
    })
    this.#tryQuietly(() => this.#fileSystem.remove(own))
  }

  #lockedBy({ pid, host }: Holder): DiskFailure {
    return new DiskFailure({ code: 'library-locked', detail: { folder: this.#library, pid, host } })
  }

  async #acquire(): Promise<string> {
    if (this.#linkFailure) throw new DiskFailure(this.#linkFailure)
    const giveUp = performance.now() + this.#timeout
    for (let wait = 1; ; wait = Math.min(2 * wait, MAX_RETRY_DELAY)) {
      const mine = this.#link() ?? this.#create(this.#path)
      if (mine !== null) return mine
      const seen = this.#read()
      if (seen) {
        const taken = this.#isStale(seen) ? this.#takeOver(seen) : null
        if (taken !== null) return taken
      }
      // A lock that cannot be read, of another user or no file, is waited for no longer than any other.
      if (performance.now() > giveUp) throw this.#lockedBy(seen?.holder ?? NO_HOLDER)
      await timers.setTimeout(wait * (0.5 + Math.random()))
    }
  }

  /** Gives the own file the lock's name, and returns its identity; null if the name is taken, or there can be no link. */
  #link(): string | null {
    const own = this.#ownFile
    if (own === null) return null
    try {
      this.#fileSystem.link(own, this.#path)
    } catch (error) {
      const code = errorCode(error)
      if (code === '') throw error
      if (code !== 'EEXIST') this.#forgetFile(code)
      return null
    }
    try {
      const there = this.#fileSystem.describeName(this.#path)
      if (!this.#hasStoodStill(there)) return identityOf(there)
      this.#fileSystem.remove(this.#path)
      this.#forgetFile('')
      return null
    } catch (error) {
      this.#tryQuietly(() => this.#fileSystem.remove(this.#path))
      throw toDiskFailure(error, this.#library)
    }
  }

  /** True if a link does not change a file's times here: one lock could not be told from the next, nor its age. */
  #hasStoodStill({ changed }: Description): boolean {
    const before = this.#ownChange
    this.#ownChange = { changed, seen: performance.now() }
    return before?.changed === changed && performance.now() - before.seen > COARSEST_CLOCK
  }

  /** Releases the lock by keeping its file under another name; false if that cannot be done. */
  #keepFile(identity: string): boolean {
    if (this.#articles === null || !this.#canLink || this.#ownFile !== null) return false
    try {
      // A folder that is no library, such as the mount point of a stick that was pulled out, is left as it is.
      if (!describeIfThere(this.#fileSystem, this.#articles)) return false
      const there = describeIfThere(this.#fileSystem, this.#path)
      if (!there || there.size === 0 || identityOf(there) !== identity) return false
      const own = tempPathFor(this.#path)
      this.#fileSystem.rename(this.#path, own)
      this.#ownChange = { changed: there.changed, seen: performance.now() }
      this.#ownFile = own
      return true
    } catch (error) {
      if (errorCode(error) === '') throw error
      return false
    }
  }

  #holderBytes(): Uint8Array {
    return new TextEncoder().encode(JSON.stringify({ ...THIS_PROCESS, token: this.#token }))
  }

  /** Creates a lock file, and returns its identity; null if the name is taken. */
  #create(path: string): string | null {
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
      this.#writeHolder(file)
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
  #writeHolder(file: number): void {
    try {
      this.#fileSystem.write(file, this.#holderBytes(), 0)
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
    if (holder.token === this.#token || isDead(holder)) return true
    const now = performance.now()
    if (this.#observed?.identity !== identity) this.#observed = { identity, since: now }
    const watched = now - this.#observed.since
    if (watched >= ABANDONED_AFTER) return true
    if (watched < MIN_WATCH) return false
    // A link changes the second of the two times, not the first.
    const taken = Math.max(description.modified, description.changed)
    return holder.token === '' || Date.now() - taken > ABANDONED_AFTER
  }

  /**
   * Replaces a stale lock by an own one, if no other process has the claim file and the lock is still the stale one.
   */
  #takeOver(stale: LockSnapshot): string | null {
    const claim = `${this.#path}.claim`
    const claimed = this.#create(claim)
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
      // If only reading the new lock failed, it is in place; the next attempt takes it over.
      this.#tryQuietly(() => this.#fileSystem.remove(claim))
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

  /** Releases the lock. If it cannot be removed, that is tried again later; this object may have it again before. */
  #release(identity: string): void {
    if (this.#tryRelease(identity)) return
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
