import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import type { Article } from '../core/article/index.ts'
import type { Failure } from '../core/failure.ts'
import type { CheckReport, Problem } from '../core/library.ts'
import { pictureAddress, picturesIn } from '../core/pictures/index.ts'
import { picturesOf } from '../core/pictures/figures.ts'
import type { OutsideUse } from '../newsroom/index.ts'
import { toReadFailure } from './diskFailure.ts'
import type { Disk } from './durableFile.ts'
import type { FileSystem } from './fileSystem.ts'
import type { LibraryPaths } from './libraryFolder.ts'
import { isNew, type MediaFile, mediaFiles } from './mediaFiles.ts'
import { unusedPictures } from './pictureUse.ts'
import { loopYielder } from './yieldToLoop.ts'

/** A text that shows a picture: an article, an article in the bin, or a version of one. */
type Shower = { id: string; headline: string; where: 'library' | 'bin' | 'version' }

/** The texts that show pictures: for each address the first, articles before the bin and before versions. */
export class ShownPictures {
  readonly #showers = new Map<string, Shower>()
  /** The SHA-256 of the pictures in `#showers`: a text that names no other need not be read as Markdown. */
  readonly #seen = new Set<string>()

  /** Notes the figures of a text. */
  note(article: Article, where: Shower['where']): void {
    const { id, headline, sections } = article
    if (sections.every(({ body }) => picturesIn(body).every((each) => this.#seen.has(each)))) return
    for (const src of picturesOf(article)) {
      if (!this.#showers.has(src)) this.#showers.set(src, { id, headline, where })
      this.#seen.add(pictureAddress(src)?.sha256 ?? '')
    }
  }

  entries(): Iterable<[string, Shower]> {
    return this.#showers
  }

  /** What a problem says of the text that shows a picture; nothing where none does. */
  detailOf(src: string): Partial<Shower> {
    return this.#showers.get(src) ?? {}
  }
}

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
    return toReadFailure(error, library, path)
  }
}

/**
 * Examines the pictures of a library: reads each to the end and compares it with its name, looks whether each that a text shows
 * is there, and which nothing shows. What came in within the last hour, what a text that is not saved may show and what is in
 * doubt counts as shown. Changes nothing. A folder that cannot be read is a problem, too.
 */
export async function checkPictures(
  disk: Disk,
  paths: LibraryPaths,
  { shown, outside, signal }: { shown: ShownPictures; outside: OutsideUse; signal: AbortSignal },
  tell: (done: number, total: number) => void,
): Promise<CheckedPictures> {
  const media = await mediaFiles(disk, paths)
  if (!media.ok) {
    const problem: Problem = { kind: 'unreadable', file: 'media', failure: media.failure }
    return { sound: 0, problems: [problem], unused: { count: 0, bytes: 0 } }
  }
  const { files, unread } = media.value
  const there = new Set([...files.map(({ src }) => src), ...unread])
  const yielding = loopYielder()
  const pause = () => {
    signal.throwIfAborted()
    return yielding()
  }
  const problems: Problem[] = []
  const note = (kind: Problem['kind'], file: string, { code, detail }: Failure) =>
    problems.push({ kind, file, failure: { code, detail: { ...detail, ...shown.detailOf(file) } } })
  for (const [src] of shown.entries()) {
    if (!there.has(src) && pictureAddress(src)) {
      note('picture-missing', src, { code: 'picture-gone', detail: {} })
    }
  }
  for (const src of unread)
    note('unreadable', src, { code: 'unreadable', detail: { fileName: basename(src) } })
  let sound = 0
  for (const [at, file] of files.entries()) {
    tell(at, files.length)
    const failure = await faultOf(disk, join(paths.root, file.src), file, pause)
    if (!failure) sound += 1
    else if (failure.code === 'picture-damaged') note('picture-damaged', file.src, failure)
    else if (failure.code !== 'not-found') note('unreadable', file.src, failure)
  }
  return { sound, problems, unused: await countUnused(disk, paths, files, outside, pause) }
}

async function countUnused(
  disk: Disk,
  paths: LibraryPaths,
  files: readonly MediaFile[],
  { now, unsaved }: OutsideUse,
  pause: () => Promise<void>,
): Promise<CheckReport['unusedPictures']> {
  const old = files.filter((file) => unsaved?.has(file.sha256) === false && !isNew(file, Date.parse(now)))
  const pictures = new Set(old.map(({ sha256 }) => sha256))
  const { unused } = await unusedPictures(disk, paths, pictures, new Map(), pause)
  const found = old.filter(({ sha256 }) => unused.has(sha256))
  return { count: found.length, bytes: found.reduce((bytes, { size }) => bytes + size, 0) }
}
