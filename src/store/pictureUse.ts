import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { pictureAddress, picturesIn } from '../core/pictures/index.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import { readFile, stampOf } from './articleFile.ts'
import { asciiOf } from './articleTraces.ts'
import { DiskFailure } from './diskFailure.ts'
import type { Disk } from './durableFile.ts'
import { type Description, type FileSystem, inspect, inspectNames, namesIn } from './fileSystem.ts'
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

/** A file with its metadata; `unknown` for a file or folder that the system does not let one look at. */
type FoundFile = { path: string; there: Description | 'unknown' }

/** All files below a folder; of a file, itself. Links and what is no file are left out. */
export async function* filesBelow(fileSystem: FileSystem, path: string): AsyncGenerator<FoundFile> {
  const there = inspect(fileSystem, path)
  if (there === 'missing') return
  if (there === 'unknown' || there.kind === 'file') yield { path, there }
  if (there === 'unknown' || there.kind !== 'folder') return
  const names = await inspectNames(fileSystem, path)
  if (names === 'unknown') yield { path, there: names }
  else for (const name of names) yield* filesBelow(fileSystem, join(path, name))
}

/** The pictures that the files at these paths show, and those in folders there. Throws a `DiskFailure` for one that cannot be read. */
export async function picturesOfFiles({ fileSystem }: Disk, paths: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (const path of paths) {
    for await (const { path: file, there } of filesBelow(fileSystem, path)) {
      const fileName = basename(file)
      const text = there === 'unknown' ? failed('unreadable', { fileName }) : textOf(fileSystem, file)
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
  pause: () => Promise<void> = loopYielder(),
): Promise<{ unused: Set<string>; inDoubt: Set<string> }> {
  let isSure = true
  const unused = new Set(pictures)
  if (pictures.size === 0) return { unused, inDoubt: new Set() }
  for (const folder of [articles, bin, versions, quarantine]) {
    for await (const { path, there } of filesBelow(fileSystem, folder)) {
      if (there !== 'unknown' && known.get(path) === stampOf(there)) continue
      const text = there === 'unknown' ? null : textOf(fileSystem, path)
      if (there === 'unknown' || !text?.ok || text.value === null) {
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
