import { basename, dirname, sep } from 'node:path'
import type { BackupOutcome, TellProgress } from '../../core/backup.ts'
import { ok, type Result } from '../../core/failure.ts'
import { DiskFailure, toResult } from '../diskFailure.ts'
import { type Disk, flushFolder, ignoreDiskError } from '../durableFile.ts'
import { describeIfThere, type FileSystem } from '../fileSystem.ts'
import type { LibraryPaths } from '../libraryFolder.ts'
import type { LibraryLock } from '../libraryLock.ts'
import { backupFailure, targetFailure, throwIfCancelled } from './failures.ts'
import { type Listing, listRest, listTexts } from './listing.ts'
import { type BackedUpFile, type BackupHeader, encodeHeader, encodeList } from './manifest.ts'
import { articleFileOf, HEADER_NAME, isDeflated, LIST_NAME, VERSIONS } from './names.ts'
import { OpenBackup } from './openBackup.ts'
import { type OpenedFile, Snapshot } from './snapshot.ts'
import { removeAbandoned, tempPathBeside } from './tempNames.ts'
import { ZipWriter } from './zipWriter.ts'

/** Passes over the library while others write; after so many, what still changes is taken as it is. */
const MOST_PASSES = 10
/** How many files are opened under the lock; with more to copy, another pass is made without it. */
const MOST_OPENED = 256
/** What is left of a deflated text at the least, for the check that there is room. */
const LEAST_OF_TEXT = 0.2
/** Failures of the lock with which a library that cannot be written is backed up all the same. */
const UNLOCKABLE: ReadonlySet<string> = new Set(['library-read-only', 'disk-full', 'write-failed'])

export type BackedUpLibrary = { disk: Disk; paths: LibraryPaths; lock: LibraryLock }

/** Where a backup goes. Without `overwrite`, a file of that name is left alone. */
export type BackupTarget = { path: string; overwrite: boolean }

export type BackupWork = { header: BackupHeader; signal: AbortSignal; tell: TellProgress }

function assertFree(fileSystem: FileSystem, { path, overwrite }: BackupTarget, root: string): void {
  const [folder, fileName] = [dirname(path), basename(path)]
  const [one, library] = [fileSystem.onePath(folder), fileSystem.onePath(root)]
  if (one === library || one.startsWith(library + sep)) throw backupFailure('backup-in-library', { folder })
  const there = describeIfThere(fileSystem, path)
  if (there && there.kind !== 'file') throw backupFailure('target-not-a-file', { fileName })
  if (there && !overwrite) throw backupFailure('backup-exists', { fileName })
}

function sizeOf(listings: readonly Listing[]): { bytes: number; least: number } {
  let [bytes, least] = [0, 0]
  for (const listing of listings) {
    for (const [name, there] of listing) {
      const { size } = there.kind === 'unread' ? { size: 0 } : there
      bytes += size
      least += isDeflated(name) ? size * LEAST_OF_TEXT : size
    }
  }
  return { bytes, least }
}

function assertRoom(fileSystem: FileSystem, folder: string, needed: number): void {
  const free = fileSystem.room(folder)
  if (free < needed) throw backupFailure('backup-no-room', { folder, needed, free })
}

/**
 * Copies the library into an archive while others write to it, so that what is in the archive is the library of one moment.
 *
 * Idea: a file is only ever replaced by a rename, so each one that is opened is whole; what can go wrong is a file that is
 * moved or replaced between two looks. So the library is copied, and what has changed since is copied again, until little
 * is left; then, under the lock, articles and bin are listed once more and the last changes are opened, which takes moments.
 * What was copied before and is no longer there leaves the archive's list. Versions, pictures and files set aside are only
 * ever added before a text is replaced or moved; so they are listed after the texts, and what has gone since stays in.
 * Invariant: each text of that moment is in the archive once, with every version and picture that was there before it.
 * Cost: one copy of everything, and for each further pass the look at every file's metadata.
 */
async function copyLibrary(
  { disk: { fileSystem }, paths, lock }: BackedUpLibrary,
  snapshot: Snapshot,
  signal: AbortSignal,
): Promise<void> {
  for (let pass = 1; pass <= MOST_PASSES; pass++) {
    throwIfCancelled(signal)
    const texts = await listTexts(fileSystem, paths)
    const missing = snapshot.missing(texts)
    await snapshot.copyAll(missing)
    if (missing.length <= MOST_OPENED) break
  }
  await copyRest(fileSystem, paths, snapshot, () => false)
  const texts = await copyTextsOfOneMoment({ fileSystem, paths, lock }, snapshot, signal)
  const ids = new Set([...texts.keys()].flatMap((name) => articleFileOf(name)?.id ?? []))
  // An article that was destroyed meanwhile takes its versions along.
  await copyRest(fileSystem, paths, snapshot, (name, listing) => {
    const [first, id = ''] = name.split('/')
    return first === VERSIONS && !ids.has(id) && !listing.has(name)
  })
}

/** True for what `listTexts` lists. */
const isText = (name: string) => !name.includes('/') || /^(?:articles|bin)\//.test(name)

type MomentParts = { fileSystem: FileSystem; paths: LibraryPaths; lock: LibraryLock }

async function copyTextsOfOneMoment(
  { fileSystem, paths, lock }: MomentParts,
  snapshot: Snapshot,
  signal: AbortSignal,
): Promise<Listing> {
  const look = async () => {
    const texts = await listTexts(fileSystem, paths)
    return { texts, missing: snapshot.missing(texts) }
  }
  for (let pass = 1; ; pass++) {
    throwIfCancelled(signal)
    const isLast = pass > MOST_PASSES
    const opened: OpenedFile[] = []
    const openLast = async () => {
      const seen = await look()
      if (seen.missing.length > MOST_OPENED) {
        if (isLast) await snapshot.copyAll(seen.missing)
        return seen
      }
      for (const name of seen.missing) {
        const file = snapshot.open(name)
        if (file) opened.push(file)
      }
      return { texts: seen.texts, missing: [] }
    }
    const { texts, missing } = await underLock(lock, openLast)
    for (const file of opened) await snapshot.copy(file)
    if (missing.length > 0 && !isLast) {
      await snapshot.copyAll(missing)
      continue
    }
    snapshot.drop((name) => isText(name) && !texts.has(name))
    return texts
  }
}

/** Runs work under the library's lock; without it where the library cannot be written, by anyone of this user's. */
async function underLock<T>(lock: LibraryLock, work: () => Promise<T>): Promise<T> {
  let hasBegun = false
  try {
    return await lock.hold(async () => {
      hasBegun = true
      return work()
    })
  } catch (error) {
    const isUnlockable = error instanceof DiskFailure && UNLOCKABLE.has(error.failure.code)
    if (hasBegun || !isUnlockable) throw error
    return work()
  }
}

/** Copies versions, pictures and files set aside, until a pass over them finds nothing new. */
async function copyRest(
  fileSystem: FileSystem,
  paths: LibraryPaths,
  snapshot: Snapshot,
  isGone: (name: string, listing: Listing) => boolean,
): Promise<void> {
  for (let pass = 1; pass <= MOST_PASSES; pass++) {
    const rest = await listRest(fileSystem, paths)
    const missing = snapshot.missing(rest)
    await snapshot.copyAll(missing)
    // The folder of an article's versions is listed only where it cannot be read.
    const isFolder = (name: string) => name.startsWith(`${VERSIONS}/`) && name.split('/').length === 2
    snapshot.drop((name) => isGone(name, rest) || (isFolder(name) && !rest.has(name)))
    if (missing.length === 0) return
  }
}

/** Reads a finished backup back; throws unless it holds just these files, byte for byte. */
async function verify(
  fileSystem: FileSystem,
  path: string,
  files: readonly BackedUpFile[],
  { signal, tell }: BackupWork,
  total: number,
): Promise<void> {
  const wanted = new Map(files.map((file) => [file.name, file]))
  const backup = await OpenBackup.open(fileSystem, path)
  let done = 0
  try {
    const isSame = backup.files.every((file) => wanted.get(file.name)?.sha256 === file.sha256)
    if (!isSame || backup.files.length !== wanted.size) throw backupFailure('backup-damaged')
    for (const file of backup.files) {
      throwIfCancelled(signal)
      await backup.read(file, (piece) => {
        done += piece.length
      })
      tell({ phase: 'verify', done, total })
    }
  } finally {
    backup.close()
  }
}

async function writeArchive(
  library: BackedUpLibrary,
  file: number,
  work: BackupWork,
  total: number,
): Promise<Snapshot> {
  const { disk, paths } = library
  const zip = new ZipWriter(disk.fileSystem, file)
  let done = 0
  const snapshot = new Snapshot(disk.fileSystem, paths.root, zip, work.signal, (bytes) => {
    done += bytes
    work.tell({ phase: 'copy', done: Math.min(done, total), total })
  })
  try {
    await zip.add(HEADER_NAME, encodeHeader(work.header), { isDeflated: true, modified: Date.now() })
    await copyLibrary(library, snapshot, work.signal)
    throwIfCancelled(work.signal)
    await zip.finish(LIST_NAME, encodeList(snapshot.files))
    return snapshot
  } catch (error) {
    await zip.abort()
    throw error
  }
}

async function write(
  library: BackedUpLibrary,
  target: BackupTarget,
  work: BackupWork,
): Promise<BackupOutcome> {
  const { disk, paths } = library
  const { fileSystem } = disk
  const folder = dirname(target.path)
  assertFree(fileSystem, target, paths.root)
  await removeAbandoned(fileSystem, target.path)
  const { bytes: total, least } = sizeOf([
    await listTexts(fileSystem, paths),
    await listRest(fileSystem, paths),
  ])
  assertRoom(fileSystem, folder, least)
  const temporary = tempPathBeside(target.path)
  const file = fileSystem.create(temporary, 0o666)
  let isOpen = true
  try {
    const snapshot = await writeArchive(library, file, work, total)
    await fileSystem.flush(file)
    isOpen = false
    fileSystem.close(file)
    const { files, leftOut } = snapshot
    const bytes = files.reduce((sum, { size }) => sum + size, 0)
    await verify(fileSystem, temporary, files, work, bytes).catch((error: unknown) => {
      const isDamaged = error instanceof DiskFailure && error.failure.code !== 'backup-cancelled'
      throw isDamaged ? backupFailure('backup-not-verified', { fileName: basename(target.path) }) : error
    })
    assertFree(fileSystem, target, paths.root)
    fileSystem.rename(temporary, target.path)
    await flushFolder(disk, folder)
    const articles = files.filter(({ name }) => articleFileOf(name)?.isInBin === false).length
    return { articles, bytes, leftOut }
  } catch (error) {
    if (isOpen) ignoreDiskError(() => fileSystem.close(file))
    ignoreDiskError(() => fileSystem.remove(temporary))
    throw error
  }
}

/**
 * Backs a library up into a zip, which has its name only once it is on the disk and was read back. On a failure and when
 * cancelled nothing is left behind, and a file that was to be replaced stays.
 */
export function createBackup(
  library: BackedUpLibrary,
  target: BackupTarget,
  work: BackupWork,
): Promise<Result<BackupOutcome>> {
  return toResult(async () => {
    try {
      return ok(await write(library, target, work))
    } catch (error) {
      throw targetFailure(error, target.path, dirname(target.path))
    }
  })
}
