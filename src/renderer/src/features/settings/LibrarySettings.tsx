import { useEffect, useState } from 'react'
import type { CheckReport, Problem } from '../../../../core/library.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { newsroom } from '../../client.ts'
import { notifyFailure } from '../../state/toasts.ts'
import { useSettings } from '../../state/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './SettingsDialog.module.css'

function Problems({ problems }: { problems: readonly Problem[] }) {
  const { t } = useTranslations()
  if (problems.length === 0) return <p>{t('settings:noProblems')}</p>
  return (
    <ul className={styles.problems}>
      {problems.map(({ kind, file, failure }) => (
        <li key={`${kind} ${file}`}>
          <code>{file}</code>
          <span className={styles.kind}>{t(`settings:kind.${kind}`)}</span>
          <p>{failureSentence(t, failure)}</p>
        </li>
      ))}
    </ul>
  )
}

function LibraryCheck() {
  const { t } = useTranslations()
  const [report, setReport] = useState<CheckReport | 'checking' | null>(null)
  const check = async (repair: boolean) => {
    setReport('checking')
    const answer = await newsroom.checkLibrary({ repair })
    setReport(answer.ok ? answer.value : null)
    if (!answer.ok) notifyFailure(answer.failure)
    await useSettings.getState().refreshLibrary()
  }
  const done = report !== null && report !== 'checking' ? report : null
  return (
    <div className={styles.check}>
      <Button disabled={report === 'checking'} onClick={() => void check(false)}>
        {t('settings:check')}
      </Button>
      {done && done.problems.length > 0 && (
        <Button onClick={() => void check(true)}>{t('settings:repair')}</Button>
      )}
      <span role="status">
        {report === 'checking' && t('settings:checking')}
        {done && t('settings:checked', { count: done.articles })}
        {done && done.repaired > 0 && ` · ${t('settings:repaired', { count: done.repaired })}`}
      </span>
    </div>
  )
}

/** Where the library is, and the state that it is in. */
export function LibrarySettings() {
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
      </section>
      <section>
        <h3>{t('settings:problems')}</h3>
        <Problems problems={library?.problems ?? []} />
        <LibraryCheck />
      </section>
    </>
  )
}
