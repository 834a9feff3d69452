import { TriangleAlert } from 'lucide-react'
import { useLayoutEffect, useState } from 'react'
import type { Failure } from '../../../../core/failure.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { useLayout } from '../../state/layout.ts'
import { useSession } from '../../saving/session.ts'
import { useSettings } from '../../state/settings.ts'
import { useToasts } from '../../state/toasts.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './Banner.module.css'

const FailedBackupBanner = lazyPart(() => import('./FailedBackupBanner.tsx'))

/** Takes the toasts that tell the same failure away; gives how many there were. */
function useEchoes(failure: Failure | null): number {
  const [count, setCount] = useState(0)
  const echo = useToasts(
    ({ toasts }) => failure && toasts.findLast((toast) => toast.failure?.code === failure.code)?.id,
  )
  useLayoutEffect(() => {
    if (typeof echo !== 'number') return
    useToasts.getState().dismiss(echo)
    setCount((before) => before + 1)
  }, [echo])
  return count
}

/** Why nothing can be saved. Whatever else fails for the same reason draws the eye here, and is told nowhere else. */
function WriteFailure({ failure }: { failure: Failure }) {
  const { t } = useTranslations()
  const echoes = useEchoes(failure)
  return (
    <div
      key={echoes}
      className={styles.banner}
      data-tone="failure"
      data-again={echoes > 0 || undefined}
      role="alert"
    >
      <TriangleAlert aria-hidden />
      <p>{failureSentence(t, failure)}</p>
      <Button onClick={() => void useSettings.getState().refreshLibrary()}>{t('common:retry')}</Button>
    </div>
  )
}

/** The failure that the notice above the page tells of the open text; null where there is none. */
function useToldAbovePage(): Failure | null {
  return useSession(({ savedState }) => (savedState?.kind === 'failed' ? savedState.failure : null))
}

/** Says, over the page, that the library cannot save at present, that files of it could not be read, or that a backup failed. */
export function Banner() {
  const { t } = useTranslations()
  const library = useSettings((state) => state.library)
  const told = useToldAbovePage()
  const [read, setRead] = useState('')
  const { writeFailure = null, failedBackup = null } = library ?? {}
  // A file that cannot be written for the reason that none can is no problem of its own.
  const problems = (library?.problems ?? []).filter(({ failure }) => failure.code !== writeFailure?.code)
  const [first] = problems
  // Of a library that is not there, no file can be read: that is said once.
  const isThere = writeFailure?.code !== 'library-missing'
  const why = first ? failureSentence(t, first.failure) : ''
  const said = problems.map(({ file, kind }) => `${kind} ${file}`).join('\n')
  return (
    <>
      {writeFailure && writeFailure.code !== told?.code && <WriteFailure failure={writeFailure} />}
      {isThere && problems.length > 0 && read !== said && (
        <div className={styles.banner} role="status">
          <TriangleAlert aria-hidden />
          <p>{t('library:problemsFound', { count: problems.length, file: first?.file ?? '', why })}</p>
          <Button onClick={() => useLayout.getState().openSettings('library')}>
            {t('library:seeProblems')}
          </Button>
          <Button variant="quiet" onClick={() => setRead(said)}>
            {t('common:close')}
          </Button>
        </div>
      )}
      {failedBackup && (
        <ErrorBoundary>
          <FailedBackupBanner failed={failedBackup} />
        </ErrorBoundary>
      )}
    </>
  )
}
