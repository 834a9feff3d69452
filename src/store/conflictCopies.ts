import { hash } from 'node:crypto'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type Article, isArticleId, type OpenedArticle } from '../core/article/index.ts'
import {
  articleConflict,
  type ConflictCopy,
  type ConflictMark,
  conflictMark,
  isLibraryFileConflict,
} from '../core/conflictCopies.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import type { Problem } from '../core/library.ts'
import { withoutLineage } from '../core/lineage.ts'
import { type Kept, versionId } from '../core/versions.ts'
import type { ConflictCopyStore } from '../newsroom/index.ts'
import type { Articles } from './articles.ts'
import { decodeArticleFile, fingerprintOf, readFile } from './articleFile.ts'
import { toDiskFailure, toResult } from './diskFailure.ts'
import type { Disk } from './durableFile.ts'
import { errorCode } from './systemErrors.ts'
import { articleIdOf, type LibraryPaths } from './libraryFolder.ts'
import type { LibraryLock } from './libraryLock.ts'
import type { Versions } from './versions/index.ts'

type Folder = 'articles' | 'bin'

/** A copy as it was read. */
type FoundCopy = { copy: ConflictCopy; path: string; opened: OpenedArticle }

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** False for what a service has not brought here in full: empty, filled with zeros, cut off. */
function isWholeJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(utf8.decode(bytes))
    return true
  } catch {
    return false
  }
}

const problem = (file: string, code: 'other-copy' | 'half-synced' | 'unreadable'): Problem => ({
  kind: 'conflict-copy',
  file,
  failure: { code, detail: { fileName: file.slice(file.lastIndexOf('/') + 1) } },
})

/** Names this state of a copy's file. */
const copyIdOf = (file: string, fingerprint: string) =>
  hash('sha256', `${file}\n${fingerprint}`, 'hex').slice(0, 32)

/** The conflict copies in a library's folder. A copy is removed only once its text is a version, durably. */
export class ConflictCopies implements ConflictCopyStore {
  /** Called with the file of a copy that was removed. */
  onRemoved: (file: string) => void = () => undefined
  readonly #disk: Disk
  readonly #paths: LibraryPaths
  readonly #lock: LibraryLock
  readonly #articles: Articles
  readonly #versions: Versions
  /** The files that were copies when they were last looked at, by the ids of their states. */
  readonly #files = new Map<string, { folder: Folder; name: string }>()

  constructor(disk: Disk, paths: LibraryPaths, lock: LibraryLock, articles: Articles, versions: Versions) {
    this.#disk = disk
    this.#paths = paths
    this.#lock = lock
    this.#articles = articles
    this.#versions = versions
  }

  /**
   * The problem of a file that is named as a conflict copy: it is one if its text is of that article, or has not arrived in
   * full. Null for any other file.
   */
  look(folder: Folder, name: string): Problem | null {
    const named = articleConflict(name)
    if (named === null || !isArticleId(named.id)) return null
    const file = `${folder}/${name}`
    const path = join(this.#paths[folder], name)
    const read = readFile(this.#disk.fileSystem, path)
    if (!read.ok) return read.failure.code === 'not-found' ? null : problem(file, 'unreadable')
    const { bytes } = read.value
    if (!isWholeJson(bytes)) return problem(file, 'half-synced')
    const opened = decodeArticleFile(bytes, named.id)
    if (!opened.ok) return null
    const copy = this.#describe(folder, name, named.mark, opened.value)
    return {
      kind: 'conflict-copy',
      file,
      failure: { code: 'conflict', detail: { fileName: name } },
      copy,
    }
  }

  #describe(folder: Folder, name: string, mark: ConflictMark, opened: OpenedArticle): ConflictCopy {
    const { id, headline, revision, updatedAt: at } = opened.article
    const copy = copyIdOf(`${folder}/${name}`, opened.fingerprint)
    this.#files.set(copy, { folder, name })
    return { ...mark, id, copy, headline, revision, at, inBin: folder === 'bin' }
  }

  /** The conflict copies in the bin, and those of the library's own files, which are told of and left alone. */
  async elsewhere(): Promise<Problem[]> {
    const inBin = await this.#names(this.#paths.bin)
    const own = (await this.#names(this.#paths.root)).filter(isLibraryFileConflict)
    return [
      ...inBin.flatMap((name) => (articleIdOf(name) === null ? (this.look('bin', name) ?? []) : [])),
      ...own.map((name) => problem(name, 'other-copy')),
    ]
  }

  /** The conflict copies of versions, which are told of and left alone: both files hold texts. */
  async ofVersions(): Promise<Problem[]> {
    const problems: Problem[] = []
    for (const id of await this.#names(this.#paths.versions)) {
      if (!isArticleId(id)) continue
      for (const name of await this.#names(join(this.#paths.versions, id))) {
        if (isVersionConflict(name)) problems.push(problem(`versions/${id}/${name}`, 'other-copy'))
      }
    }
    return problems
  }

  async #names(folder: string): Promise<string[]> {
    try {
      return await this.#disk.fileSystem.names(folder)
    } catch (error) {
      if (errorCode(error) === '') throw error
      return []
    }
  }

  async read(copy: string): Promise<Result<{ copy: ConflictCopy; opened: OpenedArticle }>> {
    return this.#find(copy)
  }

  /** The copy as it is now; fails with `not-found` if its file is gone or is another one. */
  #find(copyId: string): Result<FoundCopy> {
    const known = this.#files.get(copyId)
    if (!known) return failed('not-found')
    const path = join(this.#paths[known.folder], known.name)
    const named = articleConflict(known.name)
    const read = readFile(this.#disk.fileSystem, path)
    if (!read.ok && read.failure.code === 'not-found') this.#forget(copyId)
    if (!read.ok || named === null) return read.ok ? failed('not-found') : read
    if (copyIdOf(`${known.folder}/${known.name}`, fingerprintOf(read.value.bytes)) !== copyId) {
      return failed('not-found')
    }
    const opened = decodeArticleFile(read.value.bytes, named.id)
    if (!opened.ok) return opened
    const copy = this.#describe(known.folder, known.name, named.mark, opened.value)
    return ok({ copy, path, opened: opened.value })
  }

  async keep(copyId: string, kept: Kept): Promise<Result<null>> {
    return toResult(() =>
      this.#lock.hold(async (lock) => {
        const found = this.#find(copyId)
        if (!found.ok) return found
        if (found.value.opened.readOnly) return newerVersion(found.value)
        await this.#versions.keep(found.value.opened.article, kept, lock)
        return ok(null)
      }),
    )
  }

  async retire(copyId: string, kept: Kept): Promise<Result<null>> {
    return this.#retire(copyId, kept, () => true)
  }

  async #retire(copyId: string, kept: Kept, isWanted: (found: FoundCopy) => boolean): Promise<Result<null>> {
    const retired = await toResult(() =>
      this.#lock.hold(async (lock) => {
        const found = this.#find(copyId)
        if (!found.ok) return found
        const { path, opened } = found.value
        if (opened.readOnly) return newerVersion(found.value)
        if (!isWanted(found.value)) return ok(null)
        await this.#versions.keep(opened.article, kept, lock)
        // A service may have brought another text to this name while the version was written.
        const again = this.#find(copyId)
        if (!again.ok) return again
        lock.check()
        this.#remove(path)
        return ok(found.value)
      }),
    )
    if (!retired.ok) return retired
    if (retired.value) this.#forget(copyId)
    return ok(null)
  }

  /** Not flushed: a copy that a power cut brings back loses nothing. */
  #remove(path: string): void {
    try {
      this.#disk.fileSystem.remove(path)
    } catch (error) {
      throw toDiskFailure(error, this.#paths.root)
    }
  }

  #forget(copyId: string): void {
    const known = this.#files.get(copyId)
    this.#files.delete(copyId)
    if (known) this.onRemoved(`${known.folder}/${known.name}`)
  }

  /**
   * Removes the copies whose text is the article's own. Their text becomes a version, too: the article's file may be about
   * to be replaced by the text that the copy lost against on another machine.
   */
  async retireIdentical(now: string): Promise<void> {
    for (const copyId of [...this.#files.keys()]) {
      const found = this.#find(copyId)
      if (!found.ok) this.#files.delete(copyId)
      else if (this.#isIdentical(found.value)) {
        const kept: Kept = { keptAt: now, reason: 'conflict-copy', by: found.value.copy.by, name: '' }
        await this.#retire(copyId, kept, (copy) => this.#isIdentical(copy))
      }
    }
  }

  #isIdentical({ copy, opened }: FoundCopy): boolean {
    if (opened.readOnly) return false
    const article = this.#articleBeside(copy)
    return article !== null && isDeepStrictEqual(withoutLineage(article), withoutLineage(opened.article))
  }

  /** The article in the folder of its copy. */
  #articleBeside({ id, inBin }: ConflictCopy): Article | null {
    if (!inBin) {
      const read = this.#articles.read(id)
      return read.ok ? read.value.article : null
    }
    const read = readFile(this.#disk.fileSystem, join(this.#paths.bin, `${id}.json`))
    const decoded = read.ok ? decodeArticleFile(read.value.bytes, id) : read
    return decoded.ok ? decoded.value.article : null
  }
}

function newerVersion({ copy }: FoundCopy): Result<never> {
  return failed('newer-version', { fileName: `${copy.id}.json` })
}

const PACK = /^older(?:-[1-9]\d{0,5})?\.jsonl\.gz$/

/** True for a name in an article's folder of versions that a service made of a version's. */
function isVersionConflict(name: string): boolean {
  if (name.startsWith('.')) return false
  if (name.startsWith('older') && name.endsWith('.gz')) return !PACK.test(name)
  if (!name.endsWith('.json') || versionId.safeParse(name.slice(0, -'.json'.length)).success) return false
  const stem = /^(?:\d{1,15}-)?\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(?:\.\d{1,9})?Z/.exec(name)?.[0]
  return stem !== undefined && conflictMark(name, `${stem}.json`) !== null
}
