import { join } from 'node:path'
import { failed, ok, type Result } from '../core/failure.ts'
import { type DeletedPictures, type KeptPicture, pictureAddress } from '../core/pictures/index.ts'
import type { OutsideUse } from '../newsroom/index.ts'
import { readFile } from './articleFile.ts'
import { toResult } from './diskFailure.ts'
import { type Disk, flushFolder, ignoreDiskError, writeDurably } from './durableFile.ts'
import { describeIfThere, type FileSystem, inspect } from './fileSystem.ts'
import type { LibraryPaths } from './libraryFolder.ts'
import type { HeldLock, LibraryLock } from './libraryLock.ts'
import { isNew } from './mediaFiles.ts'
import { unusedPictures, type WithoutPictures } from './pictureUse.ts'
import { removeFile } from './removeFiles.ts'

/** Milliseconds by which two times of a file must differ to stay different when they are rounded, as on FAT. */
const COARSEST_TIME = 2_000

/** Pictures for which the lock is held at a time. */
const GROUP_SIZE = 200

function picturePath(folder: string, src: string): string | null {
  const address = pictureAddress(src)
  return address && join(folder, `${address.sha256}.${address.extension}`)
}

/** The bytes of a picture in a folder, as `PictureFiles.read` has them. */
export function readPictureIn(fileSystem: FileSystem, folder: string, src: string): Uint8Array | null {
  const path = picturePath(folder, src)
  const read = path === null ? null : readFile(fileSystem, path)
  return read?.ok ? read.value.bytes : null
}

/** The library's pictures, each a file named by its content. */
export class PictureFiles {
  readonly #disk: Disk
  readonly #paths: LibraryPaths
  readonly #folder: string
  readonly #lock: LibraryLock

  constructor(disk: Disk, paths: LibraryPaths, lock: LibraryLock) {
    this.#disk = disk
    this.#paths = paths
    this.#folder = paths.media
    this.#lock = lock
  }

  /** The bytes of a picture by its address, `media/<sha256>.<ext>`; null for another address, and where no file is. */
  read(src: string): Uint8Array | null {
    return readPictureIn(this.#disk.fileSystem, this.#folder, src)
  }

  /** Writes a picture durably under its address, unless it is there with these bytes. Fails as the library cannot be written. */
  add(src: string, bytes: Uint8Array): Promise<Result<null>> {
    return toResult(() =>
      this.#lock.hold(async ({ check }) => {
        const path = this.#pathOf(src)
        if (path === null) return failed('picture-gone')
        const { fileSystem } = this.#disk
        const there = this.read(src)
        if (there && Buffer.compare(there, bytes) === 0) {
          // It counts as new again: the text that shows it is not saved yet.
          ignoreDiskError(() => {
            const last = fileSystem.describeName(path).modified
            fileSystem.setModified(path, new Date(Math.max(Date.now(), last + COARSEST_TIME)))
          })
          return ok(null)
        }
        if (!describeIfThere(fileSystem, this.#folder)) {
          fileSystem.makeFolder(this.#folder, false)
          await flushFolder(this.#disk, this.#paths.root)
        }
        const [failure] = await writeDurably(this.#disk, this.#folder, [{ path, bytes, mode: null }], check)
        if (failure) throw failure
        return ok(null)
      }),
    )
  }

  /**
   * Deletes pictures that nothing shows, durably: no article, version, binned or quarantined file, no text that is not saved.
   * One that came in within the last hour stays. Reads every file of the library once, before the lock is taken.
   */
  remove(srcs: readonly string[], outside: OutsideUse): Promise<Result<DeletedPictures>> {
    return toResult(async () => {
      const outcome: DeletedPictures = { deleted: [], refused: [] }
      const known: WithoutPictures = new Map()
      const all = new Set(srcs.flatMap((src) => pictureAddress(src)?.sha256 ?? []))
      await unusedPictures(this.#disk, this.#paths, all, known)
      for (let from = 0; from < srcs.length; from += GROUP_SIZE) {
        const group = srcs.slice(from, from + GROUP_SIZE)
        const done = await this.#lock.hold((lock) => this.#removeGroup(group, { ...outside, known }, lock))
        outcome.deleted.push(...done.deleted)
        outcome.refused.push(...done.refused)
      }
      return ok(outcome)
    }, this.#paths.root)
  }

  async #removeGroup(
    srcs: readonly string[],
    { now, unsaved, known }: OutsideUse & { known: WithoutPictures },
    lock: HeldLock,
  ): Promise<DeletedPictures> {
    const { fileSystem } = this.#disk
    const outcome: DeletedPictures = { deleted: [], refused: [] }
    const asked = new Set(srcs.flatMap((src) => pictureAddress(src)?.sha256 ?? []))
    const { unused, inDoubt } = await unusedPictures(this.#disk, this.#paths, asked, known)
    const whyKept = (src: string, sha256: string): KeptPicture['why'] | null => {
      const there = inspect(fileSystem, join(this.#paths.root, src))
      if (there === 'unknown') return 'unread'
      if (there === 'missing' || there.kind !== 'file') return 'gone'
      if (unsaved === null || inDoubt.has(sha256)) return 'unread'
      if (!unused.has(sha256) || unsaved.has(sha256)) return 'shown'
      return isNew(there, Date.parse(now)) ? 'new' : null
    }
    for (const src of srcs) {
      const path = this.#pathOf(src)
      const why = path === null ? 'gone' : whyKept(src, pictureAddress(src)?.sha256 ?? '')
      if (path === null || why !== null) {
        outcome.refused.push({ src, why: why ?? 'gone' })
        continue
      }
      lock.check()
      if (await removeFile(this.#disk, path)) outcome.deleted.push(src)
      else outcome.refused.push({ src, why: 'gone' })
    }
    if (outcome.deleted.length > 0) await flushFolder(this.#disk, this.#folder)
    return outcome
  }

  #pathOf(src: string): string | null {
    return picturePath(this.#folder, src)
  }
}
