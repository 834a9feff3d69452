import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { hostname } from 'node:os'
import * as timers from 'node:timers/promises'
import * as z from 'zod/mini'
import type { Failure } from '../core/failure.ts'
import { DiskFailure, writeFailure } from './diskFailure.ts'
import { type Description, describeIfThere, errorCode, type FileSystem } from './fileSystem.ts'
import type { LibraryFolder } from './libraryFolder.ts'

/** Who holds a lock. An empty text or 0 stands for what could not be told. */
export type Holder = { pid: number; host: string; space: string; started: string; token: string }

const holderDecoder = z.object({
  pid: z.number(),
  host: z.string(),
  space: z.string(),
  started: z.string(),
  token: z.string(),
})
const NOBODY: Holder = { pid: 0, host: '', space: '', started: '', token: '' }

/** A lock that nobody has touched for so long, of a holder that cannot be asked whether it lives, is taken over. */
const FORSAKEN = 60_000
/** How long a lock must be watched unchanged before its age is believed (clocks jump), or its emptiness. */
const WATCHED = 3_000
const LONGEST_WAIT = 10

/** The space that process numbers of this host are counted in: a container has its own. */
function processSpace(): string {
  try {
    return fs.readlinkSync('/proc/self/ns/pid')
  } catch {
    return ''
  }
}

/** When a process began, in the system's own count, or null where the system does not tell. */
function startOf(pid: number): string | null {
  try {
    const line = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

const HERE = {
  pid: process.pid,
  host: hostname(),
  space: processSpace(),
  started: startOf(process.pid) ?? String(Math.round(Date.now() / 1000 - process.uptime())),
}

/** What begins the tokens of this thread, and of no other. */
const THREAD = randomBytes(8).toString('hex')
let held = 0

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) !== 'ESRCH'
  }
}

/** True where the holder was a process of this machine that is certainly no more. */
function isDead({ pid, host, space, started, token }: Holder): boolean {
  if (token === '' || host !== HERE.host || space !== HERE.space) return false
  if (!isAlive(pid)) return true
  const start = startOf(pid)
  return start !== null && start !== started
}

/** A lock while it is held. */
export type HeldLock = {
  /** Throws where the lock was taken from this process: it must then leave every name as it is. */
  check(): void
}

type Seen = { holder: Holder; identity: string; description: Description }

function identityOf({ inode, modified, changed }: Description): string {
  return `${inode} ${modified} ${changed}`
}

/**
 * One writer at a time for one library: a lock file, held for each operation that writes and given back at once. It
 * names its holder, so that the lock of a process that died is taken over by the next one.
 */
export class LibraryLock {
  readonly #fileSystem: FileSystem
  readonly #path: string
  readonly #library: string
  readonly #timeout: number
  readonly #barred: Failure | null
  readonly #given = new Set<string>()
  #watched: { identity: string; since: number } | null = null
  #last: Promise<unknown> = Promise.resolve()

  /** `barred` says why nothing may be written to the library at all; then the lock is never given. */
  constructor(
    fileSystem: FileSystem,
    { lock, root }: LibraryFolder,
    timeout: number,
    barred: Failure | null,
  ) {
    this.#fileSystem = fileSystem
    this.#path = lock
    this.#library = root
    this.#timeout = timeout
    this.#barred = barred
  }

  /**
   * Runs work that writes while nobody else does. What the system refuses, the lock or the work, is thrown as a
   * `DiskFailure`.
   */
  async hold<T>(work: (lock: HeldLock) => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => this.#held(work))
    this.#last = turn.catch(() => undefined)
    return turn
  }

  async #held<T>(work: (lock: HeldLock) => Promise<T>): Promise<T> {
    if (this.#barred) throw new DiskFailure(this.#barred)
    const token = `${THREAD}-${++held}`
    const identity = await this.#acquire(token).catch((error: unknown) => {
      throw writeFailure(error, this.#library)
    })
    const check = () => {
      const there = describeIfThere(this.#fileSystem, this.#path)
      if (!there || identityOf(there) !== identity) throw this.#lockedBy(this.#look()?.holder ?? NOBODY)
    }
    try {
      return await work({ check })
    } catch (error) {
      throw writeFailure(error, this.#library)
    } finally {
      this.#release(token, identity)
    }
  }

  #lockedBy({ pid, host }: Holder): DiskFailure {
    return new DiskFailure({ code: 'library-locked', detail: { folder: this.#library, pid, host } })
  }

  async #acquire(token: string): Promise<string> {
    const giveUp = performance.now() + this.#timeout
    for (let wait = 1; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
      const mine = this.#create(this.#path, token)
      if (mine !== null) return mine
      const seen = this.#look()
      if (seen) {
        const taken = this.#isStale(seen) ? this.#takeOver(seen, token) : null
        if (taken !== null) return taken
        if (performance.now() > giveUp) throw this.#lockedBy(seen.holder)
      }
      await timers.setTimeout(wait * (0.5 + Math.random()))
    }
  }

  /** Makes a lock file of one's own, and gives what it is known by; null where the name is taken. */
  #create(path: string, token: string): string | null {
    let file: number
    let open = true
    try {
      file = this.#fileSystem.create(path, 0o666)
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return null
      // On Windows a file that is being removed cannot be made anew for a moment.
      if (process.platform === 'win32' && this.#look()) return null
      throw writeFailure(error, this.#library)
    }
    try {
      this.#sign(file, token)
      const identity = identityOf(this.#fileSystem.describe(file))
      open = false
      this.#fileSystem.close(file)
      return identity
    } catch (error) {
      if (open) this.#quietly(() => this.#fileSystem.close(file))
      this.#quietly(() => this.#fileSystem.remove(path))
      throw writeFailure(error, this.#library)
    }
  }

  /** A full disk leaves the lock unsigned: it still holds, and lets room be made by deleting. */
  #sign(file: number, token: string): void {
    const bytes = new TextEncoder().encode(JSON.stringify({ ...HERE, token }))
    try {
      this.#fileSystem.write(file, bytes, 0)
    } catch (error) {
      if (writeFailure(error, this.#library).failure.code !== 'disk-full') throw error
    }
  }

  /** The lock as it is, or null where there is none or it cannot be read just now. */
  #look(): Seen | null {
    try {
      const file = this.#fileSystem.openFile(this.#path)
      try {
        const description = this.#fileSystem.describe(file)
        const buffer = new Uint8Array(4096)
        const length = this.#fileSystem.read(file, buffer, 0)
        const holder = holderIn(buffer.subarray(0, length))
        return { holder, description, identity: identityOf(description) }
      } finally {
        this.#fileSystem.close(file)
      }
    } catch (error) {
      if (errorCode(error) === '') throw error
      return null
    }
  }

  #isStale({ holder, identity, description }: Seen): boolean {
    if (this.#given.has(holder.token) || isDead(holder)) return true
    const now = performance.now()
    if (this.#watched?.identity !== identity) this.#watched = { identity, since: now }
    const watched = now - this.#watched.since
    if (watched >= FORSAKEN) return true
    if (watched < WATCHED) return false
    return holder.token === '' || Date.now() - description.modified > FORSAKEN
  }

  /**
   * Puts one's own lock in the place of a stale one. Whoever has made the claim file may do so, alone, and only if the
   * lock is still the one that was found stale.
   */
  #takeOver(stale: Seen, token: string): string | null {
    const claim = `${this.#path}.claim`
    const claimed = this.#create(claim, token)
    if (claimed === null) {
      this.#dropForsakenClaim(claim)
      return null
    }
    try {
      const now = this.#look()
      if (now?.identity !== stale.identity || now.holder.token !== stale.holder.token) {
        this.#fileSystem.remove(claim)
        return null
      }
      this.#fileSystem.rename(claim, this.#path)
      return identityOf(this.#fileSystem.describeName(this.#path))
    } catch (error) {
      this.#quietly(() => this.#fileSystem.remove(claim))
      // Where only the look at the new lock failed, it stands there, and is nobody's.
      this.#given.add(token)
      throw writeFailure(error, this.#library)
    }
  }

  /** A claim lasts for microseconds; one that lasts for seconds was left by a process that died at it. */
  #dropForsakenClaim(claim: string): void {
    const there = describeIfThere(this.#fileSystem, claim)
    if (there && Date.now() - there.modified > WATCHED) {
      this.#quietly(() => this.#fileSystem.remove(claim))
    }
  }

  /** Runs what can only tidy up; true where it went well, or there was nothing left to do. */
  #quietly(work: () => void): boolean {
    try {
      work()
      return true
    } catch (error) {
      if (errorCode(error) === '') throw error
      return errorCode(error) === 'ENOENT'
    }
  }

  #isGivenBack(identity: string): boolean {
    try {
      const there = describeIfThere(this.#fileSystem, this.#path)
      if (!there || identityOf(there) !== identity) return true
      return this.#quietly(() => this.#fileSystem.remove(this.#path))
    } catch (error) {
      if (errorCode(error) === '') throw error
      return false
    }
  }

  /** Gives the lock back. One that cannot be removed just now is nobody's for this process, and removed a little later. */
  #release(token: string, identity: string): void {
    if (this.#isGivenBack(identity)) return
    this.#given.add(token)
    void this.#giveBackLater(identity)
  }

  async #giveBackLater(identity: string): Promise<void> {
    for (let wait = 20; wait < FORSAKEN; wait *= 2) {
      await timers.setTimeout(wait, undefined, { ref: false })
      if (this.#isGivenBack(identity)) return
    }
  }
}

function holderIn(bytes: Uint8Array): Holder {
  try {
    const holder = holderDecoder.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return holder.success ? holder.data : NOBODY
  } catch {
    return NOBODY
  }
}
