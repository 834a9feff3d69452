import { useEffect, useRef, useState } from 'react'
import type { BackedUpArticle, BackedUpArticles, BackupFile } from '../../../../core/backup.ts'
import { dateInWords } from '../../../../core/dateInWords.ts'
import type { Result } from '../../../../core/failure.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { bridge, newsroom } from '../../client.ts'
import { notify, notifyFailure } from '../../state/toasts.ts'
import { Button } from '../../ui/Button.tsx'
import { TextRow } from '../../ui/TextRow.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { useBackups } from './backupRun.ts'
import styles from './BackupSettings.module.css'
import { useWhen } from './useWhen.ts'

type Props = { backup: BackupFile; onClose(): void }

/** The articles of a backup that match a query; null until they are read. */
function useArticles({ place, fileName }: BackupFile, query: string) {
  const [found, setFound] = useState<Result<BackedUpArticles> | null>(null)
  useEffect(() => {
    let isCurrent = true
    void newsroom.listBackedUp({ backup: { place, fileName }, query }).then((answer) => {
      if (isCurrent) setFound(answer)
    })
    return () => {
      isCurrent = false
    }
  }, [place, fileName, query])
  return found
}

function ArticleRow({ backup, article }: { backup: BackupFile; article: BackedUpArticle }) {
  const { t, locale } = useTranslations()
  const [isTaking, setTaking] = useState(false)
  const name = article.headline || t('backup:untitled')
  const date = dateInWords(article.date.slice(0, 10), locale)
  const take = async () => {
    setTaking(true)
    const { place, fileName } = backup
    const taken = await newsroom.takeBackedUp({ backup: { place, fileName }, id: article.id })
    setTaking(false)
    if (taken.ok) notify({ tone: 'plain', message: (words) => words('backup:taken', { name }) })
    else notifyFailure(taken.failure)
  }
  return (
    <li>
      <span>
        {name}
        <small>{[date, article.isInBin ? t('backup:inBin') : ''].filter(Boolean).join(' · ')}</small>
      </span>
      <Button
        aria-label={t('backup:takeNamed', { name })}
        aria-disabled={isTaking}
        onClick={() => void (isTaking || take())}
      >
        {t('backup:take')}
      </Button>
    </li>
  )
}

/** What a backup holds: one article can be taken in, or all of it restored into a new library. */
export function OpenedBackup({ backup, onClose }: Props) {
  const { t } = useTranslations()
  const when = useWhen()
  const [query, setQuery] = useState('')
  const { work, restore } = useBackups()
  const found = useArticles(backup, query)
  const part = useRef<HTMLDivElement>(null)
  const isRead = found !== null
  // The button that opened the backup is gone: the search has the focus, or what closes a backup that cannot be read.
  useEffect(() => {
    if (!isRead) return
    part.current?.querySelector<HTMLElement>('input, button')?.focus()
    // The focus alone would show the search at the lower edge, and none of the articles.
    part.current?.scrollIntoView()
  }, [isRead])
  const restoreAll = async () => {
    const folder = await bridge?.chooseBackupFolder()
    if (!folder) return
    const day = new Date().toLocaleDateString('sv')
    await restore({ place: backup.place, fileName: backup.fileName }, folder.id, t('backup:newName', { day }))
  }
  if (found === null) return <p role="status">{t('backup:reading')}</p>
  const close = <Button onClick={onClose}>{t('backup:closeBackup')}</Button>
  if (!found.ok) {
    return (
      <div ref={part}>
        <p className={styles.failure} role="alert">
          {failureSentence(t, found.failure)}
        </p>
        <div className={styles.actions}>{close}</div>
      </div>
    )
  }
  const { at, total, items } = found.value
  return (
    <div ref={part}>
      <h4 className={styles.opened}>{t('backup:of', { when: when(at) })}</h4>
      <TextRow label={t('backup:search')} note={t('backup:found', { count: total })} error={null}>
        {(control) => (
          <input
            {...control}
            type="search"
            dir="auto"
            autoComplete="off"
            value={query}
            onChange={({ target }) => setQuery(target.value)}
          />
        )}
      </TextRow>
      <ul className={styles.list}>
        {items.map((article) => (
          <ArticleRow key={`${article.id} ${article.isInBin}`} backup={backup} article={article} />
        ))}
      </ul>
      <div className={styles.actions}>
        {bridge && (
          <Button aria-disabled={work !== null} onClick={() => void (work ?? restoreAll())}>
            {t('backup:whole')}
          </Button>
        )}
        {close}
      </div>
    </div>
  )
}
