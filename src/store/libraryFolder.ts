import { dirname, join, relative, resolve, sep } from 'node:path'
import { isArticleId } from '../core/article.ts'
import type { Failure } from '../core/failure.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import { writeFailure } from './diskFailure.ts'
import { describeIfThere, errorCode, type FileSystem } from './fileSystem.ts'

/** The places of one library, links resolved, so that a linked library folder keeps its link. */
export type LibraryFolder = {
  root: string
  articles: string
  bin: string
  versions: string
  setAside: string
  index: string
  settings: string
  lock: string
}

const ARTICLE_FILE = /^(.+)\.json$/
const BEGINS_WITH_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}[^0-9a-f].*\.json$/i

/** The id in a name in `articles` or `bin` that an article's file has; null for any other name. */
export function articleNamed(name: string): string | null {
  const id = ARTICLE_FILE.exec(name)?.[1]
  return id !== undefined && isArticleId(id) ? id : null
}

/** The name of a file within the library, the same on every system. */
export function nameWithin({ root }: LibraryFolder, path: string): string {
  return relative(root, path).split(sep).join('/')
}

/** True for what a sync tool makes of an article that was changed on two machines (`<id> 2.json`, `<id>.sync-conflict-….json`). */
export function isConflictCopy(name: string): boolean {
  return articleNamed(name) === null && BEGINS_WITH_ID.test(name)
}

/**
 * A library's folder as it was found: `inode` is that of its articles. `trouble` says why nothing can be written at
 * present, `barred` why nothing may be, ever: a part of it is a link that leads out.
 */
export type FoundFolder = {
  places: LibraryFolder
  inode: string
  trouble: Failure | null
  barred: Failure | null
}

function placesOf(root: string): LibraryFolder {
  return {
    root,
    articles: join(root, 'articles'),
    bin: join(root, 'bin'),
    versions: join(root, 'versions'),
    setAside: join(root, 'set-aside'),
    index: join(root, 'index.sqlite'),
    settings: join(root, 'settings.json'),
    lock: join(root, 'lock'),
  }
}

/** Why nothing may be written: a folder of the library is none, or is a link that leads out of it. */
function straysFrom(
  fileSystem: FileSystem,
  { root, articles, bin, versions, setAside }: LibraryFolder,
): Failure | null {
  for (const folder of [articles, bin, versions, setAside]) {
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
 * Finds the library's folder and makes what is missing of it: the folder itself where its parent is there (all its
 * parents too, if `create`), then the folders in it.
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
    const places = placesOf(root)
    const trouble = makePlaces(fileSystem, places)
    const inode = describeIfThere(fileSystem, places.articles)?.inode ?? ''
    return ok({ places, inode, trouble, barred: straysFrom(fileSystem, places) })
  } catch (error) {
    const { code, detail } = writeFailure(error, folder).failure
    return code === 'write-failed' ? failed('library-missing', detail) : failed(code, detail)
  }
}

function makePlaces(fileSystem: FileSystem, { root, articles, bin }: LibraryFolder): Failure | null {
  try {
    for (const folder of [articles, bin]) {
      if (!describeIfThere(fileSystem, folder)) fileSystem.makeFolder(folder, false)
    }
    fileSystem.mayWrite(articles)
    return null
  } catch (error) {
    return errorCode(error) === 'EEXIST' ? null : writeFailure(error, root).failure
  }
}
