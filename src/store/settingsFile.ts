import { type Failure, ok, type Result } from '../core/failure.ts'
import type { Problem } from '../core/library.ts'
import { toResult } from './diskFailure.ts'
import { type Disk, newDurable, type WriteFile, writeDurably } from './durableFile.ts'
import type { LibraryPaths } from './libraryFolder.ts'
import type { HeldLock, LibraryLock } from './libraryLock.ts'
import { quarantine } from './quarantine.ts'
import { loadSettings, settingsCodec, type SettingsKind, type SettingsOnDisk } from './storedSettings.ts'

/** A file of settings that several programs may write. A damaged one is quarantined before the defaults are used. */
export class SettingsFile<Values extends object> {
  readonly #kind: SettingsKind<Values>
  readonly #disk: Disk
  readonly #paths: Pick<LibraryPaths, 'root' | 'quarantine' | 'settings'>
  readonly #lock: LibraryLock
  readonly #report: (problem: Problem) => void

  constructor(
    kind: SettingsKind<Values>,
    disk: Disk,
    paths: Pick<LibraryPaths, 'root' | 'quarantine' | 'settings'>,
    lock: LibraryLock,
    report: (problem: Problem) => void,
  ) {
    this.#kind = kind
    this.#disk = disk
    this.#paths = paths
    this.#lock = lock
    this.#report = report
  }

  #load(): Result<SettingsOnDisk<Values>> {
    return loadSettings(this.#disk.fileSystem, this.#paths.settings, this.#kind)
  }

  async read(): Promise<Result<Values>> {
    const loaded = this.#load()
    if (loaded.ok) return ok(loaded.value.settings)
    if (loaded.failure.code === 'newer-version') return ok(this.#kind.defaults)
    if (loaded.failure.code !== 'damaged') return loaded
    // If it cannot be moved, the defaults are used for reading, and writing fails.
    await toResult(() => this.#lock.hold(async (lock) => ok(await this.#quarantineIfDamaged(lock))))
    return ok(this.#kind.defaults)
  }

  async #quarantineIfDamaged(lock: HeldLock): Promise<Result<SettingsOnDisk<Values>>> {
    const loaded = this.#load()
    if (loaded.ok || loaded.failure.code !== 'damaged') return loaded
    const failure: Failure = loaded.failure
    const because = { kind: 'set-aside', failure } as const
    this.#report(await quarantine(this.#disk, this.#paths, lock, this.#paths.settings, because))
    return this.#load()
  }

  /** Changes some settings; the others stay as the file has them now, since others may have written it. */
  async write(change: Partial<Values>): Promise<Result<Values>> {
    return toResult(() => this.#lock.hold((lock) => this.#write(change, lock)))
  }

  async #write(change: Partial<Values>, lock: HeldLock): Promise<Result<Values>> {
    const loaded = await this.#quarantineIfDamaged(lock)
    if (!loaded.ok) return loaded
    const put: WriteFile = async (file) => {
      const [failure] = await writeDurably(this.#disk, this.#paths.root, [file], lock.check)
      if (failure) throw failure
    }
    const settings = { ...loaded.value.settings, ...change }
    const next = { ...loaded.value, settings }
    const codec = settingsCodec(this.#disk.fileSystem, this.#kind)
    await newDurable(this.#paths.settings, codec, next, put).write()
    return ok(settings)
  }
}
