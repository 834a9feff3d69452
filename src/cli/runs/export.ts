import { dateInWords } from '../../core/dateInWords.ts'
import { isUnderEmbargo } from '../../core/embargo.ts'
import { boundHeap } from '../../host/boundHeap.ts'
import type { ExportRequested } from '../exportInto.ts'
import { type Context, type ExitCode, type ReadingContext, sayFailure } from '../context.ts'
import { sayNotices } from '../exportNotices.ts'

async function toOutput(
  context: ReadingContext,
  { selection, format, options, includeEmbargoed }: ExportRequested,
): Promise<ExitCode> {
  const { newsroom, out, err, t } = context
  const [id = ''] = selection.kind === 'ids' ? selection.ids : []
  const opened = await newsroom.readArticle({ id })
  if (!opened.ok) {
    await sayFailure(context, opened.failure)
    return 1
  }
  const { article } = opened.value
  if (!includeEmbargoed && isUnderEmbargo(article, new Date().toISOString())) {
    await err.line(
      t('cli:embargoed', {
        name: article.headline || id,
        embargo: dateInWords(article.embargo, context.locale),
      }),
    )
    return 1
  }
  if (format === 'site') throw new RangeError('a site is no file')
  const answer = await newsroom.exportArticle({ id, format, options })
  if (!answer.ok) {
    await sayFailure(context, answer.failure)
    return 1
  }
  const { bytes, notices, beside = [] } = answer.value
  await out.write(bytes)
  const name = article.headline || id
  await sayNotices(context, name, notices)
  if (beside.length > 0) await err.line(t('cli:exportWithoutPictures', { name, count: beside.length }))
  return 0
}

export async function run(context: Context, asked: ExportRequested): Promise<ExitCode> {
  const { out } = asked
  if (out === null) return context.withLibraryToRead((newsroom) => toOutput({ ...context, newsroom }, asked))
  boundHeap()
  const { exportInto } = await import('../exportInto.ts')
  return context.withLibrary((newsroom, places) =>
    exportInto({ ...context, newsroom }, places, { ...asked, out }),
  )
}
