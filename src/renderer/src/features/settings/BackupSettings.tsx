import { useEffect, useRef } from 'react'
import type { Failure } from '../../../../core/failure.ts'
import { addBackupSentences } from '../../../../i18n/backing.ts'
import { failureSentence, type Translate } from '../../../../i18n/index.ts'
import { addLibrariesSentences } from '../../../../i18n/libraries.ts'
import { bridge } from '../../client.ts'
import { changeLibraryOrTell } from '../../commands/changeLibrary.ts'
import { Button } from '../../ui/Button.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import { BackupSchedule } from './BackupSchedule.tsx'
import { type Ended, useBackups, type Work } from './backupRun.ts'
import { RestoreSettings } from './RestoreSettings.tsx'
import styles from './BackupSettings.module.css'
import { useWhen } from './useWhen.ts'

const megabytes = (bytes: number) => Math.ceil(bytes / 1_000_000)

function progressWords(t: Translate, { kind, run, progress: { phase, done, total } }: Work): string {
  if (run === null) return t('backup:beginning')
  const words = { done: megabytes(done), total: megabytes(total) }
  return kind === 'restore' ? t('backup:restoring', words) : t(`backup:phase.${phase}`, words)
}

function Progress({ work }: { work: Work }) {
  const { t } = useTranslations()
  const { done, total } = work.progress
  const { isStopping } = work
  return (
    <div className={styles.running}>
      <p id="backup-progress">{progressWords(t, work)}</p>
      <ProgressBar className={styles.bar} labelledBy="backup-progress" total={total} done={done} />
      <Button aria-disabled={isStopping} onClick={() => void useBackups.getState().stop()}>
        {t(isStopping ? 'backup:stopping' : 'backup:stop')}
      </Button>
    </div>
  )
}

/** What can be done with a library that was restored. */
function Restored({ name, place, library }: Extract<Ended, { kind: 'restore' }>) {
  useSentences(addLibrariesSentences)
  const { t } = useTranslations()
  return (
    <div className={styles.actions}>
      {library !== null && (
        <Button variant="primary" onClick={() => void changeLibraryOrTell(library)}>
          {t('backup:openRestored')}
        </Button>
      )}
      {bridge && <Button onClick={() => void bridge?.showInFolder(place, name)}>{t('backup:show')}</Button>}
    </div>
  )
}

function Outcome({ ended }: { ended: Ended }) {
  const { t } = useTranslations()
  if (ended.kind === 'stopped') return <p role="status">{t('backup:stopped')}</p>
  if (ended.kind === 'failed') {
    return (
      <p className={styles.failure} role="alert">
        {failureSentence(t, ended.failure)}
      </p>
    )
  }
  const { outcome } = ended
  const { articles: count, leftOut } = outcome
  return (
    <div className={styles.outcome} role="status">
      {ended.kind === 'backup' ? (
        <p>{t('backup:done', { count })}</p>
      ) : (
        <p>{t('backup:restored', { count, name: ended.name })}</p>
      )}
      {leftOut.length > 0 && (
        <p className={styles.failure}>
          {t('backup:leftOut', { count: leftOut.length, file: leftOut[0]?.file ?? '' })}
        </p>
      )}
      {ended.kind === 'restore' && <Restored {...ended} />}
    </div>
  )
}

/** When the last good backup was made, and why a later one failed, unless that is told of the one that has just ended. */
function LastBackup({ told }: { told: Failure | null }) {
  const { t } = useTranslations()
  const when = useWhen()
  const state = useBackups((backups) => backups.state)
  if (state === null) return null
  const { last, lastGood } = state
  return (
    <>
      <p className={styles.note}>
        {lastGood === null ? t('backup:noneYet') : t('backup:lastGood', { when: when(lastGood) })}
      </p>
      {last?.failure && last.failure.code !== told?.code && (
        <p className={styles.failure}>
          {t('backup:lastFailed', { when: when(last.at), why: failureSentence(t, last.failure) })}
        </p>
      )}
    </>
  )
}

function BackUpNow() {
  const { t } = useTranslations()
  const { state, work, ended, backUp } = useBackups()
  const control = useRef<HTMLFieldSetElement>(null)
  const hasFocus = useRef<boolean>(false)
  const isWorking = work !== null
  // The button that begins a backup and the one that stops it stand in for each other.
  // biome-ignore lint/correctness/useExhaustiveDependencies: one button goes, with the focus that it had
  useEffect(() => {
    if (hasFocus.current) control.current?.querySelector('button')?.focus()
  }, [isWorking])
  const isDownload = state !== null && state.place === null && !state.canChoosePlace
  return (
    <section>
      <h3>{t('backup:now')}</h3>
      <p className={styles.note}>{t('backup:nowNote')}</p>
      {isDownload && <p className={styles.note}>{t('backup:download')}</p>}
      <LastBackup told={!work && ended?.kind === 'failed' ? ended.failure : null} />
      <fieldset
        ref={control}
        className={styles.control}
        aria-label={t('backup:now')}
        onFocus={() => {
          hasFocus.current = true
        }}
        onBlur={() => {
          hasFocus.current = false
        }}
      >
        {work ? (
          <Progress work={work} />
        ) : (
          <div className={styles.actions}>
            <Button variant="primary" onClick={() => void backUp()}>
              {t('backup:now')}
            </Button>
          </div>
        )}
      </fieldset>
      {!work && ended && <Outcome ended={ended} />}
    </section>
  )
}

/** Backups: now, by themselves, and what is taken out of them. */
export function BackupSettings() {
  useSentences(addBackupSentences)
  const load = useBackups((backups) => backups.load)
  useEffect(() => void load(), [load])
  return (
    <>
      <BackUpNow />
      <BackupSchedule />
      <RestoreSettings />
    </>
  )
}
