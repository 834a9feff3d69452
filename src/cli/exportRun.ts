import { scheduler } from 'node:timers/promises'
import type { ExportOutcome, ExportRequest } from '../core/export/run.ts'
import type { Failure } from '../core/failure.ts'
import type { LibraryContext } from './context.ts'
import type { Destination } from './exportDestination.ts'

/** What is told of a step. */
type Progress = { outcomes: readonly ExportOutcome[]; drafts: number }

/**
 * Runs an export to its end, or until the user stops it, and hands each step to `tell`. A failure of the run as a whole is an
 * outcome without an id. What is in a zip is told once the zip is whole.
 */
export async function runExport(
  { newsroom, stopped }: LibraryContext,
  request: ExportRequest,
  destination: Destination,
  tell: (progress: Progress) => Promise<void>,
): Promise<void> {
  const inZip: Progress[] = []
  const say = async (progress: Progress) => {
    if (destination.place !== null) return tell(progress)
    const isInZip = ({ kind }: ExportOutcome) => kind === 'written' || kind === 'unchanged'
    const { outcomes, drafts } = progress
    inZip.push({ outcomes: outcomes.filter(isInZip), drafts })
    await tell({ outcomes: outcomes.filter((each) => !isInZip(each)), drafts: 0 })
  }
  const fail = async (failure: Failure) => {
    await destination.close(false)
    await tell({ outcomes: [{ kind: 'failed', id: '', headline: '', failure }], drafts: 0 })
  }
  const started = await newsroom.startExport({ ...request, place: destination.place })
  if (!started.ok) return fail(started.failure)
  const { run } = started.value
  for (;;) {
    // Signals are heard between two turns of the event loop, which a step does not yield to.
    await scheduler.yield()
    if (stopped()) {
      await newsroom.cancelExport({ run })
      await destination.close(false)
      return
    }
    const step = await newsroom.continueExport({ run })
    if (!step.ok) return fail(step.failure)
    const { outcomes, drafts, isFinished } = step.value
    const written = await destination.write(step.value)
    await say({ outcomes: [...outcomes, ...written.outcomes], drafts })
    if (written.stopped) {
      await newsroom.cancelExport({ run })
      return fail(written.stopped)
    }
    if (!isFinished) continue
    const closed = await destination.close(true)
    if (!closed.ok) return fail(closed.failure)
    for (const progress of inZip) await tell(progress)
    return
  }
}
