import { Trash2 } from 'lucide-react'
import { type KeyboardEvent, useCallback } from 'react'
import type { ArticleSummary } from '../../../../contract/contract.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { deleteArticle, openArticle } from '../../commands/articles.ts'
import { isMac } from '../../commands/shortcuts.ts'
import { rowAt, useLibrary } from '../../state/library.ts'
import { useSession } from '../../saving/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Highlighted } from '../../ui/Highlighted.tsx'
import { StatusDot } from '../../ui/StatusDot.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import { VirtualListbox } from '../../ui/VirtualListbox.tsx'
import { useWords } from '../../words.ts'
import { EmptyList } from './EmptyList.tsx'
import { untilEmbargo } from './embargo.ts'
import styles from './Library.module.css'

export const LIST_ID = 'articles'
const ROW_HEIGHT = 77

function Row({ article, query }: { article: ArticleSummary; query: string }) {
  const { t, locale } = useWords()
  const embargo = untilEmbargo(article.embargo, new Date(), locale)
  const names = article.byline.map(({ name }) => name).filter((name) => name !== '')
  const who = embargo ? t('library:embargo', { when: embargo }) : names.join(', ')
  return (
    <>
      <div className={styles.headline} lang={article.language} dir="auto">
        {article.headline === '' ? (
          <em>{t('library:untitled')}</em>
        ) : (
          <Highlighted text={article.headline} query={query} />
        )}
      </div>
      <p className={styles.facts}>
        <StatusDot status={article.status} />
        <span>{t(`common:status.${article.status}`)}</span>
        {who !== '' && <span className={styles.who}>{`· ${who}`}</span>}
        {!embargo && <span>{`· ${t('common:signs', { count: article.signs })}`}</span>}
      </p>
      <span className={styles.delete} data-action="delete" title={t('library:delete')} aria-hidden>
        <Trash2 />
      </span>
    </>
  )
}

function onKey(event: KeyboardEvent, index: number): boolean {
  if (event.key !== 'Delete' && !(isMac && event.key === 'Backspace')) return false
  const row = rowAt(useLibrary.getState().pages, index)
  if (row) void deleteArticle(row.id)
  return true
}

/** The list of articles. Arrows move, Enter opens, Delete puts in the bin, and the window's undo takes that back. */
export function ArticleList() {
  const { t } = useWords()
  const { answered, failure, total, pages, active } = useLibrary()
  const { activate, need, refresh } = useLibrary.getState()
  const openedId = useSession((state) => state.openedId)
  const slow = useDelayed(answered === null && failure === null)
  const query = answered?.query ?? ''

  const open = useCallback((index: number) => {
    const row = rowAt(useLibrary.getState().pages, index)
    if (row) void openArticle(row.id)
  }, [])

  if (failure && !answered) {
    return (
      <div className={styles.empty} role="alert">
        <p>{failureSentence(t, failure)}</p>
        <Button onClick={() => refresh()}>{t('common:retry')}</Button>
      </div>
    )
  }
  if (!answered) return <p className={styles.empty}>{slow && t('library:loading')}</p>
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
          onKey={onKey}
          onRange={need}
          onAction={(_action, index) => {
            const row = rowAt(pages, index)
            if (row) void deleteArticle(row.id)
          }}
          option={(index) => {
            const article = rowAt(pages, index)
            const selected = article !== undefined && article.id === openedId
            return {
              selected,
              className: styles.item,
              content: article ? <Row article={article} query={query} /> : <div className={styles.blank} />,
            }
          }}
        />
      )}
    </>
  )
}
