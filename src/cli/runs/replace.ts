import type { Input, Newsroom } from '../../contract/contract.ts'
import type { Status } from '../../core/article/index.ts'
import type { FindOptions } from '../../core/find/index.ts'
import { type Failure, ok, type Result } from '../../core/failure.ts'
import type { FoundArticle, FoundMatch } from '../../core/replace/index.ts'
import { type Context, type ExitCode, failedEntry, type LibraryContext, sayFailure } from '../context.ts'
import { openDocument } from '../output.ts'

export type ReplaceRequest = {
  find: string
  replacement: string
  options: FindOptions
  among: { query: string; status: Status | 'all' }
  dryRun: boolean
}

type Unread = { id: string; failure: Failure }

/** The articles that have matches, and those that could not be read. */
async function findAll(
  { newsroom, stopped }: LibraryContext,
  { find, options, among }: ReplaceRequest,
): Promise<Result<{ articles: FoundArticle[]; failures: Unread[] }>> {
  const started = await newsroom.startFind({ find, options, among })
  if (!started.ok) return started
  const { run } = started.value
  const articles: FoundArticle[] = []
  const failures: Unread[] = []
  for (;;) {
    const step = await newsroom.continueFind({ run })
    if (!step.ok) return step
    articles.push(...step.value.articles)
    failures.push(...step.value.failures)
    if (step.value.isFinished) return ok({ articles, failures })
    if (stopped()) await newsroom.cancelFind({ run })
    if (stopped()) return ok({ articles, failures })
  }
}

/** Replaces in articles, and gives the failures; the articles that were changed are told to `onChanged`. */
async function replaceAll(
  newsroom: Newsroom,
  { find, replacement, options }: ReplaceRequest,
  ids: string[],
  stopped: () => boolean,
  onChanged: (id: string) => Promise<void>,
): Promise<Result<Unread[]>> {
  const change: Input<'startBulk'>['change'] = { kind: 'replace', find, replacement, options, choices: [] }
  const started = await newsroom.startBulk({ change, ids })
  if (!started.ok) return started
  const { run } = started.value
  const failures: Unread[] = []
  for (;;) {
    const step = await newsroom.continueBulk({ run })
    if (!step.ok) return step
    for (const outcome of step.value.outcomes) {
      if (outcome.kind === 'changed') await onChanged(outcome.id)
      if (outcome.kind === 'failed') failures.push({ id: outcome.id, failure: outcome.failure })
    }
    if (step.value.isFinished) return ok(failures)
    if (stopped()) await newsroom.cancelBulk({ run })
  }
}

const matchEntry = ({ field, before, found, after }: FoundMatch) => ({ field, before, found, after })

async function replaceInLibrary(context: LibraryContext, request: ReplaceRequest): Promise<ExitCode> {
  const { newsroom, out, err, json, t, stopped } = context
  const found = await findAll(context, request)
  if (!found.ok) {
    await sayFailure(context, found.failure)
    return 1
  }
  const { failures } = found.value
  // What would delete a note or a picture is left to the window, where each can be chosen.
  const articles = new Map(
    found.value.articles
      .filter(({ count, protectedCount }) => count > protectedCount)
      .map((article) => [article.id, article]),
  )
  const left = found.value.articles.reduce((sum, { protectedCount }) => sum + protectedCount, 0)
  const document = json ? await openDocument(out, { dryRun: request.dryRun }, 'items') : null
  let places = 0
  let changed = 0
  const tell = async (id: string) => {
    const article = articles.get(id)
    if (!article) return
    const { headline, matches } = article
    const count = article.count - article.protectedCount
    places += count
    changed += 1
    const shown = request.dryRun ? { matches: matches.map(matchEntry) } : {}
    if (document) return document.add({ id, headline, count, ...shown })
    await out.line(`${id}  ${headline || t('cli:untitled')}  ${t('cli:replace.places', { count })}`)
    if (!request.dryRun) return
    for (const { before, found: text, after } of matches) await out.line(`  ${before}[${text}]${after}`)
  }
  if (request.dryRun) for (const id of articles.keys()) await tell(id)
  else if (articles.size > 0 && !stopped()) {
    const replaced = await replaceAll(newsroom, request, [...articles.keys()], stopped, tell)
    if (replaced.ok) failures.push(...replaced.value)
    else failures.push({ id: '', failure: replaced.failure })
  }
  const entries = failures.map(({ id, failure }) => ({ id, ...failedEntry(t, failure) }))
  if (document) await document.close({ failed: entries, protected: left })
  else {
    for (const { id, message, code } of entries) await err.line(`${id}: ${message} [${code}]`)
    const key = request.dryRun ? 'cli:replace.found' : 'cli:replace.done'
    await err.line(t(key, { count: changed, places }))
    if (left > 0) await err.line(t('cli:replace.protected', { count: left }))
  }
  if (stopped()) return 130
  return failures.length > 0 ? 1 : 0
}

export async function run(context: Context, request: ReplaceRequest): Promise<ExitCode> {
  return context.withLibrary((newsroom) => replaceInLibrary({ ...context, newsroom }, request))
}
