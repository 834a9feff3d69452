import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { useTranslations } from '../../useTranslations.ts'
import type { ExportRun, Progress } from './exportRun.ts'
import dialog from '../../ui/Dialog.module.css'
import styles from './ExportProgress.module.css'

/** Estimates are said in steps, so that the words do not change all the time. */
const SECONDS_STEP = 5
const LONGEST_IN_SECONDS = 90

/** The progress of an export of several articles. */
export function ExportProgress({
  progress: { done, total, secondsLeft, isMakingPictures },
}: {
  progress: Progress
}) {
  const { t } = useTranslations()
  const id = useId()
  const left = () => {
    if (isMakingPictures) return t('exportRun:makingPictures')
    if (secondsLeft === null) return ''
    if (secondsLeft > LONGEST_IN_SECONDS)
      return t('exportRun:minutesLeft', { count: Math.ceil(secondsLeft / 60) })
    return t('exportRun:secondsLeft', {
      count: Math.max(SECONDS_STEP, Math.ceil(secondsLeft / SECONDS_STEP) * SECONDS_STEP),
    })
  }
  return (
    <div className={styles.running}>
      <p id={id}>{total > 0 ? t('exportRun:progress', { done, total }) : t('export:preparing')}</p>
      <ProgressBar className={styles.bar} labelledBy={id} total={total} done={done} />
      <p className={styles.left}>{left()}</p>
    </div>
  )
}

type FooterProps = {
  run: ExportRun
  /** True after Escape: whether to stop is asked first. */
  isAsking: boolean
  onContinue(): void
}

/** The button that ends a run before its time; it has the focus, so that a key is enough. */
export function ProgressFooter({ run, isAsking, onContinue }: FooterProps) {
  const { t } = useTranslations()
  const [isStopping, setStopping] = useState(false)
  const footer = useRef<HTMLDivElement>(null)
  useEffect(() => {
    footer.current?.querySelector<HTMLElement>(isAsking ? 'button' : 'button:last-of-type')?.focus()
  }, [isAsking])
  return (
    <div ref={footer} className={`${styles.actions} ${dialog.footerActions}`}>
      {isAsking && !isStopping && (
        <>
          <p role="alert">{t('exportRun:stopQuestion')}</p>
          <Button onClick={onContinue}>{t('exportRun:goOn')}</Button>
        </>
      )}
      <Button
        aria-disabled={isStopping}
        onClick={() => {
          setStopping(true)
          run.stop()
        }}
      >
        {t(isStopping ? 'exportRun:stopping' : 'exportRun:stop')}
      </Button>
    </div>
  )
}
