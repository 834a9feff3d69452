import { basename, dirname, join, resolve } from 'node:path'
import type { BackupOutcome } from '../../core/backup.ts'
import { ok, type Result } from '../../core/failure.ts'
import { toResult } from '../diskFailure.ts'
import { type Disk, FlushSpeed, flushFolder } from '../durableFile.ts'
import { describeIfThere, type FileSystem, nodeFileSystem } from '../fileSystem.ts'
import { errorCode } from '../systemErrors.ts'
import { loopYielder } from '../yieldToLoop.ts'
import { backupFailure, targetFailure, throwIfCancelled } from './failures.ts'
import type { BackupWork } from './createBackup.ts'
import type { BackedUpFile } from './manifest.ts'
import { articleFileOf } from './names.ts'
import { OpenBackup } from './openBackup.ts'
import { removeAbandoned, removeTree, tempPathBeside } from './tempNames.ts'

/** How many files are flushed in parallel, and bytes at most that wait for it. */
const FLUSHES_AT_ONCE = 16
/** How often another program's hold on the folder is waited for before the last rename fails, in milliseconds. */
const BUSY_TIMEOUT = 5000

type RestoreWork = Pick<BackupWork, 'signal' | 'tell'> & { fileSystem?: FileSystem }

/** Throws unless `folder` is not there, or is empty; gives whether it is there. */
async function isThereAndEmpty(fileSystem: FileSystem, folder: string): Promise<boolean> {
  const there = describeIfThere(fileSystem, folder)
  if (there === null) return false
  if (there.kind !== 'folder' || (await fileSystem.names(folder)).length > 0) {
    throw backupFailure('backup-target-not-empty', { folder })
  }
  return true
}

/** Writes the files of a backup, each checked and flushed. */
class Unpacker {
  readonly #disk: Disk
  readonly #root: string
  readonly #backup: OpenBackup
  readonly #folders = new Set<string>()
  #open: number[] = []

  constructor(disk: Disk, root: string, backup: OpenBackup) {
    this.#disk = disk
    this.#root = root
    this.#backup = backup
  }

  async write(file: BackedUpFile): Promise<void> {
    const { fileSystem } = this.#disk
    const path = join(this.#root, ...file.name.split('/'))
    this.#makeFolders(dirname(path))
    const open = this.#create(path, file)
    this.#open.push(open)
    await this.#backup.read(file, (piece) => {
      for (let offset = 0; offset < piece.length; ) {
        const more = fileSystem.write(open, piece, offset)
        if (more <= 0) throw Object.assign(new Error('nothing more was written'), { code: 'EIO' })
        offset += more
      }
    })
    if (this.#open.length >= FLUSHES_AT_ONCE) await this.#flushFiles()
  }

  #create(path: string, { name }: BackedUpFile): number {
    try {
      return this.#disk.fileSystem.create(path, 0o666)
    } catch (error) {
      // Two names that this file system takes for one.
      if (errorCode(error) !== 'EEXIST') throw error
      throw backupFailure('backup-duplicate', { fileName: basename(path), entry: name })
    }
  }

  #makeFolders(folder: string): void {
    if (this.#folders.has(folder)) return
    if (folder !== this.#root) this.#makeFolders(dirname(folder))
    if (folder !== this.#root) this.#disk.fileSystem.makeFolder(folder, false)
    this.#folders.add(folder)
  }

  async #flushFiles(): Promise<void> {
    const { fileSystem } = this.#disk
    await Promise.all(this.#open.map((file) => fileSystem.flush(file)))
    for (const file of this.#open.splice(0)) fileSystem.close(file)
  }

  /** Makes files and folders durable. */
  async finish(): Promise<void> {
    await this.#flushFiles()
    for (const folder of this.#folders) await flushFolder(this.#disk, folder)
  }

  /** Closes what a failure has left open. */
  close(): void {
    for (const file of this.#open.splice(0)) {
      try {
        this.#disk.fileSystem.close(file)
      } catch (error) {
        if (errorCode(error) === '') throw error
      }
    }
  }
}

async function unpack(
  disk: Disk,
  backup: OpenBackup,
  root: string,
  { signal, tell }: RestoreWork,
): Promise<BackupOutcome> {
  const total = backup.files.reduce((sum, { size }) => sum + size, 0)
  const unpacker = new Unpacker(disk, root, backup)
  const pause = loopYielder()
  let done = 0
  try {
    for (const file of backup.files) {
      throwIfCancelled(signal)
      await unpacker.write(file)
      done += file.size
      tell({ phase: 'copy', done, total })
      await pause()
    }
    await unpacker.finish()
  } finally {
    unpacker.close()
  }
  const articles = backup.files.filter(({ name }) => articleFileOf(name)?.isInBin === false).length
  return { articles, bytes: total, leftOut: [] }
}

/** Gives a finished folder its name; on some systems an empty folder of that name has to go first. */
function takeName(fileSystem: FileSystem, temporary: string, folder: string, isThere: boolean): void {
  if (isThere) fileSystem.removeFolder(folder)
  fileSystem.rename(temporary, folder)
}

async function restore(zip: string, folder: string, work: RestoreWork): Promise<BackupOutcome> {
  const { fileSystem = nodeFileSystem } = work
  await isThereAndEmpty(fileSystem, folder)
  const backup = await OpenBackup.open(fileSystem, zip)
  try {
    const parent = fileSystem.realPath(dirname(folder))
    await removeAbandoned(fileSystem, join(parent, basename(folder)))
    const free = fileSystem.room(parent)
    const needed = backup.files.reduce((sum, { size }) => sum + size, 0)
    if (free < needed) throw backupFailure('backup-no-room', { folder: parent, needed, free })
    const temporary = tempPathBeside(join(parent, basename(folder)))
    const disk = { fileSystem, flushSpeed: new FlushSpeed(), library: folder, busyTimeout: BUSY_TIMEOUT }
    fileSystem.makeFolder(temporary, false)
    try {
      const outcome = await unpack(disk, backup, temporary, work)
      takeName(fileSystem, temporary, folder, await isThereAndEmpty(fileSystem, folder))
      await flushFolder(disk, parent)
      return outcome
    } catch (error) {
      await removeTree(fileSystem, temporary).catch((left: unknown) => {
        if (errorCode(left) === '') throw left
      })
      throw error
    }
  } finally {
    backup.close()
  }
}

/**
 * Makes a new library of a backup, in a folder that is not there or is empty. The library is unpacked beside it, every file
 * checked and flushed, and has its name at last; on a failure and when cancelled nothing of it is left.
 */
export function restoreBackup(zip: string, named: string, work: RestoreWork): Promise<Result<BackupOutcome>> {
  const folder = resolve(named)
  return toResult(async () => {
    try {
      return ok(await restore(zip, folder, work))
    } catch (error) {
      throw targetFailure(error, folder, dirname(folder))
    }
  })
}
