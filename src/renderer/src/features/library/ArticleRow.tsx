import { EllipsisVertical, Pencil } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ArticleSummary } from '../../../../core/library.ts'
import type { SearchHit } from '../../../../core/query/index.ts'
import { usePresence } from '../../state/presence.ts'
import { Highlighted } from '../../ui/Highlighted.tsx'
import { StatusDot } from '../../ui/StatusDot.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { untilEmbargo } from '../../../../core/untilEmbargo.ts'
import styles from './Library.module.css'
import { shortWhen, wholeWhen } from '../../../../core/when.ts'

type Props = { article: ArticleSummary; query: string; hit: SearchHit | undefined; now: Date }

/** What the list shows of an article; `hit` is where what is sought stands in it. */
export function ArticleRow({ article, query, hit, now }: Props) {
  const { t, locale } = useTranslations()
  const { headline, language, status, desk, excerpt, signs, updatedAt } = article
  const city = useCity(article.embargoZone, locale)
  const embargo = untilEmbargo(article.embargo, now, locale, city)
  const names = article.byline.flatMap(({ name }) => (name === '' ? [] : [name])).join(', ')
  const writing = usePresence(({ others }) => others.find(({ id }) => id === article.id)?.name)
  const shown = hit && !('field' in hit.place && hit.place.field === 'headline') ? hit.excerpt : null
  return (
    <>
      <div className={styles.headline} lang={language} dir="auto">
        {headline === '' ? (
          <Untitled excerpt={excerpt} isBrief={shown !== null} />
        ) : (
          <Highlighted text={headline} query={query} />
        )}
      </div>
      {shown ? (
        <p className={styles.excerpt} lang={language} dir="auto">
          <Marked {...shown} />
        </p>
      ) : (
        headline !== '' &&
        excerpt !== '' && (
          <p className={styles.excerpt} lang={language} dir="auto">
            {excerpt}
          </p>
        )
      )}
      <p className={styles.meta}>
        <span className={styles.facts}>
          <span className={styles.status} data-action="status" title={t('library:changeStatus')}>
            <StatusDot status={status} />
            {t(`common:status.${status}`)}
          </span>
          {names !== '' && <bdi title={names}>{names}</bdi>}
          <span title={t('common:signs', { count: signs })}>{t('common:number', { count: signs })}</span>
          {writing !== undefined && (
            <span className={styles.writing}>
              <Pencil aria-hidden />
              <bdi>{writing || t('sharing:someone')}</bdi>
            </span>
          )}
        </span>
        <When instant={updatedAt} now={now} locale={locale} />
      </p>
      {(desk !== '' || embargo) && (
        <p className={styles.where}>
          {desk !== '' && <bdi>{desk}</bdi>}
          {embargo && <b>{t('library:embargo', { when: embargo })}</b>}
        </p>
      )}
      <span className={styles.more} data-action="menu" title={t('library:rowMenu')} aria-hidden>
        <EllipsisVertical />
      </span>
    </>
  )
}

/** When an instant was; in full for a pointer that asks for it, because its format takes longer to make than all the rows. */
function When({ instant, now, locale }: { instant: string; now: Date; locale: string }) {
  const [isPointed, setPointed] = useState(false)
  return (
    <time
      className={styles.when}
      dateTime={instant}
      title={isPointed ? wholeWhen(instant, locale) : undefined}
      onPointerEnter={() => setPointed(true)}
    >
      {shortWhen(instant, now, locale)}
    </time>
  )
}

type CityNames = typeof import('../../../../i18n/cities.ts')
let cityNames: CityNames | null = null

/** The city after which a zone is named; empty for no zone, and until the names are loaded. */
function useCity(zone: string, locale: string): string {
  const [names, setNames] = useState(cityNames)
  useEffect(() => {
    if (zone === '' || names !== null) return
    void import('../../../../i18n/cities.ts').then((loaded) => {
      cityNames = loaded
      setNames(loaded)
    })
  }, [zone, names])
  return zone === '' || names === null ? '' : names.cityName(zone, locale)
}

/** An article without a headline is told by its first words, in one line where a passage follows. */
function Untitled({ excerpt, isBrief }: { excerpt: string; isBrief: boolean }) {
  const { t } = useTranslations()
  if (excerpt === '') return <em>{t('library:untitled')}</em>
  return (
    <>
      <span className="visually-hidden">{t('library:untitled')} </span>
      <em className={isBrief ? styles.brief : undefined}>{excerpt}</em>
    </>
  )
}

/** A passage with its marks. */
function Marked({ text, marks }: SearchHit['excerpt']) {
  return (
    <>
      {marks.map(([from, to], at) => (
        <span key={from}>
          {text.slice(marks[at - 1]?.[1] ?? 0, from)}
          <mark>{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  )
}
