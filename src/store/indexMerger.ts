import { scheduler, setTimeout } from 'node:timers/promises'
import type { IndexConnection } from './indexConnection.ts'

/** Milliseconds without a write after which merging begins. */
const QUIET = 250
/** Commits that may wait to be merged while writes go on; from then on both take turns. */
const MOST_UNMERGED = 100

/**
 * Merges the segments that each commit leaves in the index, in steps of some milliseconds: a search looks into each of them.
 * FTS5 would do it by itself, but within a commit, and then for as long as it takes. It waits until nothing is written,
 * unless too much has come together. Ended before it is done, it goes on once the index has been opened and compared.
 */
export class IndexMerger {
  readonly #connection: IndexConnection
  readonly #closing: AbortSignal
  #lastWrite = 0
  #unmerged = 0
  #merging: Promise<void> | null = null

  constructor(connection: IndexConnection, closing: AbortSignal) {
    this.#connection = connection
    this.#closing = closing
  }

  /** Has the segments merged, soon. */
  noteCommit(): void {
    this.#unmerged += 1
    this.mergeLater()
  }

  /** Has the segments merged that an index had when it was opened, once nothing has been written for a while. */
  mergeLater(): void {
    this.#lastWrite = performance.now()
    if (this.#closing.aborted) return
    this.#merging ??= this.#merge().finally(() => {
      this.#merging = null
    })
  }

  /** Settles when nothing is being merged; after closing began, within a step. */
  async whenIdle(): Promise<void> {
    await this.#merging
  }

  async #merge(): Promise<void> {
    for (let isMerging = true; isMerging; ) {
      await this.#quiet()
      if (this.#closing.aborted) return
      const hasMore = await this.#connection.run('mergeSome', null)
      if (hasMore === null) this.#lastWrite = performance.now()
      isMerging = hasMore ?? true
    }
    this.#unmerged = 0
  }

  /** Settles when it is time for the next step. */
  async #quiet(): Promise<void> {
    await scheduler.yield()
    while (!this.#closing.aborted && this.#unmerged < MOST_UNMERGED) {
      const left = this.#lastWrite + QUIET - performance.now()
      if (left <= 0) return
      await setTimeout(left, undefined, { ref: false, signal: this.#closing }).catch(() => undefined)
    }
  }
}
