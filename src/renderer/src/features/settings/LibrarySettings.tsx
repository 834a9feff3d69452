import { useEffect } from 'react'
import type { Problem } from '../../../../core/library.ts'
import { addCheckingSentences, problemSentence } from '../../../../i18n/checking.ts'
import { showLibraryFolder } from '../../commands/showLibraryFolder.ts'
import { takeIn } from '../../commands/takeIn.ts'
import { useLayout } from '../../state/layout.ts'
import { useSettings } from '../../state/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import { ConflictCopyActions } from './ConflictCopyActions.tsx'
import { SettingRow } from './SettingRows.tsx'
import dialog from '../../ui/Dialog.module.css'
import styles from './SettingsDialog.module.css'

/** How many problems are shown; the check lists more. */
const MAX_SHOWN = 100

function Problems({ problems }: { problems: readonly Problem[] }) {
  const { t } = useTranslations()
  if (problems.length === 0) return <p>{t('settings:noProblems')}</p>
  return (
    <ul className={`${styles.problems} ${dialog.problems}`}>
      {problems.slice(0, MAX_SHOWN).map(({ kind, file, failure, copy, takeIn: canTakeIn }) => (
        <li key={`${kind} ${file}`}>
          <code>{file}</code>
          <span className={styles.kind}>{t(`settings:kind.${kind}`)}</span>
          <p>{problemSentence(t, { kind, file, failure })}</p>
          {copy && <ConflictCopyActions copy={copy} />}
          {canTakeIn && (
            <Button onClick={() => void takeIn(file)} aria-label={`${t('checking:takeIn')} – ${file}`}>
              {t('checking:takeIn')}
            </Button>
          )}
        </li>
      ))}
      {problems.length > MAX_SHOWN && (
        <li>{t('settings:moreProblems', { count: problems.length - MAX_SHOWN })}</li>
      )}
    </ul>
  )
}

/** Whether the folder is shared: what the folder tells, and what the user says. */
function SharedFolder() {
  const { t } = useTranslations()
  const found = useSettings(({ library }) => library?.sharing.found)
  return (
    <section>
      <SettingRow name="sharedFolder" />
      <p className={styles.note}>
        {found
          ? t('settings:sharedFolder.found', { service: t(`settings:sharedBy.${found}`) })
          : t('settings:sharedFolder.notFound')}
      </p>
      <p className={styles.note}>{t('settings:sharedFolder.note')}</p>
    </section>
  )
}

/** Where the library is, and the state that it is in. */
export function LibrarySettings() {
  useSentences(addCheckingSentences)
  const { t } = useTranslations()
  const { library, refreshLibrary } = useSettings()
  useEffect(() => void refreshLibrary(), [refreshLibrary])
  return (
    <>
      <section>
        <h3>{t('settings:folder')}</h3>
        <p>
          <code className={styles.folder}>{library?.folder}</code>
        </p>
        <p className={styles.note}>{t('settings:folderNote')}</p>
        <div className={styles.check}>
          <Button onClick={() => void showLibraryFolder()}>{t('common:command.show-library-folder')}</Button>
          <Button onClick={() => useLayout.getState().show('libraries')}>
            {t('common:command.switch-library')}
          </Button>
        </div>
      </section>
      <SharedFolder />
      <section>
        <h3>{t('settings:problems')}</h3>
        <Problems problems={library?.problems ?? []} />
        <div className={styles.check}>
          <Button onClick={() => useLayout.getState().show('check')}>
            {t('common:command.check-library')}
          </Button>
        </div>
      </section>
    </>
  )
}
