import type { BinRow } from '../../core/library.ts'
import { type Context, type ExitCode, type LibraryContext, sayFailure } from '../context.ts'
import { openDocument } from '../output.ts'

type BinRequest = { query: string; restored: string | null }

const dayOf = (instant: string) => instant.slice(0, 10)

function line({ t }: LibraryContext, { id, headline, byline, deletedAt, goesAt }: BinRow): string {
  const goes = goesAt === null ? '' : t('cli:bin.goes', { day: dayOf(goesAt) })
  const deleted = t('cli:bin.deleted', { day: dayOf(deletedAt) })
  return [id, deleted, goes, headline || t('cli:untitled'), byline.join(', ')].filter(Boolean).join('  ')
}

async function listBin(context: LibraryContext, query: string): Promise<ExitCode> {
  const { newsroom, out, json, err, t } = context
  const rows = await newsroom.listBin({ query })
  if (!rows.ok) {
    await sayFailure(context, rows.failure)
    return 1
  }
  const total = rows.value.length
  const document = json ? await openDocument(out, { total }, 'items') : null
  for (const row of rows.value) await (document ? document.add(row) : out.line(line(context, row)))
  await (document ? document.close({}) : err.line(t('cli:bin.listed', { count: total })))
  return 0
}

async function restoreFromBin(context: LibraryContext, id: string): Promise<ExitCode> {
  const { newsroom, out, err, json, t } = context
  const answer = await newsroom.restoreArticle({ id })
  if (!answer.ok && answer.failure.code === 'not-found') {
    await err.line(`${t('cli:bin.absent', { id })} [not-found]`)
    return 1
  }
  if (!answer.ok) {
    await sayFailure(context, answer.failure)
    return 1
  }
  const { headline } = answer.value.article
  if (json) await out.line(JSON.stringify({ restored: { id, headline } }))
  else await err.line(t('cli:bin.restored', { headline: headline || t('cli:untitled') }))
  return 0
}

export async function run(context: Context, { query, restored }: BinRequest): Promise<ExitCode> {
  return context.withLibrary((newsroom) =>
    restored === null
      ? listBin({ ...context, newsroom }, query)
      : restoreFromBin({ ...context, newsroom }, restored),
  )
}
