import { TriangleAlert } from 'lucide-react'
import { lazy, useState } from 'react'
import { failureSentence } from '../../../../i18n/index.ts'
import { useLayout } from '../../state/layout.ts'
import { useSettings } from '../../state/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './Banner.module.css'

const FailedBackupBanner = lazy(() => import('./FailedBackupBanner.tsx'))

/** Says, over the page, that the library cannot save at present, that files of it could not be read, or that a backup failed. */
export function Banner() {
  const { t } = useTranslations()
  const library = useSettings((state) => state.library)
  const [read, setRead] = useState('')
  const { writeFailure = null, problems = [], failedBackup = null } = library ?? {}
  const [first] = problems
  const why = first ? failureSentence(t, first.failure) : ''
  const said = problems.map(({ file, kind }) => `${kind} ${file}`).join('\n')
  return (
    <>
      {writeFailure && (
        <div className={styles.banner} data-tone="failure" role="alert">
          <TriangleAlert aria-hidden />
          <p>{failureSentence(t, writeFailure)}</p>
          <Button onClick={() => void useSettings.getState().refreshLibrary()}>{t('common:retry')}</Button>
        </div>
      )}
      {problems.length > 0 && read !== said && (
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
