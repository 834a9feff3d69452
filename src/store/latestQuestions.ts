import type { Input } from '../contract/contract.ts'

type Latest = NonNullable<Input<'listArticles'>['latest']>
type Asked = { turn: number; ending: AbortController; open: number }

/**
 * Ends questions that nobody waits for any more: of one asker, those of a lower turn than the last. Several of one turn, the
 * pages of a list, stand beside each other.
 */
export class LatestQuestions {
  readonly #asked = new Map<string, Asked>()

  /** Puts a question; its signal aborts when a later one of the asker has taken its place. */
  async ask<T>(latest: Latest | undefined, question: (signal?: AbortSignal) => Promise<T>): Promise<T> {
    if (!latest) return question()
    const { of, turn } = latest
    const before = this.#asked.get(of)
    if (before && before.turn > turn) return question(AbortSignal.abort())
    const asked = before?.turn === turn ? before : { turn, ending: new AbortController(), open: 0 }
    if (asked !== before) before?.ending.abort()
    this.#asked.set(of, asked)
    asked.open += 1
    try {
      return await question(asked.ending.signal)
    } finally {
      asked.open -= 1
      if (asked.open === 0 && this.#asked.get(of) === asked) this.#asked.delete(of)
    }
  }
}
