import { join } from 'node:path'
import type { BinnedArticle } from '../contract/contract.ts'
import { isDateTime, type OpenedArticle } from '../core/article.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import { type ArticleOnDisk, articleCodec } from './articleFile.ts'
import { type Articles, openedPart } from './articles.ts'
import { DiskFailure, settled, writeFailure } from './diskFailure.ts'
import { type Disk, flushFolder, renamePatiently } from './durableFile.ts'
import { type Description, describeIfThere } from './fileSystem.ts'
import { articleNamed, type LibraryFolder } from './libraryFolder.ts'
import type { HeldLock, LibraryLock } from './libraryLock.ts'
import { pacing } from './pacing.ts'
import { setAside } from './setAside.ts'

/** The instant at which a file was put into the bin: the time of its last change, which moving it back leaves alone. */
function deletedAt({ modified }: Pick<Description, 'modified'>): string {
  return new Date(Math.round(modified)).toISOString()
}

/**
 * The bin: an article's file, moved as it is into another folder of the library, and back. Nothing is ever purged
 * from it, whatever the clock says.
 */
export class Bin {
  readonly #disk: Disk
  readonly #places: LibraryFolder
  readonly #lock: LibraryLock
  readonly #articles: Articles

  constructor(disk: Disk, places: LibraryFolder, lock: LibraryLock, articles: Articles) {
    this.#disk = disk
    this.#places = places
    this.#lock = lock
    this.#articles = articles
  }

  #path(id: string): string {
    return join(this.#places.bin, `${id}.json`)
  }

  /** True where an article of this id is in the bin. */
  has(id: string): boolean {
    return this.#read(id).ok
  }

  /** Throws where `when` is not an RFC 3339 instant. */
  async take(id: string, when: string): Promise<Result<BinnedArticle>> {
    if (!isDateTime(when)) throw new RangeError(`not an instant: ${JSON.stringify(when)}`)
    return settled(() => this.#lock.hold((lock) => this.#take(id, when, lock)))
  }

  async #take(id: string, when: string, lock: HeldLock): Promise<Result<BinnedArticle>> {
    const there = this.#articles.read(id)
    if (!there.ok) return there
    await this.#makeRoom(id, lock)
    lock.check()
    await renamePatiently(this.#disk, this.#articles.path(id), this.#path(id))
    this.#disk.fileSystem.setModified(this.#path(id), new Date(when))
    await this.#flush()
    return ok({ id, headline: there.value.article.headline, deletedAt: when })
  }

  /** What the bin already holds of this id (a copy that was put back from elsewhere) is another text: it is kept. */
  async #makeRoom(id: string, lock: HeldLock): Promise<void> {
    if (!describeIfThere(this.#disk.fileSystem, this.#path(id))) return
    const failure = { code: 'conflict', detail: { id } } as const
    await setAside(this.#disk, this.#places, lock, this.#path(id), { kind: 'set-aside', failure })
  }

  async #flush(): Promise<void> {
    await flushFolder(this.#disk, this.#places.bin)
    await flushFolder(this.#disk, this.#places.articles)
  }

  #read(id: string): Result<ArticleOnDisk> {
    try {
      return ok(articleCodec(this.#disk.fileSystem, id).load(this.#path(id)))
    } catch (error) {
      if (!(error instanceof DiskFailure)) throw error
      return failed(error.failure.code, error.failure.detail)
    }
  }

  /** Moves an article back; `conflict` with `theirs` where another has taken its place meanwhile. */
  async giveBack(id: string): Promise<Result<OpenedArticle>> {
    return settled(() => this.#lock.hold((lock) => this.#giveBack(id, lock)))
  }

  async #giveBack(id: string, lock: HeldLock): Promise<Result<OpenedArticle>> {
    const binned = this.#read(id)
    if (!binned.ok) return binned
    if (describeIfThere(this.#disk.fileSystem, this.#articles.path(id))) {
      const theirs = this.#articles.read(id)
      return failed('conflict', theirs.ok ? { theirs: openedPart(theirs.value) } : { id })
    }
    lock.check()
    await renamePatiently(this.#disk, this.#path(id), this.#articles.path(id))
    await this.#flush()
    return ok(openedPart(binned.value))
  }

  /** What is in the bin and can be read, the last deleted first; `unread` is told of the rest. */
  async list(
    unread: (file: string, failure: DiskFailure['failure']) => void,
  ): Promise<Result<BinnedArticle[]>> {
    let names: string[]
    try {
      names = await this.#disk.fileSystem.names(this.#places.bin)
    } catch (error) {
      const { code, detail } = writeFailure(error, this.#places.root).failure
      return failed(code, detail)
    }
    const found: BinnedArticle[] = []
    const pause = pacing()
    for (const name of names) {
      const id = articleNamed(name)
      if (id === null) continue
      const binned = this.#read(id)
      if (binned.ok) {
        const { article, modified } = binned.value
        found.push({ id, headline: article.headline, deletedAt: deletedAt({ modified }) })
      } else {
        unread(`bin/${name}`, binned.failure)
      }
      await pause()
    }
    return ok(found.sort(lastDeletedFirst))
  }
}

function lastDeletedFirst(one: BinnedArticle, other: BinnedArticle): number {
  if (one.deletedAt === other.deletedAt) return one.id < other.id ? 1 : -1
  return one.deletedAt < other.deletedAt ? 1 : -1
}
