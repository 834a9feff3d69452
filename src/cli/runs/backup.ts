import { basename, dirname } from 'node:path'
import { scheduler } from 'node:timers/promises'
import type { Newsroom } from '../../contract/contract.ts'
import type { BackupOutcome } from '../../core/backup.ts'
import type { Result } from '../../core/failure.ts'
import { type Context, type ExitCode, sayFailure } from '../context.ts'

export type BackupRequest = { file: string; overwrite: boolean }

/** The end of a backup; one that the user stops leaves nothing behind. */
async function endOf(newsroom: Newsroom, run: string, { stopped }: Context): Promise<Result<BackupOutcome>> {
  for (;;) {
    if (stopped()) await newsroom.cancelBackup({ run })
    const step = await newsroom.continueBackup({ run })
    if (!step.ok) return step
    if (step.value.outcome) return { ok: true, value: step.value.outcome }
    // Signals are heard between two turns of the event loop.
    await scheduler.yield()
  }
}

/** Prints what a backup holds, or what came out of one, and tells what is not in it. */
export async function sayOutcome(
  { json, out, err, t }: Context,
  { articles, bytes, leftOut }: BackupOutcome,
  sentence: string,
): Promise<ExitCode> {
  for (const { file, reason } of leftOut) await err.line(t('cli:backup.leftOut', { file, reason }))
  if (json)
    await out.line(JSON.stringify({ articles, bytes, ...(leftOut.length > 0 && { leftOut }) }, null, 2))
  else await out.line(sentence)
  return leftOut.length > 0 ? 1 : 0
}

async function backUp(
  context: Context,
  newsroom: Newsroom,
  request: { place: string; fileName: string; overwrite: boolean },
): Promise<ExitCode> {
  const started = await newsroom.startBackup(request)
  const ended = started.ok ? await endOf(newsroom, started.value.run, context) : started
  if (!ended.ok) {
    await sayFailure(context, ended.failure)
    return ended.failure.code === 'backup-cancelled' ? 130 : 1
  }
  const { articles, bytes } = ended.value
  const words = { count: articles, megabytes: Math.ceil(bytes / 1_000_000), fileName: request.fileName }
  return sayOutcome(context, ended.value, context.t('cli:backup.done', words))
}

export async function run(context: Context, { file, overwrite }: BackupRequest): Promise<ExitCode> {
  return context.withLibrary(
    (newsroom, _places, backups) => {
      const place = backups.places.add(dirname(file)).id
      return backUp(context, newsroom, { place, fileName: basename(file), overwrite })
    },
    { fresh: false },
  )
}
