import { Search, Trash2, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { STATUSES } from '../../../../core/article/index.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Chips.tsx'
import { openRow } from '../../commands/listCommands.ts'
import { runCommand } from '../../commands/runCommand.ts'
import { useBin } from '../../state/bin.ts'
import { useBulk } from '../../state/bulk.ts'
import { hasAnswered, rowAt, totalOf, useLibrary } from '../../state/library.ts'
import { useLayout } from '../../state/layout.ts'
import { useSelection } from '../../state/selection.ts'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { Optional } from '../../ui/Optional.tsx'
import { preloadable } from '../../ui/preloadable.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import { useAfterPaint } from '../../ui/useAfterPaint.ts'
import { useTranslations } from '../../useTranslations.ts'
import { ArticleList, LIST_ID } from './ArticleList.tsx'
import type { ShownList, SuggestionKeys } from './filters/SearchSuggestions.tsx'
import fieldStyles from '../../ui/SearchField.module.css'
import styles from './Library.module.css'

/** The bin, loaded when idle. */
export const BinView = preloadable(async () => (await import('./Bin.tsx')).default)

/** The bar of the articles that are selected together, loaded when idle. */
export const SelectionBar = preloadable(async () => (await import('./SelectionBar.tsx')).default, {
  focus: 'none',
})

/** How far a change of several articles is, loaded when idle. */
export const BulkProgress = preloadable(async () => (await import('./BulkProgress.tsx')).default, {
  focus: 'none',
})

/** What stands above the list and is not needed for the first paint. */
const SortMenu = lazyPart(() => import('./SortMenu.tsx'))
const SavedSearches = lazyPart(() => import('./filters/SavedSearches.tsx'))
const SearchSuggestions = lazyPart(() => import('./filters/SearchSuggestions.tsx'))
const FilterBar = lazyPart(() => import('./filters/FilterBar.tsx'))
const AddFilter = lazyPart(async () => ({ default: (await import('./filters/FilterBar.tsx')).AddFilter }))
const FillHole = lazyPart(() => import('./filters/FillHole.tsx'))

function openFirst(): void {
  const first = rowAt(useLibrary.getState().pages, 0)
  if (first) void openRow(first.id)
}

function SearchField() {
  const { t } = useTranslations()
  const field = useRef<HTMLInputElement>(null)
  const suggestions = useRef<SuggestionKeys | null>(null)
  const [list, setList] = useState<ShownList | null>(null)
  const hasAnswer = useAfterPaint(useLibrary(hasAnswered))
  const query = useLibrary((state) => state.typed)
  const search = useLibrary((state) => state.search)
  const isListed = useLibrary((state) => totalOf(state) > 0)
  const isFocused = useLayout((layout) => layout.isSearchFocused)
  useEffect(() => {
    if (!isFocused) return
    field.current?.focus()
    field.current?.select()
    useLayout.setState({ isSearchFocused: false })
  }, [isFocused])
  return (
    <div className={fieldStyles.field}>
      <Search aria-hidden />
      <input
        ref={field}
        type="search"
        value={query}
        placeholder={t('library:searchHint')}
        aria-label={t('library:search')}
        aria-controls={list?.id ?? (isListed ? LIST_ID : undefined)}
        aria-autocomplete="list"
        aria-activedescendant={list?.active}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => search(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (!suggestions.current?.onKey(event)) {
            if (event.key === 'ArrowDown') document.getElementById(LIST_ID)?.focus()
            else if (event.key === 'Enter') openFirst()
            else if (event.key === 'Escape' && query !== '') search('')
            else return
          }
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
      {hasAnswer && field.current && (
        <Optional>
          <SearchSuggestions field={field.current} keys={suggestions} onShow={setList} />
        </Optional>
      )}
    </div>
  )
}

/** The filter by status, with the number of articles of each. */
function StatusChips() {
  const { t } = useTranslations()
  const status = useLibrary((state) => state.status)
  const counts = useLibrary((state) => state.counts)
  const isFillingHole = useLibrary((state) => state.isFillingHole)
  const { filter, fillHole } = useLibrary.getState()
  return (
    <Chips
      label={t('library:filter')}
      choices={(['all', ...STATUSES, 'hole'] as const).map((id) => ({
        id,
        label: t(`library:chip.${id}`),
        count: id === 'hole' ? 0 : (counts?.[id] ?? 0),
      }))}
      chosen={isFillingHole ? 'hole' : status}
      onChoose={(id) => (id === 'hole' ? fillHole() : filter(id))}
    />
  )
}

/** Tells how many articles are selected, and what can be done with them; with none of them, nothing. */
function Selected() {
  const { t } = useTranslations()
  const count = useSelection((state) => state.articles.size)
  const isSlow = useDelayed(useSelection((state) => state.isReading))
  const isChanging = useBulk((state) => state.running !== null)
  return (
    <>
      <p className={isSlow ? styles.selecting : 'visually-hidden'} role="status">
        {isSlow ? t('library:selecting') : count > 0 && t('library:selected', { count })}
      </p>
      <Optional>
        {count > 0 && <SelectionBar />}
        {isChanging && <BulkProgress />}
      </Optional>
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
      <Button variant="quiet" command="open-bin" onClick={() => runCommand('open-bin')}>
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
  const isFillingHole = useLibrary((state) => state.isFillingHole)
  if (view === 'bin') return <BinView />
  return (
    <div className={styles.column}>
      <search className={styles.header}>
        <SearchField />
        <Optional instead={<span className={styles.menuSpace} />}>
          <AddFilter />
          <SavedSearches />
          <SortMenu />
        </Optional>
      </search>
      <div className={styles.chips}>
        <StatusChips />
        <Optional>
          <FilterBar />
        </Optional>
      </div>
      {isFillingHole && (
        <Optional>
          <FillHole />
        </Optional>
      )}
      <ArticleList />
      <Selected />
      <ColumnFoot />
    </div>
  )
}
