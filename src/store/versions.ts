import { join } from 'node:path'
import { isDateTime } from '../core/article.ts'
import { articleCodec, readFile } from './articleFile.ts'
import { DiskFailure, writeFailure } from './diskFailure.ts'
import { type Disk, flushFolder, temporaryOf, writeDurably } from './durableFile.ts'
import { describeIfThere, type FileSystem } from './fileSystem.ts'
import { articleNamed, type LibraryFolder } from './libraryFolder.ts'
import type { HeldLock } from './libraryLock.ts'
import { pacing } from './pacing.ts'

/** A text of an article as its file had it, at an instant (RFC 3339). */
export type Version = { id: string; at: string; bytes: Uint8Array }

/** True where the folder had to be made. Throws where something else has its name: a link would lead elsewhere. */
function makeFolder(fileSystem: FileSystem, folder: string): boolean {
  const there = describeIfThere(fileSystem, folder)
  if (there && there.kind !== 'folder') {
    throw new DiskFailure({ code: 'library-read-only', detail: { folder, reason: 'not a folder' } })
  }
  if (!there) fileSystem.makeFolder(folder, false)
  return there === null
}

/**
 * The file of a version: made of its instant, legal on every system. One of the same instant is told apart by a number,
 * unless it is this very text, which was kept by a try that came to nothing afterwards.
 */
function placeOf(fileSystem: FileSystem, folder: string, { at, bytes }: Version) {
  const stem = new Date(at).toISOString().replaceAll(':', '-')
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? `${stem}.json` : `${stem} ${number}.json`)
    if (!describeIfThere(fileSystem, path)) return { path, isKept: false }
    const there = readFile(fileSystem, path)
    if (there.ok && Buffer.compare(there.value.bytes, bytes) === 0) return { path, isKept: true }
  }
}

/** What a process that died in the middle has left: nobody else writes here while the lock is held. */
async function sweep(fileSystem: FileSystem, folder: string): Promise<void> {
  for (const name of await fileSystem.names(folder)) {
    if (temporaryOf(name) !== null) fileSystem.remove(join(folder, name))
  }
}

/**
 * Keeps a text of an article as `versions/<id>/<time>.json`, byte for byte, and durable when this settles. Throws a
 * `DiskFailure` where it cannot be kept: then what it is kept from must not happen.
 */
export async function keepVersion(
  disk: Disk,
  { root, versions }: LibraryFolder,
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
    else await sweep(fileSystem, folder)
    const { path, isKept } = placeOf(fileSystem, folder, version)
    if (isKept) return await flushFolder(disk, folder)
    const [failure] = await writeDurably(disk, folder, [{ path, bytes, mode: null }], lock.check)
    if (failure) throw failure
  } catch (error) {
    throw writeFailure(error, root)
  }
}

/** Tells `unread` of every version that is no text of its article, and why. */
export async function checkVersions(
  { fileSystem }: Disk,
  { versions }: LibraryFolder,
  unread: (file: string, failure: DiskFailure['failure']) => void,
): Promise<void> {
  if (describeIfThere(fileSystem, versions)?.kind !== 'folder') return
  const pause = pacing()
  for (const id of await fileSystem.names(versions)) {
    const folder = join(versions, id)
    const isOurs = articleNamed(`${id}.json`) !== null
    if (!isOurs || describeIfThere(fileSystem, folder)?.kind !== 'folder') continue
    for (const name of await fileSystem.names(folder)) {
      if (!name.endsWith('.json') || temporaryOf(name) !== null) continue
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
