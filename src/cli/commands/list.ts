import { type ArticleSummary, DIRECTIONS, SORTS } from '../../core/library.ts'
import type { Input } from '../../contract/contract.ts'
import { STATUSES } from '../../core/article/index.ts'
import { defineCommand } from '../command.ts'
import { type ExitCode, type LibraryContext, sayFailure } from '../context.ts'
import { choiceOption, numberOption, textOption } from '../options.ts'
import { openDocument } from '../output.ts'

const query = textOption('query', { help: 'cli:help.list.query', placeholder: 'cli:help.value.text' })
const status = choiceOption('status', STATUSES, {
  help: 'cli:help.list.status',
  placeholder: 'cli:help.value.status',
})
const sort = choiceOption('sort', SORTS, { help: 'cli:help.list.sort', placeholder: null })
const direction = choiceOption('direction', DIRECTIONS, {
  help: 'cli:help.list.direction',
  placeholder: null,
})
const limit = numberOption('limit', { help: 'cli:help.list.limit', placeholder: 'cli:help.value.number' })

type ListRequest = Omit<Input<'listArticles'>, 'offset' | 'excerpts'>

/** Articles asked for at a time. */
const PAGE = 500

function row({ t }: LibraryContext, summary: ArticleSummary): string {
  const by = summary.byline.map(({ name }) => name).join(', ')
  const signs = t('common:signs', { count: summary.signs })
  const status = t(`common:status.${summary.status}`)
  return [summary.id, status, signs, summary.headline || t('cli:untitled'), by, summary.date]
    .filter(Boolean)
    .join('  ')
}

async function listArticles(context: LibraryContext, { limit, ...request }: ListRequest): Promise<ExitCode> {
  const { newsroom, out, json, t } = context
  const page = (offset: number) =>
    newsroom.listArticles({ ...request, offset, limit: Math.min(PAGE, limit - offset) })

  const first = await page(0)
  if (!first.ok) {
    await sayFailure(context, first.failure)
    return 1
  }
  const { total } = first.value
  const document = json ? await openDocument(out, { total }, 'items') : null
  let code: ExitCode = 0
  let { items } = first.value
  for (let shown = 0; items.length > 0 && !out.closed && !context.stopped(); ) {
    for (const summary of items) {
      await (document ? document.add(summary) : out.line(row(context, summary)))
    }
    shown += items.length
    if (shown >= Math.min(total, limit)) break
    const next = await page(shown)
    if (!next.ok) {
      await sayFailure(context, next.failure)
      code = 1
      break
    }
    items = next.value.items
  }
  await (document ? document.close({}) : context.err.line(t('cli:listed', { count: total })))
  return code
}

/** Lists the articles that match a query, in the order that is asked for, else best match or newest first. */
export const list = defineCommand({
  name: 'list',
  help: 'cli:help.list',
  operands: null,
  options: [query, status, sort, direction, limit],
  parse: (given) => {
    const towards = given.value(direction)
    return {
      query: given.value(query) ?? '',
      status: given.value(status) ?? 'all',
      sort: given.value(sort) ?? 'best',
      ...(towards === undefined ? {} : { direction: towards }),
      limit: given.value(limit) ?? Number.POSITIVE_INFINITY,
    }
  },
  run: (context, request: ListRequest) =>
    context.withLibrary((newsroom) => listArticles({ ...context, newsroom }, request)),
})
