import { Hunspell } from 'hunspell-wasm'
import initialize from 'hunspell-wasm/wasm/hunspell.js'
import { suggestionsFor } from './suggestions.ts'

/** The two files of a dictionary, in Hunspell's format. */
export type DictionaryBytes = { aff: Uint8Array; dic: Uint8Array }

/** A word of the house, inflected as its model is. */
export type ExtraWord = { word: string; model: string | null }

/** What an engine is made of. `oxford` is American English, by which British `-ise` becomes `-ize`. */
export type EngineParts = {
  wasm: Uint8Array
  main: DictionaryBytes
  language: string
  oxford?: DictionaryBytes
  /** The spellings of 1990, each on a line with the one that it replaces: `connaitre connaître`. */
  reform?: string
  /** Words that are known whatever the house's own are. */
  extra?: readonly ExtraWord[]
}

/** French as before 1990, as recommended since then, or either way. */
export type Reform = 'both' | 'classical' | '1990'

/** What a word is held against besides the dictionary. */
export type EngineOptions = { reform: Reform }

/** An elided word of French, with its apostrophe. */
const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'/i

/** The `s` or `z` of `-ise`, `-izing`, `-isation` and the like. */
const OXFORD_ENDING =
  /(?<=\p{L}{2}i)[sz](?=(?:e[drs]?|ers|ing|ings|able|ation|ations|ational|ationally)(?:'s)?$)/iu

/** A word with the `-ize` that Oxford may have; null for a word without such an ending. */
function oxfordForm(word: string): string | null {
  if (!OXFORD_ENDING.test(word)) return null
  return word.replace(OXFORD_ENDING, (letter) => (letter === letter.toLowerCase() ? 'z' : 'Z'))
}

/** The text of a file in the encoding that its `SET` line names; ISO 8859-1 without one, as Hunspell has it. */
function decoded(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes)
}

const ENCODINGS: Readonly<Record<string, string>> = {
  'microsoft-cp1251': 'windows-1251',
  'iscii-devanagari': 'utf-8',
  'tis620-2533': 'windows-874',
}

/** The two files as texts in UTF-8, which is the only encoding of words that the engine is asked in. */
function dictionaryTexts({ aff, dic }: DictionaryBytes): { aff: string; dic: string } {
  const ascii = decoded(aff, 'iso-8859-1')
  const named = /^(?:ï»¿)?[ \t]*SET[ \t]+(\S+)/m.exec(ascii)?.[1]?.toLowerCase() ?? 'iso8859-1'
  const encoding = ENCODINGS[named] ?? named.replace(/^iso8859/, 'iso-8859')
  if (encoding === 'utf-8') return { aff: decoded(aff, 'utf-8'), dic: decoded(dic, 'utf-8') }
  const text = decoded(aff, encoding)
  const flags = /^[ \t]*FLAG[ \t]/m.test(text) ? '' : 'FLAG UTF-8\n'
  return { aff: `SET UTF-8\n${flags}${text.replace(/^[ \t]*SET[ \t].*$/m, '')}`, dic: decoded(dic, encoding) }
}

/** The engine's module, from its bytes; the package declares it without its options. */
const startModule: (options: { wasmBinary: Uint8Array }) => Promise<unknown> = initialize

const LONGEST_SAMPLE = 50

/** Judges words by one dictionary. Throws where the files are no dictionary. */
export class SpellingEngine {
  readonly language: string
  readonly #module: unknown
  readonly #main: Hunspell
  readonly #texts: { aff: string; dic: string }
  readonly #oxford: Hunspell | null
  readonly #extra: readonly ExtraWord[]
  /** The spelling before 1990 of each later one, empty where it is not known; and the other way round. */
  readonly #classical = new Map<string, string>()
  readonly #reformed = new Map<string, string>()
  /** The new words and those of the house. */
  #house: Hunspell | null = null
  #entries: ReadonlySet<string> | null = null

  static async create(parts: EngineParts): Promise<SpellingEngine> {
    return new SpellingEngine(await startModule({ wasmBinary: parts.wasm }), parts)
  }

  private constructor(module: unknown, { main, language, oxford, reform = '', extra = [] }: EngineParts) {
    this.language = language
    this.#module = module
    this.#texts = dictionaryTexts(main)
    this.#main = this.#open(this.#texts)
    this.#oxford = oxford ? this.#open(dictionaryTexts(oxford)) : null
    this.#extra = extra
    this.setHouse([])
    for (const line of reform.split('\n')) {
      const [later = '', earlier = ''] = line.split(' ')
      if (later === '') continue
      this.#classical.set(later, earlier)
      if (earlier !== '') this.#reformed.set(earlier, later)
    }
  }

  #open({ aff, dic }: { aff: string; dic: string }): Hunspell {
    return new Hunspell(this.#module, aff, dic)
  }

  /** False where the dictionary knows none of a hundred of its own words: the two files do not belong together. */
  get isSound(): boolean {
    const lines = this.#texts.dic.split('\n')
    const step = Math.max(1, Math.floor(lines.length / 100))
    for (let at = 1; at < lines.length; at += step) {
      const word = lines[at]?.split(/[/\t\r]/)[0] ?? ''
      if (word !== '' && word.length < LONGEST_SAMPLE && this.#main.testSpelling(word)) return true
    }
    return false
  }

  /**
   * Puts other words of the house in the place of the present ones. They have a small dictionary of their own with the rules of
   * the main one, since a word that was added to that could not be taken out again.
   */
  setHouse(house: readonly ExtraWord[]): void {
    this.#house?.dispose()
    this.#house = null
    const words = [...this.#extra, ...house]
    if (words.length === 0) return
    const models = new Set(words.flatMap(({ model }) => model ?? []))
    const flags = this.#flagsOf(models)
    const lines = words.map(({ word, model }) => word + (flags.get(model ?? '') ?? ''))
    this.#house = this.#open({ aff: this.#texts.aff, dic: `${lines.length}\n${lines.join('\n')}\n` })
  }

  /** The flags of words in the main dictionary, with their slash. */
  #flagsOf(models: ReadonlySet<string>): ReadonlyMap<string, string> {
    const flags = new Map<string, string>()
    if (models.size === 0) return flags
    for (const [, word = '', flag = ''] of this.#texts.dic.matchAll(/^([^/\t\r\n]+)(\/[^\s]*)/gm)) {
      if (models.has(word) && !flags.has(word)) flags.set(word, flag)
    }
    return flags
  }

  /** The words of these that are unknown, in their order. */
  unknown(words: readonly string[], options: EngineOptions): string[] {
    return words.filter((word) => !this.knows(word, options))
  }

  knows(word: string, options: EngineOptions): boolean {
    const isKnown = this.#oxford ? this.#knowsOxford(word, this.#oxford) : this.#knowsReform(word, options)
    return isKnown || (this.#house !== null && this.#knowsHouse(word, this.#house))
  }

  /** A word of the house also where it is elided in French, or has a genitive in English. */
  #knowsHouse(word: string, house: Hunspell): boolean {
    if (house.testSpelling(word)) return true
    const forms = [word.replace(ELIDED, ''), word.replace(/'s$|(?<=s)'$/i, '')]
    return forms.some((form) => form !== word && house.testSpelling(form))
  }

  #knowsReform(word: string, { reform }: EngineOptions): boolean {
    if (this.#classical.size === 0) return this.#main.testSpelling(word)
    const bare = word.replace(ELIDED, '')
    const lower = bare.toLowerCase()
    if (reform === '1990' && (this.#reformed.has(bare) || this.#reformed.has(lower))) return false
    if (this.#main.testSpelling(word)) return true
    return reform !== 'classical' && (this.#classical.has(bare) || this.#classical.has(lower))
  }

  /** British, but `-ize` where American has it. */
  #knowsOxford(word: string, american: Hunspell): boolean {
    const oxford = oxfordForm(word)
    if (oxford === null || !american.testSpelling(oxford)) return this.#main.testSpelling(word)
    return word === oxford
  }

  /** The spelling of today's choice for one of another: `-ize` in Oxford, that of 1990 or that before. */
  #preferred(word: string, { reform }: EngineOptions): string[] {
    const oxford = this.#oxford && oxfordForm(word)
    if (oxford) return this.#oxford?.testSpelling(oxford) ? [oxford] : []
    const other = reform === '1990' ? this.#reformed.get(word) : this.#classical.get(word)
    return other ? [other] : []
  }

  /** Five spellings at most, the likeliest first. */
  suggest(word: string, options: EngineOptions): string[] {
    return suggestionsFor(word, this.language, {
      known: (candidate) => this.knows(candidate, options),
      ask: () => [
        ...(this.#house?.getSpellingSuggestions(word) ?? []),
        ...this.#main.getSpellingSuggestions(word),
      ],
      isEntry: (candidate) => this.#entriesOf().has(candidate),
      first: this.#preferred(word, options),
    })
  }

  /** The entries of the dictionary; its other words are inflected. */
  #entriesOf(): ReadonlySet<string> {
    this.#entries ??= new Set(Array.from(this.#texts.dic.matchAll(/^[^/\t\r\n]+/gm), ([entry]) => entry))
    return this.#entries
  }
}
