import type { NewsroomEvent } from '../contract/events.ts'

/** How many articles may change at once and still have an event each; more are one `library-changed`. */
export const MAX_SINGLE_EVENTS = 50
const MAX_REMEMBERED = 50_000

/** Emits the library's events, and remembers the last state of each article's file that had one. */
export class LibraryEvents {
  readonly #listeners = new Set<(event: NewsroomEvent) => void>()
  readonly #later: (() => NewsroomEvent)[] = []
  /** By id: the stamp of the last state with an event, null for a removed file; the oldest entries are dropped. */
  readonly #seen = new Map<string, string | null>()

  subscribe(listener: (event: NewsroomEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  emit(event: NewsroomEvent): void {
    this.flush()
    for (const listener of [...this.#listeners]) listener(event)
  }

  /** Tells that anything may have changed: who shows the library asks for it again. */
  emitLibraryChanged(): void {
    this.emit({ type: 'library-changed' })
  }

  /** Emits an event that is made when this turn of the event loop is over, or before the next event if that comes sooner. */
  emitLater(make: () => NewsroomEvent): void {
    if (this.#later.push(make) === 1) setImmediate(() => this.flush())
  }

  /** Emits what `emitLater` holds back. */
  flush(): void {
    for (const make of this.#later.splice(0)) {
      const event = make()
      for (const listener of [...this.#listeners]) listener(event)
    }
  }

  /** Tells of articles that were destroyed, and remembers that they have no file. */
  emitDestroyed(ids: readonly string[]): void {
    for (const id of ids) this.markSeen(id, null)
    if (ids.length > MAX_SINGLE_EVENTS) this.emitLibraryChanged()
    else for (const id of ids) this.emit({ type: 'article-removed', id, forGood: true })
  }

  /** True if this state of an article's file is the one that is remembered. */
  hasSeen(id: string, stamp: string | null): boolean {
    return this.#seen.get(id) === stamp && this.#seen.has(id)
  }

  /** Remembers a state of an article's file; false if it is the one already remembered. */
  markSeen(id: string, stamp: string | null): boolean {
    if (this.hasSeen(id, stamp)) return false
    this.#seen.delete(id)
    this.#seen.set(id, stamp)
    if (this.#seen.size > MAX_REMEMBERED) {
      for (const oldest of this.#seen.keys()) {
        this.#seen.delete(oldest)
        break
      }
    }
    return true
  }
}
