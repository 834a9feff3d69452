import { STATUSES } from '../../core/article/index.ts'
import { dateInWords } from '../../core/dateInWords.ts'
import { isUnderEmbargo } from '../../core/embargo.ts'
import { NAME_FIELDS, readNamePattern } from '../../core/export/folder/index.ts'
import {
  DEFAULT_EXPORT_OPTIONS,
  EXPORT_FORMAT_NAMES,
  EXPORT_FORMATS,
  MARKDOWN_PROFILES,
  PICTURE_PLACES,
  TEXT_LINES,
} from '../../core/export/formats.ts'
import type { ExportNotice } from '../../core/export/notices.ts'
import type { ExportOutcome, ExportRequest } from '../../core/export/run.ts'
import type { Places } from '../../host/places.ts'
import { articleIds, defineCommand } from '../command.ts'
import { type ExitCode, failedEntry, type LibraryContext, sayFailure } from '../context.ts'
import { type Destination, openDestination, runExport } from '../exportRun.ts'
import { type Arguments, choiceOption, flag, textOption, UsageError } from '../options.ts'
import { openDocument } from '../output.ts'

const format = choiceOption('format', EXPORT_FORMAT_NAMES, {
  help: 'cli:help.export.format',
  placeholder: 'cli:help.value.format',
})
const profile = choiceOption('profile', MARKDOWN_PROFILES, {
  help: 'cli:help.export.profile',
  placeholder: 'cli:help.value.profile',
})
const lines = choiceOption('lines', TEXT_LINES, { help: 'cli:help.export.lines', placeholder: null })
const pictures = choiceOption('pictures', PICTURE_PLACES, {
  help: 'cli:help.export.pictures',
  placeholder: null,
})
const out = textOption('out', { help: 'cli:help.export.out', placeholder: 'cli:help.value.folderOrZip' })
const names = textOption('names', { help: 'cli:help.export.names', placeholder: 'cli:help.value.pattern' })
const dossier = textOption('dossier', { help: 'cli:help.export.dossier', placeholder: 'cli:help.value.text' })
const status = choiceOption('status', STATUSES, {
  help: 'cli:help.export.status',
  placeholder: 'cli:help.value.status',
})
const includeEmbargoed = flag('include-embargoed', 'cli:help.export.include-embargoed')
const overwrite = flag('overwrite', 'cli:help.export.overwrite')

/** An export as the arguments ask for it. */
type Asked = Omit<ExportRequest, 'place'> & {
  /** Empty: those of the library. */
  ids: string[]
  /** Null: standard output. */
  out: string | null
  /** True where `out` is the name of the one file. */
  isFile: boolean
}

function parse(given: Arguments): Asked {
  const chosen = given.value(format)
  if (!chosen) throw new UsageError('noFormat', '--format', EXPORT_FORMAT_NAMES)
  const destination = given.value(out) ?? null
  const ids = articleIds(given.operands)
  const wanted = given.value(status)
  const title = given.value(dossier) ?? ''
  const pattern = given.value(names) ?? ''
  const [problem] = readNamePattern(pattern).problems
  const isOneFile = ids.length === 1 && title === '' && chosen !== 'site'
  const isFile = destination?.toLowerCase().endsWith(`.${EXPORT_FORMATS[chosen].extension}`) ?? false
  if (destination === null && !isOneFile) throw new UsageError('noOut', '--out')
  if (destination === null && given.json && chosen !== 'json') throw new UsageError('jsonNeedsOut', '--json')
  if (wanted && ids.length > 0) throw new UsageError('statusOrIds', '--status')
  if (problem?.code === 'unknown-field')
    throw new UsageError(
      'names',
      problem.word,
      NAME_FIELDS.map((field) => `{${field}}`),
    )
  if (problem) throw new UsageError('pattern', pattern)
  if (destination !== null && isFile && !isOneFile && title === '')
    throw new UsageError('outIsFile', destination)
  if (isFile && pattern !== '') throw new UsageError('namesAndFile', '--names')
  if (title !== '' && EXPORT_FORMATS[chosen].unit !== 'dossier') throw new UsageError('dossier', chosen)
  return {
    ids,
    out: destination,
    isFile,
    format: chosen,
    selection: ids.length > 0 ? { kind: 'ids', ids } : { kind: 'library', status: wanted ?? 'all' },
    options: {
      profile: given.value(profile) ?? DEFAULT_EXPORT_OPTIONS.profile,
      lines: given.value(lines) ?? DEFAULT_EXPORT_OPTIONS.lines,
      pictures: given.value(pictures) ?? DEFAULT_EXPORT_OPTIONS.pictures,
    },
    names: pattern,
    dossier: title,
    includeEmbargoed: given.has(includeEmbargoed),
    overwrite: given.has(overwrite),
  }
}

/** Says what a file could not hold. */
async function sayNotices(
  { t, err }: LibraryContext,
  file: string,
  notices: readonly ExportNotice[],
): Promise<void> {
  for (const { name, what } of notices)
    await err.line(t('cli:exportNotice', { file, notice: t(`exportNotice:${name}`, { what }) }))
}

async function toOutput(
  context: LibraryContext,
  { ids, format, options, includeEmbargoed }: Asked,
): Promise<ExitCode> {
  const { newsroom, out, err, t } = context
  const [id = ''] = ids
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
          ...{ id, file },
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

async function exportArticles(context: LibraryContext, places: Places, asked: Asked): Promise<ExitCode> {
  const { ids, out: name, isFile, ...rest } = asked
  if (name === null) return toOutput(context, asked)
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
  return failed.length > 0 || (ids.length > 0 && skipped.length > 0) ? 1 : 0
}

/** Exports one article to standard output or into a file, or articles into a folder or a zip. */
export const exportCommand = defineCommand({
  name: 'export',
  help: 'cli:help.export',
  operands: 'cli:help.export.operands',
  options: [format, profile, lines, pictures, out, names, dossier, status, includeEmbargoed, overwrite],
  parse,
  run: (context, asked) =>
    context.withLibrary((newsroom, places) => exportArticles({ ...context, newsroom }, places, asked)),
})
