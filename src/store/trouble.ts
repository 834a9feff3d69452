import { type Failure, type FailureCode, ok, type Result } from '../core/failure.ts'
import { settled } from './diskFailure.ts'
import { type Disk, hasRoom } from './durableFile.ts'
import type { LibraryFolder } from './libraryFolder.ts'
import type { LibraryLock } from './libraryLock.ts'

/** Failures that concern the whole library: nothing can be saved until they are over. */
const TROUBLES: ReadonlySet<FailureCode> = new Set([
  'disk-full',
  'library-read-only',
  'library-missing',
  'library-locked',
  'write-failed',
])
const PROBED_EVERY = 2000
/** What a save may need for an article of ordinary length, in bytes. */
const ROOM = 256 * 1024

/** What keeps the library from being written, for as long as it does: it is looked after until it is over. */
export class Trouble {
  readonly #disk: Disk
  readonly #places: LibraryFolder
  readonly #lock: LibraryLock
  #current: Failure | null = null
  #timer: NodeJS.Timeout | null = null
  #probing: Promise<void> | null = null
  /** Told when trouble begins, changes or ends. */
  onChange: (now: Failure | null) => void = () => undefined

  constructor(disk: Disk, places: LibraryFolder, lock: LibraryLock) {
    this.#disk = disk
    this.#places = places
    this.#lock = lock
  }

  get current(): Failure | null {
    return this.#current
  }

  /** Learns from what came of a write. Gives the result back. */
  learn<T>(result: Result<T>): Result<T> {
    if (result.ok) this.#become(null)
    else if (TROUBLES.has(result.failure.code)) this.#become(result.failure)
    return result
  }

  #become(failure: Failure | null): void {
    const changes = failure?.code !== this.#current?.code
    this.#current = failure
    if (failure === null) this.stop()
    else this.#timer ??= setInterval(() => this.#probe(), PROBED_EVERY).unref()
    if (changes) this.onChange(failure)
  }

  #probe(): void {
    this.#probing ??= this.#tryOnce().finally(() => {
      this.#probing = null
    })
  }

  /** Writes as a save would, and takes it away again. */
  async #tryOnce(): Promise<void> {
    const { articles } = this.#places
    const tried = await settled(() =>
      this.#lock.hold(async () => ok(await hasRoom(this.#disk, articles, ROOM))),
    )
    if (tried.ok && tried.value && this.#timer) this.#become(null)
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }
}
