import { basename, dirname, resolve } from 'node:path'
import type { Newsroom } from '../../contract/contract.ts'
import { restoreBackup } from '../../store/index.ts'
import { articleIds, defineCommand } from '../command.ts'
import { type Context, type ExitCode, sayFailure } from '../context.ts'
import { textOption, UsageError } from '../options.ts'
import { sayOutcome } from './backup.ts'

const article = textOption('article', {
  help: 'cli:help.restore.article',
  placeholder: 'cli:help.value.id',
})

type RestoreRequest = { file: string; article: string | null }

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

/** Restores a backup into a new or an empty folder, or takes one article of it into the library that is there. */
export const restore = defineCommand({
  name: 'restore',
  help: 'cli:help.restore',
  operands: 'cli:help.backup.operands',
  options: [article],
  parse: (given): RestoreRequest => {
    const [file, ...more] = given.operands
    if (file === undefined) throw new UsageError('noZip')
    if (more.length > 0) throw new UsageError('tooMany', more[0])
    const id = given.value(article)
    return { file: resolve(file), article: id === undefined ? null : (articleIds([id])[0] ?? null) }
  },
  run: (context, { file, article: id }: RestoreRequest) =>
    id === null
      ? restoreLibrary(context, file)
      : context.withLibrary((newsroom, _places, backups) => {
          const backup = { place: backups.places.add(dirname(file)).id, fileName: basename(file) }
          return takeArticle(context, newsroom, { backup, id })
        }),
})
