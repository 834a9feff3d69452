import { Pencil, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useCallback, useRef } from 'react'
import type { ArticleSummary } from '../../../../core/library.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { deleteArticle, openArticle } from '../../commands/articles.ts'
import { isMac } from '../../commands/shortcuts.ts'
import { rowAt, useLibrary } from '../../state/library.ts'
import { usePresence } from '../../state/presence.ts'
import { useSelection } from '../../state/selection.ts'
import { useSession } from '../../saving/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Highlighted } from '../../ui/Highlighted.tsx'
import { StatusDot } from '../../ui/StatusDot.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import { VirtualListbox } from '../../ui/VirtualListbox.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { EmptyList } from './EmptyList.tsx'
import { untilEmbargo } from './embargo.ts'
import styles from './Library.module.css'

export const LIST_ID = 'articles'
const ROW_HEIGHT = 77

function ArticleRow({ article, query }: { article: ArticleSummary; query: string }) {
  const { t, locale } = useTranslations()
  const embargo = untilEmbargo(article.embargo, new Date(), locale)
  const names = article.byline.map(({ name }) => name).filter((name) => name !== '')
  const writing = usePresence(({ others }) => others.find(({ id }) => id === article.id)?.name)
  const authors = embargo ? t('library:embargo', { when: embargo }) : names.join(', ')
  return (
    <>
      <div className={styles.headline} lang={article.language} dir="auto">
        {article.headline === '' ? (
          <em>{t('library:untitled')}</em>
        ) : (
          <Highlighted text={article.headline} query={query} />
        )}
      </div>
      <p className={styles.meta}>
        <StatusDot status={article.status} />
        <span>{t(`common:status.${article.status}`)}</span>
        {authors !== '' && <span className={styles.authors}>{`· ${authors}`}</span>}
        {!embargo && <span>{`· ${t('common:signs', { count: article.signs })}`}</span>}
        {writing !== undefined && (
          <span className={styles.writing} dir="auto">
            <Pencil aria-hidden />
            {writing || t('sharing:someone')}
          </span>
        )}
      </p>
      <span className={styles.delete} data-action="delete" title={t('library:delete')} aria-hidden>
        <Trash2 />
      </span>
    </>
  )
}

function onKey(event: KeyboardEvent, index: number): boolean {
  if (event.key !== 'Delete' && !(isMac && event.key === 'Backspace')) return false
  // A key that puts one of several into the bin would be taken for all of them.
  if (useSelection.getState().articles.size > 1) return true
  const row = rowAt(useLibrary.getState().pages, index)
  if (row) void deleteArticle(row.id)
  return true
}

const { select, clear } = useSelection.getState()

/** The list of articles. Arrow keys move, Enter opens, Delete moves to the bin, which undo reverts. */
export function ArticleList() {
  const { t } = useTranslations()
  const { answered, failure, total, pages, active } = useLibrary()
  const { activate, need, refresh } = useLibrary.getState()
  const openedId = useSession((state) => state.openedId)
  const selection = useSelection((state) => state.articles)
  const isSlow = useDelayed(answered === null && failure === null)
  const query = answered?.query ?? ''

  /** The article that was chosen and is still being read; it is the one that a selection begins with. */
  const opening = useRef<string | null>(null)

  const open = useCallback((index: number) => {
    const row = rowAt(useLibrary.getState().pages, index)
    clear()
    if (!row) return
    const { id } = row
    opening.current = id
    void openArticle(id).finally(() => {
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
        <EmptyList question={answered} />
      ) : (
        <VirtualListbox
          key={`${answered.query}\n${answered.status}\n${answered.sort}`}
          id={LIST_ID}
          label={t('library:articles')}
          className={styles.list}
          count={total}
          rowHeight={ROW_HEIGHT}
          active={active.index}
          onActive={activate}
          onEnter={open}
          onClick={open}
          onSelect={(gesture, index) => void select(gesture, index, opening.current ?? openedId)}
          isSelecting={selection.size > 0}
          onKey={onKey}
          onRange={need}
          onAction={(_action, index) => {
            const row = rowAt(pages, index)
            if (row) void deleteArticle(row.id)
          }}
          option={(index) => {
            const article = rowAt(pages, index)
            const isOpen = article !== undefined && article.id === openedId
            const isOneOfSeveral = article !== undefined && selection.has(article.id)
            return {
              selected: selection.size > 0 ? isOneOfSeveral : isOpen,
              current: isOpen,
              className: isOneOfSeveral ? `${styles.item} ${styles.selected}` : styles.item,
              content: article ? (
                <ArticleRow article={article} query={query} />
              ) : (
                <div className={styles.loading} />
              ),
            }
          }}
        />
      )}
    </>
  )
}
