import { failed } from '../../core/failure.ts'
import { MOST_DESTROYED } from '../../core/library.ts'
import {
  type Context,
  type ExitCode,
  type FailedEntry,
  failedEntry,
  type LibraryContext,
} from '../context.ts'

type DestroyRequest = { ids: string[]; keepPictures: boolean }

async function destroyArticles(
  context: LibraryContext,
  { ids, keepPictures }: DestroyRequest,
): Promise<ExitCode> {
  const { newsroom, out, err, json, t } = context
  const destroyed: string[] = []
  const failures: ({ id: string } & FailedEntry)[] = []
  for (let from = 0; from < ids.length && !context.stopped(); from += MOST_DESTROYED) {
    const some = ids.slice(from, from + MOST_DESTROYED)
    const answer = await newsroom.destroyArticles({ ids: some, seenIn: 'library', keepPictures })
    const missing = answer.ok ? answer.value.missing : some
    const { failure } = answer.ok ? failed('not-found') : answer
    destroyed.push(...(answer.ok ? answer.value.destroyed : []))
    failures.push(...missing.map((id) => ({ id, ...failedEntry(t, failure) })))
  }
  if (json) await out.line(JSON.stringify({ destroyed, failed: failures }, null, 2))
  for (const { id, message, code } of json ? [] : failures) await err.line(`${id}: ${message} [${code}]`)
  if (destroyed.length > 0 && !json) {
    await err.line(`${t('cli:destroyed', { count: destroyed.length })} ${t('cli:destroyed.beyond')}`)
  }
  if (context.stopped()) return 130
  return failures.length > 0 ? 1 : 0
}

export async function run(context: Context, request: DestroyRequest): Promise<ExitCode> {
  return context.withLibrary((newsroom) => destroyArticles({ ...context, newsroom }, request))
}
