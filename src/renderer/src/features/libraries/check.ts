import { create } from 'zustand'
import type { CheckProgress, CheckReport } from '../../../../core/library.ts'
import type { Failure } from '../../../../core/failure.ts'
import { newsroom } from '../../client.ts'
import { takeIn } from '../../commands/takeIn.ts'
import { useSettings } from '../../state/settings.ts'

/** How often a check is asked how far it is, in milliseconds. */
const PROGRESS_INTERVAL = 200

type CheckState = {
  isRunning: boolean
  isStopping: boolean
  progress: CheckProgress | null
  report: CheckReport | null
  failure: Failure | null
  /** Examines the library, and with `repair` puts right what it can; does nothing while a check is running. */
  run(repair: boolean): Promise<void>
  /** Ends the check at work before its time. */
  stop(): Promise<void>
  /** Takes in the article of a problem of the report. */
  takeIn(file: string): Promise<void>
}

/** The run of this window’s last check, by which the host knows it. */
let ownRun = ''

/** The check of the library; it goes on while its dialog is closed. */
export const useCheck = create<CheckState>((set, get) => ({
  isRunning: false,
  isStopping: false,
  progress: null,
  report: null,
  failure: null,
  run: async (repair) => {
    if (get().isRunning) return
    const run = crypto.randomUUID()
    ownRun = run
    set({ isRunning: true, isStopping: false, progress: null, failure: null })
    // Asked again once it has answered: a host that hangs would have to answer them all.
    let timer: ReturnType<typeof setTimeout>
    const askProgress = async () => {
      const answer = await newsroom.checkProgress({})
      if (!get().isRunning || ownRun !== run) return
      if (answer.ok) set({ progress: answer.value.running })
      timer = setTimeout(() => void askProgress(), PROGRESS_INTERVAL)
    }
    timer = setTimeout(() => void askProgress(), PROGRESS_INTERVAL)
    const answer = await newsroom.checkLibrary({ repair, run })
    clearTimeout(timer)
    set(
      answer.ok
        ? { isRunning: false, report: answer.value }
        : { isRunning: false, report: null, failure: answer.failure },
    )
    await useSettings.getState().refreshLibrary()
  },
  stop: async () => {
    if (!get().isRunning) return
    set({ isStopping: true })
    await newsroom.cancelCheck({ run: ownRun })
  },
  takeIn: async (file) => {
    if (!(await takeIn(file))) return
    set(({ report }) => {
      if (!report) return {}
      const problems = report.problems.map((problem) =>
        problem.file === file ? { ...problem, remedy: 'take-in' as const, isDone: true } : problem,
      )
      return { report: { ...report, problems, articles: report.articles + 1, repaired: report.repaired + 1 } }
    })
  },
}))
