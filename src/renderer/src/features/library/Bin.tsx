import { ArrowLeft, Undo2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { BinnedArticle } from '../../../../contract/contract.ts'
import type { Failure } from '../../../../core/failure.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { newsroom } from '../../client.ts'
import { openArticle, restoreArticle } from '../../commands/articles.ts'
import { useScreen } from '../../state/screen.ts'
import { IconButton } from '../../ui/Button.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import { VirtualListbox } from '../../ui/VirtualListbox.tsx'
import { useWords } from '../../words.ts'
import styles from './Library.module.css'

const ROW_HEIGHT = 59
const TIME = { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' } as const

function useBin(): { articles: readonly BinnedArticle[] | null; failure: Failure | null } {
  const [articles, setArticles] = useState<readonly BinnedArticle[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  useEffect(() => {
    let stopped = false
    const read = async () => {
      const answer = await newsroom.listBin({})
      if (stopped) return
      setFailure(answer.ok ? null : answer.failure)
      if (answer.ok) setArticles(answer.value)
    }
    void read()
    const unsubscribe = newsroom.subscribe(() => void read())
    return () => {
      stopped = true
      unsubscribe()
    }
  }, [])
  return { articles, failure }
}

function BinnedRow({ article }: { article: BinnedArticle }) {
  const { t, locale } = useWords()
  const deletedAt = new Date(article.deletedAt)
  const year = deletedAt.getFullYear() === new Date().getFullYear() ? {} : ({ year: 'numeric' } as const)
  const when = new Intl.DateTimeFormat(locale, { ...TIME, ...year }).format(deletedAt)
  return (
    <>
      <div className={styles.headline} dir="auto">
        {article.headline === '' ? <em>{t('library:untitled')}</em> : article.headline}
      </div>
      <p className={styles.facts}>{t('library:deletedAt', { when })}</p>
      <span className={styles.restore} data-action="restore" aria-hidden>
        <Undo2 />
        {t('library:restore')}
      </span>
    </>
  )
}

/** The bin, in place of the list: Enter brings an article back and opens it. */
export function Bin() {
  const { t } = useWords()
  const { articles, failure } = useBin()
  const [active, setActive] = useState(0)
  const slow = useDelayed(articles === null && failure === null)
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => back.current?.focus(), [])

  const restore = async (index: number) => {
    const article = articles?.[index]
    if (article && (await restoreArticle(article.id))) await openArticle(article.id)
  }
  const count = articles?.length ?? 0
  const leave = () => useScreen.getState().showColumn('articles')
  return (
    <section
      className={styles.column}
      aria-label={t('library:bin')}
      onKeyDown={({ key }) => key === 'Escape' && leave()}
    >
      <div className={styles.top}>
        <IconButton ref={back} label={t('library:backToList')} onClick={leave}>
          <ArrowLeft />
        </IconButton>
        <h2 className={styles.title}>{t('library:bin')}</h2>
        <span className={styles.count}>{count > 0 && t('common:number', { count })}</span>
      </div>
      {failure && <p className={styles.empty}>{failureSentence(t, failure)}</p>}
      {slow && <p className={styles.empty}>{t('library:loading')}</p>}
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
