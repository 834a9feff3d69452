import { DEFAULT_SETTINGS, type Settings } from '../core/settings.ts'
import type { Problem } from '../core/library.ts'
import { type Failure, ok, type Result } from '../core/failure.ts'
import { toResult } from './diskFailure.ts'
import { type Disk, newDurable, type WriteFile, writeDurably } from './durableFile.ts'
import type { LibraryPaths } from './libraryFolder.ts'
import type { HeldLock, LibraryLock } from './libraryLock.ts'
import { quarantine } from './quarantine.ts'
import { loadSettings, settingsCodec, type SettingsOnDisk } from './storedSettings.ts'

/** The settings of a library. A damaged file is quarantined before the defaults are used. */
export class SettingsFile {
  readonly #disk: Disk
  readonly #paths: LibraryPaths
  readonly #lock: LibraryLock
  readonly #report: (problem: Problem) => void

  constructor(disk: Disk, paths: LibraryPaths, lock: LibraryLock, report: (problem: Problem) => void) {
    this.#disk = disk
    this.#paths = paths
    this.#lock = lock
    this.#report = report
  }

  #load(): Result<SettingsOnDisk> {
    return loadSettings(this.#disk.fileSystem, this.#paths.settings)
  }

  async read(): Promise<Result<Settings>> {
    const loaded = this.#load()
    if (loaded.ok) return ok(loaded.value.settings)
    if (loaded.failure.code === 'newer-version') return ok(DEFAULT_SETTINGS)
    if (loaded.failure.code !== 'damaged') return loaded
    // If it cannot be moved, the defaults are used for reading, and writing fails.
    await toResult(() => this.#lock.hold(async (lock) => ok(await this.#quarantineIfDamaged(lock))))
    return ok(DEFAULT_SETTINGS)
  }

  async #quarantineIfDamaged(lock: HeldLock): Promise<Result<SettingsOnDisk>> {
    const loaded = this.#load()
    if (loaded.ok || loaded.failure.code !== 'damaged') return loaded
    const failure: Failure = loaded.failure
    const because = { kind: 'set-aside', failure } as const
    this.#report(await quarantine(this.#disk, this.#paths, lock, this.#paths.settings, because))
    return this.#load()
  }

  /** Changes some settings; the others stay as the file has them now, since all who share the library write it. */
  async write(change: Partial<Settings>): Promise<Result<Settings>> {
    return toResult(() => this.#lock.hold((lock) => this.#write(change, lock)))
  }

  async #write(change: Partial<Settings>, lock: HeldLock): Promise<Result<Settings>> {
    const loaded = await this.#quarantineIfDamaged(lock)
    if (!loaded.ok) return loaded
    const put: WriteFile = async (file) => {
      const [failure] = await writeDurably(this.#disk, this.#paths.root, [file], lock.check)
      if (failure) throw failure
    }
    const settings = { ...loaded.value.settings, ...change }
    const next = { ...loaded.value, settings }
    await newDurable(this.#paths.settings, settingsCodec(this.#disk.fileSystem), next, put).write()
    return ok(settings)
  }
}
