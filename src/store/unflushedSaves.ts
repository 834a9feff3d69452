import type { Base } from '../core/article/index.ts'

/**
 * Saves that were reported as failed although the file was replaced, because only flushing the folder failed. The next save
 * still has the base from before; it must not be a conflict with its own text.
 */
export class UnflushedSaves {
  readonly #saves = new Map<string, { base: Base; fingerprint: string }>()

  note(id: string, base: Base, fingerprint: string): void {
    this.#saves.set(id, { base, fingerprint })
  }

  forget(id: string): void {
    this.#saves.delete(id)
  }

  /** True if the file with that fingerprint is what such a save made of `base`. */
  has(id: string, base: Base, fingerprint: string): boolean {
    const save = this.#saves.get(id)
    return (
      save?.fingerprint === fingerprint &&
      save.base.fingerprint === base.fingerprint &&
      save.base.revision === base.revision
    )
  }
}
