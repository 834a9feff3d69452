import { create } from 'zustand'
import type { Spelling } from '../../../../core/spelling/index.ts'
import { newsroom } from '../../client.ts'
import { useDictionary } from '../../state/dictionary.ts'
import { useSettings } from '../../state/settings.ts'

type Verdict = 'known' | 'unknown'

/** The most words of one question. */
const MOST_WORDS = 2_000
/** How long words are gathered before they are asked about, in milliseconds. */
const GATHERING = 20
/** How long after a failure the host is asked again, in milliseconds. */
const RETRY = 3_000
/** The most suggestions that are kept. */
const MOST_SUGGESTED = 500

type SpellingState = {
  /** Raised each time when all words that were asked about have been judged. */
  generation: number
  /** True while the host does not answer: words stay without a verdict until it does. */
  isPaused: boolean
}

/** How far the checking of words has come. */
export const useSpelling = create<SpellingState>(() => ({ generation: 0, isPaused: false }))

/**
 * What dictionaries say of words, asked of the host and kept. `verdictOf` answers at once; a word that is not known yet is asked
 * about a moment later, with the others of that moment, and `useSpelling` tells when the answers are there.
 */
class SpellingVerdicts {
  readonly #verdicts = new Map<string, Map<string, Verdict>>()
  readonly #wanted = new Map<string, Set<string>>()
  readonly #suggested = new Map<string, Promise<readonly string[] | null>>()
  readonly #without = new Set<string>()
  #asking: Promise<void> | null = null
  #retry: ReturnType<typeof setTimeout> | undefined
  #rules = this.#newRules()
  /** How often a verdict was missing. */
  misses = 0

  constructor() {
    const { refresh } = useDictionary.getState()
    void refresh()
    newsroom.subscribe(({ type }) => {
      if (type === 'library-changed') void refresh()
    })
    useDictionary.subscribe(({ words }, before) => {
      if (words !== before.words) void this.#judgeAgain()
    })
    useSettings.subscribe(({ saved }, before) => {
      if (saved.frenchSpelling !== before.saved.frenchSpelling) void this.#judgeAgain()
    })
  }

  /** What `proofread` takes; another object once a verdict has changed. */
  get rules(): Spelling {
    return this.#rules
  }

  /** True for a language that has no dictionary. */
  hasNoDictionary(language: string): boolean {
    return this.#without.has(language)
  }

  /** Resolves once every word that was asked for has been judged, or the host does not answer; null where there is none. */
  settled(): Promise<void> | null {
    return this.#asking
  }

  /** How a word may be spelt, the likeliest first; null where the host does not answer. */
  suggest(language: string, word: string): Promise<readonly string[] | null> {
    const key = `${language} ${word}`
    const known = this.#suggested.get(key)
    if (known !== undefined) return known
    if (this.#suggested.size >= MOST_SUGGESTED) this.#suggested.clear()
    const asked = newsroom.suggestSpelling({ language, word }).then((answer) => {
      if (answer.ok) return answer.value.suggestions
      this.#suggested.delete(key)
      return null
    })
    this.#suggested.set(key, asked)
    return asked
  }

  #newRules(): Spelling {
    return { verdictOf: (language, word) => this.#verdictOf(language, word) }
  }

  #verdictOf(language: string, word: string): Verdict | undefined {
    const verdict = this.#verdicts.get(language)?.get(word)
    if (verdict !== undefined) return verdict
    this.misses += 1
    const wanted = this.#wanted.get(language)
    if (wanted) wanted.add(word)
    else this.#wanted.set(language, new Set([word]))
    if (this.#retry === undefined) this.#asking ??= this.#gather().then(() => this.#ask())
    return undefined
  }

  #gather(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, GATHERING))
  }

  async #ask(): Promise<void> {
    for (let next = this.#next(); next; next = this.#next()) {
      const [language, wanted] = next
      const words = [...wanted].slice(0, MOST_WORDS)
      if (!(await this.#judge(language, words))) {
        this.#pause()
        return
      }
      for (const word of words) wanted.delete(word)
    }
    this.#asking = null
    useSpelling.setState(({ generation }) => ({ generation: generation + 1, isPaused: false }))
  }

  #next(): [language: string, words: Set<string>] | undefined {
    return [...this.#wanted].find(([, wanted]) => wanted.size > 0)
  }

  /** Asks about words of a language; false where the host does not answer. */
  async #judge(language: string, words: readonly string[]): Promise<boolean> {
    const answer = await newsroom.checkSpelling({ language, words: [...words] })
    if (!answer.ok) return false
    const { dictionary, unknown } = answer.value
    if (dictionary === null) this.#without.add(language)
    else this.#without.delete(language)
    const verdicts = this.#verdicts.get(language) ?? new Map<string, Verdict>()
    this.#verdicts.set(language, verdicts)
    const misspelt = new Set(unknown)
    let hasChanged = false
    for (const word of words) {
      const verdict = misspelt.has(word) ? 'unknown' : 'known'
      hasChanged ||= verdicts.has(word) && verdicts.get(word) !== verdict
      verdicts.set(word, verdict)
    }
    if (hasChanged) this.#rules = this.#newRules()
    return true
  }

  #pause(): void {
    this.#asking = null
    useSpelling.setState({ isPaused: true })
    this.#retry = setTimeout(() => {
      this.#retry = undefined
      this.#asking ??= this.#ask()
    }, RETRY)
  }

  /** Asks about all words again, whose verdicts stand until then: the dictionary of the house or a setting is another one. */
  async #judgeAgain(): Promise<void> {
    this.#suggested.clear()
    for (const [language, verdicts] of this.#verdicts) {
      const words = [...verdicts.keys()]
      for (let start = 0; start < words.length; start += MOST_WORDS)
        if (!(await this.#judge(language, words.slice(start, start + MOST_WORDS)))) break
    }
    useSpelling.setState(({ generation }) => ({ generation: generation + 1 }))
  }
}

/** What dictionaries say of the words of this window's articles. */
export const spelling = new SpellingVerdicts()
