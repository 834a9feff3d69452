import { EllipsisVertical } from 'lucide-react'
import type { VersionSummary } from '../../../../core/versions.ts'
import { useTranslations } from '../../useTranslations.ts'
import { timeInGroup } from './versionTime.ts'
import { reasonInWords, wordsInWords } from './versionWords.ts'
import styles from './VersionsPanel.module.css'

/** The words that came in and went out since the version before: in short, and said. */
function WordCounts({ words }: { words: VersionSummary['words'] }) {
  const { t } = useTranslations()
  if (words.in === 0 && words.out === 0) return null
  return (
    <>
      <span
        className={styles.counts}
        title={t('versions:wordsCounted', { words: wordsInWords(t, words) })}
        aria-hidden
      >
        {words.in > 0 && <span className={styles.plus}>{`+${t('common:number', { count: words.in })}`}</span>}
        {words.out > 0 && (
          <span className={styles.minus}>{`−${t('common:number', { count: words.out })}`}</span>
        )}
      </span>
      <span className="visually-hidden">{wordsInWords(t, words)}</span>
    </>
  )
}

type Props = { version: VersionSummary; now: Date; isPicked: boolean }

/** A version: when, its name, what it did to the text, why it was kept and by whom. */
export function VersionRow({ version, now, isPicked }: Props) {
  const { t, locale } = useTranslations()
  const reason = reasonInWords(t, version)
  return (
    <div className={styles.version} data-picked={isPicked || undefined}>
      <span className={styles.when}>
        {timeInGroup(locale, new Date(version.at), now)}
        {version.name !== '' && (
          <>
            {' · '}
            <b dir="auto">{version.name}</b>
          </>
        )}
      </span>
      <WordCounts words={version.words} />
      {reason !== '' && <small className={styles.reason}>{reason}</small>}
      <span className={styles.more} data-action="menu" aria-hidden>
        <EllipsisVertical />
      </span>
    </div>
  )
}

/** The text as it is now. */
export function NowRow({ at, now }: { at: string | undefined; now: Date }) {
  const { t, locale } = useTranslations()
  return (
    <div className={styles.version}>
      <span className={styles.when}>
        {at === undefined
          ? t('versions:now')
          : `${timeInGroup(locale, new Date(at), now)} · ${t('versions:now')}`}
      </span>
    </div>
  )
}
