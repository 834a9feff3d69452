import type { Input } from '../../../contract/contract.ts'
import type { ArticleContent } from '../../../core/article/index.ts'
import type { KeepReason } from '../../../core/versions.ts'

/** `before` is the text before the step; null where it is the one that the library has. `edits` were made until then. */
type Step = { keep: KeepReason; before: ArticleContent | null; edits: number }

/**
 * Has the text from before a step (all fixes, a replacement everywhere) kept as a version by the save that brings the step to
 * the library: nobody waits for it, and a text that could not be kept is not replaced. Of several steps before one save, the
 * text before the first is kept.
 */
export class StepVersion {
  #step: Step | null = null

  /** Notes that a step comes next, after so many edits. */
  begin(keep: KeepReason, before: ArticleContent | null, edits: number): void {
    this.#step ??= { keep, before, edits }
  }

  /** What the save of a text with so many edits keeps. */
  requestFor(edits: number): Pick<Input<'saveArticle'>, 'keep' | 'before'> {
    if (!this.#step || edits <= this.#step.edits) return {}
    const { keep, before } = this.#step
    return { keep, ...(before && { before }) }
  }

  /** A text with so many edits was saved, together with what it keeps. */
  saved(edits: number): void {
    if (this.#step && edits > this.#step.edits) this.#step = null
  }

  /** The library has another text from now on; `base` is the one that it had. */
  rebase(base: ArticleContent): void {
    if (this.#step) this.#step.before ??= base
  }

  /** The text with the step is given up. */
  drop(): void {
    this.#step = null
  }
}
