import type { ArticleContent, OpenedArticle } from '../../../core/article/index.ts'
import type { Result } from '../../../core/failure.ts'

/** The text when a save began, and the number of edits until then. */
export type Snapshot = { content: ArticleContent; edits: number }

/** A text that was sent: the snapshot itself, or the snapshot merged with another text. */
export type Sent = { content: ArticleContent; of: Snapshot }

/** How many sent texts without an answer are remembered. */
const MAX_UNANSWERED = 4

/** The texts that were sent without an answer: the library may have one of them. */
export class UnansweredSaves {
  #sent: Sent[] = []

  /** The oldest of them; undefined if there is none. */
  get oldest(): ArticleContent | undefined {
    return this.#sent[0]?.content
  }

  /** Remembers a text until its save is answered; one whose answer is lost stays. */
  async during(sent: Sent, save: () => Promise<Result<OpenedArticle>>): Promise<Result<OpenedArticle>> {
    const before = this.#sent
    // After a lost connection, the text in flight at that moment is the likeliest to have arrived.
    this.#sent = [...before.slice(0, MAX_UNANSWERED - 1), sent]
    const result = await save()
    const isLost =
      !result.ok && (result.failure.code === 'unreachable' || result.failure.code === 'unexpected')
    if (!isLost) this.#sent = before
    return result
  }

  /** The one that `isSame` finds; undefined if there is none. */
  find(isSame: (content: ArticleContent) => boolean): Sent | undefined {
    return this.#sent.find(({ content }) => isSame(content))
  }

  /** The library has a text of ours that is newer than all of them. */
  clear(): void {
    this.#sent = []
  }
}
