import type { STATUSES } from '../../../../core/article.ts'
import { dispatch } from '../../commands/dispatch.ts'
import { useLibrary } from '../../state/library.ts'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../words.ts'
import styles from './Library.module.css'

type Props = { question: { query: string; status: (typeof STATUSES)[number] | 'all' } }

/** What stands in place of the list where there is nothing to list, and what to do about it. */
export function EmptyList({ question: { query, status } }: Props) {
  const { t } = useWords()
  const { search, filter, counts } = useLibrary()
  if (query === '' && (counts?.all ?? 0) === 0) {
    return (
      <div className={styles.empty}>
        <h2>{t('library:empty')}</h2>
        <p>{t('library:emptyAdvice')}</p>
        <div className={styles.ways}>
          <Button onClick={() => dispatch('import')}>{t('common:command.import')}</Button>
          <Button onClick={() => dispatch('new-article')}>{t('common:command.new-article')}</Button>
        </div>
      </div>
    )
  }
  const elsewhere = status !== 'all' && (counts?.all ?? 0) > 0
  return (
    <div className={styles.empty}>
      <h2>{query === '' ? t(`library:none.${status}`) : t('library:noMatch', { query })}</h2>
      {elsewhere && (
        <Button onClick={() => filter('all')}>{t('library:showAll', { count: counts?.all ?? 0 })}</Button>
      )}
      {query !== '' && <Button onClick={() => search('')}>{t('library:clearSearch')}</Button>}
    </div>
  )
}
