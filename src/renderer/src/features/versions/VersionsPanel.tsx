import { failureSentence } from '../../../../i18n/index.ts'
import { addVersionSentences } from '../../../../i18n/versions.ts'
import { dispatch } from '../../commands/dispatch.ts'
import { useSession } from '../../saving/session.ts'
import { useVersions } from '../../state/versions.ts'
import { Button } from '../../ui/Button.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import { useVersionList } from './useVersionList.ts'
import { VersionList } from './VersionList.tsx'
import headings from '../../ui/GroupHeading.module.css'
import styles from './VersionsPanel.module.css'

/** The versions of the open article, by day: each can be compared, restored, and opened as a new article. */
export default function VersionsPanel() {
  useSentences(addVersionSentences)
  const { t } = useTranslations()
  const openedId = useSession((session) => session.openedId)
  const { article, versions, failure } = useVersionList(openedId)
  const isRead = article === openedId && versions !== null
  const isSlow = useDelayed(!isRead && failure === null)
  return (
    <div className={styles.panel}>
      <div className={styles.header}>
        <h2 className={headings.heading}>{t('versions:title')}</h2>
        <Button command="keep-version" onClick={() => dispatch('keep-version')}>
          {t('versions:name')}
        </Button>
      </div>
      {failure && (
        <div className={styles.empty} role="alert">
          <p>{failureSentence(t, failure)}</p>
          <Button onClick={() => openedId !== null && void useVersions.getState().load(openedId)}>
            {t('common:retry')}
          </Button>
        </div>
      )}
      {!isRead && <p className={styles.empty}>{isSlow && t('versions:loading')}</p>}
      {isRead && versions.length === 0 && (
        <div className={styles.empty}>
          <h3>{t('versions:empty')}</h3>
          <p>{t('versions:empty.advice')}</p>
        </div>
      )}
      {isRead && versions.length > 0 && <VersionList key={article} versions={versions} />}
    </div>
  )
}
