import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { type ArticleFormat, type ExportOptions, isTextFormat } from '../../../../core/export/formats.ts'
import { addDialogSentences } from '../../../../i18n/dialogs.ts'
import { addExportSentences } from '../../../../i18n/exporting.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { newsroom } from '../../client.ts'
import { prepareRenditions } from '../../commands/renditions.ts'
import { useSession } from '../../saving/session.ts'
import { useLayout } from '../../state/layout.ts'
import type { Selected } from '../../state/selection.ts'
import { ModalDialog } from '../../ui/Dialog.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import { ChecklistSummary } from './ChecklistSummary.tsx'
import { ChoosingFooter } from './ChoosingFooter.tsx'
import { type Choices, isSingle, missingChoice, rememberChoices, requestFor, useChoices } from './choices.ts'
import { downloadExport } from './download.ts'
import styles from './ExportDialog.module.css'
import { ExportProgress, ProgressFooter } from './ExportProgress.tsx'
import { ExportReport, ReportFooter } from './ExportReport.tsx'
import { type ExportRun, type Progress, startRun } from './exportRun.ts'
import { FormatList } from './FormatList.tsx'
import { isDoubtful } from './Question.tsx'
import type { RunReport } from './report.ts'
import { ScopeBar } from './ScopeBar.tsx'
import { SeveralForm } from './SeveralForm.tsx'
import { SingleArticle, useFileName } from './SingleArticle.tsx'
import { tellExported } from './tellExported.ts'
import { useExport } from './useExport.ts'
import { doubtsAbout, useScope } from './useScope.ts'

type Phase =
  | { kind: 'choosing'; isAsking: boolean; isBusy: boolean; problem: string }
  | { kind: 'running'; run: ExportRun; progress: Progress; isAsking: boolean }
  | { kind: 'report'; report: RunReport; place: string | null }

const CHOOSING: Phase = { kind: 'choosing', isAsking: false, isBusy: false, problem: '' }
const STARTING: Phase = { ...CHOOSING, isBusy: true }

/** The name of a zip that is made today, by the clock of this machine. */
function zipName({ format }: Choices): string {
  const now = new Date()
  const two = (count: number) => String(count).padStart(2, '0')
  return `${format}-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.zip`
}

async function exportOpen(id: string, format: ArticleFormat, options: ExportOptions) {
  const prepared = await prepareRenditions({ id, format, options })
  return prepared.ok ? newsroom.exportArticle({ id, format, options }) : prepared
}

function titleOf(phase: Phase) {
  if (phase.kind === 'choosing') return 'export:title'
  if (phase.kind === 'running') return 'exportRun:running'
  if (phase.report.failure) return 'exportRun:failed'
  return phase.report.isStopped ? 'exportRun:stopped' : 'exportRun:finished'
}

/** Exports the open article, the selected ones or the library: what, how and where to, then the progress and the report. */
export default function ExportDialog() {
  useSentences(addExportSentences)
  useSentences(addDialogSentences)
  const { t } = useTranslations()
  const [choices, change] = useChoices()
  const [phase, setPhase] = useState<Phase>(CHOOSING)
  const [hasTried, setTried] = useState(false)
  const scope = useScope(choices.scope, choices.status)
  const single = isSingle(choices)
  const { format, options } = choices
  const isText = isTextFormat(format)
  // The page is previewed with its pictures in it: a frame has no files beside it.
  const isPage = format === 'html' || !isText
  const previewed = isPage ? { ...options, pictures: 'inside' as const } : options
  const { answer, isStale } = useExport(
    single && format !== 'site' ? (isText ? format : 'html') : null,
    previewed,
  )
  const isPreviewOfFile = isText && previewed.pictures === options.pictures
  const fileName = useFileName(choices, answer)
  const doubts = useMemo(() => doubtsAbout(scope.articles ?? [], new Date().toISOString()), [scope.articles])
  // A short run is shown by its report alone: until then the choices stay, and cannot be changed.
  const isLate = useDelayed(phase.kind === 'running')
  const shown = phase.kind === 'running' && !isLate && !phase.isAsking ? STARTING : phase
  const form = useRef<HTMLDivElement>(null)
  const missing = hasTried ? missingChoice(choices) : null
  const close = () => useLayout.getState().show(null)
  const folder = choices.target === 'folder' ? choices.folder : null
  const place = folder?.kind === 'place' ? folder.place.id : null

  const onChange = (part: Partial<Choices>) => {
    if (phase.kind !== 'choosing') return
    change(part)
    setPhase(CHOOSING)
    if (part.format !== undefined || part.scope !== undefined) setTried(false)
  }

  /** A single article as a download. */
  const save = async () => {
    const id = useSession.getState().openedId
    if (!id || format === 'site') return
    const exported = isPreviewOfFile && answer ? answer : await exportOpen(id, format, options)
    const given = exported.ok ? downloadExport(exported.value, format) : exported
    if (!exported.ok || !given.ok) {
      const problem = given.ok ? '' : failureSentence(t, given.failure)
      setPhase({ kind: 'choosing', isAsking: false, isBusy: false, problem })
      return
    }
    const { notices, beside = [] } = exported.value
    const file = given.value
    const names = beside.map(({ path }) => path)
    finish({
      failure: null,
      isStopped: false,
      isStale: false,
      done: 1,
      total: 1,
      outcomes: [
        {
          kind: 'written',
          id,
          file,
          replaced: null,
          notices,
          ...(beside.length > 0 ? { beside: names } : {}),
        },
      ],
      drafts: 0,
      where: null,
    })
  }

  /** A single article that went well needs no report. */
  const finish = (report: RunReport) => {
    const isClosed = useLayout.getState().dialog !== 'export'
    if (single && tellExported(report, place) && !isClosed) close()
    else setPhase({ kind: 'report', report, place })
  }

  const go = (articles: readonly Selected[], includeEmbargoed: boolean) => {
    rememberChoices(choices)
    if (single) setPhase({ kind: 'choosing', isAsking: false, isBusy: true, problem: '' })
    if (single && !folder) return void save()
    const isWhole = articles.length === scope.articles?.length
    const run = startRun(
      requestFor(choices, articles, { isWhole, includeEmbargoed }),
      { folder, zipName: zipName(choices) },
      (progress) => setPhase((now) => (now.kind === 'running' ? { ...now, progress } : now)),
    )
    const progress = { done: 0, total: articles.length, secondsLeft: null, isMakingPictures: false }
    if (!single) setPhase({ kind: 'running', run, progress, isAsking: false })
    void run.report.then(finish)
  }

  /** Moves to the control that is marked as missing or wrong, with what is said of it. */
  const showMissing = () => {
    const control = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-missing]')
    control?.focus()
    control?.closest('section')?.scrollIntoView({ block: 'nearest' })
  }

  const firstFailure = scope.failure ?? (single && answer && !answer.ok ? answer.failure : null)
  const isPossible = firstFailure === null && (scope.articles?.length ?? 0) > 0
  const isBusy = shown.kind === 'choosing' && (shown.isBusy || (single && !answer))
  const isAsking = shown.kind === 'choosing' && shown.isAsking

  const start = () => {
    setTried(true)
    if (missingChoice(choices) !== null) return void requestAnimationFrame(showMissing)
    if (isDoubtful(doubts)) setPhase({ kind: 'choosing', isAsking: true, isBusy: false, problem: '' })
    else go(scope.articles ?? [], false)
  }

  /** Enter in a field or a choice does what the main button does, as in the dialogs of the system. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || isAsking) return
    if (!(event.target instanceof HTMLInputElement) || !isPossible || isBusy) return
    // The rest of the key press would go to the question, which takes the focus.
    event.preventDefault()
    start()
  }
  useEffect(() => form.current?.querySelector<HTMLElement>('input:checked')?.focus(), [])

  const onClose = () => {
    if (phase.kind === 'running') return setPhase({ ...phase, isAsking: true })
    if (phase.kind === 'choosing' && phase.isAsking) setPhase(CHOOSING)
    else close()
  }

  const footer = () => {
    if (shown.kind === 'running') {
      return (
        <ProgressFooter
          run={shown.run}
          isAsking={shown.isAsking}
          onContinue={() => setPhase({ ...shown, isAsking: false })}
        />
      )
    }
    if (shown.kind === 'report') return <ReportFooter report={shown.report} place={shown.place} />
    return (
      <ChoosingFooter
        single={
          // A page is copied as it is previewed, with its pictures in it.
          single ? { file: isText && answer?.ok ? answer.value : null, isText, isStale } : null
        }
        articles={scope.articles}
        doubts={doubts}
        isAsking={shown.isAsking}
        isBusy={isBusy}
        isPossible={isPossible}
        problem={shown.problem || (scope.failure ? failureSentence(t, scope.failure) : '')}
        onStart={start}
        onAnswer={(which) => go(which === 'ready' ? doubts.ready : (scope.articles ?? []), which === 'all')}
        onCancel={onClose}
      />
    )
  }

  return (
    <ModalDialog
      title={t(titleOf(shown))}
      headerContent={
        shown.kind === 'choosing' && (
          <>
            <ScopeBar choices={choices} onChange={onChange} />
            {single && <span className={styles.file}>{fileName}</span>}
          </>
        )
      }
      size="wide"
      closesOnOutsideClick={phase.kind === 'choosing'}
      onClose={onClose}
      footer={footer()}
    >
      {shown.kind === 'choosing' && (
        <div ref={form} className={styles.columns} onKeyDownCapture={onKeyDown}>
          <div className={styles.choices}>
            <FormatList chosen={format} onChoose={(next) => onChange({ format: next })} />
            {single && <ChecklistSummary />}
          </div>
          {single ? (
            <SingleArticle choices={choices} onChange={onChange} preview={answer} missing={missing} />
          ) : (
            <SeveralForm
              choices={choices}
              onChange={onChange}
              firstId={scope.articles?.[0]?.id ?? null}
              missing={missing}
            />
          )}
        </div>
      )}
      {shown.kind === 'running' && <ExportProgress progress={shown.progress} />}
      {shown.kind === 'report' && <ExportReport report={shown.report} />}
    </ModalDialog>
  )
}
