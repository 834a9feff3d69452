import type { ConflictCopy } from '../../core/conflictCopies.ts'
import { contentOf } from '../../core/article/index.ts'
import { mergeContents } from '../../core/article/merge.ts'
import { copySource } from '../../i18n/conflictCopies.ts'
import {
  type Context,
  type ExitCode,
  type FailedEntry,
  failedEntry,
  type LibraryContext,
  sayFailure,
} from '../context.ts'

type ConflictsRequest = { ids: readonly string[]; merge: boolean }

/** Merges a copy into its article. Gives why it does not: among others, where one place was changed in both, or may have been. */
async function mergeCopy(
  { newsroom, t }: LibraryContext,
  { copy }: ConflictCopy,
): Promise<FailedEntry | null> {
  const compared = await newsroom.compareConflictCopy({ copy })
  if (!compared.ok) return failedEntry(t, compared.failure)
  const { base: ancestor, opened, theirs } = compared.value
  const merged = ancestor && mergeContents(ancestor, contentOf(opened.article), theirs)
  if (!merged || merged.overlaps) return { code: 'conflict', message: t('cli:conflicts.overlaps') }
  const base = { revision: opened.article.revision, fingerprint: opened.fingerprint }
  const saved = await newsroom.mergeConflictCopy({ copy, base, content: merged.content })
  return saved.ok ? null : failedEntry(t, saved.failure)
}

async function handleCopies(context: LibraryContext, request: ConflictsRequest): Promise<ExitCode> {
  const { newsroom, out, json, t, locale } = context
  const state = await newsroom.libraryState({})
  if (!state.ok) {
    await sayFailure(context, state.failure)
    return 1
  }
  const { ids } = request
  const copies = state.value.problems.flatMap(({ copy }) => copy ?? [])
  const chosen = copies.filter(({ id }) => ids.length === 0 || ids.includes(id))
  const entries: (ConflictCopy & { merged?: boolean; error?: FailedEntry })[] = []
  let left = 0
  for (const copy of chosen) {
    if (context.stopped()) break
    const error = request.merge ? await mergeCopy(context, copy) : null
    const isMerged = request.merge && error === null
    if (!isMerged) left++
    entries.push({ ...copy, ...(request.merge && { merged: isMerged }), ...(error && { error }) })
    if (json) continue
    const headline = copy.headline || t('cli:untitled')
    const line = [copy.id, copySource(t, locale, copy), headline].join('  ')
    await out.line(isMerged ? `${line}  ${t('cli:conflicts.merged')}` : line)
    if (error) await context.err.line(`${error.message} [${error.code}]`)
  }
  if (json) await out.line(JSON.stringify({ copies: entries }, null, 2))
  else await out.line(t('cli:conflicts.count', { count: left }))
  return request.merge && left > 0 ? 1 : 0
}

export async function run(context: Context, request: ConflictsRequest): Promise<ExitCode> {
  return context.withLibrary((newsroom) => handleCopies({ ...context, newsroom }, request))
}
