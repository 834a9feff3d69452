import { join } from 'node:path'
import { isArticleId } from '../../core/article/index.ts'
import { ROOT_FILES } from '../../core/libraryFiles.ts'
import { DiskFailure, toReadFailure } from '../diskFailure.ts'
import { describeIfThere, type Description, type FileSystem } from '../fileSystem.ts'
import { errorCode } from '../systemErrors.ts'
import type { LibraryPaths } from '../libraryFolder.ts'
import { loopYielder } from '../yieldToLoop.ts'
import { FLAT_FOLDERS, isKeptName, VERSIONS } from './names.ts'

/** A file, or a folder of one article's versions, that the system does not let one look at; `reason` is its code. */
type Unread = { kind: 'unread'; reason: string }

/** Files by their names relative to the library, with `/`, each with what tells its present state from others. */
export type Listing = Map<string, Description | Unread>

/** The state of a file: a file that was replaced or written has another one. */
export function stateOf({ size, modified, changed, inode }: Description): string {
  return `${size} ${modified} ${changed} ${inode}`
}

function unread(error: unknown): Unread {
  const reason = errorCode(error)
  if (reason === '') throw error
  return { kind: 'unread', reason }
}

/** The names in a folder; none where it is not there. */
async function namesIn(fileSystem: FileSystem, folder: string): Promise<string[] | Unread> {
  try {
    return await fileSystem.names(folder)
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? [] : unread(error)
  }
}

function describe(fileSystem: FileSystem, path: string): Description | Unread | null {
  try {
    return describeIfThere(fileSystem, path)
  } catch (error) {
    return unread(error)
  }
}

/** Throws a failure that names a folder of the library: a backup without all that is in it is none. */
function assertRead<T extends object | null>(found: T | Unread, { root }: LibraryPaths, folder: string): T {
  if (!isUnread(found)) return found
  const error = Object.assign(new Error(folder), { code: found.reason })
  throw new DiskFailure(toReadFailure(error, root, folder))
}

const isUnread = (found: object | null): found is Unread =>
  found !== null && 'kind' in found && found.kind === 'unread'

const byName = (one: string, other: string) => (one < other ? -1 : 1)

/**
 * Lists the files of some of the library's folders. Links and folders in them are left out. Throws a `DiskFailure` for a folder
 * that cannot be read, but for one of an article's versions, which is listed itself.
 */
async function listFolders(
  fileSystem: FileSystem,
  paths: LibraryPaths,
  folders: readonly string[],
): Promise<Listing> {
  const { root } = paths
  const found: Listing = new Map()
  const pause = loopYielder()
  for (const folder of folders) {
    const names = await namesIn(fileSystem, join(root, folder))
    if (isUnread(names) && folder.includes('/')) {
      found.set(folder, names)
      continue
    }
    for (const name of assertRead(names, paths, folder).filter(isKeptName).sort(byName)) {
      const there = describe(fileSystem, join(root, folder, name))
      if (there?.kind === 'file' || there?.kind === 'unread') found.set(`${folder}/${name}`, there)
      await pause()
    }
  }
  return found
}

/**
 * The articles, the bin, the settings and the house's own files: what only one moment makes whole. Fails with
 * `library-missing` where the articles' folder is gone: a stick that was pulled out is no library without articles.
 */
export async function listTexts(fileSystem: FileSystem, paths: LibraryPaths): Promise<Listing> {
  if (assertRead(describe(fileSystem, paths.articles), paths, 'articles') === null) {
    throw new DiskFailure({ code: 'library-missing', detail: { folder: paths.root } })
  }
  const found = await listFolders(fileSystem, paths, ['articles', 'bin'])
  for (const name of ROOT_FILES) {
    const there = describe(fileSystem, join(paths.root, name))
    if (there?.kind === 'file' || there?.kind === 'unread') found.set(name, there)
  }
  return found
}

/** The versions, the pictures and what was set aside. */
export async function listRest(fileSystem: FileSystem, paths: LibraryPaths): Promise<Listing> {
  const names = assertRead(await namesIn(fileSystem, paths.versions), paths, VERSIONS)
  const ids = names.filter(isArticleId).sort(byName)
  const others = FLAT_FOLDERS.filter((folder) => folder !== 'articles' && folder !== 'bin')
  return listFolders(fileSystem, paths, [...others, ...ids.map((id) => `${VERSIONS}/${id}`)])
}
