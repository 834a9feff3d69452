import type { RecoveryCopy } from '../../../core/recoveryCopy.ts'
import type { Recovery } from './recovery.ts'
import type { LocalCopy } from './savedState.ts'

/** The recovery copies of one unsaved text: one for each revision of the article that it was based on. */
export class CopiesOfText {
  readonly #id: string
  readonly #recovery: Recovery
  /** The base revisions that have copies. */
  #revisions = new Set<number>()
  /** The newest copy that the host has kept, and the number of edits in it. */
  #local: { at: number; edits: number } | null = null

  constructor(id: string, recovery: Recovery) {
    this.#id = id
    this.#recovery = recovery
  }

  /** The newest copy that the host has kept, for a text with so many edits; null if there was none. */
  local(edits: number): LocalCopy | null {
    return this.#local && { at: this.#local.at, isCurrent: this.#local.edits === edits }
  }

  /** Notes that the host has kept a copy of a text with so many edits. */
  kept(at: number, edits: number): void {
    this.#local = { at, edits }
  }

  put(copy: RecoveryCopy, onAnswer: (kept: boolean) => void): void {
    this.#recovery.put(copy, onAnswer)
    this.#revisions.add(copy.base.revision)
  }

  /** Takes over copies of earlier windows. */
  takeOver(copies: readonly RecoveryCopy[]): void {
    for (const { base } of copies) this.#revisions.add(base.revision)
  }

  /** Deletes every copy. */
  drop(): void {
    for (const revision of this.#revisions) this.#recovery.drop(this.#id, revision)
    this.#revisions.clear()
  }

  /** Deletes the copies, if there are any, after `save` has put one of the present text and base. */
  renew(save: () => void): void {
    const before = this.#revisions
    this.#revisions = new Set()
    if (before.size > 0) save()
    for (const revision of before) if (!this.#revisions.has(revision)) this.#recovery.drop(this.#id, revision)
  }
}
