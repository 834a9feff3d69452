import { ArrowLeft, Trash2, Undo2, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { BIN_DAYS } from '../../../../core/binDays.ts'
import type { BinRow } from '../../../../core/library.ts'
import { addBinSentences } from '../../../../i18n/bin.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { openArticle, restoreArticle } from '../../commands/articles.ts'
import { askToDestroy, askToEmptyBin, restoreSeveral } from '../../commands/bin.ts'
import { isDeleteKey } from '../../platform.ts'
import { useLayout } from '../../state/layout.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Highlighted } from '../../ui/Highlighted.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import { VirtualListbox } from '../../ui/VirtualListbox.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import { useBinRows } from './useBinRows.ts'
import { useRowSelection } from './useRowSelection.ts'
import styles from './Library.module.css'

const LIST_ID = 'binned'
const ROW_HEIGHT = 96

const DAY = { day: 'numeric', month: 'short' } as const

/** A day in words that stay in one line, with its year if it is not this one. */
function dayIn(locale: string, instant: string): string {
  const date = new Date(instant)
  const isThisYear = date.getFullYear() === new Date().getFullYear()
  const words = new Intl.DateTimeFormat(locale, isThisYear ? DAY : { ...DAY, year: 'numeric' }).format(date)
  return words.replaceAll(' ', '\u00a0')
}

function BinnedRow({ row, query }: { row: BinRow; query: string }) {
  const { t, locale } = useTranslations()
  const { headline, byline, deletedAt, goesAt } = row
  return (
    <>
      <div className={styles.headline} dir="auto">
        {headline === '' ? <em>{t('library:untitled')}</em> : <Highlighted text={headline} query={query} />}
      </div>
      <p className={`${styles.meta} ${styles.wrapped}`}>
        {byline.length > 0 && `${byline.join(', ')} · `}
        {t('bin:deletedAt', { when: dayIn(locale, deletedAt) })}
      </p>
      <div className={`${styles.meta} ${styles.kept}`}>
        <span>{goesAt === null ? t('bin:neverGoes') : t('bin:goes', { when: dayIn(locale, goesAt) })}</span>
        <span className={styles.rowActions} aria-hidden>
          <span data-action="restore">
            <Undo2 />
            {t('bin:restore')}
          </span>
          <span data-action="destroy" title={t('bin:destroy')}>
            <Trash2 />
          </span>
        </span>
      </div>
    </>
  )
}

function NothingThere({ query, onClear }: { query: string; onClear(): void }) {
  const { t } = useTranslations()
  return (
    <div className={styles.empty}>
      <h3>{query === '' ? t('bin:empty') : t('bin:noMatch', { query })}</h3>
      {query === '' ? (
        <p>{t('bin:advice', { days: BIN_DAYS })}</p>
      ) : (
        <Button onClick={onClear}>{t('library:clearSearch')}</Button>
      )}
    </div>
  )
}

/** Shows the list again, with the focus on the button that opens the bin. */
function showArticles(): void {
  useLayout.getState().showLibraryView('articles')
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`.${styles.footer} button`)?.focus())
}

/**
 * The bin, in place of the list: what is in it, until when, and what can be done. Enter restores an article and opens it, or
 * those that are selected; Delete asks to delete them for good.
 */
export default function Bin() {
  useSentences(addBinSentences)
  const { t } = useTranslations()
  const [query, setQuery] = useState('')
  const { rows, answered, failure, refresh } = useBinRows(query)
  const [active, setActive] = useState(0)
  const isSlow = useDelayed(rows === null && failure === null)
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => back.current?.focus(), [])

  const listed = rows ?? []
  const cursor = Math.min(active, listed.length - 1)
  const { selected, select } = useRowSelection(listed.map(({ id }) => id))
  const chosen = (index: number) =>
    selected.size > 0 ? listed.filter(({ id }) => selected.has(id)) : listed.slice(index, index + 1)

  const restore = async (some: readonly BinRow[]) => {
    const [first] = some
    if (some.length > 1) await restoreSeveral(some.map(({ id }) => id))
    else if (first && (await restoreArticle(first.id))) await openArticle(first.id)
    select('clear', 0, 0)
    refresh()
  }
  const onKey = ({ key }: KeyboardEvent, index: number) => {
    if (!isDeleteKey(key)) return false
    askToDestroy(chosen(index))
    return true
  }
  const count = listed.length
  return (
    <section
      className={styles.column}
      aria-label={t('library:bin')}
      onKeyDown={({ key, defaultPrevented }) => {
        if (key !== 'Escape' || defaultPrevented) return
        if (selected.size > 0) select('clear', 0, 0)
        else showArticles()
      }}
    >
      <div className={styles.header}>
        <IconButton ref={back} label={t('bin:backToList')} onClick={showArticles}>
          <ArrowLeft />
        </IconButton>
        <h2 className={styles.title}>{t('library:bin')}</h2>
        <span className={styles.count}>{count > 0 && t('common:number', { count })}</span>
      </div>
      {(count > 0 || query !== '') && (
        <search className={styles.binSearch}>
          <SearchField query={query} onQuery={setQuery} label={t('bin:search')} listId={LIST_ID} />
        </search>
      )}
      <p className="visually-hidden" role="status">
        {rows && (answered === '' ? t('bin:count', { count }) : t('bin:found', { count }))}
      </p>
      {failure && (
        <div className={styles.empty} role="alert">
          <p>{failureSentence(t, failure)}</p>
          <Button onClick={refresh}>{t('common:retry')}</Button>
        </div>
      )}
      {isSlow && <p className={styles.empty}>{t('library:loading')}</p>}
      {rows && count === 0 && <NothingThere query={answered} onClear={() => setQuery('')} />}
      {count > 0 && (
        <VirtualListbox
          key={answered}
          id={LIST_ID}
          label={t('library:bin')}
          className={styles.list}
          count={count}
          rowHeight={ROW_HEIGHT}
          active={cursor}
          onActive={setActive}
          onEnter={(index) => void restore(chosen(index))}
          onKey={onKey}
          onSelect={(gesture, index) => select(gesture, index, cursor)}
          isSelecting={selected.size > 0}
          onAction={(action, index) => {
            const row = listed.slice(index, index + 1)
            if (action === 'restore') void restore(row)
            else askToDestroy(row)
          }}
          option={(index) => {
            const row = listed[index]
            const isSelected = row !== undefined && selected.has(row.id)
            return {
              selected: isSelected,
              className: isSelected ? `${styles.item} ${styles.selected}` : styles.item,
              content: row && <BinnedRow row={row} query={answered} />,
            }
          }}
        />
      )}
      {selected.size > 0 && (
        <section className={styles.selection} aria-label={t('library:selection')}>
          <p>{t('library:selectedCount', { count: selected.size })}</p>
          <Button onClick={() => void restore(chosen(cursor))}>{t('bin:restore')}</Button>
          <IconButton label={t('bin:destroy')} onClick={() => askToDestroy(chosen(cursor))}>
            <Trash2 />
          </IconButton>
          <IconButton
            label={t('library:clearSelection')}
            onClick={() => {
              select('clear', 0, 0)
              document.getElementById(LIST_ID)?.focus()
            }}
          >
            <X />
          </IconButton>
        </section>
      )}
      {(count > 0 || query !== '') && (
        <div className={styles.footer}>
          <Button variant="quiet" onClick={() => void askToEmptyBin()}>
            <Trash2 />
            {t('bin:emptyNow')}
          </Button>
        </div>
      )}
    </section>
  )
}
