import type { BulkOutcome, FieldChange } from '../../core/bulk.ts'
import { type Failure, ok } from '../../core/failure.ts'
import { allIds } from '../../newsroom/everyId.ts'
import { type Context, type ExitCode, failedEntry, type LibraryContext, sayFailure } from '../context.ts'
import { openDocument } from '../output.ts'

/** `query` is null where articles are named. */
export type SetRequest = { ids: string[]; query: string | null; changes: FieldChange[] }

const itemOf = ({ t }: LibraryContext, outcome: BulkOutcome) => {
  const { id, headline, kind } = outcome
  return kind === 'failed'
    ? { id, headline, kind, failure: failedEntry(t, outcome.failure) }
    : { id, headline, kind }
}

/** What became of an article, as a line; a failure is a complaint. */
async function say(context: LibraryContext, outcome: BulkOutcome): Promise<void> {
  const { out, err, t } = context
  const { id, headline } = outcome
  if (outcome.kind === 'changed') await out.line(`${id}  ${headline || t('cli:untitled')}`)
  if (outcome.kind !== 'failed') return
  const { message, code } = failedEntry(t, outcome.failure)
  await err.line(`${id}: ${message} [${code}]`)
}

/** Changes articles step by step: what became of each, or why the run ended. After a stop, no further ones are taken. */
async function* changeEach(
  { newsroom, stopped }: LibraryContext,
  ids: string[],
  changes: FieldChange[],
): AsyncGenerator<BulkOutcome | Failure> {
  if (ids.length === 0) return
  const started = await newsroom.startBulk({ change: { kind: 'fields', changes }, ids })
  if (!started.ok) return yield started.failure
  const { run } = started.value
  for (;;) {
    if (stopped()) await newsroom.cancelBulk({ run })
    const step = await newsroom.continueBulk({ run })
    if (!step.ok) return yield step.failure
    yield* step.value.outcomes
    if (step.value.isFinished) return
  }
}

/** Changes articles, and says what became of them. */
async function changeAll(context: LibraryContext, ids: string[], changes: FieldChange[]): Promise<ExitCode> {
  const { json, out, err, t } = context
  const document = json ? await openDocument(out, {}, 'items') : null
  const counts = { changed: 0, unchanged: 0, failed: 0 }
  for await (const outcome of changeEach(context, ids, changes)) {
    if ('kind' in outcome) {
      counts[outcome.kind] += 1
      await (document ? document.add(itemOf(context, outcome)) : say(context, outcome))
    } else await sayFailure(context, outcome)
  }
  const { changed, unchanged, failed } = counts
  const left = ids.length - changed - unchanged - failed
  if (document) await document.close({ ...counts, left })
  else {
    const words = [
      t('cli:set.changed', { count: changed }),
      unchanged > 0 && t('cli:set.unchanged', { count: unchanged }),
      failed > 0 && t('cli:set.failed', { count: failed }),
      left > 0 && t('cli:set.left', { count: left }),
    ]
    await err.line(words.filter(Boolean).join(' '))
  }
  if (left > 0 && context.stopped()) return 130
  return failed > 0 || left > 0 ? 1 : 0
}

export async function run(context: Context, { ids, query, changes }: SetRequest): Promise<ExitCode> {
  return context.withLibrary(async (newsroom) => {
    const here = { ...context, newsroom }
    // All that match before anything is changed: a change may alter what matches.
    const wanted = query === null ? ok(ids) : await allIds(newsroom.listArticles, { query, status: 'all' })
    if (wanted.ok) return changeAll(here, wanted.value, changes)
    await sayFailure(here, wanted.failure)
    return 1
  })
}
