import type { STATUSES } from '../../../../core/article/index.ts'
import { dispatch } from '../../commands/dispatch.ts'
import { useLibrary } from '../../state/library.ts'
import { Button } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './Library.module.css'

type Props = { question: { query: string; status: (typeof STATUSES)[number] | 'all' } }

/** Shown in place of an empty list, with what to do about it. */
export function EmptyList({ question: { query, status } }: Props) {
  const { t } = useTranslations()
  const { search, filter, counts } = useLibrary()
  if (query === '' && (counts?.all ?? 0) === 0) {
    return (
      <div className={styles.empty}>
        <h2>{t('library:empty')}</h2>
        <p>{t('library:emptyAdvice')}</p>
        <div className={styles.actions}>
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
        <Button onClick={() => filter('all')}>{t('library:showOthers', { count: counts?.all ?? 0 })}</Button>
      )}
      {query !== '' && <Button onClick={() => search('')}>{t('library:clearSearch')}</Button>}
    </div>
  )
}
