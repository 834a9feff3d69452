import { create } from 'zustand'
import type { BackupOutcome, BackupProgress, BackupState } from '../../../../core/backup.ts'
import { type Failure, ok, type Result } from '../../../../core/failure.ts'
import { bridge, newsroom } from '../../client.ts'

/** `run` is null until the host has begun. */
export type Work = {
  kind: 'backup' | 'restore'
  run: string | null
  progress: BackupProgress
  isStopping: boolean
}

/** How the last work of this window ended; `name` is that of a restored library in the folder `place`, `library` its handle. */
export type Ended =
  | { kind: 'backup'; outcome: BackupOutcome }
  | { kind: 'restore'; outcome: BackupOutcome; name: string; place: string; library: string | null }
  | { kind: 'stopped' }
  | { kind: 'failed'; failure: Failure }

type Backups = {
  state: BackupState | null
  work: Work | null
  ended: Ended | null
  /** Reads the state again, and follows a backup that the schedule has begun. */
  load(): Promise<void>
  backUp(): Promise<void>
  restore(backup: { place: string; fileName: string }, place: string, name: string): Promise<void>
  stop(): Promise<void>
}

const NOTHING_DONE: BackupProgress = { phase: 'copy', done: 0, total: 0 }

function download(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}

/** The backup or the restoration at work, which goes on while the settings are closed. */
export const useBackups = create<Backups>((set, get) => {
  const follow = async (
    begin: () => Promise<Result<{ run: string }>>,
    kind: Work['kind'],
    end: (done: BackupOutcome, library: string | null) => Ended,
  ) => {
    // At once, so that no second one is begun while the host is slow to begin.
    set({ work: { kind, run: null, progress: NOTHING_DONE, isStopping: false }, ended: null })
    const started = await begin()
    if (!started.ok) return set({ work: null, ended: { kind: 'failed', failure: started.failure } })
    const { run } = started.value
    const isStopping = get().work?.isStopping === true
    set({ work: { kind, run, progress: NOTHING_DONE, isStopping } })
    if (isStopping) await newsroom.cancelBackup({ run })
    for (;;) {
      const step = await newsroom.continueBackup({ run })
      const { work } = get()
      if (!step.ok) {
        const isStopped = step.failure.code === 'backup-cancelled'
        set({ ended: isStopped ? { kind: 'stopped' } : { kind: 'failed', failure: step.failure } })
        break
      }
      const { progress, outcome, download: address, library } = step.value
      if (work) set({ work: { ...work, progress } })
      if (progress.total > 0) bridge?.setProgress(progress.done / progress.total)
      if (outcome === null) continue
      if (address) download(address)
      set({ ended: end(outcome, library) })
      break
    }
    bridge?.setProgress(null)
    set({ work: null })
    await get().load()
  }
  return {
    state: null,
    work: null,
    ended: null,
    load: async () => {
      const answer = await newsroom.backupState({})
      if (!answer.ok) return
      set({ state: answer.value })
      const { run } = answer.value
      if (run === null || get().work) return
      void follow(
        async () => ok({ run }),
        'backup',
        (outcome) => ({ kind: 'backup', outcome }),
      )
    },
    backUp: async () => {
      if (get().work) return
      const begin = () => newsroom.startBackup({ place: null, fileName: null, overwrite: false })
      await follow(begin, 'backup', (outcome) => ({ kind: 'backup', outcome }))
    },
    restore: async (backup, place, name) => {
      if (get().work) return
      const begin = () => newsroom.startRestore({ backup, place, name })
      await follow(begin, 'restore', (outcome, library) => ({
        kind: 'restore',
        outcome,
        name,
        place,
        library,
      }))
    },
    stop: async () => {
      const { work } = get()
      if (work === null) return
      set({ work: { ...work, isStopping: true } })
      if (work.run !== null) await newsroom.cancelBackup({ run: work.run })
    },
  }
})
