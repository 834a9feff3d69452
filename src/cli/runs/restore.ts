import { basename, dirname } from 'node:path'
import type { Newsroom } from '../../contract/contract.ts'
import { restoreBackup } from '../../store/index.ts'
import { type Context, type ExitCode, sayFailure } from '../context.ts'
import { sayOutcome } from './backup.ts'

export type RestoreRequest = { file: string; article: string | null }

async function restoreLibrary(context: Context, file: string): Promise<ExitCode> {
  const { libraryFolder, stopped, t } = context
  const cancel = new AbortController()
  const tell = () => {
    if (stopped()) cancel.abort()
  }
  const restored = await restoreBackup(file, libraryFolder, { signal: cancel.signal, tell })
  if (!restored.ok) {
    await sayFailure(context, restored.failure)
    return restored.failure.code === 'backup-cancelled' ? 130 : 1
  }
  const words = { count: restored.value.articles, folder: libraryFolder }
  // The new library is opened once, so that its list is ready; what is wrong with it is told.
  const opened = await context.withLibrary(async () => 0)
  return opened === 0 ? sayOutcome(context, restored.value, t('cli:restore.done', words)) : opened
}

async function takeArticle(
  context: Context,
  newsroom: Newsroom,
  taken: { backup: { place: string; fileName: string }; id: string },
): Promise<ExitCode> {
  const { json, out, t } = context
  const answer = await newsroom.takeBackedUp(taken)
  if (!answer.ok) {
    await sayFailure(context, answer.failure)
    return 1
  }
  const { id, headline } = answer.value.article
  const name = headline || t('cli:untitled')
  await out.line(json ? JSON.stringify({ id, headline }, null, 2) : t('cli:restore.article', { name, id }))
  return 0
}

export async function run(context: Context, { file, article: id }: RestoreRequest): Promise<ExitCode> {
  return id === null
    ? restoreLibrary(context, file)
    : context.withLibrary((newsroom, _places, backups) => {
        const backup = { place: backups.places.add(dirname(file)).id, fileName: basename(file) }
        return takeArticle(context, newsroom, { backup, id })
      })
}
