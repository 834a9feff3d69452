import * as fs from 'node:fs'
import { makeFolders } from './makeFolders.ts'
import { errorCode } from './systemErrors.ts'

/** Metadata of a name in a folder, links not followed. Times in milliseconds. */
export type Description = {
  kind: 'file' | 'folder' | 'link' | 'other'
  size: number
  mode: number
  modified: number
  changed: number
  /** Device and inode: with the times, tells a file from another of the same name. */
  inode: string
}

/**
 * The disk operations of the store on the library's files, as one value, so that a test can make any of them fail. They
 * throw what `node:fs` throws.
 */
export type FileSystem = {
  /** Creates a file for writing; fails if the name is taken, even by a link. */
  create(path: string, mode: number): number
  /** Opens a file for reading; fails with ELOOP for a link. */
  openFile(path: string): number
  openFolder(path: string): number
  read(file: number, buffer: Uint8Array, offset: number): number
  /** Reads into `buffer` from `offset` on, starting at a position of the file; returns how many bytes were read. */
  readAt(file: number, buffer: Uint8Array, offset: number, position: number): number
  /** Writes from `offset` on; returns how many bytes were written, which may be fewer. */
  write(file: number, bytes: Uint8Array, offset: number): number
  describe(file: number): Description
  setMode(file: number, mode: number): void
  /** fsync: settles when the system reports the bytes as durable. */
  flush(file: number): Promise<void>
  /** The same, synchronously: faster on a fast disk, and blocks the process on a slow one. */
  flushNow(file: number): void
  close(file: number): void
  describeName(path: string): Description
  rename(from: string, to: string): void
  /** Gives a file another name (a hard link); fails if that is taken, or the file system has no such links. */
  link(path: string, name: string): void
  remove(path: string): void
  setModified(path: string, time: Date): void
  names(folder: string): Promise<string[]>
  makeFolder(path: string, withParents: boolean): void
  /** Fails for a folder that is not empty. */
  removeFolder(path: string): void
  /** How many bytes this process can still write to the file system that a folder is on. */
  room(folder: string): number
  realPath(path: string): string
  /**
   * The one path of a folder, by which two names of it are compared. The system's own resolution spells names as they are on the
   * disk where case does not count, and on Windows takes the letter of a drive for the share that it stands for.
   */
  onePath(path: string): string
  mayWrite(folder: string): void
}

function description(stats: fs.Stats): Description {
  const kind = stats.isFile()
    ? 'file'
    : stats.isDirectory()
      ? 'folder'
      : stats.isSymbolicLink()
        ? 'link'
        : 'other'
  return {
    kind,
    size: stats.size,
    mode: stats.mode & 0o7777,
    modified: stats.mtimeMs,
    changed: stats.ctimeMs,
    inode: `${stats.dev}:${stats.ino}`,
  }
}

const { O_CREAT, O_EXCL, O_RDONLY, O_WRONLY } = fs.constants
/** Windows has no such flag: there, `openFile` checks the name before it opens it. */
const NO_FOLLOW = fs.constants.O_NOFOLLOW ?? 0
/** Keeps `open` from waiting for the writer of a pipe. */
const NO_WAIT = fs.constants.O_NONBLOCK ?? 0

function linkError(path: string): Error {
  return Object.assign(new Error(`a link: ${path}`), { code: 'ELOOP' })
}

/** The real disk. */
export const nodeFileSystem: FileSystem = {
  create: (path, mode) => fs.openSync(path, O_WRONLY | O_CREAT | O_EXCL | NO_FOLLOW, mode),
  openFile: (path) => {
    if (process.platform === 'win32' && fs.lstatSync(path).isSymbolicLink()) throw linkError(path)
    return fs.openSync(path, O_RDONLY | NO_FOLLOW | NO_WAIT)
  },
  openFolder: (path) => fs.openSync(path, O_RDONLY),
  read: (file, buffer, offset) => fs.readSync(file, buffer, offset, buffer.length - offset, null),
  readAt: (file, buffer, offset, position) =>
    fs.readSync(file, buffer, offset, buffer.length - offset, position),
  write: (file, bytes, offset) => fs.writeSync(file, bytes, offset),
  describe: (file) => description(fs.fstatSync(file)),
  setMode: (file, mode) => fs.fchmodSync(file, mode),
  flush: (file) =>
    new Promise((resolve, reject) => fs.fsync(file, (error) => (error ? reject(error) : resolve()))),
  flushNow: (file) => fs.fsyncSync(file),
  close: (file) => fs.closeSync(file),
  describeName: (path) => description(fs.lstatSync(path)),
  rename: (from, to) => fs.renameSync(from, to),
  link: (path, name) => fs.linkSync(path, name),
  remove: (path) => fs.unlinkSync(path),
  setModified: (path, time) => fs.utimesSync(path, time, time),
  names: (folder) => fs.promises.readdir(folder),
  makeFolder: (path, withParents) => void (withParents ? makeFolders(path) : fs.mkdirSync(path)),
  removeFolder: (path) => fs.rmdirSync(path),
  room: (folder) => {
    const { bavail, bsize } = fs.statfsSync(folder)
    return bavail * bsize
  },
  realPath: (path) => fs.realpathSync(path),
  onePath: (path) => {
    try {
      return fs.realpathSync.native(path)
    } catch {
      // Some drives of Windows have no such path.
      return fs.realpathSync(path)
    }
  },
  mayWrite: (folder) => fs.accessSync(folder, fs.constants.W_OK),
}

/**
 * What is found under a name: its metadata, `missing`, or `unknown` where the system does not tell (EACCES, EIO, a share that is
 * away): such a file is taken to be there still.
 */
export function inspect(fileSystem: FileSystem, path: string): Description | 'missing' | 'unknown' {
  try {
    return describeIfThere(fileSystem, path) ?? 'missing'
  } catch (error) {
    if (errorCode(error) === '') throw error
    return 'unknown'
  }
}

/** The metadata of a name, or null if there is none; throws the system's other errors. */
export function describeIfThere(fileSystem: FileSystem, path: string): Description | null {
  try {
    return fileSystem.describeName(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/** The names in a folder; none where there is no such folder. Throws the system's other errors. */
export async function namesIn(fileSystem: FileSystem, folder: string): Promise<string[]> {
  try {
    return await fileSystem.names(folder)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return []
    throw error
  }
}

/** The names in a folder, none where there is no such folder; `unknown` where the system does not tell them. */
export async function inspectNames(fileSystem: FileSystem, folder: string): Promise<string[] | 'unknown'> {
  try {
    return await namesIn(fileSystem, folder)
  } catch (error) {
    if (errorCode(error) === '') throw error
    return 'unknown'
  }
}
