import { type Status, STATUSES } from '../../core/article/index.ts'
import type { BulkOutcome, FieldChange } from '../../core/bulk.ts'
import type { Failure } from '../../core/failure.ts'
import { articleIds, defineCommand } from '../command.ts'
import { type ExitCode, failedEntry, type LibraryContext, sayFailure } from '../context.ts'
import { everyId } from '../everyId.ts'
import { type Arguments, choiceOption, flag, textOption, UsageError } from '../options.ts'
import { openDocument } from '../output.ts'

const query = textOption('query', { help: 'cli:help.set.query', placeholder: 'cli:help.value.text' })
const status = choiceOption('status', STATUSES, {
  help: 'cli:help.set.status',
  placeholder: 'cli:help.value.status',
})
const desk = textOption('desk', { help: 'cli:help.set.desk', placeholder: 'cli:help.value.text' })
const noDesk = flag('no-desk', 'cli:help.set.noDesk')
const addKeyword = textOption('add-keyword', {
  help: 'cli:help.set.addKeyword',
  placeholder: 'cli:help.value.text',
})
const removeKeyword = textOption('remove-keyword', {
  help: 'cli:help.set.removeKeyword',
  placeholder: 'cli:help.value.text',
})

/** `query` is null where articles are named. */
type SetRequest = { ids: string[]; query: string | null; changes: FieldChange[] }

function changesIn(given: Arguments): FieldChange[] {
  const wanted: Status | undefined = given.value(status)
  const named = given.has(noDesk) ? '' : given.value(desk)
  const [add, remove] = [given.values(addKeyword), given.values(removeKeyword)]
  return [
    ...(wanted === undefined ? [] : [{ kind: 'status' as const, status: wanted }]),
    ...(named === undefined ? [] : [{ kind: 'desk' as const, desk: named }]),
    ...(add.length + remove.length === 0 ? [] : [{ kind: 'keywords' as const, add, remove }]),
  ]
}

/** All that match before anything is changed: a change may alter what matches. */
async function idsOf(context: LibraryContext, query: string): Promise<string[] | Failure> {
  const ids: string[] = []
  for await (const id of everyId(context, query)) {
    if (typeof id !== 'string') return id
    ids.push(id)
  }
  return ids
}

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

/** Changes status, desk and keywords of articles, each in one save, and tells of each what became of it. */
export const set = defineCommand({
  name: 'set',
  help: 'cli:help.set',
  operands: 'cli:help.set.operands',
  options: [query, status, desk, noDesk, addKeyword, removeKeyword],
  parse: (given): SetRequest => {
    const ids = [...new Set(articleIds(given.operands))]
    const wanted = given.value(query) ?? null
    if (ids.length > 0 === (wanted !== null)) throw new UsageError('queryOrIds')
    if (given.has(noDesk) && given.value(desk) !== undefined) throw new UsageError('deskOrNone')
    const changes = changesIn(given)
    if (changes.length === 0) throw new UsageError('noChange')
    return { ids, query: wanted, changes }
  },
  run: (context, { ids, query, changes }: SetRequest) =>
    context.withLibrary(async (newsroom) => {
      const here = { ...context, newsroom }
      const wanted = query === null ? ids : await idsOf(here, query)
      if (Array.isArray(wanted)) return changeAll(here, wanted, changes)
      await sayFailure(here, wanted)
      return 1
    }),
})
