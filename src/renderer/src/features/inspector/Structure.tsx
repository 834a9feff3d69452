import { Meter } from 'react-aria-components'
import { feuillets } from '../../../../core/measure.ts'
import { useCounts } from '../../editor/counts.ts'
import { usePage } from '../../editor/pageStore.ts'
import { useSession } from '../../saving/session.ts'
import { Optional } from '../../ui/Optional.tsx'
import { preloadable } from '../../ui/preloadable.tsx'
import { StatusMenu } from '../../fields/StatusMenu.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { EmbargoSummary } from './EmbargoSummary.tsx'
import headings from '../../ui/GroupHeading.module.css'
import styles from './Inspector.module.css'
import { countsFeuillets, lengthProgress } from './lengthProgress.ts'
import { picturesLack } from './picturesLack.ts'
import { SectionList } from './SectionList.tsx'

const PicturesSummary = preloadable(async () => (await import('./PicturesSummary.tsx')).default, {
  focus: 'none',
})

/** The sections, the length against its target, and a summary of the details. */
export function Structure({ onDetails }: { onDetails(): void }) {
  const { t } = useTranslations()
  const isOpen = useSession((session) => session.content !== null)
  if (!isOpen) return null
  return (
    <>
      <section className={styles.block} aria-labelledby="structure-sections">
        <h2 className={headings.heading} id="structure-sections">
          {t('inspector:sections')}
        </h2>
        <SectionList />
      </section>
      <section className={styles.block} aria-labelledby="structure-length">
        <h2 className={headings.heading} id="structure-length">
          {t('inspector:length')}
        </h2>
        <Length />
      </section>
      <section className={styles.block} aria-labelledby="structure-details">
        <h2 className={headings.heading} id="structure-details">
          {t('inspector:details')}
        </h2>
        <DetailsSummary onDetails={onDetails} />
      </section>
    </>
  )
}

/** The parts that there are, on one line. */
const joinParts = (...parts: readonly (string | false)[]) =>
  parts.filter((part) => part !== false).join(' · ')

function Length() {
  const { t, locale } = useTranslations()
  // The page has only the beginning of such a text.
  const isTooLong = usePage((page) => page.isTooLong)
  const target = useSession((session) => session.content?.target)
  const measure = useCounts()
  const { signs, words, minutes } = measure
  const inFeuillets =
    countsFeuillets(locale) && t('inspector:feuillets', { count: Math.round(feuillets(signs) * 10) / 10 })
  const reading = t('inspector:reading', { count: minutes })
  if (isTooLong) return null
  if (!target)
    return (
      <>
        <p>{joinParts(t('common:signs', { count: signs }), inFeuillets)}</p>
        <p className={styles.muted}>{`${t('common:words', { count: words })} · ${reading}`}</p>
      </>
    )
  const { done, planned, unit, left } = lengthProgress(measure, target)
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const parts = { done: number.format(done), planned: number.format(planned) }
  const whole = unit === 'feuillets' ? t('common:signs', { count: signs }) : inFeuillets
  const isOver = left < 0
  const verdict =
    left === 0
      ? t('inspector:exact')
      : t(`inspector:${isOver ? 'cut' : 'remaining'}.${unit}`, { count: Math.abs(left) })
  return (
    <>
      <p>{joinParts(t(`inspector:against.${unit}`, parts), whole)}</p>
      <Meter
        className={styles.meter ?? ''}
        aria-label={t('inspector:length')}
        value={Math.min(done, planned)}
        maxValue={planned}
        valueLabel={verdict}
        data-over={isOver || undefined}
      >
        {({ percentage }) => <i style={{ width: `${percentage}%` }} />}
      </Meter>
      <p className={isOver ? styles.excess : styles.muted}>{verdict}</p>
      <p className={styles.muted}>{`${t('common:words', { count: words })} · ${reading}`}</p>
    </>
  )
}

function DetailsSummary({ onDetails }: { onDetails(): void }) {
  const { t } = useTranslations()
  const readOnly = usePage((page) => page.readOnly)
  const desk = useSession((session) => session.content?.desk)
  const embargo = useSession((session) => session.content?.embargo) ?? ''
  const embargoZone = useSession((session) => session.content?.embargoZone) ?? ''
  const keywords = useSession((session) => session.content?.keywords)?.join(', ')
  // Read from the page when the text was stored, since the text itself is Markdown.
  useSession((session) => session.content)
  const lack = picturesLack()
  const none = '–'
  return (
    <>
      <dl className={styles.summary}>
        <dt>{t('fields:status')}</dt>
        <dd>
          <StatusMenu />
        </dd>
        <dt>{t('fields:desk')}</dt>
        <dd>{desk || none}</dd>
        <dt>{t('fields:embargo')}</dt>
        <dd>{embargo ? <EmbargoSummary embargo={embargo} embargoZone={embargoZone} /> : none}</dd>
        <dt>{t('fields:keywords')}</dt>
        <dd>{keywords || none}</dd>
        <dt>{t('fields:pictures')}</dt>
        <dd>
          {lack ? (
            <Optional>
              <PicturesSummary {...lack} />
            </Optional>
          ) : (
            none
          )}
        </dd>
      </dl>
      <button type="button" className={styles.linkButton} onClick={onDetails}>
        {t(readOnly ? 'inspector:readDetails' : 'inspector:editDetails')}
      </button>
    </>
  )
}
