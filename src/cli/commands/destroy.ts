import { failed } from '../../core/failure.ts'
import { MOST_DESTROYED } from '../../core/library.ts'
import { articleIds, defineCommand } from '../command.ts'
import { type ExitCode, type FailedEntry, failedEntry, type LibraryContext } from '../context.ts'
import { flag, UsageError } from '../options.ts'

const keepPictures = flag('keep-pictures', 'cli:help.destroy.keep')
const yes = flag('yes', 'cli:help.destroy.yes')

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

/** Destroys articles, in the library or in its bin, with their versions and, unless they are to be kept, the pictures that nothing else shows. Does nothing without `--yes`. */
export const destroy = defineCommand({
  name: 'destroy',
  help: 'cli:help.destroy',
  operands: 'cli:help.destroy.operands',
  options: [keepPictures, yes],
  parse(given) {
    const ids = [...new Set(articleIds(given.operands))]
    if (ids.length === 0) throw new UsageError('noId')
    if (!given.has(yes)) throw new UsageError('noYes', '--yes')
    return { ids, keepPictures: given.has(keepPictures) }
  },
  run: (context, request: DestroyRequest) =>
    context.withLibrary((newsroom) => destroyArticles({ ...context, newsroom }, request)),
})
