import { dirname, join, relative, resolve, sep } from 'node:path'
import { isArticleId } from '../core/article/index.ts'
import type { Failure } from '../core/failure.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import { INDEX_FILE } from '../core/libraryFiles.ts'
import { toDiskFailure } from './diskFailure.ts'
import { describeIfThere, type FileSystem } from './fileSystem.ts'
import { errorCode } from './systemErrors.ts'

/**
 * A folder of the library. `holds` is `files`, or `folders` of files, one for each article: both are written while the lock is held,
 * are in backups, and must not lead out of the library. `presence` is none of that.
 */
type LibraryFolder = { name: string; holds: 'files' | 'folders' | 'presence' }

/** The folders in which a library keeps its own files, each by its name in `LibraryPaths`. */
export const LIBRARY_FOLDERS = {
  articles: { name: 'articles', holds: 'files' },
  bin: { name: 'bin', holds: 'files' },
  media: { name: 'media', holds: 'files' },
  quarantine: { name: 'set-aside', holds: 'files' },
  versions: { name: 'versions', holds: 'folders' },
  // Who writes where, for minutes. `PresenceFiles` leaves it alone where it is a link: no library is read-only for that.
  presence: { name: 'presence', holds: 'presence' },
} as const satisfies Record<string, LibraryFolder>

/** The paths of one library, links resolved, so that a library folder that is a link stays one. */
export type LibraryPaths = Record<keyof typeof LIBRARY_FOLDERS, string> & {
  root: string
  index: string
  settings: string
  lock: string
}

const ARTICLE_FILE = /^(.+)\.json$/

/** The id in the name of an article's file; null for any other name. */
export function articleIdOf(name: string): string | null {
  const id = ARTICLE_FILE.exec(name)?.[1]
  return id !== undefined && isArticleId(id) ? id : null
}

/** The path of a file relative to the library, with `/` on every system. */
export function nameWithin({ root }: Pick<LibraryPaths, 'root'>, path: string): string {
  return relative(root, path).split(sep).join('/')
}

/**
 * A library's folder as it was found; `inode` is that of `articles`. `writeFailure` is why it cannot be written at present,
 * `linkFailure` why it must never be: one of its folders leads out of it, is no folder, or cannot be looked at.
 */
export type FoundFolder = {
  paths: LibraryPaths
  inode: string
  writeFailure: Failure | null
  linkFailure: Failure | null
}

/** The paths of the library in a folder, links resolved. */
export function pathsOf(root: string): LibraryPaths {
  return {
    root,
    articles: join(root, LIBRARY_FOLDERS.articles.name),
    bin: join(root, LIBRARY_FOLDERS.bin.name),
    versions: join(root, LIBRARY_FOLDERS.versions.name),
    media: join(root, LIBRARY_FOLDERS.media.name),
    presence: join(root, LIBRARY_FOLDERS.presence.name),
    quarantine: join(root, LIBRARY_FOLDERS.quarantine.name),
    index: join(root, INDEX_FILE),
    settings: join(root, 'settings.json'),
    lock: join(root, 'lock'),
  }
}

/** True for a library's folder, links resolved, and for the folders in it in which the library keeps its own files. */
export function belongsToLibrary(root: string, folder: string): boolean {
  const isWithin = (own: string) => folder === own || folder.startsWith(own + sep)
  return folder === root || Object.values(LIBRARY_FOLDERS).some(({ name }) => isWithin(join(root, name)))
}

/** Why a folder of the library is none of its own: a link that leads out of it, or no folder; null where it is one, or is not there. */
function whyForeign(fileSystem: FileSystem, root: string, folder: string): string | null {
  const there = describeIfThere(fileSystem, folder)
  if (!there || there.kind === 'folder') return null
  const leadsInside = there.kind === 'link' && fileSystem.realPath(folder).startsWith(root + sep)
  return leadsInside ? null : 'leads out of the library'
}

/**
 * The failure for a folder of the library that is none of its own. One that the disk does not let one look at is taken for such:
 * a link may lead to a disk that is away. Throws where that is the one of the articles.
 */
function foreignFolder(fileSystem: FileSystem, { root, articles }: LibraryPaths): Failure | null {
  for (const { name, holds } of Object.values(LIBRARY_FOLDERS)) {
    if (holds === 'presence') continue
    const folder = join(root, name)
    let reason: string | null
    try {
      reason = whyForeign(fileSystem, root, folder)
    } catch (error) {
      reason = errorCode(error)
      if (folder === articles || reason === '') throw error
    }
    if (reason !== null) return { code: 'library-read-only', detail: { folder, reason } }
  }
  return null
}

function makeRoot(fileSystem: FileSystem, folder: string, withParents: boolean): void {
  const parent = dirname(folder)
  if (withParents || describeIfThere(fileSystem, parent)) fileSystem.makeFolder(folder, withParents)
}

/**
 * Finds the library's folder and creates what is missing: the folder itself if its parent exists (with `create`, all its
 * parents, too), then `articles` and `bin` in it.
 */
export function openLibraryFolder(
  fileSystem: FileSystem,
  named: string,
  create: boolean,
): Result<FoundFolder> {
  const folder = resolve(named)
  try {
    if (!describeIfThere(fileSystem, folder)) makeRoot(fileSystem, folder, create)
    const root = fileSystem.realPath(folder)
    if (fileSystem.describeName(root).kind !== 'folder') {
      return failed('library-not-a-folder', { folder })
    }
    const paths = pathsOf(root)
    const writeFailure = makeFolders(fileSystem, paths)
    const inode = describeIfThere(fileSystem, paths.articles)?.inode ?? ''
    return ok({ paths, inode, writeFailure, linkFailure: foreignFolder(fileSystem, paths) })
  } catch (error) {
    const { code, detail } = toDiskFailure(error, folder).failure
    return code === 'write-failed' ? failed('library-missing', detail) : failed(code, detail)
  }
}

function makeFolders(fileSystem: FileSystem, { root, articles, bin }: LibraryPaths): Failure | null {
  try {
    for (const folder of [articles, bin]) {
      if (!describeIfThere(fileSystem, folder)) fileSystem.makeFolder(folder, false)
    }
    fileSystem.mayWrite(articles)
    return null
  } catch (error) {
    return errorCode(error) === 'EEXIST' ? null : toDiskFailure(error, root).failure
  }
}
