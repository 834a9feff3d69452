import type { FindOptions, PatternMatch } from '../../../../../core/find/index.ts'

/** A regular expression, and the texts to look for it in. */
export type PatternQuestion = { source: string; options: FindOptions; texts: readonly string[] }

/** The matches in each text; or why there are none: it took too long, another question came, the search broke. */
export type PatternAnswer = readonly (readonly PatternMatch[])[] | 'too-long' | 'superseded' | 'failed'

/** How long a pattern may take, in milliseconds. */
const PATIENCE = 500

/** Looks for regular expressions beside the window's own work, and stops one that runs away. */
export class PatternSearch {
  #worker: Worker | null = null
  #isReady: boolean = false
  #settle: ((answer: PatternAnswer) => void) | null = null

  find(question: PatternQuestion): Promise<PatternAnswer> {
    if (this.#settle) this.#stop('superseded')
    const worker = this.#worker ?? this.#start()
    return new Promise((resolve) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      this.#settle = (answer) => {
        clearTimeout(timer)
        this.#settle = null
        resolve(answer)
      }
      const ask = () => {
        worker.postMessage(question)
        timer = setTimeout(() => this.#stop('too-long'), PATIENCE)
      }
      worker.onmessage = ({ data }: MessageEvent<readonly PatternMatch[][] | 'ready'>) => {
        if (data !== 'ready') this.#settle?.(data)
        else {
          this.#isReady = true
          ask()
        }
      }
      worker.onerror = () => this.#stop('failed')
      if (this.#isReady) ask()
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

  #stop(why: 'too-long' | 'superseded' | 'failed'): void {
    this.#worker?.terminate()
    this.#worker = null
    this.#settle?.(why)
  }
}
