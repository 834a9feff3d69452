import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { HouseStyleEdit, HouseStyleFile } from '../core/library.ts'
import { type Failure, ok, type Result } from '../core/failure.ts'
import { HOUSE_STYLE_FILES } from '../core/libraryFiles.ts'
import {
  editHouseStyle,
  type HouseStyle,
  type HouseStyleChange,
  type HouseStyleProblem,
  LARGEST_HOUSE_STYLE,
  type RuleText,
  readHouseStyle,
  textOf as ruleTextOf,
} from '../core/houseStyle/index.ts'
import { fingerprintOf, readFile, stampOf } from './articleFile.ts'
import { DiskFailure, toResult } from './diskFailure.ts'
import { type Disk, writeDurably } from './durableFile.ts'
import { describeIfThere, type FileSystem, nodeFileSystem } from './fileSystem.ts'
import { errorCode } from './systemErrors.ts'
import type { HeldLock, LibraryLock } from './libraryLock.ts'

/** The file in which the first rule of a library is written. */
const NEW_FILE = 'house-style.yaml'
/** Removals that are taken back byte for byte. */
const MOST_REMOVALS = 20

function problemOf({ code, detail }: Failure): HouseStyleProblem {
  if (code === 'too-large') return { line: null, code, detail: { limit: LARGEST_HOUSE_STYLE } }
  if (code === 'not-a-file') return { line: null, code, detail: {} }
  return { line: null, code: 'unreadable', detail: { reason: String(detail.reason ?? code) } }
}

type StyleOnDisk = HouseStyle & { fingerprint: string | null }

/** Reads the house style of one library; a file is parsed once for each state. */
export class HouseStyleReader {
  readonly #fileSystem: FileSystem
  readonly #folder: string
  /** The state of the files at the last call of `hasChanged`. */
  #seen: string
  #last: { state: string; style: StyleOnDisk } | null = null

  constructor(fileSystem: FileSystem, folder: string) {
    this.#fileSystem = fileSystem
    this.#folder = folder
    this.#seen = [...this.#files()].join()
  }

  /** The files that there are, with their stamps. */
  #files(): Map<string, string> {
    const files = new Map<string, string>()
    for (const name of HOUSE_STYLE_FILES) {
      const state = this.#stateOf(name)
      if (state !== null) files.set(name, state)
    }
    return files
  }

  #stateOf(name: string): string | null {
    try {
      const there = describeIfThere(this.#fileSystem, join(this.#folder, name))
      return there && `${there.kind} ${there.inode} ${stampOf(there)}`
    } catch (error) {
      const code = errorCode(error)
      if (code === '') throw error
      return code === 'ENOTDIR' ? null : code
    }
  }

  /** True if the changed names in the folder (null: unknown) changed the house style since the last call. */
  hasChanged(names: ReadonlySet<string> | null): boolean {
    if (names && !HOUSE_STYLE_FILES.some((name) => names.has(name))) return false
    const state = [...this.#files()].join()
    if (state === this.#seen) return false
    this.#seen = state
    return true
  }

  read(): HouseStyleFile {
    const files = this.#files()
    const [file = null, ...others] = files.keys()
    if (file === null) return { file, fingerprint: null, rules: [], problems: [] }
    const state = `${file} ${files.get(file)}`
    if (this.#last?.state !== state) this.#last = { state, style: this.#readFile(file) }
    const { rules, problems, fingerprint } = this.#last.style
    const unread = others.map((other) => ({
      line: null,
      code: 'second-file' as const,
      detail: { file: other },
    }))
    return { file, fingerprint, rules, problems: [...unread, ...problems] }
  }

  #readFile(name: string): StyleOnDisk {
    const read = readFile(this.#fileSystem, join(this.#folder, name), LARGEST_HOUSE_STYLE)
    if (!read.ok) return { rules: [], problems: [problemOf(read.failure)], fingerprint: null }
    return { ...readHouseStyle(read.value.bytes), fingerprint: fingerprintOf(read.value.bytes) }
  }
}

/** A rule that was removed, the file before, and the fingerprint of the file that was left. */
type Removal = { left: string; before: string; item: number; rule: RuleText }

/** Changes the file of the rules, one rule at a time; a file that is not as the change expects it is left alone. */
export class HouseStyleWriter {
  readonly #disk: Disk
  readonly #folder: string
  readonly #lock: LibraryLock
  readonly #reader: HouseStyleReader
  #removals: readonly Removal[] = []

  constructor(disk: Disk, folder: string, lock: LibraryLock, reader: HouseStyleReader) {
    this.#disk = disk
    this.#folder = folder
    this.#lock = lock
    this.#reader = reader
  }

  /** `base` is the fingerprint of the file that the change is of; null for no file. */
  async change(base: string | null, change: HouseStyleChange): Promise<Result<HouseStyleEdit>> {
    return toResult(() => this.#lock.hold((lock) => this.#change(base, change, lock)))
  }

  async #change(
    base: string | null,
    change: HouseStyleChange,
    lock: HeldLock,
  ): Promise<Result<HouseStyleEdit>> {
    const style = this.#reader.read()
    const path = join(this.#folder, style.file ?? NEW_FILE)
    const read = style.file === null ? null : readFile(this.#disk.fileSystem, path, LARGEST_HOUSE_STYLE)
    if (read && !read.ok) return read
    const bytes = read?.value.bytes ?? new Uint8Array()
    if ((read ? fingerprintOf(bytes) : null) !== base) return ok({ kind: 'changed-meanwhile', style })
    const text = textOf(bytes)
    const next = text === null ? null : this.#edited(style.file ?? NEW_FILE, base, text, change)
    if (text === null || next === null) return ok({ kind: 'by-hand-only' })
    const wanted = {
      path,
      bytes: new TextEncoder().encode(next),
      mode: read?.value.description.mode ?? null,
      assertReplaceable: () => this.#assertUnchanged(path, base),
    }
    try {
      const [failure] = await writeDurably(this.#disk, this.#folder, [wanted], lock.check)
      if (failure) throw failure
    } catch (error) {
      if (!(error instanceof DiskFailure) || error.failure.code !== 'conflict') throw error
      return ok({ kind: 'changed-meanwhile', style: this.#reader.read() })
    }
    const removed = change.kind === 'remove' && style.rules.find(({ item }) => item === change.item)
    if (removed) {
      const left = fingerprintOf(wanted.bytes)
      const removal = { left, before: text, item: removed.item, rule: ruleTextOf(removed) }
      this.#removals = [...this.#removals, removal].slice(-MOST_REMOVALS)
    }
    return ok({ kind: 'written', style: this.#reader.read() })
  }

  /** The file with a change. Where nothing was written since a rule was removed, restoring it gives the file byte for byte. */
  #edited(file: string, base: string | null, text: string, change: HouseStyleChange): string | null {
    const removal =
      change.kind === 'restore' &&
      this.#removals.find(
        ({ left, item, rule }) =>
          left === base && item === change.item && isDeepStrictEqual(rule, change.rule),
      )
    return removal ? removal.before : editHouseStyle(file, text, change)
  }

  /** Throws if an editor has written the file since it was read. */
  #assertUnchanged(path: string, base: string | null): void {
    const now = readFile(this.#disk.fileSystem, path, LARGEST_HOUSE_STYLE)
    const isGone = !now.ok && now.failure.code === 'not-found'
    if (now.ok ? fingerprintOf(now.value.bytes) === base : isGone && base === null) return
    throw new DiskFailure({ code: 'conflict', detail: {} })
  }
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Reads the house style of the library in a folder, without opening the library; none if there is no folder. */
export function readHouseStyleIn(folder: string): HouseStyleFile {
  return new HouseStyleReader(nodeFileSystem, folder).read()
}
