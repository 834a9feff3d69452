import { join } from 'node:path'
import * as z from 'zod/mini'
import { NOTHING_SEEN, type PurgeState, purgeStateDecoder } from '../core/purge.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import { readFile } from './articleFile.ts'
import { toResult } from './diskFailure.ts'
import { type Disk, writeDurably } from './durableFile.ts'
import type { LibraryPaths } from './libraryFolder.ts'
import type { LibraryLock } from './libraryLock.ts'

const FORMAT = 'marbre-bin'
const VERSION = 1

const heading = z.looseObject({ format: z.literal(FORMAT), version: z.number() })

/** What the checks of the bin have seen, in `bin/purge.json`. One that is damaged counts as nothing seen. */
export class PurgeFile {
  readonly #disk: Disk
  readonly #paths: LibraryPaths
  readonly #lock: LibraryLock

  constructor(disk: Disk, paths: LibraryPaths, lock: LibraryLock) {
    this.#disk = disk
    this.#paths = paths
    this.#lock = lock
  }

  get #path(): string {
    return join(this.#paths.bin, 'purge.json')
  }

  /** Fails with `newer-version`, or as the file cannot be read; nothing may be purged then. */
  read(): Result<PurgeState> {
    const read = readFile(this.#disk.fileSystem, this.#path)
    if (!read.ok) return read.failure.code === 'not-found' ? ok(NOTHING_SEEN) : read
    let value: unknown
    try {
      value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(read.value.bytes))
    } catch {
      return ok(NOTHING_SEEN)
    }
    const head = heading.safeParse(value)
    if (head.success && head.data.version > VERSION)
      return failed('newer-version', { fileName: 'purge.json' })
    const state = purgeStateDecoder.safeParse(value)
    return ok(head.success && state.success ? state.data : NOTHING_SEEN)
  }

  async write(state: PurgeState): Promise<Result<null>> {
    return toResult(() =>
      this.#lock.hold(async (lock) => {
        const bytes = new TextEncoder().encode(
          `${JSON.stringify({ format: FORMAT, version: VERSION, ...state })}\n`,
        )
        const file = { path: this.#path, bytes, mode: null }
        const [failure] = await writeDurably(this.#disk, this.#paths.bin, [file], lock.check)
        if (failure) throw failure
        return ok(null)
      }),
    )
  }
}
