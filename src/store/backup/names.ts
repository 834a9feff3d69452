import { isArticleId } from '../../core/article/index.ts'
import { ROOT_FILES } from '../../core/libraryFiles.ts'
import { tempFileTarget } from '../durableFile.ts'
import { LIBRARY_FOLDERS } from '../libraryFolder.ts'

/** The first entry of a backup: what it is, and of which library. */
export const HEADER_NAME = 'marbre-backup.json'
/** The last entry of a backup: its files with their sizes and SHA-256, one a line. */
export const LIST_NAME = 'marbre-backup-files.jsonl'

/** The folders whose files a backup holds; `versions` has a folder for each article. */
export const FLAT_FOLDERS = Object.values(LIBRARY_FOLDERS).flatMap(({ name, holds }) =>
  holds === 'files' ? [name] : [],
)
export const VERSIONS = LIBRARY_FOLDERS.versions.name

/** True for the name of a file that a backup holds, without its folder: no temporary and no hidden file. */
export function isKeptName(name: string): boolean {
  return !name.startsWith('.') && tempFileTarget(name) === null
}

/** True for a name, relative to the library and with `/`, of a file that belongs into a backup. */
export function isLibraryFile(name: string): boolean {
  const parts = name.split('/')
  const last = parts.at(-1) ?? ''
  if (!isKeptName(last)) return false
  const [first = '', second = ''] = parts
  if (parts.length === 1) return ROOT_FILES.includes(first)
  if (parts.length === 2) return FLAT_FOLDERS.some((folder) => folder === first)
  return parts.length === 3 && first === VERSIONS && isArticleId(second)
}

/** Control characters; a zip cannot carry a backslash in a name, which other systems take for a slash. */
const UNSAFE_SIGNS = /[\p{Cc}\\]/u

/** True for a name that could lead out of the folder that it is unpacked into, on any system. */
export function isUnsafeName(name: string): boolean {
  return (
    name === '' ||
    UNSAFE_SIGNS.test(name) ||
    /^[a-z]:/i.test(name) ||
    name.split('/').some((part) => part === '' || part === '.' || part === '..')
  )
}

const ARTICLE = /^(articles|bin)\/(.+)\.json$/

/** The article whose file a name is, and whether it is in the bin; null for any other file. */
export function articleFileOf(name: string): { id: string; isInBin: boolean } | null {
  const [, folder, id] = ARTICLE.exec(name) ?? []
  return id !== undefined && isArticleId(id) ? { id, isInBin: folder === 'bin' } : null
}

/** True for files that are smaller when deflated; pictures and packed versions are not. */
export function isDeflated(name: string): boolean {
  return /\.(?:json|jsonl|ya?ml|txt)$/i.test(name)
}
