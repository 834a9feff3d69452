import type { IndexHost } from './indexHost.ts'
import { IndexExecutor, type WorkInput, type WorkName, type WorkOutput } from './indexWork.ts'
import { Superseded } from './superseded.ts'

/** The tables in this thread: a command ends sooner than another thread has begun. */
export class SameThreadIndex implements IndexHost {
  readonly #executor = new IndexExecutor()

  async run<N extends WorkName>(name: N, input: WorkInput<N>, signal?: AbortSignal): Promise<WorkOutput<N>> {
    if (signal?.aborted) throw new Superseded()
    return this.#executor.perform(name, input)
  }

  async close(): Promise<void> {
    this.#executor.perform('close', null)
  }
}
