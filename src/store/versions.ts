import { join } from 'node:path'
import { isDateTime } from '../core/article/index.ts'
import { articleCodec, readFile } from './articleFile.ts'
import { DiskFailure, toDiskFailure } from './diskFailure.ts'
import { type Disk, flushFolder, tempFileTarget, writeDurably } from './durableFile.ts'
import { describeIfThere, type FileSystem } from './fileSystem.ts'
import { articleIdOf, type LibraryPaths } from './libraryFolder.ts'
import type { HeldLock } from './libraryLock.ts'
import { loopYielder } from './yieldToLoop.ts'

/** The bytes of an article's file at an instant (RFC 3339). */
export type Version = { id: string; at: string; bytes: Uint8Array }

/** Creates a folder; true if it was not there. Throws if its name is taken by a link or a file. */
function makeFolder(fileSystem: FileSystem, folder: string): boolean {
  const there = describeIfThere(fileSystem, folder)
  if (there && there.kind !== 'folder') {
    throw new DiskFailure({ code: 'library-read-only', detail: { folder, reason: 'not a folder' } })
  }
  if (!there) fileSystem.makeFolder(folder, false)
  return there === null
}

/**
 * The path of a version, named for its instant in a form that is legal on every system, with a number if another text of
 * that instant is there. `isKept` is true if this very text is: from a save that failed after it had kept the version.
 */
function versionPath(fileSystem: FileSystem, folder: string, { at, bytes }: Version) {
  const stem = new Date(at).toISOString().replaceAll(':', '-')
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? `${stem}.json` : `${stem} ${number}.json`)
    if (!describeIfThere(fileSystem, path)) return { path, isKept: false }
    const there = readFile(fileSystem, path)
    if (there.ok && Buffer.compare(there.value.bytes, bytes) === 0) return { path, isKept: true }
  }
}

/** Removes the temporary files of dead processes; the caller holds the lock. */
async function removeTempFilesIn(fileSystem: FileSystem, folder: string): Promise<void> {
  for (const name of await fileSystem.names(folder)) {
    if (tempFileTarget(name) !== null) fileSystem.remove(join(folder, name))
  }
}

/**
 * Keeps a text of an article as `versions/<id>/<time>.json`, byte for byte, durable when this settles. Throws a
 * `DiskFailure` if it cannot be kept; the caller must then not replace the text.
 */
export async function keepVersion(
  disk: Disk,
  { root, versions }: LibraryPaths,
  lock: HeldLock,
  version: Version,
): Promise<void> {
  const { id, at, bytes } = version
  if (!isDateTime(at)) throw new RangeError(`not an instant: ${JSON.stringify(at)}`)
  const { fileSystem } = disk
  const folder = join(versions, id)
  try {
    lock.check()
    if (makeFolder(fileSystem, versions)) await flushFolder(disk, root)
    if (makeFolder(fileSystem, folder)) await flushFolder(disk, versions)
    else await removeTempFilesIn(fileSystem, folder)
    const { path, isKept } = versionPath(fileSystem, folder, version)
    if (isKept) return await flushFolder(disk, folder)
    const [failure] = await writeDurably(disk, folder, [{ path, bytes, mode: null }], lock.check)
    if (failure) throw failure
  } catch (error) {
    throw toDiskFailure(error, root)
  }
}

/** Reads every version; calls `unread` for each that is no text of its article, with the reason. */
export async function checkVersions(
  { fileSystem }: Disk,
  { versions }: LibraryPaths,
  unread: (file: string, failure: DiskFailure['failure']) => void,
): Promise<void> {
  if (describeIfThere(fileSystem, versions)?.kind !== 'folder') return
  const pause = loopYielder()
  for (const id of await fileSystem.names(versions)) {
    const folder = join(versions, id)
    const isArticle = articleIdOf(`${id}.json`) !== null
    if (!isArticle || describeIfThere(fileSystem, folder)?.kind !== 'folder') continue
    for (const name of await fileSystem.names(folder)) {
      if (!name.endsWith('.json') || tempFileTarget(name) !== null) continue
      try {
        articleCodec(fileSystem, id).load(join(folder, name))
      } catch (error) {
        if (!(error instanceof DiskFailure)) throw error
        unread(`versions/${id}/${name}`, error.failure)
      }
      await pause()
    }
  }
}
