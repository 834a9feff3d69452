import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { failureSentence } from '../../../../i18n/index.ts'
import { useScreen } from '../../state/screen.ts'
import { useSettings } from '../../state/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../words.ts'
import styles from './Banner.module.css'

/** Says, over the page, that the library cannot save at present, or that files of it could not be read. */
export function Banner() {
  const { t } = useWords()
  const library = useSettings((state) => state.library)
  const [read, setRead] = useState('')
  const { trouble = null, problems = [] } = library ?? {}
  const [first] = problems
  const why = first ? failureSentence(t, first.failure) : ''
  const said = problems.map(({ file, kind }) => `${kind} ${file}`).join('\n')
  return (
    <>
      {trouble && (
        <div className={styles.banner} data-tone="trouble" role="alert">
          <TriangleAlert aria-hidden />
          <p>{failureSentence(t, trouble)}</p>
          <Button onClick={() => void useSettings.getState().refreshLibrary()}>{t('common:retry')}</Button>
        </div>
      )}
      {problems.length > 0 && read !== said && (
        <div className={styles.banner} role="status">
          <TriangleAlert aria-hidden />
          <p>{t('settings:problemsFound', { count: problems.length, file: first?.file ?? '', why })}</p>
          <Button onClick={() => useScreen.getState().showSettings('library')}>
            {t('settings:seeProblems')}
          </Button>
          <Button look="quiet" onClick={() => setRead(said)}>
            {t('common:close')}
          </Button>
        </div>
      )}
    </>
  )
}
