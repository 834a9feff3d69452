import { join } from 'node:path'
import { type Article, type Base, decodeArticle, isArticleId, type OpenedArticle } from '../core/article.ts'
import { type Failure, failed, ok, type Result } from '../core/failure.ts'
import {
  type ArticleOnDisk,
  articleCodec,
  encodeArticleFile,
  fingerprintOf,
  readFile,
  stampOf,
} from './articleFile.ts'
import { DiskFailure, settled, writeFailure } from './diskFailure.ts'
import { type Disk, DurableGroup, newDurable, openDurable, type Put, writeDurably } from './durableFile.ts'
import { describeIfThere, errorCode } from './fileSystem.ts'
import type { LibraryFolder } from './libraryFolder.ts'
import type { HeldLock, LibraryLock } from './libraryLock.ts'
import { keepVersion } from './versions.ts'

const GROUP = 100

/** Throws for an id that no article can have: it would become part of a path. */
export function assertArticleId(id: string): void {
  if (!isArticleId(id)) throw new RangeError(`not an article id: ${JSON.stringify(id)}`)
}

function assertArticle(article: Article): void {
  const decoded = decodeArticle(article)
  if (!decoded.ok) throw new TypeError(`not an article: ${JSON.stringify(decoded.failure.detail)}`)
}

function assertSuccessor(current: Article, next: Article): void {
  assertArticle(next)
  if (next.id !== current.id || next.revision <= current.revision) {
    throw new RangeError(
      `revision ${next.revision} of ${next.id} cannot follow revision ${current.revision} of ${current.id}`,
    )
  }
}

/** What the rest of Marbre may know of an article on the disk. */
export function openedPart({ article, fingerprint, readOnly }: OpenedArticle): OpenedArticle {
  return { article, fingerprint, readOnly }
}

/** An article just written, and what tells the state that its file is in now. */
export type Written = OpenedArticle & { stamp: string | null }

/** What a save keeps as versions of the instant `at`: the text that it replaces, and what `beside` makes of that. */
type Kept = { at: string; beside: ((current: Article) => Article) | undefined }

/** The files in `articles`: one for each article, written durably, and only where what is replaced was read. */
export class Articles {
  readonly #disk: Disk
  readonly #places: LibraryFolder
  readonly #lock: LibraryLock
  /** Saves that were reported as failed though their bytes are in place: they do not stand against the next try. */
  readonly #unsure = new Map<string, { base: Base; fingerprint: string }>()

  constructor(disk: Disk, places: LibraryFolder, lock: LibraryLock) {
    this.#disk = disk
    this.#places = places
    this.#lock = lock
  }

  path(id: string): string {
    return join(this.#places.articles, `${id}.json`)
  }

  /** All names in the folder, or why it cannot be read. */
  async names(): Promise<Result<string[]>> {
    try {
      return ok(await this.#disk.fileSystem.names(this.#places.articles))
    } catch (error) {
      const { code, detail } = writeFailure(error, this.#places.root).failure
      return failed(code === 'library-missing' ? code : 'unreadable', detail)
    }
  }

  /** Nothing there may also mean that the whole folder is gone: a stick pulled out, a share lost. */
  #absence(id: string): Failure {
    try {
      if (describeIfThere(this.#disk.fileSystem, this.#places.articles)) {
        return { code: 'not-found', detail: { id } }
      }
    } catch (error) {
      if (errorCode(error) === '') throw error
    }
    return { code: 'library-missing', detail: { folder: this.#places.root } }
  }

  /** What tells the present state of an article's file from others; null where there is none. */
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

  read(id: string): Result<ArticleOnDisk> {
    try {
      return ok(articleCodec(this.#disk.fileSystem, id).load(this.path(id)))
    } catch (error) {
      return this.#unread(id, error)
    }
  }

  #unread(id: string, error: unknown) {
    if (!(error instanceof DiskFailure)) throw error
    const { code, detail } = error.failure.code === 'not-found' ? this.#absence(id) : error.failure
    return failed(code, detail)
  }

  /** Writes new articles group by group, the lock given back in between; each has its own result, in order. */
  async *add(articles: readonly Article[]): AsyncGenerator<Result<Written>[]> {
    articles.forEach(assertArticle)
    for (let from = 0; from < articles.length; from += GROUP) {
      const group = articles.slice(from, from + GROUP)
      const added = await settled(async () =>
        ok(await this.#lock.hold((lock) => this.#addGroup(group, lock))),
      )
      yield added.ok ? added.value : group.map(() => added)
    }
  }

  async #addGroup(articles: readonly Article[], lock: HeldLock): Promise<Result<Written>[]> {
    const group = new DurableGroup()
    const taken = new Set<string>()
    // Each runs up to its `put` before the next begins, so that the group is complete when it is written.
    const results = articles.map((article) => {
      const there = describeIfThere(this.#disk.fileSystem, this.path(article.id))
      const isTaken = there !== null || taken.has(article.id)
      taken.add(article.id)
      return isTaken ? this.#conflict(article.id) : this.#addOne(article, group.put)
    })
    await group.finish(this.#disk, this.#places.articles, lock.check)
    return Promise.all(results)
  }

  async #addOne(article: Article, put: Put): Promise<Result<Written>> {
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
      // The caller still has the text: what is said to have failed must not be there after all.
      if (error.inPlace) this.#removeQuietly(path)
      return failed(error.failure.code, error.failure.detail)
    }
    return ok(this.#written(article, fingerprint))
  }

  #removeQuietly(path: string): void {
    try {
      this.#disk.fileSystem.remove(path)
    } catch (error) {
      if (errorCode(error) === '') throw error
    }
  }

  /** The file as it is after a write that was made under the lock. */
  #written(article: Article, fingerprint: string): Written {
    const stamp = this.stamp(article.id)
    return { article, fingerprint, readOnly: false, stamp: stamp.ok ? stamp.value : null }
  }

  async #conflict(id: string): Promise<Result<never>> {
    const theirs = this.read(id)
    return failed('conflict', theirs.ok ? { theirs: openedPart(theirs.value) } : { id })
  }

  /**
   * Replaces an article by its successor, if its file is still the one at `base`. A file that is gone is `not-found`:
   * it is not made anew, so that what was deleted elsewhere does not come back unasked. With `keptAt`, the bytes that
   * are replaced are durable as a version of that instant before anything is, and so is what `beside` makes of them.
   */
  async update(
    id: string,
    base: Base,
    change: (current: Article) => Article,
    keptAt?: string,
    beside?: (current: Article) => Article,
  ): Promise<Result<Written>> {
    const keep = keptAt === undefined ? null : { at: keptAt, beside }
    return settled(() => this.#lock.hold((lock) => this.#update(id, base, change, keep, lock)))
  }

  async #update(
    id: string,
    base: Base,
    change: (current: Article) => Article,
    keep: Kept | null,
    lock: HeldLock,
  ): Promise<Result<Written>> {
    let fingerprint = ''
    const put: Put = async (each) => {
      fingerprint = fingerprintOf(each.bytes)
      const [failure] = await writeDurably(this.#disk, this.#places.articles, [each], () => {
        lock.check()
        this.#assertUnchanged(id, read.stamp)
      })
      if (failure) throw failure
    }
    const file = this.#open(id, put)
    if (!file.ok) return file
    const read = file.value.data
    if (read.readOnly) return failed('newer-version', { fileName: `${id}.json` })
    if (!this.#isBase(read, base)) return this.#conflict(id)
    const article = change(read.article)
    assertSuccessor(read.article, article)
    if (keep && !(await this.#keep(id, read, keep, lock))) return this.#conflict(id)
    file.value.data = { ...read, article }
    try {
      await file.value.write()
    } catch (error) {
      if (!(error instanceof DiskFailure)) throw error
      if (error.failure.code === 'conflict') return this.#conflict(id)
      if (error.inPlace) this.#unsure.set(id, { base, fingerprint })
      throw error
    }
    this.#unsure.delete(id)
    return ok(this.#written(article, fingerprint))
  }

  /** Keeps the file's own bytes as a version; false where they are no longer those that were read. */
  async #keep(
    id: string,
    { article, fingerprint }: ArticleOnDisk,
    { at, beside }: Kept,
    lock: HeldLock,
  ): Promise<boolean> {
    const now = readFile(this.#disk.fileSystem, this.path(id))
    if (!now.ok || fingerprintOf(now.value.bytes) !== fingerprint) return false
    await keepVersion(this.#disk, this.#places, lock, { id, at, bytes: now.value.bytes })
    if (beside) {
      await keepVersion(this.#disk, this.#places, lock, { id, at, bytes: encodeArticleFile(beside(article)) })
    }
    return true
  }

  #open(id: string, put: Put) {
    try {
      return ok(openDurable(this.path(id), articleCodec(this.#disk.fileSystem, id), put))
    } catch (error) {
      return this.#unread(id, error)
    }
  }

  /** Another program, which knows no lock, may have written the file since it was read. */
  #assertUnchanged(id: string, stamp: string): void {
    const now = this.stamp(id)
    if (now.ok && now.value !== stamp) throw new DiskFailure({ code: 'conflict', detail: {} })
  }

  #isBase({ article, fingerprint }: ArticleOnDisk, base: Base): boolean {
    if (fingerprint === base.fingerprint) return article.revision === base.revision
    const unsure = this.#unsure.get(article.id)
    return (
      unsure?.fingerprint === fingerprint &&
      unsure.base.fingerprint === base.fingerprint &&
      unsure.base.revision === base.revision
    )
  }
}
