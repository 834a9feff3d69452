import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { BackupFile } from '../../../../core/backup.ts'
import { bridge } from '../../client.ts'
import { Button } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { useBackups } from './backupRun.ts'
import styles from './BackupSettings.module.css'
import { OpenedBackup } from './OpenedBackup.tsx'
import { useWhen } from './useWhen.ts'

/** The backups that are at hand, and what one of them holds. */
export function RestoreSettings() {
  const { t } = useTranslations()
  const when = useWhen()
  const state = useBackups((backups) => backups.state)
  const [opened, setOpened] = useState<BackupFile | null>(null)
  const openFile = async () => {
    const file = await bridge?.chooseBackup()
    if (file) setOpened(file)
  }
  const backups = state?.backups ?? []
  const note = bridge
    ? 'backup:restoreNote'
    : state && !state.place
      ? 'backup:restoreByCommand'
      : 'backup:restoreOne'
  const section = useRef<HTMLElement>(null)
  const close = () => {
    flushSync(() => setOpened(null))
    section.current?.querySelector('button')?.focus()
  }
  return (
    <section ref={section}>
      <h3>{t('backup:restore')}</h3>
      <p className={styles.note}>{t(note)}</p>
      {opened ? (
        <OpenedBackup key={opened.fileName} backup={opened} onClose={close} />
      ) : (
        <>
          {state?.place && backups.length === 0 && <p>{t('backup:noBackups')}</p>}
          {backups.length > 0 && (
            <ul className={styles.list} aria-label={t('backup:backups')}>
              {backups.map((backup) => (
                <li key={backup.fileName}>
                  <span>
                    {when(backup.at)}
                    <small>{backup.fileName}</small>
                  </span>
                  <Button
                    aria-label={`${t('backup:open')} – ${backup.fileName}`}
                    onClick={() => setOpened(backup)}
                  >
                    {t('backup:open')}
                  </Button>
                </li>
              ))}
            </ul>
          )}
          {bridge && (
            <div className={styles.actions}>
              <Button onClick={() => void openFile()}>{t('backup:openFile')}</Button>
            </div>
          )}
        </>
      )}
    </section>
  )
}
