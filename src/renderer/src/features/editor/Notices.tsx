import { useState } from 'react'
import type { Failure } from '../../../../core/failure.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../words.ts'
import styles from './Editor.module.css'

/** What one must know about the open article before writing on. */
export function Notices() {
  const { t, locale } = useWords()
  const kind = useSession((session) => session.savedState?.kind)
  const recoveredAt = useSession((session) => session.recoveredAt)
  const dismiss = useSession((session) => session.dismissRecovery)
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' })
  return (
    <div role="status">
      {kind === 'removed' && <Removed />}
      {kind === 'read-only' && (
        <div className={styles.notice}>
          <p>{t('failure:newer-version')}</p>
        </div>
      )}
      {recoveredAt !== null && (
        <div className={styles.notice}>
          <p>{t('editor:recovered', { when: when.format(recoveredAt) })}</p>
          <Button onClick={dismiss}>{t('editor:recovered.understood')}</Button>
        </div>
      )}
    </div>
  )
}

function Removed() {
  const { t } = useWords()
  const saveAsNew = useSession((session) => session.saveAsNew)
  const [failure, setFailure] = useState<Failure | null>(null)
  return (
    <div className={styles.notice}>
      <p>{failure ? failureSentence(t, failure) : t('editor:removed')}</p>
      <Button onClick={() => void saveAsNew().then(setFailure)}>{t('editor:removed.saveAsNew')}</Button>
    </div>
  )
}

/** Why the text is not on disk, in full; what is spoken of it is the status bar's. */
export function SavingTrouble() {
  const { t } = useWords()
  const savedState = useSession((session) => session.savedState)
  const retry = useSession((session) => session.retry)
  if (savedState?.kind !== 'failed') return null
  return (
    <div className={`${styles.notice} ${styles.trouble}`}>
      <p>{failureSentence(t, savedState.failure)}</p>
      <Button onClick={() => void retry()}>{t('common:retry')}</Button>
    </div>
  )
}
