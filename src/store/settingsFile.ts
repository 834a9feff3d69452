import { basename } from 'node:path'
import * as z from 'zod/mini'
import { DEFAULT_SETTINGS, type Problem, type Settings, settingsDecoder } from '../contract/contract.ts'
import { type Failure, failed, ok, type Result } from '../core/failure.ts'
import { readFile } from './articleFile.ts'
import { DiskFailure, settled } from './diskFailure.ts'
import { type Codec, type Disk, newDurable, type Put, writeDurably } from './durableFile.ts'
import type { LibraryFolder } from './libraryFolder.ts'
import type { HeldLock, LibraryLock } from './libraryLock.ts'
import { setAside } from './setAside.ts'

const FORMAT = 'marbre-settings'
const VERSION = 1

const stored = z.looseObject({ format: z.literal(FORMAT), version: z.int().check(z.positive()) })

/** A settings file as it is: what is set, and beside it the fields that this version does not know. */
type SettingsOnDisk = { settings: Settings; beside: object; mode: number | null }

function decoded(bytes: Uint8Array): z.infer<typeof stored> | null {
  try {
    const value = stored.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    return value.success ? value.data : null
  } catch {
    return null
  }
}

function codecFor(disk: Disk): Codec<SettingsOnDisk> {
  return {
    load: (path) => {
      const read = readFile(disk.fileSystem, path)
      if (!read.ok) throw new DiskFailure(read.failure)
      const value = decoded(read.value.bytes)
      const settings = settingsDecoder.safeParse(value)
      if (value && settings.success) {
        return { settings: settings.data, beside: value, mode: read.value.description.mode }
      }
      const isNewer = value !== null && value.version > VERSION
      throw new DiskFailure({
        code: isNewer ? 'newer-version' : 'damaged',
        detail: { fileName: basename(path) },
      })
    },
    encode: ({ settings, beside, mode }) => {
      const value = { format: FORMAT, version: VERSION, ...beside, ...settings }
      return { bytes: new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`), mode }
    },
  }
}

/** The settings of a library. A damaged file is set aside, and then only are the defaults used. */
export class SettingsFile {
  readonly #disk: Disk
  readonly #places: LibraryFolder
  readonly #lock: LibraryLock
  readonly #report: (problem: Problem) => void

  constructor(disk: Disk, places: LibraryFolder, lock: LibraryLock, report: (problem: Problem) => void) {
    this.#disk = disk
    this.#places = places
    this.#lock = lock
    this.#report = report
  }

  #load(): Result<SettingsOnDisk> {
    try {
      return ok(codecFor(this.#disk).load(this.#places.settings))
    } catch (error) {
      if (!(error instanceof DiskFailure)) throw error
      const { code, detail } = error.failure
      return code === 'not-found'
        ? ok({ settings: DEFAULT_SETTINGS, beside: {}, mode: null })
        : failed(code, detail)
    }
  }

  async read(): Promise<Result<Settings>> {
    const loaded = this.#load()
    if (loaded.ok) return ok(loaded.value.settings)
    if (loaded.failure.code === 'newer-version') return ok(DEFAULT_SETTINGS)
    if (loaded.failure.code !== 'damaged') return loaded
    // Where it cannot be moved, it is not written either.
    await settled(() => this.#lock.hold(async (lock) => ok(await this.#setAsideIfDamaged(lock))))
    return ok(DEFAULT_SETTINGS)
  }

  async #setAsideIfDamaged(lock: HeldLock): Promise<Result<SettingsOnDisk>> {
    const loaded = this.#load()
    if (loaded.ok || loaded.failure.code !== 'damaged') return loaded
    const failure: Failure = loaded.failure
    const because = { kind: 'set-aside', failure } as const
    this.#report(await setAside(this.#disk, this.#places, lock, this.#places.settings, because))
    return this.#load()
  }

  async write(settings: Settings): Promise<Result<Settings>> {
    return settled(() => this.#lock.hold((lock) => this.#write(settings, lock)))
  }

  async #write(settings: Settings, lock: HeldLock): Promise<Result<Settings>> {
    const loaded = await this.#setAsideIfDamaged(lock)
    if (!loaded.ok) return loaded
    const put: Put = async (file) => {
      const [failure] = await writeDurably(this.#disk, this.#places.root, [file], lock.check)
      if (failure) throw failure
    }
    const next = { ...loaded.value, settings }
    await newDurable(this.#places.settings, codecFor(this.#disk), next, put).write()
    return ok(settings)
  }
}
