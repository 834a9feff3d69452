import { Search, Trash2, X } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { STATUSES } from '../../../../core/article/index.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Chips.tsx'
import { openArticle } from '../../commands/articles.ts'
import { dispatch } from '../../commands/dispatch.ts'
import { useBin } from '../../state/bin.ts'
import { hasAnswered, rowAt, useLibrary } from '../../state/library.ts'
import { useLayout } from '../../state/layout.ts'
import { useSelection } from '../../state/selection.ts'
import { preloadable } from '../../ui/preloadable.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import { useAfterPaint } from '../../ui/useAfterPaint.ts'
import { useTranslations } from '../../useTranslations.ts'
import { ArticleList, LIST_ID } from './ArticleList.tsx'
import styles from './Library.module.css'

/** The bin, loaded when idle. */
export const BinView = preloadable(async () => (await import('./Bin.tsx')).default)

/** Menus are not needed for the first paint. */
const SortMenu = lazy(() => import('./SortMenu.tsx'))

function openFirst(): void {
  const first = rowAt(useLibrary.getState().pages, 0)
  if (first) void openArticle(first.id)
}

function SearchField() {
  const { t } = useTranslations()
  const field = useRef<HTMLInputElement>(null)
  const query = useLibrary((state) => state.query)
  const search = useLibrary((state) => state.search)
  const isListed = useLibrary((state) => state.total > 0)
  const isFocused = useLayout((layout) => layout.isSearchFocused)
  useEffect(() => {
    if (!isFocused) return
    field.current?.focus()
    field.current?.select()
    useLayout.setState({ isSearchFocused: false })
  }, [isFocused])
  return (
    <div className={styles.search}>
      <Search aria-hidden />
      <input
        ref={field}
        type="search"
        value={query}
        placeholder={t('library:search')}
        aria-label={t('library:search')}
        aria-controls={isListed ? LIST_ID : undefined}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => search(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'ArrowDown') document.getElementById(LIST_ID)?.focus()
          else if (event.key === 'Enter') openFirst()
          else if (event.key === 'Escape' && query !== '') search('')
          else return
          event.preventDefault()
        }}
      />
      {query !== '' && (
        <IconButton
          label={t('library:clearSearch')}
          onClick={() => {
            search('')
            field.current?.focus()
          }}
        >
          <X />
        </IconButton>
      )}
    </div>
  )
}

/** The filter by status, with the number of articles of each. */
function StatusChips() {
  const { t } = useTranslations()
  const status = useLibrary((state) => state.status)
  const counts = useLibrary((state) => state.counts)
  const filter = useLibrary((state) => state.filter)
  return (
    <Chips
      label={t('library:filter')}
      choices={(['all', ...STATUSES] as const).map((id) => ({
        id,
        label: t(`library:chip.${id}`),
        count: counts?.[id] ?? 0,
      }))}
      chosen={status}
      onChoose={filter}
    />
  )
}

/** What can be done to the selected articles; with none of them, nothing. */
function SelectionActions() {
  const { t } = useTranslations()
  const count = useSelection((state) => state.articles.size)
  const isSlow = useDelayed(useSelection((state) => state.isReading))
  const words = isSlow ? t('library:selecting') : t('library:selected', { count })
  const isShown = count > 0 || isSlow
  return (
    <>
      <p className="visually-hidden" role="status">
        {isShown && words}
      </p>
      {isShown && (
        <section className={styles.selection} aria-label={t('library:selection')}>
          <p aria-hidden>{isSlow ? words : t('library:selectedCount', { count })}</p>
          <Button disabled={count === 0} onClick={() => useLayout.getState().openExport('selection')}>
            {t('common:command.export')}
          </Button>
          <IconButton
            label={t('library:clearSelection')}
            onClick={() => {
              useSelection.getState().clear()
              document.getElementById(LIST_ID)?.focus()
            }}
          >
            <X />
          </IconButton>
        </section>
      )}
    </>
  )
}

/** The button that opens the bin. */
function ColumnFoot() {
  const { t } = useTranslations()
  const isListed = useAfterPaint(useLibrary(hasAnswered))
  const count = useBin((bin) => bin.count)
  useEffect(() => {
    if (isListed) useBin.getState().recount()
  }, [isListed])
  return (
    <div className={styles.footer}>
      <Button variant="quiet" command="open-bin" onClick={() => dispatch('open-bin')}>
        <Trash2 />
        {count ? (
          <>
            <span aria-hidden>{t('library:bin')}</span>
            <span aria-hidden className={styles.count}>
              {t('common:number', { count })}
            </span>
            <span className="visually-hidden">{t('library:binCount', { count })}</span>
          </>
        ) : (
          t('library:bin')
        )}
      </Button>
    </div>
  )
}

/** The left column: search, filter and list of the articles, or the bin. */
export function Library() {
  const view = useLayout((layout) => layout.libraryView)
  const isListed = useAfterPaint(useLibrary(hasAnswered))
  if (view === 'bin') return <BinView />
  return (
    <div className={styles.column}>
      <search className={styles.header}>
        <SearchField />
        <Suspense fallback={<span className={styles.menuSpace} />}>
          {isListed ? <SortMenu /> : <span className={styles.menuSpace} />}
        </Suspense>
      </search>
      <StatusChips />
      <ArticleList />
      <SelectionActions />
      <ColumnFoot />
    </div>
  )
}
