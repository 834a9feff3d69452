import type { PictureList, PictureRow, PicturesShown } from '../../core/pictures/index.ts'
import { failed, type Result } from '../../core/failure.ts'
import { fileSize, pictureUse } from '../../i18n/pictureList.ts'
import { type Context, type ExitCode, type LibraryContext, sayFailure } from '../context.ts'
import { openDocument } from '../output.ts'

export type ListRequest = { kind: 'list'; query: string; show: PicturesShown }

/** With `srcs` null, all those that nothing shows. */
export type DeleteRequest = { kind: 'delete'; query: string; srcs: string[] | null }

/** Rows that are asked for by one call, and milliseconds until it is asked again what is still being looked for. */
const PAGE = 500
const ASK_AGAIN = 200

/** One page of the list, once what uses the pictures is known. */
async function pageOf(
  { newsroom, stopped }: LibraryContext,
  { query, show, offset }: { query: string; show: PicturesShown; offset: number },
): Promise<Result<PictureList>> {
  for (;;) {
    const page = await newsroom.listPictures({ query, show, offset, limit: PAGE })
    if (!page.ok || !page.value.isLooking || stopped()) return page
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN))
  }
}

function line({ t }: LibraryContext, row: PictureRow): string {
  const { src, size, width, height, when, fileName, uses } = row
  const [first] = uses
  const words = first?.caption || first?.alt || first?.credit
  return [
    src,
    size !== null && fileSize(t, size),
    width !== null && height !== null && t('pictureList:dimensions', { width, height }),
    when?.slice(0, 10),
    pictureUse(t, row),
    fileName,
    words,
    ...new Set(uses.map(({ id }) => id)),
  ]
    .filter(Boolean)
    .join('  ')
}

async function listPictures(context: LibraryContext, request: ListRequest): Promise<ExitCode> {
  const { out, err, json, t } = context
  let document: Awaited<ReturnType<typeof openDocument>> | null = null
  let total = 0
  for (let offset = 0; offset === 0 || offset < total; offset += PAGE) {
    const page = await pageOf(context, { ...request, offset })
    if (context.stopped()) return 130
    if (!page.ok) {
      await sayFailure(context, page.failure)
      return 1
    }
    total = page.value.total
    if (json) document ??= await openDocument(out, { total, counts: page.value.counts }, 'items')
    for (const row of page.value.items) await (document ? document.add(row) : out.line(line(context, row)))
  }
  await (document ? document.close({}) : err.line(t('pictureList:count', { count: total })))
  return 0
}

/** The addresses of all pictures that nothing shows and that a query finds. */
async function unusedOnes(context: LibraryContext, query: string): Promise<Result<string[]>> {
  const srcs: string[] = []
  for (let offset = 0, total = 1; offset < total; offset += PAGE) {
    const page = await pageOf(context, { query, show: 'unused', offset })
    if (!page.ok) return failed(page.failure.code, page.failure.detail)
    total = page.value.total
    srcs.push(...page.value.items.map(({ src }) => src))
  }
  return { ok: true, value: srcs }
}

async function deletePictures(context: LibraryContext, request: DeleteRequest): Promise<ExitCode> {
  const { newsroom, out, err, json, t } = context
  const srcs = request.srcs
    ? ({ ok: true, value: request.srcs } as const)
    : await unusedOnes(context, request.query)
  const none = { ok: true, value: { deleted: [], refused: [] } } as const
  const answer = !srcs.ok
    ? srcs
    : srcs.value.length === 0
      ? none
      : await newsroom.deletePictures({ srcs: srcs.value })
  if (!answer.ok) {
    await sayFailure(context, answer.failure)
    return 1
  }
  const { deleted, refused } = answer.value
  if (json) await out.line(JSON.stringify({ deleted, refused }, null, 2))
  for (const { src, why } of json ? [] : refused) await err.line(`${src}: ${t(`pictureList:why.${why}`)}`)
  if (!json) await err.line(t('cli:pictures.deleted', { count: deleted.length }))
  return refused.length > 0 ? 1 : 0
}

export async function run(context: Context, request: ListRequest | DeleteRequest): Promise<ExitCode> {
  return context.withLibrary((newsroom) =>
    request.kind === 'list'
      ? listPictures({ ...context, newsroom }, request)
      : deletePictures({ ...context, newsroom }, request),
  )
}
