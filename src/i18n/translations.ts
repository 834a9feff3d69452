import type { Locale } from '../core/locales.ts'
import type { SentenceKey } from './sentences.ts'

type Areas = { readonly [area: string]: { readonly [key: string]: string } }

/** Sentences by language, area and key. */
export type SentencesByLanguage = { readonly [language: string]: Areas }

/** A language of a region, which has only what differs from its base. */
type RegionalLocale = Extract<Locale, `${string}-${string}`>

/** Sentences in every language that the interface has. */
export type SentencesInEveryLanguage = {
  readonly [language in Exclude<Locale, RegionalLocale>]: Areas
} & { readonly [language in RegionalLocale]?: Areas }

/** What a sentence is about: `{{name}}` in it is replaced by the value of that name. */
type Variables = {
  readonly [name: string]: unknown
  /** Chooses among the sentences for none, one and several. */
  readonly count?: number
  /** What is said where no key has a sentence. */
  readonly defaultValue?: string
}

/** Says a sentence; of several keys, the first that has one. A key without a sentence is said itself. */
export type Translate = {
  (key: SentenceKey | readonly SentenceKey[], variables?: Variables): string
  /** With what is said where none of the keys has a sentence. */
  (keys: readonly `${string}:${string}`[], variables: Variables & { readonly defaultValue: string }): string
}

/** A place in a sentence for a value, as it is or as a number of the language. */
const PLACE = /\{\{(\w+)(, number)?\}\}/g
/** Where thousands begin in a row of digits. */
const THOUSANDS = /\B(?=(?:\d{3})+$)/g
const SEPARATORS: { readonly [language in Locale]: string } = { fr: '\u202f', en: ',', 'en-GB': ',' }

const formats = new Map<Locale, Intl.NumberFormat>()
const plurals = new Map<Locale, Intl.PluralRules>()

/** Made once for each language: making one is slow. */
function once<Value>(known: Map<Locale, Value>, language: Locale, make: () => Value): Value {
  const value = known.get(language) ?? make()
  known.set(language, value)
  return value
}

/**
 * A number as the language writes it. Whole numbers, which all that are said at the start are, need no `Intl.NumberFormat`, whose
 * first use costs a window ten milliseconds.
 */
export function numberIn(language: Locale, value: number): string {
  if (Number.isSafeInteger(value) && !Object.is(value, -0))
    return String(value).replace(THOUSANDS, SEPARATORS[language])
  return once(formats, language, () => new Intl.NumberFormat(language)).format(value)
}

/** The sentences that are loaded, and the language in which they are said. */
export class I18n {
  readonly #sentences = new Map<string, Map<string, { readonly [key: string]: string }>>()
  readonly #listeners = new Set<() => void>()
  #language: Locale

  constructor(language: Locale, sentences: SentencesByLanguage) {
    this.#language = language
    this.add(sentences)
  }

  get language(): Locale {
    return this.#language
  }

  /** Adds areas of sentences; of an area that is there, those that are new. */
  add(sentences: SentencesByLanguage): void {
    for (const [language, areas] of Object.entries(sentences)) {
      const known = this.#sentences.get(language) ?? new Map()
      this.#sentences.set(language, known)
      for (const [area, added] of Object.entries(areas)) known.set(area, { ...added, ...known.get(area) })
    }
  }

  changeLanguage(language: Locale): void {
    this.#language = language
    for (const listener of this.#listeners) listener()
  }

  /** Calls a listener when the language has changed. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Says sentences in the language that is the current one then. */
  readonly t: Translate = (key: string | readonly string[], variables?: Variables) =>
    this.#say(this.#language, key, variables)

  /** Says sentences in one language. */
  inLanguage(language: Locale): Translate {
    return (key: string | readonly string[], variables?: Variables) => this.#say(language, key, variables)
  }

  #say(language: Locale, key: string | readonly string[], variables: Variables = {}): string {
    const keys = typeof key === 'string' ? [key] : key
    for (const each of keys) {
      const sentence = this.#sentence(language, each, variables.count)
      if (sentence === undefined) continue
      return sentence.replace(PLACE, (_place, name: string, isNumber?: string) => {
        const value = variables[name] ?? ''
        return isNumber ? numberIn(language, Number(value)) : String(value)
      })
    }
    const last = keys.at(-1) ?? ''
    return variables.defaultValue ?? last.slice(last.indexOf(':') + 1)
  }

  /** The sentence of a key; of British English, what differs from American English and that besides. */
  #sentence(language: Locale, whole: string, count: number | undefined): string | undefined {
    const colon = whole.indexOf(':')
    const [area, key] = colon < 0 ? ['common', whole] : [whole.slice(0, colon), whole.slice(colon + 1)]
    const keys =
      count === undefined ? [key] : [...this.#endings(language, count).map((end) => key + end), key]
    for (const from of language === 'en-GB' ? ['en-GB', 'en'] : [language]) {
      const sentences = this.#sentences.get(from)?.get(area)
      const found = sentences && keys.find((each) => Object.hasOwn(sentences, each))
      if (found !== undefined) return sentences?.[found]
    }
    return undefined
  }

  #endings(language: Locale, count: number): string[] {
    const rules = once(plurals, language, () => new Intl.PluralRules(language))
    const ending = rules.select(count) === 'one' ? '_one' : '_other'
    return count === 0 ? ['_zero', ending] : [ending]
  }
}
