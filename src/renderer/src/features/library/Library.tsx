import { Search, X } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { IconButton } from '../../ui/Button.tsx'
import { openArticle } from '../../commands/articles.ts'
import { hasAnswered, rowAt, useLibrary } from '../../state/library.ts'
import { useScreen } from '../../state/screen.ts'
import { useAfterPaint } from '../../ui/useAfterPaint.ts'
import { useWords } from '../../words.ts'
import { ArticleList, LIST_ID } from './ArticleList.tsx'
import { Bin } from './Bin.tsx'
import { ColumnFoot } from './ColumnFoot.tsx'
import styles from './Library.module.css'
import { StatusChips } from './StatusChips.tsx'

/** Menus are not part of the first picture. */
const SortMenu = lazy(() => import('./SortMenu.tsx'))

function openFirst(): void {
  const first = rowAt(useLibrary.getState().pages, 0)
  if (first) void openArticle(first.id)
}

function SearchField() {
  const { t } = useWords()
  const field = useRef<HTMLInputElement>(null)
  const query = useLibrary((state) => state.query)
  const search = useLibrary((state) => state.search)
  const listed = useLibrary((state) => state.total > 0)
  const searching = useScreen((state) => state.searching)
  useEffect(() => {
    if (!searching) return
    field.current?.focus()
    field.current?.select()
    useScreen.setState({ searching: false })
  }, [searching])
  return (
    <div className={styles.find}>
      <Search aria-hidden />
      <input
        ref={field}
        type="search"
        value={query}
        placeholder={t('library:search')}
        aria-label={t('library:search')}
        aria-controls={listed ? LIST_ID : undefined}
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

/** The left column: search, filter and list of the articles, or the bin. */
export function Library() {
  const column = useScreen((state) => state.column)
  const listed = useAfterPaint(useLibrary(hasAnswered))
  if (column === 'bin') return <Bin />
  return (
    <div className={styles.column}>
      <search className={styles.top}>
        <SearchField />
        <Suspense fallback={<span className={styles.later} />}>
          {listed ? <SortMenu /> : <span className={styles.later} />}
        </Suspense>
      </search>
      <StatusChips />
      <ArticleList />
      <ColumnFoot />
    </div>
  )
}
