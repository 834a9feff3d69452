import type { Input } from '../../contract/contract.ts'
import type { ArticleSummary } from '../../core/library.ts'
import { type Filling, HOLE_UNITS, typedHole } from '../../core/fillHole.ts'
import { defineCommand } from '../command.ts'
import { type ExitCode, type LibraryContext, sayFailure } from '../context.ts'
import { choiceOption, textOption, UsageError } from '../options.ts'
import { openDocument } from '../output.ts'

const unit = choiceOption('unit', HOLE_UNITS, { help: 'cli:help.fill.unit', placeholder: null })
const query = textOption('query', { help: 'cli:help.list.query', placeholder: 'cli:help.value.text' })

function sumWords({ t }: LibraryContext, { signs, left }: Filling): string {
  const sum = t('common:signs', { count: signs })
  if (left === 0) return t('cli:fill.exact', { signs: sum })
  return left > 0
    ? t('cli:fill.fits', { signs: sum, count: left })
    : t('cli:fill.tooLong', { signs: sum, count: -left })
}

function articleWords({ t }: LibraryContext, { id, signs, headline, embargo }: ArticleSummary): string {
  const until = embargo === '' ? [] : [`${t('fields:embargo')} ${embargo}`]
  return ['', id, t('common:signs', { count: signs }), headline || t('cli:untitled'), ...until].join('  ')
}

async function fillHole(context: LibraryContext, request: Input<'fillHole'>): Promise<ExitCode> {
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

/** Proposes ready articles that fill a hole together. */
export const fill = defineCommand({
  name: 'fill',
  help: 'cli:help.fill',
  operands: 'cli:help.fill.operands',
  options: [unit, query],
  parse: (given) => {
    const signs = typedHole(given.operands.join(' '), given.value(unit) ?? 'signs')
    if (signs === null) throw new UsageError('hole')
    return { signs, query: given.value(query) ?? '' }
  },
  run: (context, request: Input<'fillHole'>) =>
    context.withLibrary((newsroom) => fillHole({ ...context, newsroom }, request)),
})
