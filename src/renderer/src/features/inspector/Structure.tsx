import { GripVertical } from 'lucide-react'
import { type KeyboardEvent, useMemo } from 'react'
import { Button, GridList, GridListItem, Meter, useDragAndDrop } from 'react-aria-components'
import type { ArticleContent, Section } from '../../../../core/article.ts'
import { feuillets } from '../../../../core/measure.ts'
import { useOutline } from '../../state/outline.ts'
import { useSession } from '../../state/session.ts'
import { StatusDot } from '../../ui/StatusDot.tsx'
import { useWords } from '../../words.ts'
import styles from './Inspector.module.css'
import { standing } from './length.ts'
import { type ArticleMeasure, measured } from './measureSections.ts'

/** The sections in their order, the length against the plan, and the fields at a glance. */
export function Structure({ onDetails }: { onDetails(): void }) {
  const { t } = useWords()
  const content = useSession((session) => session.content)
  if (!content) return null
  const measure = measured(content.sections)
  return (
    <>
      <section className={styles.block} aria-labelledby="structure-sections">
        <h2 id="structure-sections">{t('inspector:sections')}</h2>
        <SectionList sections={content.sections} measure={measure} />
      </section>
      <section className={styles.block} aria-labelledby="structure-length">
        <h2 id="structure-length">{t('inspector:length')}</h2>
        <Length measure={measure} target={content.target} />
      </section>
      <section className={styles.block} aria-labelledby="structure-details">
        <h2 id="structure-details">{t('inspector:details')}</h2>
        <Glance content={content} onDetails={onDetails} />
      </section>
    </>
  )
}

type Row = { id: string; index: number; heading: string; signs: number; isCurrent: boolean }

/** Rows keep their identity when they are moved: they are known by their heading, and by how many before have the same. */
function rowsOf(sections: readonly Section[], measure: ArticleMeasure, current: number): Row[] {
  const met = new Map<string, number>()
  return sections.map(({ heading }, index) => {
    const nth = (met.get(heading) ?? 0) + 1
    met.set(heading, nth)
    const signs = measure.sections[index]?.signs ?? 0
    return { id: `${nth} ${heading}`, index, heading, signs, isCurrent: index === current }
  })
}

function SectionList({ sections, measure }: { sections: readonly Section[]; measure: ArticleMeasure }) {
  const { t, locale } = useWords()
  const { current, goTo, move, undo, redo } = useOutline()
  const readOnly = useSession((session) => session.savedState?.kind === 'read-only')
  const rows = useMemo(() => rowsOf(sections, measure, current), [sections, measure, current])
  const number = new Intl.NumberFormat(locale)
  const rowOf = (id: unknown) => rows.find((row) => row.id === id)
  const nameOf = ({ heading }: Row) => heading || t('inspector:noHeading')

  const { dragAndDropHooks } = useDragAndDrop<Row>({
    isDisabled: readOnly,
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': rowOf(key)?.heading ?? '' })),
    onReorder({ keys, target }) {
      const from = rowOf([...keys][0])?.index
      const beside = rowOf(target.key)?.index
      if (from === undefined || beside === undefined) return
      const place = target.dropPosition === 'after' ? beside + 1 : beside
      move(from, place > from ? place - 1 : place)
    },
  })

  const onKeyDown = (event: KeyboardEvent) => {
    const row = event.target instanceof Element ? event.target.closest('[role="row"]') : null
    const index = rows.findIndex(({ id }) => id === row?.getAttribute('data-key'))
    const isArrow = event.key === 'ArrowUp' || event.key === 'ArrowDown'
    if (event.altKey && !event.ctrlKey && !event.metaKey && isArrow && index >= 0) {
      move(index, index + (event.key === 'ArrowUp' ? -1 : 1))
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      if (event.shiftKey) redo()
      else undo()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div onKeyDownCapture={onKeyDown} role="presentation">
      <GridList
        className={styles.sections ?? ''}
        aria-label={t('inspector:sections')}
        aria-describedby="sections-help"
        items={rows}
        dragAndDropHooks={dragAndDropHooks}
        onAction={(key) => {
          const row = rowOf(key)
          if (row) goTo(row.index)
        }}
      >
        {(row) => (
          <GridListItem
            id={row.id}
            className={styles.section ?? ''}
            textValue={nameOf(row)}
            data-current={row.isCurrent || undefined}
          >
            <Button slot="drag" className={styles.drag ?? ''} aria-label={t('inspector:sections.drag')}>
              <GripVertical aria-hidden />
            </Button>
            <span>
              <span className={styles.nth}>{`${row.index + 1} · `}</span>
              <bdi className={row.heading ? undefined : styles.unnamed}>{nameOf(row)}</bdi>
            </span>
            <span className={styles.count} title={t('common:signs', { count: row.signs })}>
              {number.format(row.signs)}
            </span>
          </GridListItem>
        )}
      </GridList>
      <p id="sections-help" className={styles.heard}>
        {t('inspector:sections.help')}
      </p>
    </div>
  )
}

function Length({ measure, target }: { measure: ArticleMeasure; target: ArticleContent['target'] }) {
  const { t, locale } = useWords()
  const { signs, words, minutes } = measure
  const inFeuillets = t('inspector:feuillets', { count: Math.round(feuillets(signs) * 10) / 10 })
  const reading = t('inspector:reading', { count: minutes })
  if (!target)
    return (
      <>
        <p>{`${t('common:signs', { count: signs })} · ${inFeuillets}`}</p>
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
      <p>{`${t(`inspector:against.${unit}`, parts)} · ${whole}`}</p>
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

function Glance({ content, onDetails }: { content: ArticleContent; onDetails(): void }) {
  const { t, locale } = useWords()
  const { status, desk, embargo, keywords } = content
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
        <dd>{keywords.join(', ') || none}</dd>
      </dl>
      <button type="button" className={styles.more} onClick={onDetails}>
        {t('inspector:editDetails')}
      </button>
    </>
  )
}
