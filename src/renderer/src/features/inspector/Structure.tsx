import { Meter } from 'react-aria-components'
import { feuillets } from '../../../../core/measure.ts'
import { useCounts } from '../../editor/counts.ts'
import { usePage } from '../../editor/pageStore.ts'
import { useSession } from '../../saving/session.ts'
import { StatusDot } from '../../ui/StatusDot.tsx'
import { useWords } from '../../words.ts'
import styles from './Inspector.module.css'
import { countsFeuillets, standing } from './length.ts'
import { SectionList } from './SectionList.tsx'

/** The sections in their order, the length against the plan, and the fields at a glance. */
export function Structure({ onDetails }: { onDetails(): void }) {
  const { t } = useWords()
  const isOpen = useSession((session) => session.content !== null)
  if (!isOpen) return null
  return (
    <>
      <section className={styles.block} aria-labelledby="structure-sections">
        <h2 id="structure-sections">{t('inspector:sections')}</h2>
        <SectionList />
      </section>
      <section className={styles.block} aria-labelledby="structure-length">
        <h2 id="structure-length">{t('inspector:length')}</h2>
        <Length />
      </section>
      <section className={styles.block} aria-labelledby="structure-details">
        <h2 id="structure-details">{t('inspector:details')}</h2>
        <Glance onDetails={onDetails} />
      </section>
    </>
  )
}

/** What is said in one line; what is not said is left out. */
const joined = (...parts: readonly (string | false)[]) => parts.filter((part) => part !== false).join(' · ')

function Length() {
  const { t, locale } = useWords()
  // Of such a text the page has no more than the beginning.
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
        <p>{joined(t('common:signs', { count: signs }), inFeuillets)}</p>
        <p className={styles.quiet}>{`${t('common:words', { count: words })} · ${reading}`}</p>
      </>
    )
  const { done, planned, unit, left } = standing(measure, target)
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const parts = { done: number.format(done), planned: number.format(planned) }
  const whole = unit === 'feuillets' ? t('common:signs', { count: signs }) : inFeuillets
  const isOver = left < 0
  const verdict =
    left === 0
      ? t('inspector:exact')
      : t(`inspector:${isOver ? 'cut' : 'left'}.${unit}`, { count: Math.abs(left) })
  return (
    <>
      <p>{joined(t(`inspector:against.${unit}`, parts), whole)}</p>
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
      <p className={isOver ? styles.over : styles.quiet}>{verdict}</p>
      <p className={styles.quiet}>{`${t('common:words', { count: words })} · ${reading}`}</p>
    </>
  )
}

function Glance({ onDetails }: { onDetails(): void }) {
  const { t, locale } = useWords()
  const status = useSession((session) => session.content?.status) ?? 'draft'
  const desk = useSession((session) => session.content?.desk)
  const embargo = useSession((session) => session.content?.embargo) ?? ''
  const keywords = useSession((session) => session.content?.keywords)?.join(', ')
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const none = '–'
  return (
    <>
      <dl className={styles.glance}>
        <dt>{t('inspector:status')}</dt>
        <dd>
          <StatusDot status={status} /> {t(`common:status.${status}`)}
        </dd>
        <dt>{t('inspector:desk')}</dt>
        <dd>{desk || none}</dd>
        <dt>{t('inspector:embargo')}</dt>
        <dd>{embargo === '' ? none : when.format(new Date(embargo))}</dd>
        <dt>{t('inspector:keywords')}</dt>
        <dd>{keywords || none}</dd>
      </dl>
      <button type="button" className={styles.more} onClick={onDetails}>
        {t('inspector:editDetails')}
      </button>
    </>
  )
}
