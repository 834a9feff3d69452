import { join } from 'node:path'
import { type Failure, failed, ok, type Result } from '../core/failure.ts'
import { DICTIONARY_FILE } from '../core/libraryFiles.ts'
import {
  changeHouseDictionary,
  type DictionaryChange,
  type DictionaryProblem,
  type HouseDictionary,
  LARGEST_DICTIONARY,
  readHouseDictionary,
} from '../core/spelling/index.ts'
import { fingerprintOf, readFile, stampOf } from './articleFile.ts'
import { DiskFailure, toResult } from './diskFailure.ts'
import { type Disk, writeDurably } from './durableFile.ts'
import { describeIfThere, type FileSystem, nodeFileSystem } from './fileSystem.ts'
import { errorCode } from './systemErrors.ts'
import type { HeldLock, LibraryLock } from './libraryLock.ts'

/** How often a change is made again where an editor writes the file meanwhile. */
const TRIES = 3

function problemOf({ code }: Failure): DictionaryProblem {
  return { line: null, code: code === 'too-large' || code === 'not-a-file' ? code : 'unreadable' }
}

/** Reads the words of the house; the file is parsed once for each state. */
export class DictionaryReader {
  readonly #fileSystem: FileSystem
  readonly #path: string
  /** The state of the file at the last call of `hasChanged`. */
  #seen: string
  #last: { state: string; dictionary: HouseDictionary } | null = null

  constructor(fileSystem: FileSystem, folder: string) {
    this.#fileSystem = fileSystem
    this.#path = join(folder, DICTIONARY_FILE)
    this.#seen = this.#state()
  }

  #state(): string {
    try {
      const there = describeIfThere(this.#fileSystem, this.#path)
      return there ? `${there.kind} ${there.inode} ${stampOf(there)}` : ''
    } catch (error) {
      const code = errorCode(error)
      if (code === '') throw error
      return code === 'ENOTDIR' ? '' : code
    }
  }

  /** True if the changed names in the folder (null: unknown) changed the words since the last call. */
  hasChanged(names: ReadonlySet<string> | null): boolean {
    if (names && !names.has(DICTIONARY_FILE)) return false
    const state = this.#state()
    if (state === this.#seen) return false
    this.#seen = state
    return true
  }

  /** The same object for as long as the file is the same. */
  read(): HouseDictionary {
    const state = this.#state()
    if (this.#last?.state !== state) this.#last = { state, dictionary: this.#parse(state) }
    return this.#last.dictionary
  }

  #parse(state: string): HouseDictionary {
    if (state === '') return { words: [], problems: [] }
    const read = readFile(this.#fileSystem, this.#path, LARGEST_DICTIONARY)
    return read.ok
      ? readHouseDictionary(read.value.bytes)
      : { words: [], problems: [problemOf(read.failure)] }
  }
}

/** Adds words to the file and takes others out. */
export class DictionaryWriter {
  readonly #disk: Disk
  readonly #folder: string
  readonly #lock: LibraryLock
  readonly #reader: DictionaryReader

  constructor(disk: Disk, folder: string, lock: LibraryLock, reader: DictionaryReader) {
    this.#disk = disk
    this.#folder = folder
    this.#lock = lock
    this.#reader = reader
  }

  /** Fails with `dictionary-unreadable` for a file that is not UTF-8, which nothing is written into. */
  change(change: DictionaryChange): Promise<Result<HouseDictionary>> {
    return toResult(() => this.#lock.hold((lock) => this.#change(change, lock)))
  }

  async #change(change: DictionaryChange, lock: HeldLock): Promise<Result<HouseDictionary>> {
    const path = join(this.#folder, DICTIONARY_FILE)
    for (let tries = 1; ; tries++) {
      const read = readFile(this.#disk.fileSystem, path, LARGEST_DICTIONARY)
      if (!read.ok && read.failure.code !== 'not-found') return read
      const bytes = read.ok ? read.value.bytes : new Uint8Array()
      const next = changeHouseDictionary(bytes, change)
      if (next === null) return failed('dictionary-unreadable')
      if (next.length > LARGEST_DICTIONARY) return failed('too-large', { limit: LARGEST_DICTIONARY })
      if (isSame(next, bytes)) return ok(this.#reader.read())
      const before = read.ok ? fingerprintOf(bytes) : null
      const mode = read.ok ? read.value.description.mode : null
      const wanted = { path, bytes: next, mode, assertReplaceable: () => this.#assertUnchanged(path, before) }
      try {
        const [failure] = await writeDurably(this.#disk, this.#folder, [wanted], lock.check)
        if (failure) throw failure
        return ok(this.#reader.read())
      } catch (error) {
        if (!(error instanceof DiskFailure) || error.failure.code !== 'conflict' || tries === TRIES)
          throw error
      }
    }
  }

  /** Throws if an editor has written the file since it was read. */
  #assertUnchanged(path: string, before: string | null): void {
    const now = readFile(this.#disk.fileSystem, path, LARGEST_DICTIONARY)
    const fingerprint = now.ok ? fingerprintOf(now.value.bytes) : null
    if (fingerprint === before && (now.ok || now.failure.code === 'not-found')) return
    throw new DiskFailure({ code: 'conflict', detail: {} })
  }
}

const isSame = (one: Uint8Array, other: Uint8Array) =>
  one.length === other.length && one.every((byte, at) => byte === other[at])

/** The words of the house of the library in a folder, without opening the library; none if there is no folder. */
export function readDictionaryIn(folder: string): HouseDictionary {
  return new DictionaryReader(nodeFileSystem, folder).read()
}
