import type { ArticleSummary } from '../../core/library.ts'
import type { Input } from '../../contract/contract.ts'
import { type Context, type ExitCode, type ReadingContext, sayFailure } from '../context.ts'
import { openDocument } from '../output.ts'

type ListRequest = Omit<Input<'listArticles'>, 'offset' | 'excerpts'>

/** Articles asked for at a time. */
const PAGE = 500

function row({ t }: ReadingContext, summary: ArticleSummary): string {
  const by = summary.byline.map(({ name }) => name).join(', ')
  const signs = t('common:signs', { count: summary.signs })
  const status = t(`common:status.${summary.status}`)
  return [summary.id, status, signs, summary.headline || t('cli:untitled'), by, summary.date]
    .filter(Boolean)
    .join('  ')
}

async function listArticles(context: ReadingContext, { limit, ...request }: ListRequest): Promise<ExitCode> {
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

export async function run(context: Context, request: ListRequest): Promise<ExitCode> {
  return context.withLibraryToRead((newsroom) => listArticles({ ...context, newsroom }, request))
}
