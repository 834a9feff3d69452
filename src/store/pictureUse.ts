import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { pictureAddress, picturesIn } from '../core/pictures/index.ts'
import { ok, type Result } from '../core/failure.ts'
import { readFile, stampOf } from './articleFile.ts'
import { asciiOf, namesIn } from './articleTraces.ts'
import { DiskFailure } from './diskFailure.ts'
import type { Disk } from './durableFile.ts'
import { describeIfThere, type FileSystem } from './fileSystem.ts'
import type { LibraryPaths } from './libraryFolder.ts'
import { loopYielder } from './yieldToLoop.ts'

/** Bytes; a larger text is not unpacked, and its pictures stay. */
const MAX_UNPACKED = 512 * 1024 * 1024

/** The ASCII text of a file, unpacked if it is packed; null if it cannot be unpacked. Fails with `unreadable`. */
export function textOf(fileSystem: FileSystem, path: string): Result<string | null> {
  const read = readFile(fileSystem, path)
  if (!read.ok) return read.failure.code === 'unreadable' ? read : ok(null)
  const { bytes } = read.value
  if (!path.endsWith('.gz')) return ok(asciiOf(bytes))
  try {
    return ok(asciiOf(gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED })))
  } catch {
    return ok(null)
  }
}

/** All files below a folder; of a file, itself. */
export async function* filesBelow(fileSystem: FileSystem, path: string): AsyncGenerator<string> {
  if (describeIfThere(fileSystem, path)?.kind !== 'folder') yield path
  else for (const name of await namesIn(fileSystem, path)) yield* filesBelow(fileSystem, join(path, name))
}

/** The pictures that the files at these paths show, and those in folders there. Throws a `DiskFailure` for one that cannot be read. */
export async function picturesOfFiles({ fileSystem }: Disk, paths: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (const path of paths) {
    for await (const file of filesBelow(fileSystem, path)) {
      const text = textOf(fileSystem, file)
      if (!text.ok) throw new DiskFailure(text.failure)
      for (const each of picturesIn(text.value ?? '')) found.add(each)
    }
  }
  return found
}

/** Files that show none of some pictures, with the stamps of the states that were read. */
export type WithoutPictures = Map<string, string>

/**
 * Those of some pictures that no article, version, binned or quarantined file of the library shows. Where one of these files
 * cannot be read, all that no other shows are in doubt. Reads every file that is not in `known` in its present state, and
 * notes it there if it shows none.
 */
export async function unusedPictures(
  { fileSystem }: Disk,
  { articles, bin, versions, quarantine }: LibraryPaths,
  pictures: ReadonlySet<string>,
  known: WithoutPictures,
): Promise<{ unused: Set<string>; inDoubt: Set<string> }> {
  let isSure = true
  const unused = new Set(pictures)
  const pause = loopYielder()
  if (pictures.size === 0) return { unused, inDoubt: new Set() }
  for (const folder of [articles, bin, versions, quarantine]) {
    for await (const path of filesBelow(fileSystem, folder)) {
      const there = describeIfThere(fileSystem, path)
      if (there?.kind !== 'file' || known.get(path) === stampOf(there)) continue
      const text = textOf(fileSystem, path)
      if (!text.ok || text.value === null) {
        isSure = false
        continue
      }
      const shown = picturesIn(text.value).filter((each) => pictures.has(each))
      if (shown.length === 0) known.set(path, stampOf(there))
      for (const each of shown) unused.delete(each)
      await pause()
    }
  }
  return isSure ? { unused, inDoubt: new Set() } : { unused: new Set(), inDoubt: unused }
}

/** The names of the files of pictures in `media`. */
export async function filesOfPictures(
  { fileSystem }: Disk,
  { media }: LibraryPaths,
  pictures: ReadonlySet<string>,
): Promise<string[]> {
  if (pictures.size === 0) return []
  const names = await namesIn(fileSystem, media)
  return names.filter((name) => pictures.has(pictureAddress(`media/${name}`)?.sha256 ?? ''))
}
