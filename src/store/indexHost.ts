import type { WorkInput, WorkName, WorkOutput } from './indexWork.ts'

/** Does the work on the index's tables, one after the other, in the order in which it is asked for. */
export type IndexHost = {
  /**
   * Does a work. Rejects with what SQLite throws (its `errcode`), with a row that does not decode, with `ThreadEnded`, or with
   * `Superseded` for a question whose signal aborts before its answer is there.
   */
  run<N extends WorkName>(name: N, input: WorkInput<N>, signal?: AbortSignal): Promise<WorkOutput<N>>
  /** Closes the tables; the host is then of no more use. */
  close(): Promise<void>
}

/** The index's thread ended before it answered. */
export class ThreadEnded extends Error {
  override name = 'ThreadEnded'
}
