import { join } from 'node:path'
import { pictureAddress, pictureFormat } from '../core/pictures/index.ts'
import { stampOf } from './articleFile.ts'
import { ok, type Result } from '../core/failure.ts'
import { toReadResult } from './diskFailure.ts'
import type { Disk } from './durableFile.ts'
import { type FileSystem, inspect, namesIn } from './fileSystem.ts'
import { errorCode } from './systemErrors.ts'
import type { LibraryPaths } from './libraryFolder.ts'
import { loopYielder } from './yieldToLoop.ts'

/** The file of a picture. Times in milliseconds. */
export type MediaFile = { src: string; sha256: string; size: number; modified: number; stamp: string }

/** Upright, in pixels. */
export type PictureSize = { width: number; height: number }

/** Milliseconds for which a picture that came in is no unused one: the text that shows it may not be saved yet. */
const NEW_FOR = 60 * 60 * 1000

/** True for a picture that came in within the last hour, whichever way the clock of its machine was wrong. */
export const isNew = ({ modified }: Pick<MediaFile, 'modified'>, now: number): boolean =>
  Math.abs(now - modified) < NEW_FOR

/** How much of a file is read for the size of its picture: more only where that is not enough. */
const HEADS = [64 * 1024, 1024 * 1024, 8 * 1024 * 1024]

/** Files whose sizes are remembered. */
const MOST_KNOWN = 100_000

/** The pictures in `media`; `unread` are the addresses of those that the system does not let one look at. */
export type MediaFiles = { files: MediaFile[]; unread: string[] }

/** The pictures in `media`, without those of other names, as they are on the disk. Fails as the folder cannot be read. */
export async function mediaFiles(
  { fileSystem, library }: Disk,
  { media }: LibraryPaths,
): Promise<Result<MediaFiles>> {
  const found: MediaFiles = { files: [], unread: [] }
  const pause = loopYielder()
  const names = await toReadResult(async () => ok(await namesIn(fileSystem, media)), library, media)
  if (!names.ok) return names
  for (const name of names.value) {
    const src = `media/${name}`
    const sha256 = pictureAddress(src)?.sha256
    const there = sha256 === undefined ? 'missing' : inspect(fileSystem, join(media, name))
    if (there === 'unknown') found.unread.push(src)
    else if (sha256 !== undefined && there !== 'missing' && there.kind === 'file') {
      found.files.push({ src, sha256, size: there.size, modified: there.modified, stamp: stampOf(there) })
    }
    await pause()
  }
  return ok(found)
}

/** The size of a picture by the first bytes of its file; null where they do not say it, and where they cannot be read. */
function sizeIn(fileSystem: FileSystem, path: string, length: number): PictureSize | null {
  try {
    const file = fileSystem.openFile(path)
    try {
      for (const most of HEADS) {
        const head = new Uint8Array(Math.min(most, length))
        let read = 0
        for (let more = 1; more > 0 && read < head.length; read += more) {
          more = fileSystem.readAt(file, head, read, read)
        }
        const format = pictureFormat(head.subarray(0, read))
        if (format) return { width: format.width, height: format.height }
        if (most >= length) break
      }
      return null
    } finally {
      fileSystem.close(file)
    }
  } catch (error) {
    if (errorCode(error) === '') throw error
    return null
  }
}

/** The sizes of pictures, each read once for each state of its file. */
export class PictureSizes {
  readonly #disk: Disk
  readonly #paths: LibraryPaths
  readonly #known = new Map<string, { stamp: string; size: PictureSize | null }>()
  #reading: Promise<void> | null = null

  constructor(disk: Disk, paths: LibraryPaths) {
    this.#disk = disk
    this.#paths = paths
  }

  /** The size of a picture, as far as it was read. */
  of({ src, stamp }: MediaFile): PictureSize | null {
    const known = this.#known.get(src)
    return known?.stamp === stamp ? known.size : null
  }

  /** Reads one picture's size, unless it is known. */
  read({ src, stamp, size }: MediaFile): PictureSize | null {
    const known = this.#known.get(src)
    if (known?.stamp === stamp) return known.size
    const path = join(this.#paths.media, src.slice('media/'.length))
    const found = sizeIn(this.#disk.fileSystem, path, size)
    if (this.#known.size >= MOST_KNOWN) this.#known.clear()
    this.#known.set(src, { stamp, size: found })
    return found
  }

  /** Reads the sizes of all these pictures that are not known. */
  readAll(files: readonly MediaFile[]): Promise<void> {
    this.#reading ??= this.#readAll(files).finally(() => {
      this.#reading = null
    })
    return this.#reading
  }

  async #readAll(files: readonly MediaFile[]): Promise<void> {
    const pause = loopYielder()
    for (const file of files) {
      this.read(file)
      await pause()
    }
  }
}
