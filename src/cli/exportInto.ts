import { dateInWords } from '../core/dateInWords.ts'
import type { ExportOutcome, ExportRequest } from '../core/export/run.ts'
import type { Places } from '../host/places.ts'
import { type ExitCode, failedEntry, type LibraryContext, sayFailure } from './context.ts'
import { sayNotices } from './exportNotices.ts'
import { runExport } from './exportRun.ts'
import { type Destination, openDestination } from './exportDestination.ts'
import { openDocument } from './output.ts'

/** An export as the arguments ask for it. */
export type ExportRequested = Omit<ExportRequest, 'place'> & {
  /** Null: standard output. */
  out: string | null
  /** True where `out` is the name of the one file. */
  isFile: boolean
}

/** What became of an export, as its report has it. */
class ExportReport {
  readonly unchanged: { id: string; file: string }[] = []
  readonly left: { id: string; file: string }[] = []
  readonly skipped: { id: string; embargo: string }[] = []
  readonly removed: { file: string }[] = []
  readonly failed: { id: string; code: string; message: string }[] = []
  /** Articles, or books: a site has pages of no one article. */
  written: number = 0
  drafts: number = 0
  /** Beside the written files. */
  pictures: number = 0
  readonly #isSite: boolean
  readonly #context: LibraryContext
  readonly #destination: Destination
  readonly #written: { add(entry: unknown): Promise<void> } | null

  constructor(
    context: LibraryContext,
    destination: Destination,
    written: { add(entry: unknown): Promise<void> } | null,
    isSite: boolean,
  ) {
    this.#isSite = isSite
    this.#context = context
    this.#destination = destination
    this.#written = written
  }

  async add(outcome: ExportOutcome): Promise<void> {
    const { t, out, err } = this.#context
    const path = (file: string) => this.#destination.pathOf(file)
    switch (outcome.kind) {
      case 'written': {
        const { id, replaced } = outcome
        const file = path(outcome.file)
        if (id !== '' || !this.#isSite) this.written += 1
        const { notices, beside = [] } = outcome
        const entry = {
          id,
          file,
          ...(replaced === null ? {} : { replaced: path(replaced) }),
          ...(beside.length === 0 ? {} : { beside: beside.map(path) }),
          ...(notices.length === 0 ? {} : { notices }),
        }
        if (this.#written) await this.#written.add(entry)
        else await out.line(file)
        this.pictures += beside.length
        if (replaced !== null) await err.line(t('cli:exportReplaced', { file, replaced: path(replaced) }))
        await sayNotices(this.#context, file, notices)
        return
      }
      case 'unchanged': {
        const entry = { id: outcome.id, file: path(outcome.file) }
        this.unchanged.push(entry)
        if (!this.#written) await out.line(entry.file)
        return
      }
      case 'left': {
        const entry = { id: outcome.id, file: path(outcome.file) }
        this.left.push(entry)
        await err.line(t('cli:exportLeft', entry))
        return
      }
      case 'removed':
        this.removed.push({ file: path(outcome.file) })
        await err.line(t('cli:exportRemoved', { file: path(outcome.file) }))
        return
      case 'embargoed': {
        const { id, headline, embargo } = outcome
        this.skipped.push({ id, embargo })
        await err.line(
          t('cli:embargoed', { name: headline || id, embargo: dateInWords(embargo, this.#context.locale) }),
        )
        return
      }
      case 'failed':
        this.failed.push({ id: outcome.id, ...failedEntry(t, outcome.failure) })
        await this.#sayFailed(outcome)
    }
  }

  /** Says what failed, and of which article where the sentence names no file. */
  async #sayFailed({ id, headline, failure }: Extract<ExportOutcome, { kind: 'failed' }>): Promise<void> {
    const { t, err } = this.#context
    if (id === '' || failure.detail.fileName) return sayFailure(this.#context, failure)
    const { code, message } = failedEntry(t, failure)
    await err.line(t('cli:exportFailed', { name: headline || id, message: `${message} [${code}]` }))
  }

  async sum(): Promise<void> {
    const { t, err } = this.#context
    const { written, unchanged, skipped, failed, drafts } = this
    await err.line(t('cli:exported', { count: written, failures: failed.length }))
    if (this.pictures > 0) await err.line(t('cli:exportPictures', { count: this.pictures }))
    if (unchanged.length > 0) await err.line(t('cli:exportUnchanged', { count: unchanged.length }))
    if (skipped.length > 0) await err.line(t('cli:exportSkipped', { count: skipped.length }))
    if (drafts > 0) await err.line(t('cli:exportDrafts', { count: drafts }))
  }
}

/** Exports articles into what `--out` names, and reports what became of each. */
export async function exportInto(
  context: LibraryContext,
  places: Places,
  asked: ExportRequested & { out: string },
): Promise<ExitCode> {
  const { out: name, isFile, ...rest } = asked
  const request: ExportRequest = { ...rest, place: null }
  const destination = await openDestination({ path: name, isFile }, request, places)
  const document = context.json ? await openDocument(context.out, {}, 'written') : null
  if (!destination.ok) {
    await sayFailure(context, destination.failure)
    const failed = [{ id: '', ...failedEntry(context.t, destination.failure) }]
    await document?.close({ unchanged: [], left: [], skipped: [], removed: [], failed, drafts: 0 })
    return 1
  }
  const report = new ExportReport(context, destination.value, document, request.format === 'site')
  await runExport(context, request, destination.value, async ({ outcomes, drafts }) => {
    report.drafts += drafts
    for (const outcome of outcomes) await report.add(outcome)
  })
  const { unchanged, left, skipped, removed, failed, drafts } = report
  if (document) await document.close({ unchanged, left, skipped, removed, failed, drafts })
  else await report.sum()
  if (context.stopped()) return 130
  // What was named and is refused was not done; of the library, what is under embargo is left out.
  return failed.length > 0 || (request.selection.kind === 'ids' && skipped.length > 0) ? 1 : 0
}
