import { CircleAlert, CircleCheck, Info } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { failureSentence } from '../../../../i18n/index.ts'
import { bridge } from '../../client.ts'
import { writeClipboard } from '../../clipboard.ts'
import { openArticle } from '../../commands/articles.ts'
import { useLayout } from '../../state/layout.ts'
import { Button } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import dialog from '../../ui/Dialog.module.css'
import styles from './ExportReport.module.css'
import { type ReportGroup, reportGroups, reportSummary, reportText, type RunReport } from './report.ts'

/** How many lines of a group are shown; the copied report has all. */
const MAX_SHOWN = 100

function Group({ group }: { group: ReportGroup }) {
  const { t } = useTranslations()
  const open = (id: string) => {
    useLayout.getState().show(null)
    void openArticle(id)
  }
  const Icon = group.tone === 'problem' ? CircleAlert : Info
  return (
    <section className={styles.group}>
      <h3>
        <Icon aria-hidden className={styles.icon} data-is={group.tone} />
        {group.title}
      </h3>
      <ul>
        {group.rows.slice(0, MAX_SHOWN).map(({ id, name, what }) => (
          <li key={`${id} ${name} ${what}`}>
            {id === null ? (
              name !== '' && <bdi>{name}</bdi>
            ) : (
              <button type="button" className={styles.link} onClick={() => open(id)}>
                <bdi>{name}</bdi>
              </button>
            )}
            {what !== '' && <span>{what}</span>}
          </li>
        ))}
      </ul>
      {group.rows.length > MAX_SHOWN && (
        <p>{t('exportRun:report.more', { count: group.rows.length - MAX_SHOWN })}</p>
      )}
    </section>
  )
}

/** What an export of several articles has done, and what not, and why. */
export function ExportReport({ report }: { report: RunReport }) {
  const { t, locale } = useTranslations()
  const groups = reportGroups(report, t, locale)
  const isClean = report.failure === null && groups.every(({ tone }) => tone !== 'problem')
  const Icon = isClean ? CircleCheck : CircleAlert
  return (
    <div className={styles.report}>
      <div className={styles.summary} role="status">
        <Icon
          aria-hidden
          className={`${styles.icon} ${styles.large}`}
          data-is={isClean ? 'clean' : 'problem'}
        />
        <div>
          {report.failure && <p>{failureSentence(t, report.failure)}</p>}
          {reportSummary(report, t).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      </div>
      {groups.map((group) => (
        <Group key={group.key} group={group} />
      ))}
    </div>
  )
}

/** What can be done with a report. `place`: the host's folder of the export. */
export function ReportFooter({ report, place }: { report: RunReport; place: string | null }) {
  const { t, locale } = useTranslations()
  const [copied, setCopied] = useState<boolean | null>(null)
  const footer = useRef<HTMLDivElement>(null)
  useEffect(() => footer.current?.querySelector<HTMLElement>('[data-close]')?.focus(), [])
  const written = report.outcomes.find(({ kind }) => kind === 'written' || kind === 'unchanged')
  const file = written && 'file' in written ? written.file : ''
  const host = bridge
  return (
    <div ref={footer} className={`${styles.actions} ${dialog.footerActions}`}>
      <span role="status">
        {copied !== null && t(copied ? 'exportRun:reportCopied' : 'export:notCopied')}
      </span>
      <Button onClick={() => void writeClipboard({ plain: reportText(report, t, locale) }).then(setCopied)}>
        {t('exportRun:copyReport')}
      </Button>
      {host && place !== null && (
        <Button onClick={() => void host.showInFolder(place, file)}>{t('export:showInFolder')}</Button>
      )}
      <Button variant="primary" data-close onClick={() => useLayout.getState().show(null)}>
        {t('common:close')}
      </Button>
    </div>
  )
}
