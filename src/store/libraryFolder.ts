import { dirname, join, relative, resolve, sep } from 'node:path'
import { isArticleId } from '../core/article/index.ts'
import type { Failure } from '../core/failure.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import { INDEX_FILE } from '../core/libraryFiles.ts'
import { toDiskFailure } from './diskFailure.ts'
import { describeIfThere, errorCode, type FileSystem } from './fileSystem.ts'

/** The paths of one library, links resolved, so that a library folder that is a link stays one. */
export type LibraryPaths = {
  root: string
  articles: string
  bin: string
  versions: string
  media: string
  presence: string
  quarantine: string
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
export function nameWithin({ root }: LibraryPaths, path: string): string {
  return relative(root, path).split(sep).join('/')
}

/**
 * A library's folder as it was found; `inode` is that of `articles`. `writeFailure` is why it cannot be written at present,
 * `linkFailure` why it must never be: one of its folders is a link that leads out of it, or no folder.
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
    articles: join(root, 'articles'),
    bin: join(root, 'bin'),
    versions: join(root, 'versions'),
    media: join(root, 'media'),
    presence: join(root, 'presence'),
    quarantine: join(root, 'set-aside'),
    index: join(root, INDEX_FILE),
    settings: join(root, 'settings.json'),
    lock: join(root, 'lock'),
  }
}

/** True for a library's folder, links resolved, and for the folders in it in which the library keeps its own files. */
export function belongsToLibrary(root: string, folder: string): boolean {
  const { articles, bin, versions, media, presence, quarantine } = pathsOf(root)
  const isWithin = (own: string) => folder === own || folder.startsWith(own + sep)
  return folder === root || [articles, bin, versions, media, presence, quarantine].some(isWithin)
}

/** The failure for a part of the library that is no folder, or a link that leads out of it. */
function outwardLink(
  fileSystem: FileSystem,
  { root, articles, bin, versions, quarantine }: LibraryPaths,
): Failure | null {
  for (const folder of [articles, bin, versions, quarantine]) {
    const there = describeIfThere(fileSystem, folder)
    if (!there || there.kind === 'folder') continue
    const inside = there.kind === 'link' && fileSystem.realPath(folder).startsWith(root + sep)
    if (!inside) return { code: 'library-read-only', detail: { folder, reason: 'leads out of the library' } }
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
      return failed('library-missing', { folder, reason: 'not a folder' })
    }
    const paths = pathsOf(root)
    const writeFailure = makeFolders(fileSystem, paths)
    const inode = describeIfThere(fileSystem, paths.articles)?.inode ?? ''
    return ok({ paths, inode, writeFailure, linkFailure: outwardLink(fileSystem, paths) })
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
