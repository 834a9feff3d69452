import { failed, ok, type Result } from '../../core/failure.ts'
import {
  dictionaryFor,
  DICTIONARY_NAMES,
  LARGEST_PAIR_FILE,
  type SpellingDictionary,
} from '../../core/spelling/index.ts'
import type { DictionaryPair, Speller, SpellingRequest } from '../../newsroom/index.ts'
import { readEngine, shippedParts } from './dictionaryFiles.ts'
import { type DictionaryAnswer, DictionaryWorker } from './dictionaryWorker.ts'
import type { EngineParts } from './engine.ts'
import { OwnDictionaries } from './ownDictionaries.ts'
import type { SpellerJob } from './worker.ts'

/** How long a dictionary that nobody asks is kept, in milliseconds. */
const UNUSED = 5 * 60_000
/** How long loading and an answer may take, in milliseconds: ten times what they take on a quiet machine, and more. */
const TIMES = { load: 20_000, answer: 20_000 }
/** How long a pair of a user may take to load when it is named. */
const TRIAL = { load: 5000, answer: 5000 }

type Loaded = { worker: DictionaryWorker; unused: NodeJS.Timeout }
type Question = SpellerJob extends infer Job
  ? Job extends { id: number }
    ? Omit<Job, 'id' | 'options'>
    : never
  : never

/** A dictionary by which words are judged: its key here, and what its engine is made of. */
type Source = { key: string; name: string; parts: () => Promise<EngineParts> }

/**
 * Dictionaries in workers, each loaded when it is first asked and released when nobody has asked it for five minutes. One that ends
 * or hangs fails what it was asked and is loaded anew for the next question.
 */
export class WorkerSpeller implements Speller {
  readonly #own: OwnDictionaries
  readonly #loaded = new Map<string, Promise<Loaded>>()

  /** `folder` has the pairs that the user named. */
  constructor(folder: string) {
    this.#own = new OwnDictionaries(folder)
  }

  async check(
    request: SpellingRequest,
    words: readonly string[],
  ): Promise<Result<{ dictionary: string | null; unknown: string[] }>> {
    const source = this.#sourceFor(request.language)
    if (source === null) return ok({ dictionary: null, unknown: [] })
    const answer = await this.#ask(source, request, { kind: 'check', words })
    return 'failure' in answer
      ? failed('dictionary-unavailable')
      : ok({ dictionary: source.name, unknown: [...answer.words] })
  }

  async suggest(request: SpellingRequest, word: string): Promise<Result<string[]>> {
    const source = this.#sourceFor(request.language)
    if (source === null) return ok([])
    const answer = await this.#ask(source, request, { kind: 'suggest', word })
    return 'failure' in answer ? failed('dictionary-unavailable') : ok([...answer.words])
  }

  async dictionaries(): Promise<Result<SpellingDictionary[]>> {
    const own = this.#own.languages().map((language) => ({ language, isOwn: true }))
    return ok([...DICTIONARY_NAMES.map((language) => ({ language, isOwn: false })), ...own])
  }

  async install({ language, aff, dic }: DictionaryPair): Promise<Result<SpellingDictionary[]>> {
    if (aff.length > LARGEST_PAIR_FILE || dic.length > LARGEST_PAIR_FILE)
      return failed('dictionary-too-large', { limit: LARGEST_PAIR_FILE })
    const trial = new DictionaryWorker({ wasm: await readEngine(), language, main: { aff, dic } }, TRIAL)
    const failure = await trial.loaded()
    trial.close()
    if (failure) return failed(failure === 'slow' ? 'dictionary-slow' : 'dictionary-invalid')
    try {
      this.#own.write(language, { aff, dic })
    } catch {
      return failed('dictionary-not-kept')
    }
    await this.#release(ownKey(language))
    return this.dictionaries()
  }

  async uninstall(language: string): Promise<Result<SpellingDictionary[]>> {
    try {
      this.#own.remove(language)
    } catch {
      return failed('dictionary-not-kept')
    }
    await this.#release(ownKey(language))
    return this.dictionaries()
  }

  #sourceFor(language: string): Source | null {
    const own = this.#own.languageFor(language)
    if (own !== null) {
      const parts = async () => ({ wasm: await readEngine(), language: own, main: await this.#own.read(own) })
      return { key: ownKey(own), name: own, parts }
    }
    const name = dictionaryFor(language)
    return name === null ? null : { key: name, name, parts: () => shippedParts(name) }
  }

  async #ask(
    source: Source,
    { house, french }: SpellingRequest,
    question: Question,
  ): Promise<DictionaryAnswer> {
    try {
      const { worker, unused } = await this.#load(source)
      unused.refresh()
      worker.setHouse(house)
      const answer = await worker.ask({ ...question, options: { reform: french } })
      if (worker.failure) await this.#release(source.key, worker)
      return answer
    } catch {
      // A file that cannot be read.
      return { failure: 'ended' }
    }
  }

  /** The worker of a dictionary; another one where it has ended since it was last asked. */
  async #load(source: Source): Promise<Loaded> {
    const loaded = await (this.#loaded.get(source.key) ?? this.#start(source))
    if (!loaded.worker.failure) return loaded
    await this.#release(source.key, loaded.worker)
    return this.#loaded.get(source.key) ?? this.#start(source)
  }

  #start({ key, parts }: Source): Promise<Loaded> {
    const loading = parts().then((read) => {
      const worker = new DictionaryWorker(read, TIMES)
      const unused = setTimeout(() => void this.#release(key, worker), UNUSED)
      unused.unref()
      return { worker, unused }
    })
    this.#loaded.set(key, loading)
    loading.catch(() => this.#loaded.delete(key))
    return loading
  }

  /** Ends the worker of a dictionary; with `only`, unless another one has taken its place. */
  async #release(key: string, only?: DictionaryWorker): Promise<void> {
    const loading = this.#loaded.get(key)
    const loaded = await loading?.catch(() => null)
    if (!loaded || (only && loaded.worker !== only)) return
    if (this.#loaded.get(key) === loading) this.#loaded.delete(key)
    clearTimeout(loaded.unused)
    loaded.worker.close()
  }

  /** Releases all dictionaries. */
  async close(): Promise<void> {
    for (const key of [...this.#loaded.keys()]) await this.#release(key)
  }
}

const ownKey = (language: string) => `own ${language.toLowerCase()}`
