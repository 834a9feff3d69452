import { basename } from 'node:path'
import * as z from 'zod/mini'
import { DEFAULT_SETTINGS, readSettings, type SettingName, type Settings } from '../core/settings.ts'
import type { Problem } from '../core/library.ts'
import { type Failure, failed, ok, type Result } from '../core/failure.ts'
import { readFile } from './articleFile.ts'
import { DiskFailure, toResult } from './diskFailure.ts'
import { type FileCodec, type Disk, newDurable, type WriteFile, writeDurably } from './durableFile.ts'
import type { LibraryPaths } from './libraryFolder.ts'
import type { HeldLock, LibraryLock } from './libraryLock.ts'
import { quarantine } from './quarantine.ts'

const FORMAT = 'marbre-settings'
const VERSION = 1

const stored = z.looseObject({ format: z.literal(FORMAT), version: z.int().check(z.positive()) })

/**
 * A settings file: the settings, the names of those whose value in the file cannot be used, and in `beside` the whole object,
 * with fields and values that this version does not know.
 */
type SettingsOnDisk = {
  settings: Settings
  unusable: readonly SettingName[]
  beside: { readonly [name: string]: unknown }
  mode: number | null
}

/** The object to be written: a value that could not be used stays until somebody chooses another. */
function toStored({ settings, unusable, beside }: SettingsOnDisk): object {
  const unchosen = unusable.filter((name) => settings[name] === DEFAULT_SETTINGS[name])
  const unchanged = Object.fromEntries(unchosen.map((name) => [name, beside[name]]))
  return { format: FORMAT, version: VERSION, ...beside, ...settings, ...unchanged }
}

function decodeFile(bytes: Uint8Array): z.infer<typeof stored> | null {
  try {
    const value = stored.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    return value.success ? value.data : null
  } catch {
    return null
  }
}

function codecFor(disk: Disk): FileCodec<SettingsOnDisk> {
  return {
    load: (path) => {
      const read = readFile(disk.fileSystem, path)
      if (!read.ok) throw new DiskFailure(read.failure)
      const value = decodeFile(read.value.bytes)
      const isNewer = value !== null && value.version > VERSION
      if (value) {
        const found = readSettings(value)
        if (!isNewer || found.unusable.length === 0) {
          return { ...found, beside: value, mode: read.value.description.mode }
        }
      }
      throw new DiskFailure({
        code: isNewer ? 'newer-version' : 'damaged',
        detail: { fileName: basename(path) },
      })
    },
    encode: (file) => ({
      bytes: new TextEncoder().encode(`${JSON.stringify(toStored(file), null, 2)}\n`),
      mode: file.mode,
    }),
  }
}

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
    try {
      return ok(codecFor(this.#disk).load(this.#paths.settings))
    } catch (error) {
      if (!(error instanceof DiskFailure)) throw error
      const { code, detail } = error.failure
      return code === 'not-found'
        ? ok({ settings: DEFAULT_SETTINGS, unusable: [], beside: {}, mode: null })
        : failed(code, detail)
    }
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

  async write(settings: Settings): Promise<Result<Settings>> {
    return toResult(() => this.#lock.hold((lock) => this.#write(settings, lock)))
  }

  async #write(settings: Settings, lock: HeldLock): Promise<Result<Settings>> {
    const loaded = await this.#quarantineIfDamaged(lock)
    if (!loaded.ok) return loaded
    const put: WriteFile = async (file) => {
      const [failure] = await writeDurably(this.#disk, this.#paths.root, [file], lock.check)
      if (failure) throw failure
    }
    const next = { ...loaded.value, settings }
    await newDurable(this.#paths.settings, codecFor(this.#disk), next, put).write()
    return ok(settings)
  }
}
