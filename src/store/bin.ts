import { join } from 'node:path'
import type { BinnedArticle } from '../core/library.ts'
import { isDateTime, type OpenedArticle } from '../core/article/index.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import { type ArticleOnDisk, articleCodec, toOpened } from './articleFile.ts'
import type { Articles } from './articles.ts'
import { DiskFailure, toResult } from './diskFailure.ts'
import { type Disk, flushFolder, renameWithRetry } from './durableFile.ts'
import { describeIfThere } from './fileSystem.ts'
import type { LibraryPaths } from './libraryFolder.ts'
import type { HeldLock, LibraryLock } from './libraryLock.ts'
import { quarantine } from './quarantine.ts'
import { removeFile } from './removeFiles.ts'

/**
 * The bin: articles' files, moved unchanged into the folder `bin` and back. How they leave it for good is `Destroyer`'s.
 */
export class Bin {
  readonly #disk: Disk
  readonly #paths: LibraryPaths
  readonly #lock: LibraryLock
  readonly #articles: Articles

  constructor(disk: Disk, paths: LibraryPaths, lock: LibraryLock, articles: Articles) {
    this.#disk = disk
    this.#paths = paths
    this.#lock = lock
    this.#articles = articles
  }

  #path(id: string): string {
    return join(this.#paths.bin, `${id}.json`)
  }

  /** True if an article of this id is in the bin. */
  has(id: string): boolean {
    return this.#read(id).ok
  }

  /** Moves an article into the bin. Throws if `when` is not an RFC 3339 instant. */
  async moveIn(id: string, when: string): Promise<Result<BinnedArticle>> {
    if (!isDateTime(when)) throw new RangeError(`not an instant: ${JSON.stringify(when)}`)
    return toResult(() => this.#lock.hold((lock) => this.#moveIn(id, when, lock)))
  }

  async #moveIn(id: string, when: string, lock: HeldLock): Promise<Result<BinnedArticle>> {
    const there = this.#articles.read(id)
    if (!there.ok) return there
    await this.#makeRoom(id, lock)
    lock.check()
    await renameWithRetry(this.#disk, this.#articles.path(id), this.#path(id))
    this.#disk.fileSystem.setModified(this.#path(id), new Date(when))
    await this.#flushFolders()
    return ok({ id, headline: there.value.article.headline, deletedAt: when })
  }

  /** Quarantines a file of the same id that is in the bin already: it is another text. */
  async #makeRoom(id: string, lock: HeldLock): Promise<void> {
    if (!describeIfThere(this.#disk.fileSystem, this.#path(id))) return
    const failure = { code: 'conflict', detail: { id } } as const
    await quarantine(this.#disk, this.#paths, lock, this.#path(id), { kind: 'set-aside', failure })
  }

  async #flushFolders(): Promise<void> {
    await flushFolder(this.#disk, this.#paths.bin)
    await flushFolder(this.#disk, this.#paths.articles)
  }

  /** Removes an article's file, durably, while it has that fingerprint; false where it has another one or is gone. */
  async discard(id: string, fingerprint: string): Promise<Result<{ removed: boolean }>> {
    return toResult(() =>
      this.#lock.hold(async (lock): Promise<Result<{ removed: boolean }>> => {
        const there = this.#articles.read(id)
        const isGone = !there.ok && there.failure.code === 'not-found'
        if (!there.ok && !isGone) return there
        if (!there.ok || there.value.fingerprint !== fingerprint) return ok({ removed: false })
        lock.check()
        await removeFile(this.#disk, this.#articles.path(id))
        await flushFolder(this.#disk, this.#paths.articles)
        return ok({ removed: true })
      }),
    )
  }

  #read(id: string): Result<ArticleOnDisk> {
    try {
      return ok(articleCodec(this.#disk.fileSystem, id).load(this.#path(id)))
    } catch (error) {
      if (!(error instanceof DiskFailure)) throw error
      return failed(error.failure.code, error.failure.detail)
    }
  }

  /** Moves an article back; fails with `conflict` and `theirs` if there is an article of its id. */
  async restore(id: string): Promise<Result<OpenedArticle>> {
    return toResult(() => this.#lock.hold((lock) => this.#restore(id, lock)))
  }

  async #restore(id: string, lock: HeldLock): Promise<Result<OpenedArticle>> {
    const binned = this.#read(id)
    if (!binned.ok) return binned
    if (describeIfThere(this.#disk.fileSystem, this.#articles.path(id))) {
      const theirs = this.#articles.read(id)
      return failed('conflict', theirs.ok ? { theirs: toOpened(theirs.value) } : { id })
    }
    lock.check()
    await renameWithRetry(this.#disk, this.#path(id), this.#articles.path(id))
    await this.#flushFolders()
    return ok(toOpened(binned.value))
  }
}
