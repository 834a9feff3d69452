import { FolderOpen } from 'lucide-react'
import { useEffect } from 'react'
import { BACKUP_TIMES, BACKUPS_KEPT } from '../../../../core/machineSettings.ts'
import { bridge } from '../../client.ts'
import { useMachineSettings } from '../../state/machineSettings.ts'
import { useSettings } from '../../state/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { RadioRow } from '../../ui/RadioRow.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { useBackups } from './backupRun.ts'
import styles from './BackupSettings.module.css'

/** The folder that backups go into, and the button for another one. */
function BackupFolder() {
  const { t } = useTranslations()
  const state = useBackups((backups) => backups.state)
  const choose = async () => {
    const place = await bridge?.chooseBackupFolder()
    if (!place) return
    await useMachineSettings.getState().change({ backupPlace: place.id })
    await useBackups.getState().load()
  }
  const label = state?.place?.label
  return (
    <div>
      <h4 className={styles.label}>{t('backup:folder')}</h4>
      <div className={styles.place}>
        <bdi>
          <FolderOpen aria-hidden />
          {label ?? t('backup:noFolder')}
        </bdi>
        {state?.canChoosePlace && bridge && (
          <Button onClick={() => void choose()}>
            {t(label === undefined ? 'backup:chooseFolder' : 'backup:changeFolder')}
          </Button>
        )}
      </div>
      {state?.canChoosePlace && <p className={styles.note}>{t('backup:folderNote')}</p>}
    </div>
  )
}

/** When the library is backed up by itself, where to, and how many backups are kept; all of it is of this machine. */
export function BackupSchedule() {
  const { t } = useTranslations()
  const { settings, load, change } = useMachineSettings()
  const state = useBackups((backups) => backups.state)
  const { refreshLibrary } = useSettings.getState()
  useEffect(() => void load(), [load])
  if (state !== null && !state.canChoosePlace && state.place === null) {
    return (
      <section>
        <h3>{t('backup:schedule')}</h3>
        <p className={styles.note}>{t('backup:webFolder')}</p>
      </section>
    )
  }
  return (
    <section>
      <h3>{t('backup:schedule')}</h3>
      <div className={styles.rows}>
        <BackupFolder />
        <div>
          <RadioRow
            label={t('backup:when')}
            choices={BACKUP_TIMES.map((id) => ({ id, label: t(`backup:when.${id}`) }))}
            chosen={settings.backupWhen}
            onChoose={(backupWhen) => void change({ backupWhen }).then(refreshLibrary)}
          />
          <p className={styles.note}>{t('backup:whenNote')}</p>
        </div>
        <div>
          <RadioRow
            label={t('backup:keep')}
            choices={BACKUPS_KEPT.map((id) => ({ id, label: id }))}
            chosen={settings.backupKeep}
            onChoose={(backupKeep) => void change({ backupKeep })}
          />
          <p className={styles.note}>{t('backup:keepNote')}</p>
        </div>
      </div>
    </section>
  )
}
