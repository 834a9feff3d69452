import { join } from 'node:path'
import { isArticleId } from '../../core/article/index.ts'
import { ROOT_FILES } from '../../core/libraryFiles.ts'
import { DiskFailure } from '../diskFailure.ts'
import { describeIfThere, type Description, type FileSystem } from '../fileSystem.ts'
import { errorCode } from '../systemErrors.ts'
import type { LibraryPaths } from '../libraryFolder.ts'
import { loopYielder } from '../yieldToLoop.ts'
import { FLAT_FOLDERS, isKeptName, VERSIONS } from './names.ts'

/** Files by their names relative to the library, with `/`, each with what tells its present state from others. */
export type Listing = Map<string, Description>

/** The state of a file: a file that was replaced or written has another one. */
export function stateOf({ size, modified, changed, inode }: Description): string {
  return `${size} ${modified} ${changed} ${inode}`
}

/** The names in a folder; none where it is not there. */
async function namesIn(fileSystem: FileSystem, folder: string): Promise<string[]> {
  try {
    return await fileSystem.names(folder)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

const byName = (one: string, other: string) => (one < other ? -1 : 1)

/** Lists the files of some of the library's folders. Links and folders in them are left out. */
async function listFolders(
  fileSystem: FileSystem,
  { root }: LibraryPaths,
  folders: readonly string[],
): Promise<Listing> {
  const found: Listing = new Map()
  const pause = loopYielder()
  for (const folder of folders) {
    const names = await namesIn(fileSystem, join(root, folder))
    for (const name of names.filter(isKeptName).sort(byName)) {
      const there = describeIfThere(fileSystem, join(root, folder, name))
      if (there?.kind === 'file') found.set(`${folder}/${name}`, there)
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
  if (describeIfThere(fileSystem, paths.articles) === null) {
    throw new DiskFailure({ code: 'library-missing', detail: { folder: paths.root } })
  }
  const found = await listFolders(fileSystem, paths, ['articles', 'bin'])
  for (const name of ROOT_FILES) {
    const there = describeIfThere(fileSystem, join(paths.root, name))
    if (there?.kind === 'file') found.set(name, there)
  }
  return found
}

/** The versions, the pictures and what was set aside. */
export async function listRest(fileSystem: FileSystem, paths: LibraryPaths): Promise<Listing> {
  const ids = (await namesIn(fileSystem, paths.versions)).filter(isArticleId).sort(byName)
  const others = FLAT_FOLDERS.filter((folder) => folder !== 'articles' && folder !== 'bin')
  return listFolders(fileSystem, paths, [...others, ...ids.map((id) => `${VERSIONS}/${id}`)])
}
