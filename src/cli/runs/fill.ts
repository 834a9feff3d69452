import type { Input } from '../../contract/contract.ts'
import type { ArticleSummary } from '../../core/library.ts'
import type { Filling } from '../../core/fillHole.ts'
import { type Context, type ExitCode, type ReadingContext, sayFailure } from '../context.ts'
import { openDocument } from '../output.ts'

function sumWords({ t }: ReadingContext, { signs, left }: Filling): string {
  const sum = t('common:signs', { count: signs })
  if (left === 0) return t('cli:fill.exact', { signs: sum })
  return left > 0
    ? t('cli:fill.fits', { signs: sum, count: left })
    : t('cli:fill.tooLong', { signs: sum, count: -left })
}

function articleWords({ t }: ReadingContext, { id, signs, headline, embargo }: ArticleSummary): string {
  const until = embargo === '' ? [] : [`${t('fields:embargo')} ${embargo}`]
  return ['', id, t('common:signs', { count: signs }), headline || t('cli:untitled'), ...until].join('  ')
}

async function fillHole(context: ReadingContext, request: Input<'fillHole'>): Promise<ExitCode> {
  const { newsroom, out, err, json, t } = context
  const filled = await newsroom.fillHole(request)
  if (!filled.ok) {
    await sayFailure(context, filled.failure)
    return 1
  }
  const { articles, fillings } = filled.value
  if (json) {
    const document = await openDocument(out, { hole: request.signs, articles }, 'fillings')
    for (const filling of fillings) {
      const { signs: sum, left } = filling
      await document.add({ ids: filling.articles.map(({ id }) => id), signs: sum, left })
    }
    await document.close({})
    return 0
  }
  for (const filling of fillings) {
    await out.line(sumWords(context, filling))
    for (const article of filling.articles) await out.line(articleWords(context, article))
  }
  await err.line(t('cli:fill.articles', { count: articles }))
  return 0
}

export async function run(context: Context, request: Input<'fillHole'>): Promise<ExitCode> {
  return context.withLibraryToRead((newsroom) => fillHole({ ...context, newsroom }, request))
}
