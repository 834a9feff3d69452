import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { ExportFolder } from '../core/export/folder/index.ts'
import { type FailureCode, failed, ok, type Result } from '../core/failure.ts'
import { diskTrouble, errorCode, LibraryLock, nodeFileSystem, toResult } from '../store/index.ts'
import { isWritable } from './libraryCandidate.ts'

const { O_CREAT, O_EXCL, O_RDONLY, O_WRONLY } = fs.constants
/** Windows has no such flag; there, names are looked at before they are opened. */
const NO_FOLLOW = fs.constants.O_NOFOLLOW ?? 0
/** Keeps `open` from waiting for the writer of a pipe. */
const NO_WAIT = fs.constants.O_NONBLOCK ?? 0

/** Held while files are written; beside the list of the folder. */
const LOCK_NAME = '.marbre-export.lock'
/** How long another program is waited for, in milliseconds. */
const LOCK_TIMEOUT = 15_000
const LOCK_FAILURES: Partial<Record<FailureCode, FailureCode>> = {
  'library-locked': 'export-busy',
  'library-read-only': 'folder-read-only',
  'library-missing': 'folder-missing',
  'disk-full': 'folder-full',
}
/** What `write` calls a file until it is whole. */
const TEMPORARY_NAME = /^\.marbre-\d+-[\da-f]{12}-\d+\.tmp$/

/** `node:fs`, as far as a test makes it fail. */
export type Disk = Pick<
  typeof fs,
  | 'openSync'
  | 'writeSync'
  | 'closeSync'
  | 'renameSync'
  | 'lstatSync'
  | 'mkdirSync'
  | 'readFileSync'
  | 'unlinkSync'
  | 'readdirSync'
  | 'statSync'
>

/**
 * A folder of this machine's disk. Calls are synchronous, which takes half the time for many small files. A file comes about
 * under a temporary name, which begins with a dot and ends in `.tmp`, and is renamed when it is whole; nothing is flushed. Such files of a program that
 * died are removed from each folder that is looked into while the lock is held: nobody is writing one then.
 */
export class DiskExportFolder implements ExportFolder {
  readonly #root: string
  readonly #label: string
  readonly #disk: Disk
  /** Folders of names that were there, and were no links. */
  readonly #folders = new Set<string>()
  readonly #token = `${process.pid}-${randomBytes(6).toString('hex')}`
  readonly #lock: LibraryLock
  /** Folders without files that a program which died has left. */
  readonly #clean = new Set<string>()
  #isHeld: boolean = false
  #count = 0

  /** `label` is what the folder is called in failures. */
  constructor(root: string, label: string, disk: Disk = fs) {
    this.#root = root
    this.#label = label
    this.#disk = disk
    this.#lock = new LibraryLock(nodeFileSystem, { lock: join(root, LOCK_NAME), root }, LOCK_TIMEOUT, null)
  }

  async hold<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    const done = await toResult(() =>
      this.#lock.hold(async () => {
        this.#isHeld = true
        try {
          return await work()
        } finally {
          this.#isHeld = false
        }
      }),
    )
    const code = done.ok ? undefined : LOCK_FAILURES[done.failure.code]
    return code ? failed(code, { folder: this.#label }) : done
  }

  look(name: string): Result<'nothing' | 'file' | 'other'> {
    return this.#try(name, () => {
      if (!this.#hasRealParents(name)) return 'other'
      this.#removeLeftOvers(dirname(name))
      const there = this.#disk.lstatSync(join(this.#root, name), { throwIfNoEntry: false })
      return there === undefined ? 'nothing' : there.isFile() ? 'file' : 'other'
    })
  }

  read(name: string): Result<Uint8Array | null> {
    return this.#try(name, () => {
      if (!this.#hasRealParents(name)) return null
      try {
        const flag = O_RDONLY | NO_FOLLOW | NO_WAIT
        return this.#disk.readFileSync(join(this.#root, name), { flag })
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return null
        throw error
      }
    })
  }

  write(name: string, bytes: Uint8Array): Result<null> {
    const path = join(this.#root, name)
    this.#count += 1
    const temporary = join(dirname(path), `.marbre-${this.#token}-${this.#count}.tmp`)
    return this.#try(name, () => {
      this.#makeParents(name)
      const file = this.#disk.openSync(temporary, O_WRONLY | O_CREAT | O_EXCL | NO_FOLLOW, 0o666)
      try {
        this.#fill(file, bytes)
        this.#disk.renameSync(temporary, path)
      } catch (error) {
        this.#discard(temporary)
        throw error
      }
      return null
    })
  }

  remove(name: string): Result<null> {
    return this.#try(name, () => {
      if (!this.#hasRealParents(name)) throw Object.assign(new Error('a link'), { code: 'ELOOP' })
      this.#disk.unlinkSync(join(this.#root, name))
      for (let folder = dirname(name); folder !== '.'; folder = dirname(folder)) {
        try {
          fs.rmdirSync(join(this.#root, folder))
          this.#folders.delete(folder)
        } catch {
          break
        }
      }
      return null
    })
  }

  #fill(file: number, bytes: Uint8Array): void {
    try {
      for (let offset = 0; offset < bytes.length; ) {
        const more = this.#disk.writeSync(file, bytes, offset)
        if (more <= 0) throw Object.assign(new Error('nothing more was written'), { code: 'EIO' })
        offset += more
      }
    } finally {
      this.#disk.closeSync(file)
    }
  }

  #removeLeftOvers(folder: string): void {
    if (!this.#isHeld || this.#clean.has(folder)) return
    this.#clean.add(folder)
    const path = join(this.#root, folder)
    try {
      for (const entry of this.#disk.readdirSync(path, { withFileTypes: true }))
        if (entry.isFile() && TEMPORARY_NAME.test(entry.name)) this.#discard(join(path, entry.name))
    } catch (error) {
      // A folder that is not there yet, or that may not be listed.
      errorCode(error)
    }
  }

  #discard(temporary: string): void {
    try {
      this.#disk.unlinkSync(temporary)
    } catch (error) {
      errorCode(error)
    }
  }

  /** False where a folder of the name is something else, or a link: what is behind it is not ours. */
  #hasRealParents(name: string): boolean {
    const folder = dirname(name)
    if (folder === '.' || this.#folders.has(folder)) return true
    const there = this.#disk.lstatSync(join(this.#root, folder), { throwIfNoEntry: false })
    if (there === undefined) return true
    if (!there.isDirectory() || !this.#hasRealParents(folder)) return false
    this.#folders.add(folder)
    return true
  }

  #makeParents(name: string): void {
    const folder = dirname(name)
    if (folder === '.' || this.#folders.has(folder)) return
    this.#makeParents(folder)
    if (!this.#hasRealParents(name)) throw Object.assign(new Error('a link'), { code: 'ELOOP' })
    try {
      this.#disk.mkdirSync(join(this.#root, folder))
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
    }
  }

  #try<T>(name: string, work: () => T): Result<T> {
    try {
      return ok(work())
    } catch (error) {
      const trouble = diskTrouble(error)
      if (trouble === 'full') return failed('folder-full', { folder: this.#label })
      if (trouble === 'gone' && !this.#isThere()) return failed('folder-missing', { folder: this.#label })
      if (trouble === 'read-only' || (trouble === 'denied' && !isWritable(this.#root))) {
        return failed('folder-read-only', { folder: this.#label })
      }
      return failed('export-refused', { fileName: basename(name), what: errorCode(error) })
    }
  }

  #isThere(): boolean {
    try {
      return this.#disk.statSync(this.#root).isDirectory()
    } catch (error) {
      if (errorCode(error) === '') throw error
      return false
    }
  }
}

/** Opens a folder of the disk to export into; a link to it is followed, once. */
export function openExportFolder(path: string, label: string): Result<ExportFolder> {
  try {
    const root = fs.realpathSync(path)
    if (!fs.statSync(root).isDirectory()) return failed('folder-missing', { folder: label })
    fs.accessSync(root, fs.constants.W_OK)
    return ok(new DiskExportFolder(root, label))
  } catch (error) {
    const trouble = diskTrouble(error)
    const isDenied = trouble === 'denied' || trouble === 'read-only'
    return failed(isDenied ? 'folder-read-only' : 'folder-missing', { folder: label })
  }
}
