import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { scheduler } from 'node:timers/promises'
import { type Adapter, Low } from 'lowdb'
import { DiskFailure, mayBeHeld, toDiskFailure } from './diskFailure.ts'
import { describeIfThere, type FileSystem } from './fileSystem.ts'
import { errorCode } from './systemErrors.ts'

/**
 * Measures how fast a disk flushes. After four fast flushes in a row the next one is synchronous, which makes a single
 * save a fifth faster; a slow disk never blocks the process.
 */
export class FlushSpeed {
  #inARow = 0

  get isFast(): boolean {
    return this.#inARow >= FAST_IN_A_ROW
  }

  record(time: number): void {
    this.#inARow = time < FAST ? this.#inARow + 1 : 0
  }
}

/** Milliseconds; well below a frame of the screen. */
const FAST = 3
const FAST_IN_A_ROW = 4

/** The disk as the store writes to it. */
export type Disk = {
  fileSystem: FileSystem
  flushSpeed: FlushSpeed
  /** The library's folder, for the detail of failures. */
  library: string
  /** How long to retry a file that another program holds open, in milliseconds. */
  busyTimeout: number
}

/**
 * A file to be written; `mode` is that of the file it replaces, or null for a new one. `assertReplaceable` throws a
 * `DiskFailure` if this very name must not be replaced; the other files of a group go on.
 */
export type FileToWrite = {
  path: string
  bytes: Uint8Array
  mode: number | null
  assertReplaceable?: () => void
}

const TEMPORARY = /^\.(.+)\.(\d+)-[0-9a-f]{12}-\d+\.tmp$/
const NEW_FILE_MODE = 0o666
/** How many files are flushed in parallel. */
const FLUSHES_AT_ONCE = 8

/** Part of the names of temporary files, unique to this process and thread. */
const TEMP_TOKEN = `${process.pid}-${randomBytes(6).toString('hex')}`
let tempFileCount = 0

/** A unique temporary path in the folder of `path`, so that the rename stays within one file system. */
export function tempPathFor(path: string): string {
  tempFileCount += 1
  return join(dirname(path), `.${basename(path)}.${TEMP_TOKEN}-${tempFileCount}.tmp`)
}

/** The name of the file that a temporary file was to become, or null for any other name. */
export function tempFileTarget(name: string): string | null {
  return TEMPORARY.exec(name)?.[1] ?? null
}

/** The process that made a temporary file; 0 for any other name. */
export function tempFileProcess(name: string): number {
  return Number(TEMPORARY.exec(name)?.[2] ?? 0)
}

/** Runs a clean-up after a failure; errors of the disk are ignored, because the first failure is the one reported. */
export function ignoreDiskError(work: () => void): void {
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

async function flush({ fileSystem, flushSpeed }: Disk, file: number, alone: boolean): Promise<void> {
  const started = performance.now()
  if (alone && flushSpeed.isFast) fileSystem.flushNow(file)
  else await fileSystem.flush(file)
  if (alone) flushSpeed.record(performance.now() - started)
}

/**
 * Writes a temporary file and flushes it. On any error it is removed: after a failed fsync the system may have dropped the
 * unwritten pages and report success the next time, so a flush is never tried twice.
 */
async function writeTempFile(disk: Disk, wanted: FileToWrite, alone: boolean): Promise<string> {
  const { fileSystem, library } = disk
  const temporary = tempPathFor(wanted.path)
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
    if (open !== null) ignoreDiskError(() => fileSystem.close(open))
    if (created) ignoreDiskError(() => fileSystem.remove(temporary))
    throw toDiskFailure(error, library)
  }
}

/** Renames, and retries for `busyTimeout`, or until `giveUp`, while another program may be holding one of the files. */
export async function renameWithRetry(
  disk: Disk,
  from: string,
  to: string,
  giveUp: number = performance.now() + disk.busyTimeout,
): Promise<void> {
  for (let wait = 10; ; wait = Math.min(2 * wait, 500)) {
    try {
      disk.fileSystem.rename(from, to)
      return
    } catch (error) {
      if (errorCode(error) === 'ENOENT' && describeIfThere(disk.fileSystem, dirname(to))) {
        throw new DiskFailure({ code: 'write-failed', detail: { reason: 'ENOENT' } }, { cause: error })
      }
      if (!mayBeHeld(error)) throw toDiskFailure(error, disk.library)
      if (performance.now() + wait > giveUp) {
        throw new DiskFailure({ code: 'file-busy', detail: { fileName: basename(to) } }, { cause: error })
      }
      await scheduler.wait(wait)
    }
  }
}

/** Codes of systems that cannot flush a folder. */
const NO_FOLDER_FLUSH = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR', 'EBADF'])
const NO_FOLDER_FLUSH_ON_WINDOWS = new Set(['EPERM', 'EACCES', 'ENOENT'])

/** Makes a folder's names durable, if the system can. */
export async function flushFolder(disk: Disk, folder: string, alone = true): Promise<void> {
  const { fileSystem, library } = disk
  let file: number | null = null
  try {
    file = fileSystem.openFolder(folder)
    await flush(disk, file, alone)
    // XFS that shuts down at an error of its disk may say yes to a flush, and to nothing after it.
    fileSystem.describe(file)
  } catch (error) {
    const code = errorCode(error)
    const unable =
      NO_FOLDER_FLUSH.has(code) || (process.platform === 'win32' && NO_FOLDER_FLUSH_ON_WINDOWS.has(code))
    if (!unable) throw toDiskFailure(error, library)
  } finally {
    const open = file
    if (open !== null) ignoreDiskError(() => fileSystem.close(open))
  }
}

/** Writes the temporary files; for each, in order, its path or why there is none. */
async function writeTempFiles(
  disk: Disk,
  wanted: readonly FileToWrite[],
  alone: boolean,
): Promise<(string | DiskFailure)[]> {
  const outcomes: (string | DiskFailure)[] = []
  const queue = wanted.entries()
  let diskFailure: DiskFailure | null = null
  const work = async () => {
    for (const [index, file] of queue) {
      try {
        outcomes[index] = diskFailure ?? (await writeTempFile(disk, file, alone))
      } catch (error) {
        if (!(error instanceof DiskFailure)) throw error
        outcomes[index] = error
        if (error.failure.code !== 'write-failed') diskFailure = error
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(FLUSHES_AT_ONCE, wanted.length) }, work))
  return outcomes
}

/**
 * Writes files of one folder durably. Returns for each null, or why it is not durable. `mayGoOn` is called before each
 * rename, and throws if the name must not be replaced. `alone` is false where others are written at the same time, elsewhere.
 *
 * Idea: the bytes go into a new temporary file in the same folder, whose size is checked and which is flushed; then it is
 * renamed over the old file, which is atomic, and the folder is flushed once for all files.
 * Invariant: whatever fails or dies, each name has the whole old file or the whole new one. A failure before the rename
 * leaves the old file; if only flushing the folder fails, the new one is in place but may not survive a power cut
 * (`inPlace`). After a failure that concerns the whole disk, the remaining files are not tried.
 * Cost: one fsync for each file, eight at a time, and one for the folder.
 */
export async function writeDurably(
  disk: Disk,
  folder: string,
  wanted: readonly FileToWrite[],
  mayGoOn: () => void,
  alone: boolean = wanted.length === 1,
): Promise<(DiskFailure | null)[]> {
  const outcomes = await writeTempFiles(disk, wanted, alone)
  let stopped: DiskFailure | null = null
  const failures: (DiskFailure | null)[] = []
  for (const [index, { path, assertReplaceable }] of wanted.entries()) {
    const outcome = outcomes[index]
    if (typeof outcome !== 'string') {
      failures.push(outcome ?? null)
      continue
    }
    let concernsAll = true
    try {
      if (stopped) throw stopped
      mayGoOn()
      concernsAll = false
      assertReplaceable?.()
      concernsAll = true
      await renameWithRetry(disk, outcome, path)
      failures.push(null)
    } catch (error) {
      ignoreDiskError(() => disk.fileSystem.remove(outcome))
      const failure = toDiskFailure(error, disk.library)
      if (concernsAll) stopped = failure
      failures.push(failure)
    }
  }
  if (!failures.includes(null)) return failures
  try {
    await flushFolder(disk, folder, alone)
    return failures
  } catch (error) {
    if (!(error instanceof DiskFailure)) throw error
    const unflushed = new DiskFailure(error.failure, { cause: error, inPlace: true })
    return failures.map((failure) => failure ?? unflushed)
  }
}

/** True if so many bytes can be written and flushed in a folder. */
export async function hasRoom(disk: Disk, folder: string, size: number): Promise<boolean> {
  try {
    const wanted = { path: join(folder, 'room'), bytes: new Uint8Array(size), mode: null }
    disk.fileSystem.remove(await writeTempFile(disk, wanted, true))
    return true
  } catch (error) {
    if (errorCode(error) === '' && !(error instanceof DiskFailure)) throw error
    return false
  }
}

/** Reads a value from a file, or throws a `DiskFailure`; and encodes it. */
export type FileCodec<T> = {
  load(path: string): T
  encode(value: T): { bytes: Uint8Array; mode: number | null }
}

/** Writes one file durably; rejects with a `DiskFailure`. */
export type WriteFile = (file: FileToWrite) => Promise<void>

/**
 * lowdb's adapter for one file. `read` returns the value or throws, never null: on null lowdb would write its defaults.
 */
class DurableFile<T> implements Adapter<T> {
  readonly #path: string
  readonly #codec: FileCodec<T>
  readonly #put: WriteFile

  constructor(path: string, codec: FileCodec<T>, put: WriteFile) {
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

/** The lowdb database of an existing file, starting from what was read, never from a default. */
export function openDurable<T>(path: string, codec: FileCodec<T>, put: WriteFile): Low<T> {
  return new Low(new DurableFile(path, codec, put), codec.load(path))
}

/** The lowdb database of a file that does not exist yet. */
export function newDurable<T>(path: string, codec: FileCodec<T>, value: T, put: WriteFile): Low<T> {
  return new Low(new DurableFile(path, codec, put), value)
}

/** Files that are written together: each `put` settles when `finish` has written its file, or failed to. */
export class DurableGroup {
  readonly #files: { file: FileToWrite; done: (failure: DiskFailure | null) => void }[] = []

  readonly put: WriteFile = (file) =>
    new Promise((resolve, reject) => {
      this.#files.push({ file, done: (failure) => (failure ? reject(failure) : resolve()) })
    })

  /** Writes all that was put; see `writeDurably`. */
  async finish(disk: Disk, folder: string, mayGoOn: () => void): Promise<void> {
    const files = this.#files.map(({ file }) => file)
    const failures = await writeDurably(disk, folder, files, mayGoOn)
    for (const [index, { done }] of this.#files.entries()) done(failures[index] ?? null)
  }
}
