import type { NewsroomEvent } from '../contract/events.ts'
import type { Article } from '../core/article/index.ts'
import { isLibraryFileConflict } from '../core/conflictCopies.ts'
import { ok } from '../core/failure.ts'
import type { Problem } from '../core/library.ts'
import { toResult } from './diskFailure.ts'
import { type LibraryEvents, MAX_SINGLE_EVENTS } from './events.ts'
import { watchFolders } from './folderWatch.ts'
import type { RefreshOutcome } from './indexWriter.ts'
import { articleIdOf, type LibraryPaths } from './libraryFolder.ts'
import type { LibraryParts } from './libraryParts.ts'
import { isUnexpectedName } from './misnamed.ts'
import { loopYielder } from './yieldToLoop.ts'

/** After how long a change that the watch reported during an own write is looked at again, in milliseconds. */
const RECHECK_OWN_WRITES = 100

/**
 * Compares the library with its folder, at the start and whenever other programs change it, and emits the events.
 *
 * A change by this process is emitted by the operation that made it; one by another program is found by the watch. The
 * watch reports own writes, too: an id in `#ownChanges` is left to its operation, and the events remember the last stamp
 * emitted for each article, so that one state of a file has one event.
 */
export class LibraryWatch {
  readonly #folder: string
  readonly #watched: LibraryPaths | null
  readonly #parts: LibraryParts
  readonly #events: LibraryEvents
  /** Articles that an operation of this process is changing at present. */
  readonly #ownChanges = new Set<string>()
  #stopWatching: () => void = () => undefined
  /** Comparisons with the folder run one after the other. */
  #queue: Promise<unknown> = Promise.resolve()
  #stopped: boolean = false
  /** Lets others have their turn while changed articles are read one after the other. */
  readonly #pause = loopYielder()

  /** `watched` is the library whose changes by other programs are followed, or null. */
  constructor(folder: string, watched: LibraryPaths | null, parts: LibraryParts, events: LibraryEvents) {
    this.#folder = folder
    this.#watched = watched
    this.#parts = parts
    this.#events = events
  }

  /** Follows the folder, and compares all of it once. */
  start(): void {
    this.enqueue(() => this.#compare())
    this.#watch()
  }

  /** Follows the folder anew, and compares all of it. */
  restart(): void {
    this.#watch()
    this.#queueChanges(null)
  }

  /** Takes no further changes; those in the queue are still handled. */
  stop(): void {
    this.#stopped = true
    this.#stopWatching()
  }

  /** Resolves once what was queued is done. */
  async whenIdle(): Promise<void> {
    await this.#queue
  }

  #watch(): void {
    this.#stopWatching()
    if (this.#watched === null) return
    this.#stopWatching = watchFolders([
      [this.#watched.articles, (names) => this.#queueChanges(names)],
      [this.#watched.root, (names) => this.#handleRootChanges(names)],
    ])
  }

  #handleRootChanges(names: ReadonlySet<string> | null): void {
    const { houseStyle, dictionary } = this.#parts
    const changed = [houseStyle.hasChanged(names), dictionary.hasChanged(names)]
    if (changed.includes(true)) this.#events.emitLibraryChanged()
    if ([...(names ?? [])].some(isLibraryFileConflict)) this.#queueChanges(null)
  }

  #queueChanges(names: ReadonlySet<string> | null): void {
    if (this.#stopped) return
    this.enqueue(() => this.#handleChanges(names))
  }

  /** Runs work after what was queued before. An error of the disk ends that work alone: the next change is compared again. */
  enqueue(work: () => Promise<unknown>): void {
    const turn = async () => ok(await work())
    this.#queue = this.#queue.then(() => toResult(turn, this.#folder))
  }

  /** Compares the whole folder with the index and the known problems; one event if anything differs. */
  async #compare(): Promise<ReadonlyMap<string, RefreshOutcome>> {
    const { index, scrubber } = this.#parts
    const before = scrubber.problems.changes
    const findings = await index.compare()
    await this.quarantineDamaged()
    await scrubber.clearTempFiles()
    await scrubber.examineMisnamed()
    await scrubber.handleConflictCopies()
    if (findings.size > 0 || scrubber.problems.changes !== before) this.#events.emitLibraryChanged()
    return findings
  }

  /** Quarantines damaged files and removes them from the list. */
  async quarantineDamaged(): Promise<Map<string, Problem | null>> {
    const examined = await this.#parts.scrubber.quarantineDamaged()
    if (examined.size > 0) await this.#parts.index.refresh([...examined.keys()])
    return examined
  }

  /**
   * Handles names that the watch reported, of own changes and of others'; null where the system gives no names. A state that
   * had its event is in the index, so that a long run of own changes costs no comparison; one that could not be read is looked
   * at each time.
   */
  async #handleChanges(names: ReadonlySet<string> | null): Promise<void> {
    const reported = [...(names ?? [])].flatMap((name) => {
      const id = articleIdOf(name)
      return id === null ? [] : [{ name, id, isOwn: this.#ownChanges.has(id) }]
    })
    const unseen = reported.flatMap(({ id, isOwn }) => (isOwn || this.#isSeen(id) ? [] : [id]))
    const isMuch = unseen.length > MAX_SINGLE_EVENTS || [...(names ?? [])].some(isUnexpectedName)
    const found = names === null || isMuch ? await this.#compare() : await this.#refresh(unseen)
    const news = unseen.filter((id) => found.get(id) === 'unreadable' || this.markSeen(id))
    if (names === null) await this.#parts.index.returnToDisk()
    if (names === null) this.#events.emitLibraryChanged()
    else await this.emitArticles(news)
    const own = reported.flatMap(({ name, isOwn }) => (isOwn ? [name] : []))
    if (own.length > 0) setTimeout(() => this.#queueChanges(new Set(own)), RECHECK_OWN_WRITES)
  }

  /** Looks at the files of articles; an event of the library if a problem is new or gone. */
  async #refresh(ids: readonly string[]): Promise<ReadonlyMap<string, RefreshOutcome>> {
    const { index, scrubber } = this.#parts
    const before = scrubber.problems.changes
    const found = await index.refresh(ids)
    await this.quarantineDamaged()
    if (scrubber.problems.changes !== before) this.#events.emitLibraryChanged()
    return found
  }

  /** True if the present state of an article's file has had its event. */
  #isSeen(id: string): boolean {
    const stamp = this.#parts.articles.stamp(id)
    return stamp.ok && this.#events.hasSeen(id, stamp.value)
  }

  /** True if the present state of an article's file has had no event; marks it as seen. */
  markSeen(id: string): boolean {
    const stamp = this.#parts.articles.stamp(id)
    return stamp.ok && this.#events.markSeen(id, stamp.value)
  }

  /** Tells of changed articles, each by an event of its own unless there are many; those that are not `known` are read. */
  async emitArticles(ids: readonly string[], known: ReadonlyMap<string, Article> = new Map()): Promise<void> {
    if (ids.length > MAX_SINGLE_EVENTS) return this.#events.emitLibraryChanged()
    for (const id of ids) {
      const article = known.get(id)
      if (article) this.#events.emit(this.changedEvent(article))
      else this.#emitArticle(id)
      await this.#pause()
    }
  }

  #emitArticle(id: string): void {
    const read = this.#parts.articles.read(id)
    if (read.ok) {
      this.#events.emit(this.changedEvent(read.value.article))
    } else if (read.failure.code === 'not-found') {
      this.#events.emit({ type: 'article-removed', id })
    } else {
      this.#events.emitLibraryChanged()
    }
  }

  /** The event of a changed article, with its summary where the index has one. */
  changedEvent(article: Article): NewsroomEvent {
    const summary = this.#parts.index.summaryOf(article)
    return summary ? { type: 'article-changed', summary } : { type: 'library-changed' }
  }

  /** Runs an operation on articles; the watch ignores them meanwhile. */
  async during<T>(ids: readonly string[], work: () => Promise<T>): Promise<T> {
    for (const id of ids) this.#ownChanges.add(id)
    try {
      return await work()
    } finally {
      for (const id of ids) this.#ownChanges.delete(id)
    }
  }
}
