import type { FindOptions, PatternMatch } from '../../../../../core/find/index.ts'

/** A regular expression and the texts to search. */
export type PatternRequest = { source: string; options: FindOptions; texts: readonly string[] }

/** The matches in each text; or why there are none: timed out, replaced by a newer request, or failed. */
export type PatternAnswer = readonly (readonly PatternMatch[])[] | 'too-long' | 'superseded' | 'failed'

/** How long a search may take, in milliseconds. */
const TIMEOUT = 500

/**
 * Runs regular expressions in a worker, since they may take exponential time. A search that exceeds the limit is
 * stopped by terminating the worker; the next one starts a new worker. One request at a time, the newest wins.
 */
export class PatternSearch {
  #worker: Worker | null = null
  #isReady: boolean = false
  #resolve: ((answer: PatternAnswer) => void) | null = null

  find(request: PatternRequest): Promise<PatternAnswer> {
    if (this.#resolve) this.#stop('superseded')
    const worker = this.#worker ?? this.#start()
    return new Promise((resolve) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      this.#resolve = (answer) => {
        clearTimeout(timer)
        this.#resolve = null
        resolve(answer)
      }
      const send = () => {
        worker.postMessage(request)
        timer = setTimeout(() => this.#stop('too-long'), TIMEOUT)
      }
      worker.onmessage = ({ data }: MessageEvent<readonly PatternMatch[][] | 'ready'>) => {
        if (data !== 'ready') this.#resolve?.(data)
        else {
          this.#isReady = true
          send()
        }
      }
      worker.onerror = () => this.#stop('failed')
      if (this.#isReady) send()
    })
  }

  end(): void {
    this.#stop('superseded')
  }

  #start(): Worker {
    this.#isReady = false
    this.#worker = new Worker(new URL('./patternWorker.ts', import.meta.url), { type: 'module' })
    return this.#worker
  }

  #stop(reason: 'too-long' | 'superseded' | 'failed'): void {
    this.#worker?.terminate()
    this.#worker = null
    this.#resolve?.(reason)
  }
}
