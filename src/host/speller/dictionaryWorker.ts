import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { workerScript } from '../../store/index.ts'
import type { EngineParts, ExtraWord } from './engine.ts'
import type { SpellerJob, SpellerReply } from './worker.ts'

/** The name of the worker's script in a build. */
const BUILT_SCRIPT = 'speller.js'

/** Why a dictionary gave no answer: it is none, it took too long, or its worker ended. */
export type DictionaryFailure = 'invalid' | 'slow' | 'ended'
export type DictionaryAnswer = { words: readonly string[] } | { failure: DictionaryFailure }

type Pending = { answer: (answer: DictionaryAnswer) => void; timer: NodeJS.Timeout }

/** How long loading and an answer may take, in milliseconds. */
export type DictionaryTimes = { load: number; answer: number }

/**
 * One dictionary in a worker of its own, which is ended as a whole to release it. A worker that ends or does not answer in time
 * fails what it was asked; this object is then of no more use.
 */
export class DictionaryWorker {
  readonly #worker: Worker
  readonly #times: DictionaryTimes
  readonly #pending = new Map<number, Pending>()
  readonly #loading = Promise.withResolvers<void>()
  readonly #loadTimer: NodeJS.Timeout
  #house: readonly ExtraWord[] = []
  #isLoaded: boolean = false
  #failure: DictionaryFailure | null = null
  #next: number = 0

  constructor(parts: EngineParts, times: DictionaryTimes) {
    this.#times = times
    this.#worker = new Worker(workerScript(BUILT_SCRIPT, join(import.meta.dirname, 'worker.ts')), {
      workerData: parts,
      execArgv: [],
      env: {},
      stderr: true,
      stdout: true,
    })
    // Neither the worker nor its timers keep a command from ending.
    this.#worker.unref()
    this.#worker.on('message', (reply: SpellerReply) => this.#receive(reply))
    this.#worker.on('error', () => this.#fail('ended'))
    this.#worker.on('exit', () => this.#fail('ended'))
    this.#loadTimer = setTimeout(() => this.#fail('slow'), times.load)
    this.#loadTimer.unref()
  }

  /** Why it is of no more use; null while it is. */
  get failure(): DictionaryFailure | null {
    return this.#failure
  }

  /** Resolves once the dictionary is loaded, with null, or has failed, with why. */
  async loaded(): Promise<DictionaryFailure | null> {
    this.#loadTimer.ref()
    await this.#loading.promise
    return this.#failure
  }

  /** The words of the house that later questions are answered with. */
  setHouse(words: readonly ExtraWord[]): void {
    if (isSame(words, this.#house)) return
    this.#house = words
    this.#post({ kind: 'house', words })
  }

  ask(
    job:
      | Omit<Extract<SpellerJob, { kind: 'check' }>, 'id'>
      | Omit<Extract<SpellerJob, { kind: 'suggest' }>, 'id'>,
  ): Promise<DictionaryAnswer> {
    if (this.#failure) return Promise.resolve({ failure: this.#failure })
    const id = this.#next++
    // A referenced timer: whoever waits for the answer must not see the process end before.
    const { promise, resolve: answer } = Promise.withResolvers<DictionaryAnswer>()
    const limit = this.#times.answer + (this.#isLoaded ? 0 : this.#times.load)
    this.#pending.set(id, { answer, timer: setTimeout(() => this.#fail('slow'), limit) })
    this.#post({ ...job, id })
    return promise
  }

  #post(job: SpellerJob): void {
    this.#worker.postMessage(job)
  }

  #receive(reply: SpellerReply): void {
    if (reply.kind === 'invalid') {
      this.#fail('invalid')
      return
    }
    if (reply.kind === 'loaded') {
      this.#isLoaded = true
      clearTimeout(this.#loadTimer)
      this.#loading.resolve()
      return
    }
    const pending = this.#pending.get(reply.id)
    if (!pending) return
    clearTimeout(pending.timer)
    this.#pending.delete(reply.id)
    pending.answer({ words: reply.words })
  }

  #fail(failure: DictionaryFailure): void {
    if (this.#failure) return
    this.#failure = failure
    clearTimeout(this.#loadTimer)
    this.#loading.resolve()
    for (const { answer, timer } of this.#pending.values()) {
      clearTimeout(timer)
      answer({ failure })
    }
    this.#pending.clear()
    void this.#worker.terminate()
  }

  /** Ends the worker; what it was asked fails. */
  close(): void {
    this.#fail('ended')
  }
}

function isSame(some: readonly ExtraWord[], others: readonly ExtraWord[]): boolean {
  if (some === others) return true
  return (
    some.length === others.length &&
    some.every(({ word, model }, at) => word === others[at]?.word && model === others[at]?.model)
  )
}
