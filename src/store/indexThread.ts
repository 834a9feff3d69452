import { once } from 'node:events'
import { getCompileCacheDir } from 'node:module'
import { dirname, join } from 'node:path'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import { DamagedRow } from './damagedRow.ts'
import type { ThreadFailure, ThreadJob, ThreadMessage, ThreadReply } from './indexThreadWorker.ts'
import { type IndexHost, ThreadEnded } from './indexHost.ts'
import type { WorkInput, WorkName, WorkOutput } from './indexWork.ts'
import { Superseded } from './superseded.ts'
import { workerScript } from './workerScript.ts'

/** An error of SQLite in another thread. */
class SqliteError extends Error {
  readonly errcode: number

  constructor(message: string, errcode: number) {
    super(message)
    this.errcode = errcode
  }
}

/** Megabytes: V8 would let it grow to 134 while many articles are read through, of which next to nothing is alive. */
const YOUNG_GENERATION = 16

/** The environment of a thread: nothing but where its program keeps compiled code, in a folder for each version of Node. */
function threadEnvironment(): NodeJS.ProcessEnv {
  const folder = getCompileCacheDir()
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) }
}

type Pending = { answer(reply: ThreadReply): void; fail(error: Error): void }

function errorOf(failure: ThreadFailure): Error {
  switch (failure.kind) {
    case 'superseded':
      return new Superseded()
    case 'sqlite':
      return new SqliteError(failure.message, failure.errcode)
    case 'row':
      return new DamagedRow(failure.message)
    case 'other':
      return new Error(failure.message)
  }
}

/** What the thread answers is trusted: it is this program's own. */
function isOutput<N extends WorkName>(_value: unknown, _name: N): _value is WorkOutput<N> {
  return true
}

/**
 * The tables in a thread of their own. A question that is superseded while it waits is never begun, and one at work ends before
 * its next statement. The thread keeps the process from ending while it owes an answer, and only then.
 */
export class IndexThread implements IndexHost {
  readonly #worker: Worker
  readonly #superseded: MessagePort
  readonly #pending = new Map<number, Pending>()
  #next: number = 0
  #hasEnded: boolean = false

  constructor(
    script: string = workerScript('indexThread.js', join(import.meta.dirname, 'indexThreadWorker.ts')),
  ) {
    const { port1, port2 } = new MessageChannel()
    this.#superseded = port1
    this.#worker = new Worker(script, {
      workerData: port2,
      transferList: [port2],
      execArgv: [],
      env: threadEnvironment(),
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
    })
    this.#worker.on('message', (reply: ThreadReply) => this.#receive(reply))
    this.#worker.on('error', () => this.#end())
    this.#worker.on('exit', () => this.#end())
    this.#worker.unref()
  }

  run<N extends WorkName>(name: N, input: WorkInput<N>, signal?: AbortSignal): Promise<WorkOutput<N>> {
    if (this.#hasEnded) return Promise.reject(new ThreadEnded())
    if (signal?.aborted) return Promise.reject(new Superseded())
    const id = this.#next++
    const { promise, resolve, reject } = Promise.withResolvers<WorkOutput<N>>()
    const supersede = () => this.#superseded.postMessage(id)
    signal?.addEventListener('abort', supersede)
    const answer = (reply: ThreadReply) => {
      signal?.removeEventListener('abort', supersede)
      if ('failure' in reply) reject(errorOf(reply.failure))
      else if (isOutput(reply.value, name)) resolve(reply.value)
    }
    if (this.#pending.size === 0) this.#worker.ref()
    this.#pending.set(id, { answer, fail: reject })
    const job: ThreadJob<N> = { id, name, input }
    this.#worker.postMessage(job)
    return promise
  }

  #receive(reply: ThreadReply): void {
    const pending = this.#pending.get(reply.id)
    this.#pending.delete(reply.id)
    if (this.#pending.size === 0) this.#worker.unref()
    pending?.answer(reply)
  }

  #end(): void {
    this.#hasEnded = true
    this.#superseded.close()
    for (const { fail } of this.#pending.values()) fail(new ThreadEnded())
    this.#pending.clear()
  }

  async close(): Promise<void> {
    if (this.#hasEnded) return
    const message: ThreadMessage = 'end'
    this.#worker.ref()
    this.#worker.postMessage(message)
    // An error ends it as well.
    await once(this.#worker, 'exit').catch(() => undefined)
  }
}

/**
 * Makes threads for the indexes of the libraries that a window opens. The first begins at once, while the program is still being
 * read: a thread takes as long to begin as the library takes to open.
 */
export function indexThreads(script?: string): () => IndexHost {
  let first: IndexThread | null = new IndexThread(script)
  return () => {
    const thread = first ?? new IndexThread(script)
    first = null
    return thread
  }
}
