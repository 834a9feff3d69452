import { join } from 'node:path'
import type { BinnedArticle } from '../core/library.ts'
import { isDateTime, type OpenedArticle } from '../core/article/index.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import type { BinMove } from '../newsroom/index.ts'
import { type ArticleOnDisk, articleCodec, toOpened } from './articleFile.ts'
import type { Articles } from './articles.ts'
import { deletedAt } from './binRows.ts'
import { DiskFailure, toResult } from './diskFailure.ts'
import { type Disk, flushFolder, ignoreDiskError, renameWithRetry } from './durableFile.ts'
import { describeIfThere } from './fileSystem.ts'
import type { LibraryPaths } from './libraryFolder.ts'
import type { HeldLock, LibraryLock } from './libraryLock.ts'
import { quarantine } from './quarantine.ts'
import { removeFile } from './removeFiles.ts'
import { loopYielder } from './yieldToLoop.ts'

/** What the move of one article in a group has: the lock that the group is under, and what renames its file. */
type Move = { lock: HeldLock; rename(from: string, to: string): Promise<void> }

/**
 * The bin: articles' files, moved unchanged into the folder `bin` and back. How they leave it for good is `Destroyer`'s.
 *
 * Idea: articles are moved in groups. Under one hold of the lock each file is read, looked at and renamed; then the two folders
 * are flushed once for all of them, first the one that the files came into.
 * Invariant: whatever fails or dies, each article is in one of the two folders, whole. One that is told to be moved is so after a
 * power cut, too: where flushing fails, none of the group is.
 * Cost: a read and a rename for each article, a lock file and two flushes for each group. Files that other programs hold are
 * waited for as long as one is, all together.
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

  /** Moves articles into the bin; each has its own result, in order. Throws if `when` is not an RFC 3339 instant. */
  async moveIn(moves: readonly BinMove[], when: string): Promise<Result<BinnedArticle>[]> {
    if (!isDateTime(when)) throw new RangeError(`not an instant: ${JSON.stringify(when)}`)
    const { articles, bin } = this.#paths
    return this.#moveGroup(moves, [bin, articles], (each, move) => this.#moveIn(each, when, move))
  }

  async #moveIn(
    { id, revision }: BinMove,
    when: string,
    { lock, rename }: Move,
  ): Promise<Result<BinnedArticle>> {
    const there = this.#articles.read(id)
    if (!there.ok) return there
    const { article } = there.value
    if (revision !== undefined && article.revision !== revision) {
      return failed('conflict', { theirs: toOpened(there.value) })
    }
    await this.#makeRoom(id, lock)
    await rename(this.#articles.path(id), this.#path(id))
    const isMarked = this.#markDeleted(id, when)
    return ok({ id, headline: article.headline, deletedAt: isMarked ? when : deletedAt(there.value) })
  }

  /** Sets the time of a file to that of its deletion; false where only its owner may, as in a folder that a group writes to. */
  #markDeleted(id: string, when: string): boolean {
    let isMarked = false
    ignoreDiskError(() => {
      this.#disk.fileSystem.setModified(this.#path(id), new Date(when))
      isMarked = true
    })
    return isMarked
  }

  /** Moves a group of files under the lock, then flushes the folders in their order; each has its own result, in order. */
  async #moveGroup<Item, T>(
    group: readonly Item[],
    folders: readonly string[],
    moveOne: (item: Item, move: Move) => Promise<Result<T>>,
  ): Promise<Result<T>[]> {
    const work = async (lock: HeldLock) => {
      const giveUp = performance.now() + this.#disk.busyTimeout
      const pause = loopYielder()
      let hasMoved = false
      const rename = async (from: string, to: string) => {
        lock.check()
        await renameWithRetry(this.#disk, from, to, giveUp)
        hasMoved = true
      }
      const results: Result<T>[] = []
      for (const item of group) {
        results.push(await toResult(() => moveOne(item, { lock, rename }), this.#disk.library))
        await pause()
      }
      if (!hasMoved) return ok(results)
      const flushed = await toResult(async () => {
        for (const folder of folders) await flushFolder(this.#disk, folder, group.length === 1)
        return ok(null)
      })
      return ok(flushed.ok ? results : results.map((each) => (each.ok ? flushed : each)))
    }
    const moved = await toResult(() => this.#lock.hold(work))
    return moved.ok ? moved.value : group.map(() => moved)
  }

  /** Quarantines a file of the same id that is in the bin already: it is another text. */
  async #makeRoom(id: string, lock: HeldLock): Promise<void> {
    if (!describeIfThere(this.#disk.fileSystem, this.#path(id))) return
    const failure = { code: 'conflict', detail: { id } } as const
    await quarantine(this.#disk, this.#paths, lock, this.#path(id), { kind: 'set-aside', failure })
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

  /** Moves articles back, each with its own result, in order: `conflict` and `theirs` if there is an article of its id. */
  async restore(ids: readonly string[]): Promise<Result<OpenedArticle>[]> {
    const { articles, bin } = this.#paths
    return this.#moveGroup(ids, [articles, bin], (id, move) => this.#restore(id, move))
  }

  async #restore(id: string, { rename }: Move): Promise<Result<OpenedArticle>> {
    const binned = this.#read(id)
    if (!binned.ok) return binned
    if (describeIfThere(this.#disk.fileSystem, this.#articles.path(id))) {
      const theirs = this.#articles.read(id)
      return failed('conflict', theirs.ok ? { theirs: toOpened(theirs.value) } : { id })
    }
    await rename(this.#path(id), this.#articles.path(id))
    return ok(toOpened(binned.value))
  }
}
