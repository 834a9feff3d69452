import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod/mini'
import { type Article, isDateTime, storedForm } from '../../core/article/index.ts'
import { type Failure, failed, ok, type Result } from '../../core/failure.ts'
import type { Kept, StoredVersion } from '../../core/versions.ts'
import { readFile } from '../articleFile.ts'
import { DiskFailure, toDiskFailure, toReadResult, toResult } from '../diskFailure.ts'
import { type Disk, flushFolder, tempFileTarget, writeDurably } from '../durableFile.ts'
import { eachAtOnce } from '../eachAtOnce.ts'
import { describeIfThere, type FileSystem } from '../fileSystem.ts'
import { articleIdOf, type LibraryPaths } from '../libraryFolder.ts'
import type { HeldLock, LibraryLock } from '../libraryLock.ts'
import { loopYielder } from '../yieldToLoop.ts'
import { decodeLine, packsAmong, readPack, unpackLine } from './packFile.ts'
import { type PackLimits, packVersions } from './packing.ts'
import {
  decodeVersion,
  encodeVersionFile,
  idStem,
  numberedId,
  parseJson,
  plainId,
  plainName,
  revisionIn,
} from './versionFile.ts'

/** A version that was kept; `isNew` if its text was not a version before. */
export type KeptVersion = { version: StoredVersion; isNew: boolean }

/** Whatever a version's file holds. */
const fields = z.looseObject({})

const LIMITS: PackLimits = { plain: 10, slack: 5 }

/** How often the packs are listed again because one was joined with another while they were read. */
const MAX_LISTINGS = 4

/** False if there is no folder of that name. Throws if it is taken by a link or a file. */
function assertFolder(fileSystem: FileSystem, folder: string): boolean {
  const there = describeIfThere(fileSystem, folder)
  if (there && there.kind !== 'folder') {
    throw new DiskFailure({ code: 'library-read-only', detail: { folder, reason: 'not a folder' } })
  }
  return there !== null
}

function assertInstant(text: string): void {
  if (!isDateTime(text)) throw new RangeError(`not an instant: ${JSON.stringify(text)}`)
}

/**
 * The versions of articles: `versions/<article>/<revision>-<time>.json` for the newest of each, and packs of the older ones
 * (`packVersions`). Nothing here is read when a library is opened.
 */
export class Versions {
  readonly #disk: Disk
  readonly #paths: LibraryPaths
  readonly #lock: LibraryLock
  readonly #limits: PackLimits
  /** The articles whose older versions are to be packed. */
  readonly #due = new Set<string>()
  #packing: Promise<void> = Promise.resolve()

  constructor(disk: Disk, paths: LibraryPaths, lock: LibraryLock, limits: PackLimits = LIMITS) {
    this.#disk = disk
    this.#paths = paths
    this.#lock = lock
    this.#limits = limits
  }

  #folder(articleId: string): string {
    return join(this.#paths.versions, articleId)
  }

  /** The names in the folder of an article's versions; none where there is no such folder. */
  async #names(articleId: string): Promise<string[]> {
    const folder = this.#folder(articleId)
    if (describeIfThere(this.#disk.fileSystem, folder)?.kind !== 'folder') return []
    return this.#disk.fileSystem.names(folder)
  }

  /** What work that reads the versions of an article gives; what the disk throws is a failure of their folder. */
  #reading<T>(articleId: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
    return toReadResult(work, this.#paths.root, this.#folder(articleId))
  }

  /** What a version's own file holds. */
  #loadPlain(articleId: string, id: string): Result<unknown> {
    const read = readFile(this.#disk.fileSystem, join(this.#folder(articleId), plainName(id)))
    return read.ok ? parseJson(read.value.bytes) : read
  }

  #readPlain(articleId: string, id: string): Result<StoredVersion> {
    const loaded = this.#loadPlain(articleId, id)
    const decoded = loaded.ok ? decodeVersion(loaded.value, articleId, id) : loaded
    if (decoded.ok) return decoded
    return failed(decoded.failure.code, { fileName: plainName(id), ...decoded.failure.detail })
  }

  /**
   * Keeps a text of an article as a version, durable when this settles. A text that is kept already is not written again, but
   * gets the name that it is given. Throws a `DiskFailure` if it cannot be kept; the caller must then not replace the text.
   */
  async keep(article: Article, kept: Kept, lock: HeldLock): Promise<KeptVersion> {
    assertInstant(kept.keptAt)
    try {
      lock.check()
      return await this.#keepIn(await this.#makeFolders([article.id]), article, kept, lock, true)
    } catch (error) {
      throw toDiskFailure(error, this.#paths.root)
    }
  }

  /** Does the same for texts of different articles, eight at a time; each has its own result, in order. */
  async keepGroup(
    texts: readonly { article: Article; kept: Kept }[],
    lock: HeldLock,
  ): Promise<Result<KeptVersion>[]> {
    for (const { kept } of texts) assertInstant(kept.keptAt)
    const made = await toResult(async () => {
      lock.check()
      return ok(await this.#makeFolders(texts.map(({ article }) => article.id)))
    }, this.#paths.root)
    if (!made.ok) return texts.map(() => made)
    return eachAtOnce(texts, ({ article, kept }) =>
      toResult(async () => ok(await this.#keepIn(made.value, article, kept, lock, false)), this.#paths.root),
    )
  }

  /** Makes the folders of articles' versions that are not there, durably; gives their articles, which have none yet. */
  async #makeFolders(articleIds: readonly string[]): Promise<Set<string>> {
    const { root, versions } = this.#paths
    const { fileSystem } = this.#disk
    if (!assertFolder(fileSystem, versions)) {
      fileSystem.makeFolder(versions, false)
      await flushFolder(this.#disk, root)
    }
    const missing = articleIds.filter((id) => !describeIfThere(fileSystem, this.#folder(id)))
    for (const id of missing) fileSystem.makeFolder(this.#folder(id), false)
    if (missing.length > 0) await flushFolder(this.#disk, versions)
    return new Set(missing)
  }

  async #keepIn(
    made: ReadonlySet<string>,
    article: Article,
    kept: Kept,
    lock: HeldLock,
    alone: boolean,
  ): Promise<KeptVersion> {
    if (!made.has(article.id)) {
      assertFolder(this.#disk.fileSystem, this.#folder(article.id))
      await this.#tidy(article.id)
    }
    const { id, there } = this.#idFor(article)
    if (there && kept.name === '') {
      await flushFolder(this.#disk, this.#folder(article.id), alone)
      return { version: there, isNew: false }
    }
    await this.#write(article.id, id, encodeVersionFile({ ...storedForm(article), kept }), lock, alone)
    return { version: { id, article, kept }, isNew: there === null }
  }

  /** Removes the temporary files of dead processes, as the lock is held; and notices whether there is something to pack. */
  async #tidy(articleId: string): Promise<void> {
    const { fileSystem } = this.#disk
    let plain = 0
    for (const name of await fileSystem.names(this.#folder(articleId))) {
      if (tempFileTarget(name) !== null) fileSystem.remove(join(this.#folder(articleId), name))
      else if (plainId(name) !== null) plain += 1
    }
    if (plain >= this.#limits.plain + this.#limits.slack) this.#packSoon(articleId)
  }

  /**
   * The id for a text, with a number if another text has that name; and the version of this very text, where there is one:
   * from a save that failed after it had kept it.
   */
  #idFor(article: Article): { id: string; there: StoredVersion | null } {
    for (let number = 1; ; number++) {
      const id = numberedId(idStem(article), number)
      const path = join(this.#folder(article.id), plainName(id))
      if (!describeIfThere(this.#disk.fileSystem, path)) return { id, there: null }
      const there = this.#readPlain(article.id, id)
      if (there.ok && isDeepStrictEqual(there.value.article, article)) return { id, there: there.value }
    }
  }

  async #write(
    articleId: string,
    id: string,
    bytes: Uint8Array,
    lock: HeldLock,
    alone: boolean,
  ): Promise<void> {
    const folder = this.#folder(articleId)
    const file = { path: join(folder, plainName(id)), bytes, mode: null }
    const [failure] = await writeDurably(this.#disk, folder, [file], lock.check, alone)
    if (failure) throw failure
  }

  /** Removes a version that was just kept, to make room for the text that it is of, which is still in its place. */
  forget({ version }: KeptVersion, lock: HeldLock): void {
    try {
      lock.check()
      this.#disk.fileSystem.remove(join(this.#folder(version.article.id), plainName(version.id)))
    } catch (error) {
      throw toDiskFailure(error, this.#paths.root)
    }
  }

  /** Packs older versions once the operation at hand is over; what fails is tried again after the next version. */
  #packSoon(articleId: string): void {
    if (this.#due.has(articleId)) return
    this.#due.add(articleId)
    this.#packing = this.#packing.then(async () => {
      // Whoever keeps the version that made it due holds the lock.
      await this.#lock.hold(async () => undefined).catch(ignoreDiskFailure)
      this.#due.delete(articleId)
      await this.#pack(articleId).catch(ignoreDiskFailure)
    })
  }

  async #pack(articleId: string): Promise<void> {
    try {
      await packVersions(this.#disk, this.#folder(articleId), this.#lock, articleId, this.#limits)
    } catch (error) {
      throw toDiskFailure(error, this.#paths.root)
    }
  }

  /** Settles when nothing is being packed. */
  async whenIdle(): Promise<void> {
    await this.#packing
  }

  /**
   * Calls `each` for every version of an article, in no order, yielding to the event loop in between; and `unread` for what
   * cannot be read: a file, or a line of a pack (`older.jsonl.gz:3`).
   */
  async visit(
    articleId: string,
    each: (version: StoredVersion) => void,
    unread: (file: string, failure: Failure) => void = () => undefined,
  ): Promise<Result<null>> {
    return this.#reading(articleId, async () => {
      const seen = await this.#visitPlain(articleId, each, unread)
      await this.#visitPacked(articleId, seen, each, unread)
      return ok(null)
    })
  }

  /** The ids that were found. */
  async #visitPlain(
    articleId: string,
    each: (version: StoredVersion) => void,
    unread: (file: string, failure: Failure) => void,
  ): Promise<Set<string>> {
    const seen = new Set<string>()
    const pause = loopYielder()
    for (const name of await this.#names(articleId)) {
      const id = plainId(name)
      if (id === null) continue
      const read = this.#readPlain(articleId, id)
      if (read.ok) {
        seen.add(id)
        each(read.value)
      } else if (read.failure.code !== 'not-found') unread(name, read.failure)
      await pause()
    }
    return seen
  }

  /**
   * The packs are listed after the plain files, because packing removes those; and once more where a pack was joined with a
   * later one while this read.
   */
  async #visitPacked(
    articleId: string,
    seen: Set<string>,
    each: (version: StoredVersion) => void,
    unread: (file: string, failure: Failure) => void,
  ): Promise<void> {
    const done = new Set<string>()
    const pause = loopYielder()
    for (let listing = 0; listing < MAX_LISTINGS; listing++) {
      let isMoved = false
      for (const name of packsAmong(await this.#names(articleId))) {
        if (done.has(name)) continue
        const pack = await readPack(this.#disk.fileSystem, join(this.#folder(articleId), name))
        if (pack.failure?.code === 'not-found') {
          isMoved = true
          break
        }
        done.add(name)
        for (const { line, failure } of pack.unread) unread(`${name}:${line}`, failure)
        for (const [at, line] of pack.lines.entries()) {
          if (seen.has(line.id)) continue
          const version = decodeLine(line, articleId)
          if (version.ok) {
            seen.add(line.id)
            each(version.value)
          } else unread(`${name}:${at + 1}`, version.failure)
          await pause()
        }
        if (pack.failure) unread(name, pack.failure)
      }
      if (!isMoved) return
      done.clear()
    }
  }

  /** One version of an article. Fails with `version-gone`, or as it cannot be read. */
  async read(articleId: string, id: string): Promise<Result<StoredVersion>> {
    const loaded = await this.#load(articleId, id)
    return loaded.ok ? decodeVersion(loaded.value, articleId, id) : loaded
  }

  /** What a version's own file holds, or would hold. */
  async #load(articleId: string, id: string): Promise<Result<unknown>> {
    return this.#reading(articleId, async () => {
      const names = await this.#names(articleId)
      const plain = names.includes(plainName(id)) ? this.#loadPlain(articleId, id) : null
      // Packing removes a plain file once a pack has its version.
      if (plain && (plain.ok || plain.failure.code !== 'not-found')) return plain
      return await this.#loadPacked(articleId, id)
    })
  }

  async #loadPacked(articleId: string, id: string): Promise<Result<unknown>> {
    let problem: Failure = failed('version-gone', { fileName: plainName(id) }).failure
    for (const name of packsAmong(await this.#names(articleId))) {
      const pack = await readPack(this.#disk.fileSystem, join(this.#folder(articleId), name))
      const line = pack.lines.find((each) => each.id === id)
      if (line) return ok(unpackLine(line))
      if (pack.failure) problem = pack.failure
    }
    return failed(problem.code, problem.detail)
  }

  /** What is known of the version of the highest revision that has a file of its own; null if there is none. */
  async newest(articleId: string): Promise<Result<Kept | null>> {
    return this.#reading(articleId, async () => {
      const ids = (await this.#names(articleId)).flatMap((name) => plainId(name) ?? [])
      ids.sort((one, other) => revisionIn(other) - revisionIn(one) || (one < other ? 1 : -1))
      for (const id of ids) {
        const read = this.#readPlain(articleId, id)
        if (read.ok) return ok(read.value.kept)
      }
      return ok(null)
    })
  }

  /**
   * Gives a version another name; an empty one takes its name away. A packed version has a file of its own then, until it is
   * packed again.
   */
  async name(articleId: string, id: string, name: string): Promise<Result<StoredVersion>> {
    return toResult(() =>
      this.#lock.hold(async (lock) => {
        const loaded = await this.#load(articleId, id)
        if (!loaded.ok) return loaded
        const decoded = decodeVersion(loaded.value, articleId, id)
        if (!decoded.ok) return decoded
        const kept = { ...decoded.value.kept, name }
        const bytes = encodeVersionFile({ ...fields.parse(loaded.value), kept })
        await this.#write(articleId, id, bytes, lock, true)
        return ok({ ...decoded.value, kept })
      }),
    )
  }

  /** Reads every version and calls `each` for it; calls `unread` for each that is no text of its article. */
  async check(
    each: (article: Article) => void,
    unread: (file: string, failure: Failure) => void,
  ): Promise<void> {
    const { fileSystem } = this.#disk
    const { root, versions } = this.#paths
    const ids = await toReadResult(
      async () => {
        const isFolder = describeIfThere(fileSystem, versions)?.kind === 'folder'
        return ok(isFolder ? await fileSystem.names(versions) : [])
      },
      root,
      versions,
    )
    if (!ids.ok) unread('versions', ids.failure)
    for (const id of ids.ok ? ids.value : []) {
      if (articleIdOf(`${id}.json`) === null) continue
      const visited = await this.visit(
        id,
        ({ article }) => each(article),
        (file, failure) => unread(`versions/${id}/${file}`, failure),
      )
      if (!visited.ok) unread(`versions/${id}`, visited.failure)
    }
  }
}

function ignoreDiskFailure(error: unknown): void {
  if (!(error instanceof DiskFailure)) throw error
}
