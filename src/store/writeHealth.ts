import { type Failure, ok, type Result, retryAfter } from '../core/failure.ts'
import { toResult } from './diskFailure.ts'
import { type Disk, hasRoom } from './durableFile.ts'
import type { LibraryPaths } from './libraryFolder.ts'
import type { LibraryLock } from './libraryLock.ts'

/** Milliseconds between two attempts to write, while the library cannot be written. */
const PROBE_INTERVAL = 2000
/** Bytes written by a probe: what the save of an article of ordinary length needs. */
const PROBE_SIZE = 256 * 1024

/** Tracks whether the library can be written: learns it from each write, and probes while it cannot. */
export class WriteHealth {
  readonly #disk: Disk
  readonly #paths: LibraryPaths
  readonly #lock: LibraryLock
  #current: Failure | null = null
  #timer: NodeJS.Timeout | null = null
  #probing: Promise<void> | null = null
  /** Called when the library becomes unwritable, for another reason, or writable again (null). */
  onChange: (now: Failure | null) => void = () => undefined

  constructor(disk: Disk, paths: LibraryPaths, lock: LibraryLock) {
    this.#disk = disk
    this.#paths = paths
    this.#lock = lock
  }

  get failure(): Failure | null {
    return this.#current
  }

  /** Takes note of the result of a write, and returns it. */
  observe<T>(result: Result<T>): Result<T> {
    if (result.ok) this.#setFailure(null)
    else if (retryAfter(result.failure.code) === 'library') this.#setFailure(result.failure)
    return result
  }

  #setFailure(failure: Failure | null): void {
    const changes = failure?.code !== this.#current?.code
    this.#current = failure
    if (failure === null) this.stop()
    else this.#timer ??= setInterval(() => this.#probe(), PROBE_INTERVAL).unref()
    if (changes) this.onChange(failure)
  }

  #probe(): void {
    this.#probing ??= this.#probeOnce().finally(() => {
      this.#probing = null
    })
  }

  /** Writes a file of a save's size under the lock, and removes it. */
  async #probeOnce(): Promise<void> {
    const { articles } = this.#paths
    const tried = await toResult(() =>
      this.#lock.hold(async () => ok(await hasRoom(this.#disk, articles, PROBE_SIZE))),
    )
    if (tried.ok && tried.value && this.#timer) this.#setFailure(null)
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }
}
