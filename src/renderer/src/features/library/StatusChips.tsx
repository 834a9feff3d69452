import { STATUSES } from '../../../../core/article.ts'
import { useLibrary } from '../../state/library.ts'
import { useWords } from '../../words.ts'
import styles from './Library.module.css'

/** Which statuses the list lets through, with how many articles each has. */
export function StatusChips() {
  const { t } = useWords()
  const status = useLibrary((state) => state.status)
  const counts = useLibrary((state) => state.counts)
  const filter = useLibrary((state) => state.filter)
  return (
    <fieldset className={styles.chips} aria-label={t('library:filter')}>
      {(['all', ...STATUSES] as const).map((each) => (
        <button
          key={each}
          type="button"
          className={styles.chip}
          aria-pressed={each === status}
          onClick={() => filter(each)}
        >
          {t(`library:chip.${each}`)}
          {counts && counts[each] > 0 && (
            <span className={styles.count}> {t('library:count', { count: counts[each] })}</span>
          )}
        </button>
      ))}
    </fieldset>
  )
}
