import { CircleAlert, CircleCheck } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import type { CheckedProblem, CheckProgress, CheckReport } from '../../../../core/library.ts'
import {
  addCheckingSentences,
  checkLines,
  checkSummary,
  problemSentence,
  remedySentence,
  repairPlan,
} from '../../../../i18n/checking.ts'
import { addDialogSentences } from '../../../../i18n/dialogs.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { writeClipboard } from '../../clipboard.ts'
import { useLayout } from '../../state/layout.ts'
import { notify } from '../../state/toasts.ts'
import { Button } from '../../ui/Button.tsx'
import { ModalDialog } from '../../ui/Dialog.tsx'
import { useSilence } from '../../ui/useSilence.ts'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import { useCheck } from './check.ts'
import dialog from '../../ui/Dialog.module.css'
import styles from './CheckDialog.module.css'

/** How many problems are shown; the copied report has all. */
const MAX_SHOWN = 100

function Progress({ progress }: { progress: CheckProgress | null }) {
  const { t } = useTranslations()
  const id = useId()
  const silence = useSilence(true)
  const { step = 'articles', done = 0, total = 0 } = progress ?? {}
  const isCounted = (step === 'articles' || step === 'pictures') && total > 0
  return (
    <div className={styles.running}>
      <p id={id}>
        {isCounted ? t(`checking:progress.${step}`, { done, total }) : t(`checking:step.${step}`)}
      </p>
      {silence && <p role="status">{silence}</p>}
      <progress
        className={styles.bar}
        aria-labelledby={id}
        {...(total > 0 ? { max: total, value: done } : {})}
      />
    </div>
  )
}

function ProblemRow({ problem }: { problem: CheckedProblem }) {
  const { t } = useTranslations()
  const { kind, file, isDone } = problem
  return (
    <li data-done={isDone || undefined}>
      <p className={styles.file}>
        <code>{file}</code>
        <span>{t(`settings:kind.${kind}`)}</span>
      </p>
      <p>{problemSentence(t, problem)}</p>
      <p className={styles.remedy}>{remedySentence(t, problem)}</p>
      {problem.takeIn && !isDone && (
        <Button
          onClick={() => void useCheck.getState().takeIn(file)}
          aria-label={`${t('checking:takeIn')} – ${file}`}
        >
          {t('checking:takeIn')}
        </Button>
      )}
    </li>
  )
}

function Report({ report }: { report: CheckReport }) {
  const { t } = useTranslations()
  const { problems, repaired } = report
  const isClean = problems.length === repaired
  const plan = repairPlan(t, problems)
  const Icon = isClean ? CircleCheck : CircleAlert
  return (
    <>
      <div className={styles.summary} role="status">
        <Icon aria-hidden data-is={isClean ? 'clean' : 'problem'} />
        <p>{checkSummary(t, report)}</p>
      </div>
      {plan.length > 0 && (
        <section className={styles.plan}>
          <p>{t('checking:plan')}</p>
          <ul>
            {plan.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
      {!isClean && plan.length === 0 && <p>{t('checking:nothingToRepair')}</p>}
      {problems.length > 0 && (
        <ul className={`${styles.problems} ${dialog.problems}`}>
          {problems.slice(0, MAX_SHOWN).map((problem) => (
            <ProblemRow key={`${problem.kind} ${problem.file}`} problem={problem} />
          ))}
        </ul>
      )}
      {problems.length > MAX_SHOWN && <p>{t('checking:more', { count: problems.length - MAX_SHOWN })}</p>}
    </>
  )
}

/** Examines the library at once, tells what it found, and repairs it as a second step. */
export default function CheckDialog() {
  useSentences(addCheckingSentences)
  useSentences(addDialogSentences)
  const { t } = useTranslations()
  const { isRunning, isStopping, progress, report, failure, run, stop } = useCheck()
  const footer = useRef<HTMLDivElement>(null)
  const close = () => useLayout.getState().show(null)
  const canRepair = !isRunning && report !== null && repairPlan(t, report.problems).length > 0
  useEffect(() => void run(false), [run])
  // The focus is on what comes next: repairing where something can be repaired, else closing.
  useEffect(() => {
    if (!isRunning) footer.current?.querySelector<HTMLElement>('button:last-of-type')?.focus()
  }, [isRunning])
  const copy = async () => {
    if (!report) return
    const isCopied = await writeClipboard({ plain: checkLines(t, report).join('\n') })
    if (isCopied) notify({ tone: 'plain', message: (words) => words('checking:copied') })
  }
  return (
    <ModalDialog
      title={t('checking:title')}
      size="medium"
      onClose={close}
      footer={
        <div ref={footer} className={styles.actions}>
          {report && !isRunning && <Button onClick={() => void copy()}>{t('checking:copy')}</Button>}
          <span />
          {isRunning ? (
            <Button disabled={isStopping} onClick={() => void stop()}>
              {t(isStopping ? 'checking:stopping' : 'checking:stop')}
            </Button>
          ) : (
            <Button onClick={() => void run(false)}>{t('checking:again')}</Button>
          )}
          <Button onClick={close}>{t('common:close')}</Button>
          {canRepair && (
            <Button variant="primary" onClick={() => void run(true)}>
              {t('checking:repair')}
            </Button>
          )}
        </div>
      }
    >
      <div className={styles.body}>
        <p className={styles.intro}>{t('checking:intro')}</p>
        {isRunning && <Progress progress={progress} />}
        {!isRunning && report && <Report report={report} />}
        {!isRunning && failure && <p role="alert">{failureSentence(t, failure)}</p>}
      </div>
    </ModalDialog>
  )
}
