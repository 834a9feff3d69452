import type { ExportOutcome } from '../../../../core/export/run.ts'
import type { Failure } from '../../../../core/failure.ts'
import { dateInWords } from '../../../../core/dateInWords.ts'
import { failureSentence, type Translate } from '../../../../i18n/index.ts'

/** What became of an export of several articles. */
export type RunReport = {
  /** What ended the run before its time. */
  failure: Failure | null
  isStopped: boolean
  /** True if unsaved changes could not be saved and are missing in the export. */
  isStale: boolean
  /** The articles that something has become of. */
  done: number
  total: number
  outcomes: ExportOutcome[]
  drafts: number
  /** The folder that was written into, or the download; null where the system tells of it. */
  where: { kind: 'folder' | 'download'; name: string } | null
}

/** A line of the report; `id` is the article that it is about, if there is one to open. */
export type ReportRow = { id: string | null; name: string; what: string }
/** A group of lines of one kind; `tone` is how much it concerns the reader. */
export type ReportGroup = {
  key: string
  title: string
  tone: 'problem' | 'plain'
  rows: readonly ReportRow[]
}

type OutcomeOf<Kind extends ExportOutcome['kind']> = Extract<ExportOutcome, { kind: Kind }>

function outcomesOf<Kind extends ExportOutcome['kind']>(
  { outcomes }: RunReport,
  kind: Kind,
): OutcomeOf<Kind>[] {
  return outcomes.filter((outcome): outcome is OutcomeOf<Kind> => outcome.kind === kind)
}

/** Lines that say the same are shown one by one up to this number. */
const MOST_ALIKE = 3

/** The lines with more of those that say the same made one, which names all that it is about. */
function joinAlike(rows: readonly ReportRow[]): ReportRow[] {
  const alike = Map.groupBy(rows, ({ what }) => what)
  return [...alike].flatMap(([what, same]) =>
    same.length > MOST_ALIKE ? [{ id: null, name: same.map(({ name }) => name).join(', '), what }] : same,
  )
}

/** What a report says at its top, each a sentence without its full stop. */
export function reportSummary(report: RunReport, t: Translate): string[] {
  const written = outcomesOf(report, 'written').length
  const unchanged = outcomesOf(report, 'unchanged').length
  const undone = report.total - report.done
  const pictures = outcomesOf(report, 'written').reduce((sum, { beside = [] }) => sum + beside.length, 0)
  const counted = (key: 'pictures' | 'unchanged' | 'drafts' | 'undone', count: number) =>
    count > 0 ? [t(`exportRun:report.${key}`, { count })] : []
  return [
    written > 0 ? t('exportRun:report.written', { count: written }) : t('exportRun:report.nothingWritten'),
    ...counted('pictures', pictures),
    ...counted('unchanged', unchanged),
    ...(report.where && written + unchanged > 0
      ? [t(`exportRun:report.${report.where.kind}`, { name: report.where.name })]
      : []),
    ...counted('drafts', report.drafts),
    ...counted('undone', undone),
    ...(report.isStale ? [t('export:outdated')] : []),
  ]
}

/** All that a report lists, what concerns the reader first. */
export function reportGroups(report: RunReport, t: Translate, locale: string): ReportGroup[] {
  const headlineOf = (headline: string) => headline || t('library:untitled')
  const failed = outcomesOf(report, 'failed').map(({ id, headline, failure }) => ({
    id: id || null,
    // What concerns the folder, or the export as a whole, is of no article.
    name: id === '' ? '' : headlineOf(headline),
    what: failureSentence(t, failure),
  }))
  const embargoed = outcomesOf(report, 'embargoed').map(({ id, headline, embargo }) => ({
    id,
    name: headlineOf(headline),
    what: t('exportRun:until', { when: dateInWords(embargo, locale) }),
  }))
  const written = outcomesOf(report, 'written')
  const notices = written.flatMap(({ id, file, notices: told }) =>
    told.map(({ name, what }) => ({ id, name: file, what: t(`exportNotice:${name}`, { what }) })),
  )
  const replaced = written.flatMap(({ id, file, replaced: earlier }) =>
    earlier === null
      ? []
      : [{ id, name: t('exportRun:report.renamed', { replaced: earlier, file }), what: '' }],
  )
  const left = outcomesOf(report, 'left').map(({ id, file }) => ({ id, name: file, what: '' }))
  const removed = outcomesOf(report, 'removed').map(({ file }) => ({ id: null, name: file, what: '' }))
  const group = (
    key: 'failed' | 'embargoed' | 'notices' | 'left' | 'replaced' | 'removed',
    rows: readonly ReportRow[],
  ): ReportGroup => ({
    key,
    title: t(`exportRun:report.${key}`, { count: rows.length }),
    tone: key === 'failed' ? 'problem' : 'plain',
    rows: key === 'notices' ? joinAlike(rows) : rows,
  })
  return [
    group('failed', failed),
    group('embargoed', embargoed),
    group('left', left),
    group('notices', notices),
    group('replaced', replaced),
    group('removed', removed),
  ].filter(({ rows }) => rows.length > 0)
}

/** The whole report as plain text. */
export function reportText(report: RunReport, t: Translate, locale: string): string {
  const groups = reportGroups(report, t, locale).map(({ title, rows }) =>
    [
      title,
      ...rows.map(
        ({ name, what }) =>
          `  ${name === '' || what === '' ? name || what : t('exportRun:report.of', { name, what })}`,
      ),
    ].join('\n'),
  )
  const failure = report.failure ? [failureSentence(t, report.failure)] : []
  return `${[[...failure, ...reportSummary(report, t)].join('\n'), ...groups].join('\n\n')}\n`
}
