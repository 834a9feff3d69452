import { basename, join } from 'node:path'
import { scheduler } from 'node:timers/promises'
import { DiskFailure, mayBeHeld, toDiskFailure } from './diskFailure.ts'
import type { Disk } from './durableFile.ts'
import { describeIfThere } from './fileSystem.ts'
import { errorCode } from './systemErrors.ts'

/** Runs a removal, and retries for `busyTimeout` while another program may be holding the file. What is gone is removed. */
async function withRetry(disk: Disk, path: string, remove: (path: string) => void): Promise<boolean> {
  const giveUp = performance.now() + disk.busyTimeout
  for (let wait = 10; ; wait = Math.min(2 * wait, 500)) {
    try {
      remove(path)
      return true
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return false
      if (!mayBeHeld(error)) throw toDiskFailure(error, disk.library)
      if (performance.now() + wait > giveUp) {
        throw new DiskFailure({ code: 'file-busy', detail: { fileName: basename(path) } }, { cause: error })
      }
      await scheduler.wait(wait)
    }
  }
}

/** Removes a file; a link itself, not what it leads to. True if it was there. Throws a `DiskFailure`. */
export function removeFile(disk: Disk, path: string): Promise<boolean> {
  return withRetry(disk, path, disk.fileSystem.remove)
}

/** Removes a folder with all that is in it, or a file. True if it was there. Throws a `DiskFailure`. */
export async function removeTree(disk: Disk, path: string, lockIsHeld: () => void): Promise<boolean> {
  const there = describeIfThere(disk.fileSystem, path)
  if (!there) return false
  lockIsHeld()
  if (there.kind !== 'folder') return removeFile(disk, path)
  for (const name of await disk.fileSystem.names(path)) await removeTree(disk, join(path, name), lockIsHeld)
  return withRetry(disk, path, disk.fileSystem.removeFolder)
}
