import type { Input, Output } from '../contract/contract.ts'
import type { Failure, Result } from '../core/failure.ts'
import type { FrenchSpelling, HouseWord, Spelling, Verdict } from '../core/spelling/index.ts'
import { WorkerSpeller } from '../host/speller/index.ts'

/** The most words of one question. */
const BATCH = 2000

type CheckSpelling = (input: Input<'checkSpelling'>) => Promise<Result<Output<'checkSpelling'>>>

/** What dictionaries say of the words of the texts of one run; each word is looked up once. */
export class SpellingVerdicts {
  /** Why words could not be looked up; null while they can. */
  failure: Failure | null = null
  readonly #check: CheckSpelling
  readonly #verdicts = new Map<string, Map<string, Verdict>>()

  constructor(check: CheckSpelling) {
    this.#check = check
  }

  /** For the rules of proofreading. */
  readonly spelling: Spelling = {
    verdictOf: (language, word) => this.#verdicts.get(language)?.get(word),
  }

  /** Looks words up, by their language. After a failure nothing is looked up any more. */
  async lookUp(words: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
    for (const [language, some] of words) {
      const known = this.#verdicts.get(language) ?? new Map<string, Verdict>()
      this.#verdicts.set(language, known)
      const news = [...some].filter((word) => !known.has(word))
      for (let at = 0; at < news.length && !this.failure; at += BATCH)
        await this.#ask(language, news.slice(at, at + BATCH), known)
    }
  }

  async #ask(language: string, words: string[], known: Map<string, Verdict>): Promise<void> {
    const checked = await this.#check({ language, words })
    if (!checked.ok) {
      this.failure = checked.failure
      return
    }
    const unknown = new Set(checked.value.unknown)
    for (const word of words) known.set(word, unknown.has(word) ? 'unknown' : 'known')
  }
}

/** Looks words up without a library, by the shipped dictionaries, those in a folder, and these words of the house, in this spelling of French; `close` releases them. */
export function spellingWithoutLibrary(
  folder: string,
  house: readonly HouseWord[],
  french: FrenchSpelling,
): {
  verdicts: SpellingVerdicts
  close(): Promise<void>
} {
  const speller = new WorkerSpeller(folder)
  const verdicts = new SpellingVerdicts(({ language, words }) =>
    speller.check({ language, french, house }, words),
  )
  return { verdicts, close: () => speller.close() }
}
