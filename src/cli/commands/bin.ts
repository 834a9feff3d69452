import type { BinRow } from '../../core/library.ts'
import { articleIds, defineCommand } from '../command.ts'
import { type ExitCode, type LibraryContext, sayFailure } from '../context.ts'
import { textOption } from '../options.ts'
import { openDocument } from '../output.ts'

const query = textOption('query', { help: 'cli:help.bin.query', placeholder: 'cli:help.value.text' })
const restore = textOption('restore', { help: 'cli:help.bin.restore', placeholder: 'cli:help.value.id' })

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
  if (!answer.ok) {
    await sayFailure(context, answer.failure)
    return 1
  }
  const { headline } = answer.value.article
  if (json) await out.line(JSON.stringify({ restored: { id, headline } }))
  else await err.line(t('cli:bin.restored', { headline: headline || t('cli:untitled') }))
  return 0
}

/** Lists the articles in the bin, with the day on which each goes; or brings one back. */
export const bin = defineCommand({
  name: 'bin',
  help: 'cli:help.bin',
  operands: null,
  options: [query, restore],
  parse: (given) => {
    const id = given.value(restore)
    return {
      query: given.value(query) ?? '',
      restored: id === undefined ? null : (articleIds([id])[0] ?? null),
    }
  },
  run: (context, { query, restored }: BinRequest) =>
    context.withLibrary((newsroom) =>
      restored === null
        ? listBin({ ...context, newsroom }, query)
        : restoreFromBin({ ...context, newsroom }, restored),
    ),
})
