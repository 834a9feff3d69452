import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { isTextFormat } from '../../../../core/export/formats.ts'
import { addDialogSentences } from '../../../../i18n/dialogs.ts'
import { addExportSentences } from '../../../../i18n/exporting.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { ModalDialog } from '../../ui/Dialog.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import { ChecklistSummary } from './ChecklistSummary.tsx'
import { ChoosingFooter } from './ChoosingFooter.tsx'
import { type Choices, isSingle, missingChoice, useChoices } from './choices.ts'
import dialog from '../../ui/Dialog.module.css'
import styles from './ExportDialog.module.css'
import { ExportProgress, ProgressFooter } from './ExportProgress.tsx'
import { ExportReport, ReportFooter } from './ExportReport.tsx'
import { FormatList } from './FormatList.tsx'
import { isDoubtful } from './Question.tsx'
import { ScopeBar } from './ScopeBar.tsx'
import { SeveralForm } from './SeveralForm.tsx'
import { SingleArticle, useFileName } from './SingleArticle.tsx'
import { useExport } from './useExport.ts'
import { CHOOSING, closeDialog, type ExportPhase, useExportPhase } from './useExportPhase.ts'
import { doubtsAbout, useScope } from './useScope.ts'

const STARTING: ExportPhase = { ...CHOOSING, isBusy: true }

function titleOf(phase: ExportPhase) {
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
  const fileName = useFileName(choices, answer)
  const { phase, setPhase, go } = useExportPhase(choices, {
    articles: scope.articles,
    preview: isText && previewed.pictures === options.pictures ? answer : null,
  })
  const doubts = useMemo(() => doubtsAbout(scope.articles ?? [], new Date().toISOString()), [scope.articles])
  // A short run is shown by its report alone: until then the choices stay, and cannot be changed.
  const isLate = useDelayed(phase.kind === 'running')
  const shown = phase.kind === 'running' && !isLate && !phase.isAsking ? STARTING : phase
  const form = useRef<HTMLDivElement>(null)
  const missing = hasTried ? missingChoice(choices) : null

  const onChange = (part: Partial<Choices>) => {
    if (phase.kind !== 'choosing') return
    change(part)
    setPhase(CHOOSING)
    if (part.format !== undefined || part.scope !== undefined) setTried(false)
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
    else closeDialog()
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
            {single && (
              <span className={styles.file} title={fileName}>
                {fileName}
              </span>
            )}
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
          <div className={`${styles.choices} ${dialog.side}`}>
            <FormatList chosen={format} onChoose={(next) => onChange({ format: next })} />
            {single && <ChecklistSummary isInDoubt={isDoubtful(doubts)} />}
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
