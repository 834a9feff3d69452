import { ArrowLeft, Undo2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { BinnedArticle } from '../../../../core/library.ts'
import type { Failure } from '../../../../core/failure.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { newsroom } from '../../client.ts'
import { openArticle, restoreArticle } from '../../commands/articles.ts'
import { useLayout } from '../../state/layout.ts'
import { IconButton } from '../../ui/Button.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import { VirtualListbox } from '../../ui/VirtualListbox.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './Library.module.css'

const ROW_HEIGHT = 59
const TIME = { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' } as const

function useBin(): { articles: readonly BinnedArticle[] | null; failure: Failure | null } {
  const [articles, setArticles] = useState<readonly BinnedArticle[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  useEffect(() => {
    let stopped = false
    let binned: readonly BinnedArticle[] = []
    const read = async () => {
      const answer = await newsroom.listBin({})
      if (stopped) return
      setFailure(answer.ok ? null : answer.failure)
      if (!answer.ok) return
      binned = answer.value
      setArticles(binned)
    }
    void read()
    const unsubscribe = newsroom.subscribe((event) => {
      // A save changes nothing here; an article that was brought back from the bin does.
      const isSaved = event.type === 'article-changed' && binned.every(({ id }) => id !== event.summary.id)
      if (!isSaved) void read()
    })
    return () => {
      stopped = true
      unsubscribe()
    }
  }, [])
  return { articles, failure }
}

function BinnedRow({ article }: { article: BinnedArticle }) {
  const { t, locale } = useTranslations()
  const deletedAt = new Date(article.deletedAt)
  const year = deletedAt.getFullYear() === new Date().getFullYear() ? {} : ({ year: 'numeric' } as const)
  const when = new Intl.DateTimeFormat(locale, { ...TIME, ...year }).format(deletedAt)
  return (
    <>
      <div className={styles.headline} dir="auto">
        {article.headline === '' ? <em>{t('library:untitled')}</em> : article.headline}
      </div>
      <p className={styles.meta}>{t('library:deletedAt', { when })}</p>
      <span className={styles.restore} data-action="restore" aria-hidden>
        <Undo2 />
        {t('library:restore')}
      </span>
    </>
  )
}

/** The bin, in place of the list: Enter restores an article and opens it. */
export function Bin() {
  const { t } = useTranslations()
  const { articles, failure } = useBin()
  const [active, setActive] = useState(0)
  const isSlow = useDelayed(articles === null && failure === null)
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => back.current?.focus(), [])

  const restore = async (index: number) => {
    const article = articles?.[index]
    if (article && (await restoreArticle(article.id))) await openArticle(article.id)
  }
  const count = articles?.length ?? 0
  const showArticles = () => useLayout.getState().showLibraryView('articles')
  return (
    <section
      className={styles.column}
      aria-label={t('library:bin')}
      onKeyDown={({ key }) => key === 'Escape' && showArticles()}
    >
      <div className={styles.header}>
        <IconButton ref={back} label={t('library:backToList')} onClick={showArticles}>
          <ArrowLeft />
        </IconButton>
        <h2 className={styles.title}>{t('library:bin')}</h2>
        <span className={styles.count}>{count > 0 && t('common:number', { count })}</span>
      </div>
      {failure && <p className={styles.empty}>{failureSentence(t, failure)}</p>}
      {isSlow && <p className={styles.empty}>{t('library:loading')}</p>}
      {articles && count === 0 && (
        <div className={styles.empty}>
          <h3>{t('library:binEmpty')}</h3>
          <p>{t('library:binAdvice')}</p>
        </div>
      )}
      {articles && count > 0 && (
        <VirtualListbox
          label={t('library:bin')}
          className={styles.list}
          count={count}
          rowHeight={ROW_HEIGHT}
          active={Math.min(active, count - 1)}
          onActive={setActive}
          onEnter={(index) => void restore(index)}
          onAction={(_action, index) => void restore(index)}
          option={(index) => {
            const article = articles[index]
            return {
              className: styles.item,
              content: article && <BinnedRow article={article} />,
            }
          }}
        />
      )}
    </section>
  )
}
