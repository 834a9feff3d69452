import { randomUUID } from 'node:crypto'
import { scheduler } from 'node:timers/promises'
import type { BackupOutcome, BackupProgress, BackupStep, TellProgress } from '../../core/backup.ts'
import { failed, ok, type Result } from '../../core/failure.ts'

/** How long an answer waits for the end of a run, in milliseconds. */
const STEP_TIME = 150

type Run = {
  id: string
  progress: BackupProgress
  cancel: AbortController
  end: Promise<Result<BackupOutcome>>
  hasEnded: boolean
  download: string | null
}

export type RunWork = (work: { signal: AbortSignal; tell: TellProgress }) => Promise<Result<BackupOutcome>>

/** The backup or restoration at work, one at a time; how the last one ended can be asked for until the next begins. */
export class BackupRuns {
  #run: Run | null = null

  /** The id of the run at work; null where there is none. */
  get current(): string | null {
    return this.#run && !this.#run.hasEnded ? this.#run.id : null
  }

  start(
    work: RunWork,
    download: string | null = null,
  ): Result<{ run: string; end: Promise<Result<BackupOutcome>> }> {
    if (this.current !== null) return failed('backup-busy')
    const cancel = new AbortController()
    const run: Run = {
      id: randomUUID(),
      progress: { phase: 'copy', done: 0, total: 0 },
      cancel,
      end: Promise.resolve(failed('backup-gone')),
      hasEnded: false,
      download,
    }
    const tell: TellProgress = (progress) => {
      run.progress = progress
    }
    this.#run = run
    run.end = work({ signal: cancel.signal, tell }).finally(() => {
      run.hasEnded = true
    })
    // Whoever asks how far it is hears of a bug; nobody may ask.
    run.end.catch(() => undefined)
    return ok({ run: run.id, end: run.end })
  }

  async continue(id: string): Promise<Result<BackupStep>> {
    const run = this.#run
    if (run?.id !== id) return failed('backup-gone')
    const ended = await Promise.race([run.end, scheduler.wait(STEP_TIME)])
    const { progress, download } = run
    if (!ended) return ok({ progress, outcome: null, download: null, library: null })
    return ended.ok ? ok({ progress, outcome: ended.value, download, library: null }) : ended
  }

  async cancel(id: string): Promise<Result<{ cancelled: boolean }>> {
    const run = this.#run
    if (run?.id !== id || run.hasEnded) return ok({ cancelled: false })
    run.cancel.abort()
    const end = await run.end
    return ok({ cancelled: !end.ok && end.failure.code === 'backup-cancelled' })
  }

  /** Ends what is at work, and waits for it. */
  async stop(): Promise<void> {
    const run = this.#run
    if (run === null) return
    run.cancel.abort()
    await run.end.catch(() => undefined)
  }
}
