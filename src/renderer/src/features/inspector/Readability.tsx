import { useEffect, useMemo, useState } from 'react'
import { READABILITY_KINDS, type ReadabilityKind } from '../../../../core/readability.ts'
import { type PagePlace, pageReadability, showPlace } from '../../editor/diagnostics/readability.ts'
import { useSession } from '../../saving/session.ts'
import { VirtualListbox } from '../../ui/VirtualListbox.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './DiagnosticsPanel.module.css'
import { Disclosure } from './Disclosure.tsx'

type Row = { kind: ReadabilityKind; total: number } | PagePlace

const ROW_HEIGHT = 32
/** Longer passages are cut, in characters. */
const MOST_SHOWN = 90
/** How long after a change of the article it is read again, in milliseconds. */
const PAUSE = 300

const rowsOf = (places: readonly PagePlace[]): Row[] =>
  READABILITY_KINDS.flatMap((kind) => {
    const own = places.filter((each) => each.kind === kind)
    return own.length > 0 ? [{ kind, total: own.length }, ...own] : []
  })

const shortened = (words: string) =>
  words.length > MOST_SHOWN ? `${words.slice(0, MOST_SHOWN).trimEnd()}…` : words

/** How the article reads, on demand: what a writer may want to look at, each with a way to it. */
export function Readability() {
  const { t } = useTranslations()
  return (
    <Disclosure title={t('remarks:readability')} openClassName={styles.readability}>
      {(id) => <Places id={id} />}
    </Disclosure>
  )
}

function Places({ id }: { id: string }) {
  const { t } = useTranslations()
  const content = useSession((session) => session.content)
  const [places, setPlaces] = useState(pageReadability)
  const [active, setActive] = useState(0)
  useEffect(() => {
    if (content === null) return
    const pause = setTimeout(() => setPlaces(pageReadability()), PAUSE)
    return () => clearTimeout(pause)
  }, [content])
  const rows = useMemo(() => rowsOf(places), [places])
  const at = Math.min(active, rows.length - 1)
  const reveal = (index: number) => {
    const row = rows[index]
    if (row && 'node' in row) showPlace(row)
  }
  if (rows.length === 0)
    return (
      <p id={id} className={styles.unmarked}>
        {t('remarks:readability.none')}
      </p>
    )
  return (
    <VirtualListbox
      id={id}
      label={t('remarks:readability')}
      className={styles.rows}
      count={rows.length}
      rowHeight={ROW_HEIGHT}
      active={at}
      onActive={setActive}
      onEnter={reveal}
      onClick={reveal}
      option={(index) => {
        const row = rows[index]
        return {
          selected: index === at,
          className: row && 'node' in row ? styles.diagnostic : styles.rule,
          content: row && <Line row={row} />,
        }
      }}
    />
  )
}

function Line({ row }: { row: Row }) {
  const { t } = useTranslations()
  if (!('node' in row))
    return (
      <>
        <span className={styles.title}>{t(`remarks:readability.${row.kind}`)}</span>
        <span className={styles.count}>{t('common:number', { count: row.total })}</span>
      </>
    )
  const { kind, words, count } = row
  return (
    <>
      <span className={styles.passage}>{shortened(words)}</span>
      {count !== null && (
        <span className={styles.count}>
          {t(kind === 'repeated' ? 'remarks:readability.times' : 'remarks:readability.words', { count })}
        </span>
      )}
    </>
  )
}
