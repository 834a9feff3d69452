import type { VersionSummary } from '../../core/versions.ts'
import { formatLocale } from '../../i18n/localeTags.ts'
import { type Context, type ExitCode, type LibraryContext, sayFailure } from '../context.ts'
import { openDocument } from '../output.ts'

/** `restore` is the version to restore, `name` what the present text is to be kept as; one of them at most. */
export type VersionsRequest = { id: string; restore: string | null; name: string | null }

/** One line of the table: when, its length, what came and went, why, who, its name, and its id. */
function row({ t, locale }: LibraryContext, version: VersionSummary): string {
  const format = new Intl.DateTimeFormat(formatLocale(locale), { dateStyle: 'short', timeStyle: 'medium' })
  const { words, by, name, count } = version
  const reason = t(`versionReason:${version.reason}`)
  return [
    version.id,
    format.format(new Date(version.at)),
    t('common:signs', { count: version.signs }),
    t('cli:versionWords', { in: words.in, out: words.out }),
    count === null ? reason : t('cli:versionReason', { reason, count }),
    by,
    name && t('cli:versionName', { name }),
  ]
    .filter(Boolean)
    .join('  ')
}

/** The new revision; null if restoring failed, which is reported. */
async function restoreVersion(context: LibraryContext, id: string, version: string): Promise<number | null> {
  const { newsroom } = context
  const opened = await newsroom.readArticle({ id })
  const base = opened.ok && {
    revision: opened.value.article.revision,
    fingerprint: opened.value.fingerprint,
  }
  const restored = base ? await newsroom.restoreVersion({ id, version, base }) : opened
  if (restored.ok) return restored.value.article.revision
  await sayFailure(context, restored.failure)
  return null
}

async function showVersions(context: LibraryContext, request: VersionsRequest): Promise<ExitCode> {
  const { newsroom, out, err, json, t } = context
  const { id } = request
  const head: { restored?: string; revision?: number } = {}
  if (request.restore !== null) {
    const revision = await restoreVersion(context, id, request.restore)
    if (revision === null) return 1
    Object.assign(head, { restored: request.restore, revision })
    await err.line(t('cli:versionRestored', { version: request.restore, revision }))
  }
  if (request.name !== null) {
    const kept = await newsroom.keepVersion({ id, why: { reason: 'named' }, name: request.name })
    if (!kept.ok) {
      await sayFailure(context, kept.failure)
      return 1
    }
    await err.line(t('cli:versionKept', { name: request.name, version: kept.value.id }))
  }
  const listed = await newsroom.listVersions({ id })
  const there = listed.ok && listed.value.length === 0 ? await newsroom.readArticle({ id }) : null
  const failure = listed.ok ? (there && !there.ok ? there.failure : null) : listed.failure
  if (failure || !listed.ok) {
    if (failure) await sayFailure(context, failure)
    return 1
  }
  const document = json ? await openDocument(out, head, 'versions') : null
  for (const version of listed.value) {
    const { headline: _headline, ...entry } = version
    await (document ? document.add(entry) : out.line(row(context, version)))
  }
  await (document ? document.close({}) : err.line(t('cli:versionsListed', { count: listed.value.length })))
  return 0
}

export async function run(context: Context, request: VersionsRequest): Promise<ExitCode> {
  return context.withLibrary((newsroom) => showVersions({ ...context, newsroom }, request))
}
