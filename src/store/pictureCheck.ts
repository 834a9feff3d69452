import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import type { Failure } from '../core/failure.ts'
import type { CheckReport, Problem } from '../core/library.ts'
import { pictureAddress } from '../core/pictures/index.ts'
import type { OutsideUse } from '../newsroom/index.ts'
import { DiskFailure, toDiskFailure } from './diskFailure.ts'
import type { Disk } from './durableFile.ts'
import type { FileSystem } from './fileSystem.ts'
import type { LibraryPaths } from './libraryFolder.ts'
import { isNew, type MediaFile, mediaFiles } from './mediaFiles.ts'
import { unusedPictures } from './pictureUse.ts'
import { loopYielder } from './yieldToLoop.ts'

/** The articles that show pictures, by the addresses of these: of each the first. */
export type ShownIn = ReadonlyMap<string, { id: string; headline: string }>

/** What a check finds out about the pictures: `sound` counts those whose bytes are what their names say. */
export type CheckedPictures = {
  sound: number
  problems: Problem[]
  unused: CheckReport['unusedPictures']
}

/** Bytes that are read at a time. */
const SLICE = 1 << 20

/** The SHA-256 of a file, read in slices between which others have their turn. Throws what the disk throws. */
export async function sha256Of(
  fileSystem: FileSystem,
  path: string,
  pause: () => Promise<void>,
): Promise<string> {
  const hash = createHash('sha256')
  const slice = new Uint8Array(SLICE)
  const file = fileSystem.openFile(path)
  try {
    for (let at = 0; ; ) {
      const read = fileSystem.readAt(file, slice, 0, at)
      if (read <= 0) return hash.digest('hex')
      hash.update(slice.subarray(0, read))
      at += read
      await pause()
    }
  } finally {
    fileSystem.close(file)
  }
}

/** What is wrong with the file of a picture; null where nothing is. */
async function faultOf(
  { fileSystem, library }: Disk,
  path: string,
  { sha256, size }: MediaFile,
  pause: () => Promise<void>,
): Promise<Failure | null> {
  const fileName = basename(path)
  if (size === 0) return { code: 'empty', detail: { fileName } }
  try {
    const isSame = (await sha256Of(fileSystem, path, pause)) === sha256
    return isSame ? null : { code: 'picture-damaged', detail: { fileName } }
  } catch (error) {
    const { failure } = error instanceof DiskFailure ? error : toDiskFailure(error, library)
    return { code: 'unreadable', detail: { ...failure.detail, fileName } }
  }
}

/**
 * Examines the pictures of a library: reads each to the end and compares it with its name, looks whether each that an article
 * shows is there, and which nothing shows. What came in within the last hour, what a text that is not saved may show and what is
 * in doubt counts as shown. Changes nothing. Throws a `DiskFailure` if the folder cannot be read.
 */
export async function checkPictures(
  disk: Disk,
  paths: LibraryPaths,
  { shown, outside }: { shown: ShownIn; outside: OutsideUse },
  tell: (done: number, total: number) => void,
): Promise<CheckedPictures> {
  const files = await mediaFiles(disk, paths)
  const there = new Set(files.map(({ src }) => src))
  const pause = loopYielder()
  const problems: Problem[] = []
  const shownIn = (src: string) => {
    const article = shown.get(src)
    return article ? { id: article.id, headline: article.headline } : {}
  }
  for (const [src, { id, headline }] of shown) {
    if (!there.has(src) && pictureAddress(src)) {
      problems.push({
        kind: 'picture-missing',
        file: src,
        failure: { code: 'picture-gone', detail: { id, headline } },
      })
    }
  }
  for (const [at, file] of files.entries()) {
    tell(at, files.length)
    const failure = await faultOf(disk, join(paths.root, file.src), file, pause)
    const kind = failure?.code === 'picture-damaged' ? 'picture-damaged' : 'unreadable'
    if (failure)
      problems.push({
        kind,
        file: file.src,
        failure: { ...failure, detail: { ...failure.detail, ...shownIn(file.src) } },
      })
  }
  const sound = files.length - problems.filter(({ kind }) => kind !== 'picture-missing').length
  return { sound, problems, unused: await countUnused(disk, paths, files, outside) }
}

async function countUnused(
  disk: Disk,
  paths: LibraryPaths,
  files: readonly MediaFile[],
  { now, unsaved }: OutsideUse,
): Promise<CheckReport['unusedPictures']> {
  const old = files.filter((file) => unsaved?.has(file.sha256) === false && !isNew(file, Date.parse(now)))
  const { unused } = await unusedPictures(disk, paths, new Set(old.map(({ sha256 }) => sha256)), new Map())
  const found = old.filter(({ sha256 }) => unused.has(sha256))
  return { count: found.length, bytes: found.reduce((bytes, { size }) => bytes + size, 0) }
}
