import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { FailedBackup } from '../../../../core/backup.ts'
import { addBackupSentences } from '../../../../i18n/backing.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { useLayout } from '../../state/layout.ts'
import { Button } from '../../ui/Button.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import styles from './Banner.module.css'
import { useWhen } from './useWhen.ts'

/** Says over the page why the last backup failed. Once closed, it stays away until one fails for another reason. */
export default function FailedBackupBanner({ failed: { at, failure } }: { failed: FailedBackup }) {
  useSentences(addBackupSentences)
  const { t } = useTranslations()
  const when = useWhen()
  const [read, setRead] = useState('')
  const why = failureSentence(t, failure)
  if (read === JSON.stringify(failure)) return null
  return (
    <div className={styles.banner} role="status">
      <TriangleAlert aria-hidden />
      <p>{t('backup:lastFailed', { when: when(at), why })}</p>
      <Button onClick={() => useLayout.getState().openSettings('backups')}>{t('backup:see')}</Button>
      <Button variant="quiet" onClick={() => setRead(JSON.stringify(failure))}>
        {t('common:close')}
      </Button>
    </div>
  )
}
