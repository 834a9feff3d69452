import { type ComponentType, type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { failureSentence } from '../../../../i18n/index.ts'
import { binRows, openRow, openRowBeside } from '../../commands/listCommands.ts'
import { isDeleteKey } from '../../platform.ts'
import { type Question, rowAt, totalOf, useLibrary } from '../../state/library.ts'
import { useSelection } from '../../state/selection.ts'
import { useShown } from '../../state/shown.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogBoundary } from '../../ui/DialogBoundary.tsx'
import { Optional } from '../../ui/Optional.tsx'
import { preloadable } from '../../ui/preloadable.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import { Listbox, type MenuPoint, type RowsProps } from '../../ui/Listbox.tsx'
import { PlainRows, rowHeights } from '../../ui/PlainRows.tsx'
import { useAfterPaint } from '../../ui/useAfterPaint.ts'
import { useStartKeys } from '../../ui/useStartKeys.ts'
import { useTranslations } from '../../useTranslations.ts'
import { ArticleRow } from './ArticleRow.tsx'
import styles from './Library.module.css'
import type { AskedMenu } from './RowMenu.tsx'

export const LIST_ID = 'articles'
const ROW_HEIGHT = 104
/** How often rows are drawn again for the time of day, in milliseconds. */
const CLOCK_INTERVAL = 60_000

/** The menus of rows, loaded when idle. */
export const RowMenu = preloadable(async () => (await import('./RowMenu.tsx')).default)
/** What an empty list says, loaded when idle. */
export const EmptyList = preloadable(async () => (await import('./EmptyList.tsx')).default, { focus: 'none' })

function showBeside(index: number): void {
  const row = rowAt(useLibrary.getState().pages, index)
  if (row) void openRowBeside(row.id)
}

function onKey(event: KeyboardEvent, index: number): boolean {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    showBeside(index)
    return true
  }
  if (!isDeleteKey(event.key)) return false
  const { articles } = useSelection.getState()
  const row = rowAt(useLibrary.getState().pages, index)
  if (articles.size > 1) void binRows([...articles.keys()])
  else if (row) void binRows([row.id])
  return true
}

const { select, clear } = useSelection.getState()

let VirtualRows: ComponentType<RowsProps> | null = null

/**
 * What places the rows: plain ones at first, and, once they have been painted, the virtual ones, which are loaded then. Where that
 * failed, it is tried again with the next answer.
 */
function useRows(answered: Question | null) {
  const [rows, setRows] = useState<{ Rows: ComponentType<RowsProps>; heights?: readonly number[] }>({
    Rows: VirtualRows ?? PlainRows,
  })
  const isPainted = useAfterPaint(answered !== null)
  // The heights are those of the rows before; other questions have other rows.
  useEffect(() => {
    if (rows.heights) setRows({ Rows: rows.Rows })
  }, [rows])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is another try.
  useEffect(() => {
    if (!isPainted || rows.Rows === VirtualRows) return
    const takeOver = (loaded: typeof import('../../ui/VirtualRows.tsx')) => {
      VirtualRows = loaded.VirtualRows
      setRows({ Rows: VirtualRows, heights: rowHeights(LIST_ID) })
    }
    void import('../../ui/VirtualRows.tsx').then(takeOver, () => undefined)
  }, [isPainted, answered])
  return rows
}

/** The list of articles. Arrow keys move, Enter opens, Ctrl+Enter opens beside, Delete moves to the bin, which undo reverts. */
export function ArticleList() {
  const { t } = useTranslations()
  const library = useLibrary()
  const { answered, failure, pages, hits, active } = library
  const total = totalOf(library)
  const { activate, need, refresh } = useLibrary.getState()
  const openedId = useShown((state) => state.openedId)
  const selection = useSelection((state) => state.articles)
  const isSlow = useDelayed(answered === null && failure === null)
  const query = answered?.query ?? ''
  const rows = useRows(answered)
  const now = useNow()
  useStartKeys(LIST_ID, answered !== null && total > 0)
  const [asked, setAsked] = useState<AskedMenu | null>(null)
  const ask = (kind: AskedMenu['kind'], index: number, at: MenuPoint) => {
    const row = rowAt(pages, index)
    if (!row) return
    const ids = selection.has(row.id) ? [...selection.keys()] : [row.id]
    setAsked({ kind, at, row, ids })
  }

  /** The article that was chosen and is still being read; it is the one that a selection begins with. */
  const opening = useRef<string | null>(null)

  const open = useCallback((index: number) => {
    const row = rowAt(useLibrary.getState().pages, index)
    clear()
    if (!row) return
    const { id } = row
    opening.current = id
    void openRow(id).finally(() => {
      if (opening.current === id) opening.current = null
    })
  }, [])

  if (failure && !answered) {
    return (
      <div className={styles.empty} role="alert">
        <p>{failureSentence(t, failure)}</p>
        <Button onClick={() => refresh()}>{t('common:retry')}</Button>
      </div>
    )
  }
  if (!answered) return <p className={styles.empty}>{isSlow && t('library:loading')}</p>
  return (
    <>
      <p className="visually-hidden" role="status">
        {answered.query !== '' && t('library:found', { count: total })}
      </p>
      {total === 0 ? (
        <Optional>
          <EmptyList question={answered} />
        </Optional>
      ) : (
        <Listbox
          {...rows}
          key={`${answered.query}\n${answered.status}\n${answered.sort}\n${answered.direction}`}
          id={LIST_ID}
          label={t('library:articles')}
          className={styles.list}
          count={total}
          rowHeight={ROW_HEIGHT}
          active={active.index}
          onActive={activate}
          onEnter={open}
          onClick={open}
          onAltClick={showBeside}
          onSelect={(gesture, index) => void select(gesture, index, opening.current ?? openedId)}
          isSelecting={selection.size > 0}
          onKey={onKey}
          onRange={need}
          onMenu={(index, at) => ask('actions', index, at)}
          onAction={(action, index, target) => {
            const { left, bottom } = target.getBoundingClientRect()
            ask(action === 'status' ? 'status' : 'actions', index, { x: left, y: bottom })
          }}
          option={(index) => {
            const article = rowAt(pages, index)
            const isOpen = article !== undefined && article.id === openedId
            const isOneOfSeveral = article !== undefined && selection.has(article.id)
            return {
              selected: selection.size > 0 ? isOneOfSeveral : isOpen,
              current: isOpen,
              className: [
                styles.item,
                isOneOfSeveral && styles.selected,
                article !== undefined && asked?.row.id === article.id && styles.asked,
              ]
                .filter(Boolean)
                .join(' '),
              content: article ? (
                <ArticleRow article={article} query={query} hit={hits.get(article.id)} now={now} />
              ) : (
                <div className={styles.loading} />
              ),
            }
          }}
        />
      )}
      {asked && (
        <DialogBoundary onClose={() => setAsked(null)} onRetry={() => setAsked(asked)}>
          <RowMenu asked={asked} onClose={() => setAsked(null)} />
        </DialogBoundary>
      )}
    </>
  )
}

/** The present time, to the minute. */
function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), CLOCK_INTERVAL)
    return () => clearInterval(timer)
  }, [])
  return now
}
