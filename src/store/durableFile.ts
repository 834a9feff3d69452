import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { scheduler } from 'node:timers/promises'
import { type Adapter, Low } from 'lowdb'
import { DiskFailure, mayBeHeld, writeFailure } from './diskFailure.ts'
import { describeIfThere, errorCode, type FileSystem } from './fileSystem.ts'

/**
 * How fast a disk flushes. One that has been fast a few times in a row may be waited for, which saves a single save a
 * fifth of its time; a slow one never is.
 */
export class FlushPace {
  #inARow = 0

  get isFast(): boolean {
    return this.#inARow >= ENOUGH_IN_A_ROW
  }

  took(time: number): void {
    this.#inARow = time < FAST ? this.#inARow + 1 : 0
  }
}

/** Milliseconds: well below a frame of the screen. */
const FAST = 3
const ENOUGH_IN_A_ROW = 4

/** Where and how the store writes. */
export type Disk = {
  fileSystem: FileSystem
  pace: FlushPace
  /** The library's folder, for what is told of failures. */
  library: string
  /** How long a name that another program holds is tried again, in milliseconds. */
  patience: number
}

/** One file to be written; `mode` is that of the file it replaces, or null for a new one. */
export type FileToWrite = { path: string; bytes: Uint8Array; mode: number | null }

const TEMPORARY = /^\.(.+)\.\d+-[0-9a-f]{12}-\d+\.tmp$/
const NEW_FILE_MODE = 0o666
const FLUSHES_AT_ONCE = 8

/** What no other process, and no other thread of this one, begins its temporary names with. */
const OURS = `${process.pid}-${randomBytes(6).toString('hex')}`
let written = 0

/** A name that no other write uses, in the same folder, so that the rename stays within one file system. */
function temporaryFor(path: string): string {
  written += 1
  return join(dirname(path), `.${basename(path)}.${OURS}-${written}.tmp`)
}

/** The name of the file that a left-over temporary one was to become, or null for any other name. */
export function temporaryOf(name: string): string | null {
  return TEMPORARY.exec(name)?.[1] ?? null
}

/** Runs what can only tidy up, after a failure that is already on its way. */
function tidy(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (errorCode(error) === '') throw error
  }
}

function writeAll(fileSystem: FileSystem, file: number, { bytes, mode }: FileToWrite): void {
  for (let offset = 0; offset < bytes.length; ) {
    const more = fileSystem.write(file, bytes, offset)
    if (more <= 0) throw Object.assign(new Error('nothing more was written'), { code: 'EIO' })
    offset += more
  }
  const there = fileSystem.describe(file)
  if (there.size !== bytes.length) throw Object.assign(new Error('the file came out short'), { code: 'EIO' })
  if (mode !== null && mode !== there.mode) fileSystem.setMode(file, mode)
}

async function flush({ fileSystem, pace }: Disk, file: number, alone: boolean): Promise<void> {
  const started = performance.now()
  if (alone && pace.isFast) fileSystem.flushNow(file)
  else await fileSystem.flush(file)
  if (alone) pace.took(performance.now() - started)
}

/** Writes a temporary file and makes its bytes durable. On any error it is removed: a flush is never tried twice. */
async function stage(disk: Disk, wanted: FileToWrite, alone: boolean): Promise<string> {
  const { fileSystem, library } = disk
  const temporary = temporaryFor(wanted.path)
  let file: number | null = null
  let created = false
  try {
    file = fileSystem.create(temporary, wanted.mode ?? NEW_FILE_MODE)
    created = true
    writeAll(fileSystem, file, wanted)
    await flush(disk, file, alone)
    const finished = file
    file = null
    fileSystem.close(finished)
    return temporary
  } catch (error) {
    const open = file
    if (open !== null) tidy(() => fileSystem.close(open))
    if (created) tidy(() => fileSystem.remove(temporary))
    throw writeFailure(error, library)
  }
}

/** Renames, again and again for as long as another program may be holding one of the names. */
export async function renamePatiently(disk: Disk, from: string, to: string): Promise<void> {
  const giveUp = performance.now() + disk.patience
  for (let wait = 10; ; wait = Math.min(2 * wait, 500)) {
    try {
      disk.fileSystem.rename(from, to)
      return
    } catch (error) {
      if (errorCode(error) === 'ENOENT' && describeIfThere(disk.fileSystem, dirname(to))) {
        throw new DiskFailure({ code: 'write-failed', detail: { reason: 'ENOENT' } }, { cause: error })
      }
      if (!mayBeHeld(error)) throw writeFailure(error, disk.library)
      if (performance.now() + wait > giveUp) {
        throw new DiskFailure({ code: 'file-busy', detail: { fileName: basename(to) } }, { cause: error })
      }
      await scheduler.wait(wait)
    }
  }
}

/** What systems say that know no flushing of a folder. */
const NO_FOLDER_FLUSH = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR', 'EBADF'])
const NO_FOLDER_FLUSH_ON_WINDOWS = new Set(['EPERM', 'EACCES', 'ENOENT'])

/** Makes a folder's names durable, where the system can. */
export async function flushFolder(disk: Disk, folder: string): Promise<void> {
  const { fileSystem, library } = disk
  let file: number | null = null
  try {
    file = fileSystem.openFolder(folder)
    await flush(disk, file, true)
  } catch (error) {
    const code = errorCode(error)
    const unable =
      NO_FOLDER_FLUSH.has(code) || (process.platform === 'win32' && NO_FOLDER_FLUSH_ON_WINDOWS.has(code))
    if (!unable) throw writeFailure(error, library)
  } finally {
    const open = file
    if (open !== null) tidy(() => fileSystem.close(open))
  }
}

/** The outcome of each of `wanted`, in order: its temporary file, or why there is none. */
async function stageAll(disk: Disk, wanted: readonly FileToWrite[]): Promise<(string | DiskFailure)[]> {
  const outcomes: (string | DiskFailure)[] = []
  const queue = wanted.entries()
  let hopeless: DiskFailure | null = null
  const work = async () => {
    for (const [index, file] of queue) {
      try {
        outcomes[index] = hopeless ?? (await stage(disk, file, wanted.length === 1))
      } catch (error) {
        if (!(error instanceof DiskFailure)) throw error
        outcomes[index] = error
        if (error.failure.code !== 'write-failed') hopeless = error
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(FLUSHES_AT_ONCE, wanted.length) }, work))
  return outcomes
}

/**
 * Writes files of one folder so that each is whole, old or new, whatever dies: a new temporary file, all its bytes,
 * its size checked, flushed, renamed, and the folder flushed once for all. `mayGoOn` is asked before the first name
 * changes and throws where it must not. Gives for each file null, or why it was not made durable.
 */
export async function writeDurably(
  disk: Disk,
  folder: string,
  wanted: readonly FileToWrite[],
  mayGoOn: () => void,
): Promise<(DiskFailure | null)[]> {
  const outcomes = await stageAll(disk, wanted)
  let stopped: DiskFailure | null = null
  const failures: (DiskFailure | null)[] = []
  for (const [index, { path }] of wanted.entries()) {
    const outcome = outcomes[index]
    if (typeof outcome !== 'string') {
      failures.push(outcome ?? null)
      continue
    }
    try {
      if (stopped) throw stopped
      mayGoOn()
      await renamePatiently(disk, outcome, path)
      failures.push(null)
    } catch (error) {
      tidy(() => disk.fileSystem.remove(outcome))
      stopped = writeFailure(error, disk.library)
      failures.push(stopped)
    }
  }
  if (!failures.includes(null)) return failures
  try {
    await flushFolder(disk, folder)
    return failures
  } catch (error) {
    if (!(error instanceof DiskFailure)) throw error
    const unsure = new DiskFailure(error.failure, { cause: error, inPlace: true })
    return failures.map((failure) => failure ?? unsure)
  }
}

/** True where the disk takes so many bytes more. */
export async function hasRoom(disk: Disk, folder: string, size: number): Promise<boolean> {
  try {
    const wanted = { path: join(folder, 'room'), bytes: new Uint8Array(size), mode: null }
    disk.fileSystem.remove(await stage(disk, wanted, true))
    return true
  } catch (error) {
    if (errorCode(error) === '' && !(error instanceof DiskFailure)) throw error
    return false
  }
}

/** How a value is read from a file, by throwing a `DiskFailure` where it cannot be, and what it is written as. */
export type Codec<T> = {
  load(path: string): T
  encode(value: T): { bytes: Uint8Array; mode: number | null }
}

/** Puts one file on the disk durably; rejects with a `DiskFailure`. */
export type Put = (file: FileToWrite) => Promise<void>

/**
 * lowdb's adapter for one file. `read` gives what is there or throws, never "nothing": lowdb takes nothing for leave
 * to write its defaults.
 */
class DurableFile<T> implements Adapter<T> {
  readonly #path: string
  readonly #codec: Codec<T>
  readonly #put: Put

  constructor(path: string, codec: Codec<T>, put: Put) {
    this.#path = path
    this.#codec = codec
    this.#put = put
  }

  async read(): Promise<T> {
    return this.#codec.load(this.#path)
  }

  async write(value: T): Promise<void> {
    await this.#put({ path: this.#path, ...this.#codec.encode(value) })
  }
}

/** The database of one file that is there: what it starts from is what was read, never a default. */
export function openDurable<T>(path: string, codec: Codec<T>, put: Put): Low<T> {
  return new Low(new DurableFile(path, codec, put), codec.load(path))
}

/** The database of one file that is to be made. */
export function newDurable<T>(path: string, codec: Codec<T>, value: T, put: Put): Low<T> {
  return new Low(new DurableFile(path, codec, put), value)
}

/** Files that are made durable together: each `put` settles when `finish` has settled for its file. */
export class DurableGroup {
  readonly #files: { file: FileToWrite; settle: (failure: DiskFailure | null) => void }[] = []

  readonly put: Put = (file) =>
    new Promise((resolve, reject) => {
      this.#files.push({ file, settle: (failure) => (failure ? reject(failure) : resolve()) })
    })

  /** Writes all that was put; see `writeDurably`. */
  async finish(disk: Disk, folder: string, mayGoOn: () => void): Promise<void> {
    const files = this.#files.map(({ file }) => file)
    const failures = await writeDurably(disk, folder, files, mayGoOn)
    for (const [index, { settle }] of this.#files.entries()) settle(failures[index] ?? null)
  }
}
