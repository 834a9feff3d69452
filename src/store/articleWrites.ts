import type { Article, Base, OpenedArticle } from '../core/article/index.ts'
import { type Failure, failed, ok, type Result } from '../core/failure.ts'
import type { ArticleChange, VersionsToKeep } from '../newsroom/index.ts'
import type { WrittenArticle } from './articles.ts'
import { assertArticleId } from './assertArticle.ts'
import type { LibraryIndex } from './libraryIndex.ts'
import type { LibraryParts } from './libraryParts.ts'
import { loopYielder } from './yieldToLoop.ts'

/** What the library does around a write. */
type Surroundings = {
  /** Runs an operation on articles; the watch ignores them meanwhile. */
  during<T>(ids: readonly string[], work: () => Promise<T>): Promise<T>
  markSeen(id: string, stamp: string): void
  /** Tells of a write once its caller has the answer. */
  emitChanged(article: Article): void
  emitLibraryChanged(): void
  /** Reads an article that could not be read a moment ago. */
  readAgain(id: string): Promise<Result<OpenedArticle>>
}

/** On a full disk, moves the index into memory to make room, and tries once more. */
export async function withRoom<T>(index: LibraryIndex, write: () => Promise<Result<T>>): Promise<Result<T>> {
  const written = await write()
  const isFull = !written.ok && written.failure.code === 'disk-full'
  return isFull && (await index.leaveDisk(written.failure)) ? write() : written
}

/** The writes of articles' texts: brings the index up to each, and tells the windows of it. */
export class ArticleWrites {
  readonly #parts: LibraryParts
  readonly #around: Surroundings

  constructor(parts: LibraryParts, around: Surroundings) {
    this.#parts = parts
    this.#around = around
  }

  add(articles: readonly Article[]): Promise<Result<OpenedArticle>[]> {
    const ids = articles.map(({ id }) => id)
    return this.#around.during(ids, () => this.#add(articles))
  }

  async #add(articles: readonly Article[]): Promise<Result<OpenedArticle>[]> {
    const { writeHealth } = this.#parts
    const results: Result<OpenedArticle>[] = []
    for await (const group of this.#parts.articles.add(articles)) {
      for (const result of group) {
        writeHealth.observe(result)
        results.push(result.ok ? ok(this.#afterWrite(result.value)) : result)
      }
      // The index takes in what is written while the next group waits for the disk.
      await this.#parts.index.takeIn()
    }
    const added = results.flatMap((result) => (result.ok ? [result.value.article] : []))
    const [first] = added
    if (added.length > 1) this.#around.emitLibraryChanged()
    else if (first) this.#around.emitChanged(first)
    return results
  }

  /**
   * If another program removed the file meanwhile, fails with `not-found`; `inBin` in the detail is true if the article
   * is in the bin. The caller has then the only copy of the text, and may add it as a new article.
   */
  async update(
    id: string,
    base: Base,
    change: (current: Article) => Article,
    keep?: VersionsToKeep,
  ): Promise<Result<OpenedArticle>> {
    assertArticleId(id)
    const { articles, writeHealth, index } = this.#parts
    return this.#around.during([id], async () => {
      const write = () => articles.update(id, base, change, keep)
      return this.#finish(id, writeHealth.observe(await withRoom(index, write)))
    })
  }

  async updateGroup(changes: readonly ArticleChange[]): Promise<Result<OpenedArticle>[]> {
    const ids = changes.map(({ current }) => current.article.id)
    ids.forEach(assertArticleId)
    const { articles, writeHealth, index } = this.#parts
    return this.#around.during(ids, async () => {
      let written = await articles.updateGroup(changes)
      const full = written.findIndex((each) => !each.ok && each.failure.code === 'disk-full')
      const first = written[full]
      if (first && !first.ok && (await index.leaveDisk(first.failure))) {
        const again = await articles.updateGroup(changes.filter((_, at) => !written[at]?.ok))
        const queue = again.values()
        written = written.map((each) => (each.ok ? each : (queue.next().value ?? each)))
      }
      const results: Result<OpenedArticle>[] = []
      const pause = loopYielder()
      for (const [at, each] of written.entries()) {
        await pause()
        results.push(await this.#finish(ids[at] ?? '', writeHealth.observe(each)))
      }
      await index.takeIn()
      return results
    })
  }

  async #finish(id: string, updated: Result<WrittenArticle>): Promise<Result<OpenedArticle>> {
    if (!updated.ok) return this.#explainFailedUpdate(id, updated.failure)
    const opened = this.#afterWrite(updated.value)
    this.#around.emitChanged(opened.article)
    return ok(opened)
  }

  #afterWrite({ article, fingerprint, readOnly, stamp }: WrittenArticle): OpenedArticle {
    if (stamp !== null) {
      this.#parts.index.noteWrite(article, stamp)
      this.#around.markSeen(article.id, stamp)
    }
    return { article, fingerprint, readOnly }
  }

  async #explainFailedUpdate(id: string, { code, detail }: Failure): Promise<Result<never>> {
    await this.#parts.index.refresh([id])
    if (code === 'not-found') return failed(code, { ...detail, inBin: this.#parts.bin.has(id) })
    if (code !== 'damaged') return failed(code, detail)
    // If it can be read a moment later, another program was in the middle of writing it.
    const read = await this.#around.readAgain(id)
    return read.ok ? failed('conflict', { theirs: read.value }) : read
  }
}
