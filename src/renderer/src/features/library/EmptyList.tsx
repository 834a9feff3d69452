import type { STATUSES } from '../../../../core/article/index.ts'
import { runCommand } from '../../commands/runCommand.ts'
import { useLibrary } from '../../state/library.ts'
import { Button } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './Library.module.css'

type Props = { question: { query: string; status: (typeof STATUSES)[number] | 'all' } }

/** Shown in place of an empty list, with what to do about it. */
export default function EmptyList({ question: { query, status } }: Props) {
  const { t } = useTranslations()
  const { search, filter, filterBy, counts, filters, typed } = useLibrary()
  if (query === '' && (counts?.all ?? 0) === 0) {
    return (
      <div className={styles.empty} data-empty>
        <h2>{t('library:empty')}</h2>
        <p>{t('library:emptyAdvice')}</p>
        <div className={styles.actions}>
          <Button onClick={() => runCommand('import')}>{t('common:command.import')}</Button>
          <Button onClick={() => runCommand('new-article')}>{t('common:command.new-article')}</Button>
        </div>
      </div>
    )
  }
  const elsewhere = status !== 'all' && (counts?.all ?? 0) > 0
  return (
    <div className={styles.empty} data-empty>
      <h2>
        {query === '' && t(`library:none.${status}`)}
        {query !== '' && filters === '' && status === 'all' && t('library:noMatch', { query })}
        {query !== '' &&
          filters === '' &&
          status !== 'all' &&
          t('library:noMatchOf', { none: t(`library:none.${status}`), query })}
        {query !== '' &&
          filters !== '' &&
          (typed === '' ? t('library:noFiltered') : t('library:noMatchFiltered', { query: typed }))}
      </h2>
      {elsewhere && (
        <Button onClick={() => filter('all')}>{t('library:showOthers', { count: counts?.all ?? 0 })}</Button>
      )}
      {query !== '' && filters !== '' && (
        <Button onClick={() => filterBy('')}>{t('library:clearFilters')}</Button>
      )}
      {query !== '' && (typed !== '' || filters === '') && (
        <Button onClick={() => search('')}>{t('library:clearSearch')}</Button>
      )}
    </div>
  )
}
