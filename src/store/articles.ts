import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Article, Base, OpenedArticle } from '../core/article/index.ts'
import { type Failure, failed, ok, type Result } from '../core/failure.ts'
import { withLineage } from '../core/lineage.ts'
import type { Kept, StoredVersion } from '../core/versions.ts'
import type { ArticleChange, VersionsToKeep } from '../newsroom/index.ts'
import {
  type ArticleOnDisk,
  articleCodec,
  fingerprintOf,
  readFile,
  stampOf,
  toOpened,
} from './articleFile.ts'
import { assertArticle, assertSuccessor } from './assertArticle.ts'
import { DiskFailure, toReadResult, toResult } from './diskFailure.ts'
import {
  type Disk,
  DurableGroup,
  ignoreDiskError,
  newDurable,
  openDurable,
  type WriteFile,
  writeDurably,
} from './durableFile.ts'
import { describeIfThere } from './fileSystem.ts'
import { errorCode } from './systemErrors.ts'
import type { LibraryPaths } from './libraryFolder.ts'
import type { HeldLock, LibraryLock } from './libraryLock.ts'
import { RecentArticles } from './recentArticles.ts'
import { UnflushedSaves } from './unflushedSaves.ts'
import type { KeptVersion, Versions } from './versions/index.ts'

const GROUP_SIZE = 100

/** An article just written, with the stamp of its file; null if that could not be read. */
export type WrittenArticle = OpenedArticle & { stamp: string | null }

/** An article that is to be replaced: as it was read, and its successor; `fingerprint` is of the new file. */
type PreparedUpdate = {
  id: string
  base: Base
  read: ArticleOnDisk
  article: Article
  token: string
  fingerprint: string
  write: () => Promise<void>
}

/** The last twelve digits of a random UUID are all drawn; the system is asked for many at once. */
const newToken = () => randomUUID().slice(-12)

/**
 * The files in `articles`, one for each article. Every write is durable and made under the lock, and replaces only the
 * state that was read.
 */
export class Articles {
  readonly #disk: Disk
  readonly #paths: LibraryPaths
  readonly #lock: LibraryLock
  readonly #versions: Versions
  /** Called after each version that was kept while somebody writes, or could not be: then with the failure. */
  readonly #onAutomatic: (id: string, failure: Failure | null) => void
  readonly #unflushed = new UnflushedSaves()
  readonly #recent = new RecentArticles()
  /** By id: the last save made here, with the writer's token of its lineage. */
  readonly #lastSaves = new Map<string, { fingerprint: string; token: string }>()
  readonly #lineage: boolean

  /** With `lineage`, each article's file says which revisions were written in one go. */
  constructor(
    disk: Disk,
    paths: LibraryPaths,
    lock: LibraryLock,
    versions: Versions,
    onAutomatic: (id: string, failure: Failure | null) => void,
    lineage: boolean = false,
  ) {
    this.#disk = disk
    this.#paths = paths
    this.#lock = lock
    this.#versions = versions
    this.#onAutomatic = onAutomatic
    this.#lineage = lineage
  }

  path(id: string): string {
    return join(this.#paths.articles, `${id}.json`)
  }

  /** All names in the folder, or why it cannot be read. */
  async names(): Promise<Result<string[]>> {
    const { articles, root } = this.#paths
    return toReadResult(async () => ok(await this.#disk.fileSystem.names(articles)), root, articles)
  }

  /** Tells an article that is not there from a folder that is gone (a stick pulled out, a share lost). */
  #absence(id: string): Failure {
    try {
      if (describeIfThere(this.#disk.fileSystem, this.#paths.articles)) {
        return { code: 'not-found', detail: { id } }
      }
    } catch (error) {
      if (errorCode(error) === '') throw error
    }
    return { code: 'library-missing', detail: { folder: this.#paths.root } }
  }

  /** The change stamp of an article's file; null if there is none. */
  stamp(id: string): Result<string | null> {
    try {
      const there = describeIfThere(this.#disk.fileSystem, this.path(id))
      if (there) return ok(stampOf(there))
    } catch (error) {
      const reason = errorCode(error)
      if (reason === '') throw error
      return failed('unreadable', { fileName: `${id}.json`, reason })
    }
    const { code, detail } = this.#absence(id)
    return code === 'not-found' ? ok(null) : failed(code, detail)
  }

  /** Keeps an article decoded that is likely to be saved next. */
  remember(opened: OpenedArticle): void {
    this.#recent.note(opened)
  }

  read(id: string): Result<ArticleOnDisk> {
    try {
      return ok(articleCodec(this.#disk.fileSystem, id, this.#recent.get(id)).load(this.path(id)))
    } catch (error) {
      return this.#readFailure(id, error)
    }
  }

  #readFailure(id: string, error: unknown) {
    if (!(error instanceof DiskFailure)) throw error
    const { code, detail } = error.failure.code === 'not-found' ? this.#absence(id) : error.failure
    return failed(code, detail)
  }

  /** Writes new articles in groups, releasing the lock in between; each has its own result, in order. */
  async *add(articles: readonly Article[]): AsyncGenerator<Result<WrittenArticle>[]> {
    articles.forEach(assertArticle)
    for (let from = 0; from < articles.length; from += GROUP_SIZE) {
      const group = articles.slice(from, from + GROUP_SIZE)
      const added = await toResult(async () =>
        ok(await this.#lock.hold((lock) => this.#addGroup(group, lock))),
      )
      yield added.ok ? added.value : group.map(() => added)
    }
  }

  async #addGroup(articles: readonly Article[], lock: HeldLock): Promise<Result<WrittenArticle>[]> {
    const group = new DurableGroup()
    const taken = new Set<string>()
    // Each runs up to its `put` synchronously, so that the group is complete before `finish` writes it.
    const results = articles.map((given) => {
      const article = this.#lineage ? withLineage(null, given, newToken()) : given
      const there = describeIfThere(this.#disk.fileSystem, this.path(article.id))
      const isTaken = there !== null || taken.has(article.id)
      taken.add(article.id)
      return isTaken ? this.#conflict(article.id) : this.#addOne(article, group.put)
    })
    await group.finish(this.#disk, this.#paths.articles, lock.check)
    return Promise.all(results)
  }

  async #addOne(article: Article, put: WriteFile): Promise<Result<WrittenArticle>> {
    const path = this.path(article.id)
    let fingerprint = ''
    const codec = articleCodec(this.#disk.fileSystem, article.id)
    const first = { article, fingerprint, readOnly: false, mode: null, stamp: '', modified: 0 }
    const file = newDurable(path, codec, first, (each) => {
      fingerprint = fingerprintOf(each.bytes)
      return put(each)
    })
    try {
      await file.write()
    } catch (error) {
      if (!(error instanceof DiskFailure)) throw error
      // A write that is reported as failed must not leave an article: the caller still has the text and may add it again.
      if (error.inPlace) ignoreDiskError(() => this.#disk.fileSystem.remove(path))
      return failed(error.failure.code, error.failure.detail)
    }
    return ok(this.#written(article, fingerprint))
  }

  /** The result of a write, while the lock is still held. */
  #written(article: Article, fingerprint: string): WrittenArticle {
    const stamp = this.stamp(article.id)
    return { article, fingerprint, readOnly: false, stamp: stamp.ok ? stamp.value : null }
  }

  #conflict(id: string): Result<never> {
    const theirs = this.read(id)
    return failed('conflict', theirs.ok ? { theirs: toOpened(theirs.value) } : { id })
  }

  /**
   * Replaces an article by its successor, if its file is still the one at `base`; else fails with `conflict` and the
   * present article as `theirs`. A file that is gone is `not-found` and not created again: an article deleted elsewhere
   * does not come back. With `keep`, the replaced text is kept as a version first, or what `keep.before` makes of it, and what
   * `keep.beside` does; if they cannot be kept, nothing is replaced, unless `keep.automatic`.
   *
   * The lock keeps other Marbres away, but not other programs. So the stamp that was read is compared once more between
   * the flush of the new file and its rename; what remains is the time of two system calls.
   */
  async update(
    id: string,
    base: Base,
    change: (current: Article) => Article,
    keep: VersionsToKeep | null = null,
  ): Promise<Result<WrittenArticle>> {
    const work = async (lock: HeldLock) => {
      const put: WriteFile = async (each) => {
        const [failure] = await writeDurably(this.#disk, this.#paths.articles, [each], lock.check)
        if (failure) throw failure
      }
      const prepared = this.#prepare(id, base, change, put)
      if (!prepared.ok) return prepared
      const kept = keep ? await this.#keep(prepared.value, keep, lock) : []
      if (!kept) return this.#conflict(id)
      return this.#replace(prepared.value, (write) => this.#writeMakingRoom(kept, keep, lock, write))
    }
    return toResult(() => this.#lock.hold(work, { answerFirst: true }))
  }

  /**
   * Does the same for several articles, a hundred at most, whose versions are kept together and which are flushed and renamed
   * together; each has its own result, in order.
   */
  async updateGroup(changes: readonly ArticleChange[]): Promise<Result<WrittenArticle>[]> {
    if (changes.length > GROUP_SIZE) throw new RangeError(`${changes.length} changes in one group`)
    const written = await toResult(() =>
      this.#lock.hold(async (lock) => {
        const group = new DurableGroup()
        const prepared = changes.map(({ current, change }) => {
          const { id, revision } = current.article
          const base = { revision, fingerprint: current.fingerprint }
          return this.#prepare(id, base, change, group.put, current)
        })
        const kept = await this.#keepGroup(prepared, changes, lock)
        // Each runs up to its `put` synchronously, so that the group is complete before `finish` writes it.
        const results = kept.map((each) =>
          each.ok ? toResult(() => this.#replace(each.value, (write) => write())) : each,
        )
        await group.finish(this.#disk, this.#paths.articles, lock.check)
        return ok(await Promise.all(results))
      }),
    )
    return written.ok ? written.value : changes.map(() => written)
  }

  /** Keeps the versions of a group; for each article what was prepared, or why it must not be replaced. */
  async #keepGroup(
    prepared: readonly Result<PreparedUpdate>[],
    changes: readonly ArticleChange[],
    lock: HeldLock,
  ): Promise<Result<PreparedUpdate>[]> {
    const texts = prepared.flatMap((each, at) => {
      const kept = changes[at]?.kept
      return each.ok && kept && this.#isStill(each.value) ? [{ article: each.value.read.article, kept }] : []
    })
    if (!changes.some(({ kept }) => kept)) return [...prepared]
    const outcomes = await this.#versions.keepGroup(texts, lock)
    const keptOf = new Map(texts.map(({ article }, at) => [article.id, outcomes[at]]))
    return prepared.map((each, at) => {
      if (!each.ok || !changes[at]?.kept) return each
      const kept = keptOf.get(each.value.id) ?? this.#conflict(each.value.id)
      return kept.ok ? each : kept
    })
  }

  /** Reads an article that is to be replaced, and makes its successor; bytes that `known` was decoded from are not again. */
  #prepare(
    id: string,
    base: Base,
    change: (current: Article) => Article,
    put: WriteFile,
    known: OpenedArticle | null = this.#recent.get(id),
  ): Result<PreparedUpdate> {
    const prepared = { id, base, fingerprint: '' }
    const file = this.#open(id, known, (each) => {
      prepared.fingerprint = fingerprintOf(each.bytes)
      return put({ ...each, assertReplaceable: () => this.#assertUnchanged(id, read.stamp) })
    })
    if (!file.ok) return file
    const read = file.value.data
    if (read.readOnly) return failed('newer-version', { fileName: `${id}.json` })
    if (!this.#isBase(read, base)) return this.#conflict(id)
    const changed = change(read.article)
    assertSuccessor(read.article, changed)
    const token = this.#lineage ? this.#tokenAfter(read) : ''
    const article = this.#lineage ? withLineage(read.article, changed, token, fingerprintOf) : changed
    file.value.data = { ...read, article }
    return ok(Object.assign(prepared, { read, article, token, write: () => file.value.write() }))
  }

  /** The writer's token for the save that replaces what was read: that of the last save made here, or a new one. */
  #tokenAfter({ article, fingerprint }: ArticleOnDisk): string {
    const last = this.#lastSaves.get(article.id)
    return last?.fingerprint === fingerprint ? last.token : newToken()
  }

  /** Writes what was prepared; up to the writing itself synchronously. */
  async #replace(
    prepared: PreparedUpdate,
    writing: (write: () => Promise<void>) => Promise<void>,
  ): Promise<Result<WrittenArticle>> {
    const { id, base, article, token } = prepared
    try {
      await writing(prepared.write)
    } catch (error) {
      if (!(error instanceof DiskFailure)) throw error
      if (error.failure.code === 'conflict') return this.#conflict(id)
      if (error.inPlace) this.#unflushed.note(id, base, prepared.fingerprint)
      throw error
    }
    this.#unflushed.forget(id)
    if (this.#lineage) this.#lastSaves.set(id, { fingerprint: prepared.fingerprint, token })
    const written = this.#written(article, prepared.fingerprint)
    this.#recent.note(toOpened(written))
    return ok(written)
  }

  /** Keeps an article as it is as a version. */
  async keep(id: string, kept: Kept): Promise<Result<StoredVersion>> {
    return toResult(() =>
      this.#lock.hold(async (lock) => {
        const read = this.read(id)
        if (!read.ok) return read
        return ok((await this.#versions.keep(read.value.article, kept, lock)).version)
      }),
    )
  }

  /** True while an article's file has the bytes that were read. */
  #isStill({ id, read }: PreparedUpdate): boolean {
    const now = readFile(this.#disk.fileSystem, this.path(id))
    return now.ok && fingerprintOf(now.value.bytes) === read.fingerprint
  }

  /** Keeps the versions that a save asks for; null if the file's text is no longer the one that was read. */
  async #keep(prepared: PreparedUpdate, keep: VersionsToKeep, lock: HeldLock): Promise<KeptVersion[] | null> {
    const { article } = prepared.read
    if (keep.automatic) {
      const known = await keep.automatic(article)
      if (known === null) return []
      return this.#isStill(prepared) ? this.#keepAutomatically(article, known, lock) : null
    }
    if (!this.#isStill(prepared)) return null
    const { kept, before, beside } = keep
    const versions = [await this.#versions.keep(before?.(article) ?? article, kept, lock)]
    if (beside) {
      versions.push(await this.#versions.keep(beside(article), { ...kept, reason: 'other-text' }, lock))
    }
    return versions
  }

  async #keepAutomatically(article: Article, kept: Kept, lock: HeldLock): Promise<KeptVersion[]> {
    try {
      const version = await this.#versions.keep(article, kept, lock)
      this.#onAutomatic(article.id, null)
      return [version]
    } catch (error) {
      if (!(error instanceof DiskFailure)) throw error
      this.#onAutomatic(article.id, error.failure)
      return []
    }
  }

  /** Writes an article. Where an automatic version has taken the last room of the disk, it gives way to the text. */
  async #writeMakingRoom(
    kept: readonly KeptVersion[],
    keep: VersionsToKeep | null,
    lock: HeldLock,
    write: () => Promise<void>,
  ): Promise<void> {
    try {
      await write()
    } catch (error) {
      const [version] = kept.filter(({ isNew }) => isNew)
      const isFull = error instanceof DiskFailure && error.failure.code === 'disk-full' && !error.inPlace
      if (!isFull || !keep?.automatic || !version) throw error
      this.#versions.forget(version, lock)
      this.#onAutomatic(version.version.article.id, error.failure)
      await write()
    }
  }

  #open(id: string, known: OpenedArticle | null, put: WriteFile) {
    try {
      return ok(openDurable(this.path(id), articleCodec(this.#disk.fileSystem, id, known), put))
    } catch (error) {
      return this.#readFailure(id, error)
    }
  }

  /** Throws a conflict if another program has written the file since it was read. */
  #assertUnchanged(id: string, stamp: string): void {
    const now = this.stamp(id)
    if (now.ok && now.value !== stamp) throw new DiskFailure({ code: 'conflict', detail: {} })
  }

  #isBase({ article, fingerprint }: ArticleOnDisk, base: Base): boolean {
    if (fingerprint === base.fingerprint) return article.revision === base.revision
    return this.#unflushed.has(article.id, base, fingerprint)
  }
}
