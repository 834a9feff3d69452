import { accessSync, constants, lstatSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { MANIFEST_NAME } from '../core/export/folder/index.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import type { FolderChoice } from '../core/libraries.ts'
import { INDEX_FILES } from '../core/libraryFiles.ts'
import { realPath } from './libraryFiles.ts'

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
const isThere = (path: string) => lstatSync(path, { throwIfNoEntry: false }) !== undefined

/** What a library has beside its articles, at least one of them; or an index. */
const OWN_NAMES = ['bin', 'settings.json', 'lock', 'versions']

/** True for a folder in which Marbre keeps a library. */
export function holdsLibrary(folder: string): boolean {
  try {
    if (!isFolder(join(folder, 'articles'))) return false
    return readdirSync(folder).some((name) => OWN_NAMES.includes(name) || INDEX_FILES.test(name))
  } catch {
    return false
  }
}

/** The folders above one, the nearest first. */
function above(folder: string): string[] {
  const parent = dirname(folder)
  return parent === folder ? [] : [parent, ...above(parent)]
}

/** True for a folder that may be written to, as far as its permissions tell. */
export function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** The names in a folder that a person put there: what systems leave in every folder is not counted. */
function ownNames(folder: string): string[] {
  return readdirSync(folder).filter((name) => !/^(?:\.DS_Store|desktop\.ini|Thumbs\.db)$/i.test(name))
}

/**
 * What a folder holds that is to become a library, or is one. Fails for a folder that is not there, that cannot be written
 * to, or that is inside of a library, of a folder that was exported into, or of `ownFolder`, where Marbre keeps its own files;
 * `exceptions` are folders in that one where libraries may be.
 */
export function inspectFolder(
  named: string,
  label: string,
  ownFolder: string,
  exceptions: readonly string[],
): Result<FolderChoice['holds']> {
  const detail = { folder: label }
  try {
    const folder = realPath(named)
    if (!isFolder(folder)) return failed('other-library-missing', detail)
    if (holdsLibrary(folder)) return ok('library')
    const isWithin = (outer: string) => folder === outer || folder.startsWith(outer + sep)
    const isOfMarbre = isThere(ownFolder) && isWithin(realPath(ownFolder))
    if (above(folder).some(holdsLibrary)) return failed('other-library-inside', detail)
    if (isOfMarbre && !exceptions.some((each) => isThere(each) && isWithin(realPath(each)))) {
      return failed('other-library-inside', detail)
    }
    if ([folder, ...above(folder)].some((each) => isThere(join(each, MANIFEST_NAME)))) {
      return failed('other-library-in-export', detail)
    }
    if (!isWritable(folder)) return failed('other-library-read-only', detail)
    return ok(ownNames(folder).length === 0 ? 'nothing' : 'files')
  } catch {
    return failed('other-library-missing', detail)
  }
}
