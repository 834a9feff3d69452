import type { NewsroomEvent } from '../contract/contract.ts'

const MOST_KNOWN = 50_000

/** Who wants to know of changes, and what has been told already, so that an own write is not told twice. */
export class Announcements {
  readonly #listeners = new Set<(event: NewsroomEvent) => void>()
  /** The last state of an article's file that was told of; null for a file that is gone. */
  readonly #told = new Map<string, string | null>()

  subscribe(listener: (event: NewsroomEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  tell(event: NewsroomEvent): void {
    for (const listener of [...this.#listeners]) listener(event)
  }

  /** Notes the state of an article's file that is being told of; false where it was told of before. */
  isNews(id: string, stamp: string | null): boolean {
    if (this.#told.get(id) === stamp && this.#told.has(id)) return false
    this.#told.delete(id)
    this.#told.set(id, stamp)
    if (this.#told.size > MOST_KNOWN) {
      for (const oldest of this.#told.keys()) {
        this.#told.delete(oldest)
        break
      }
    }
    return true
  }
}
