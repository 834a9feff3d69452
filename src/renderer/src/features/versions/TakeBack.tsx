import { Undo2 } from 'lucide-react'
import { useContext } from 'react'
import { useTranslations } from '../../useTranslations.ts'
import { ComparisonContext } from './comparisonTools.ts'
import styles from './Comparison.module.css'

/** The button of a change that brings back its older side; shown where the pointer is, and at the current change. */
export function TakeBack({ change }: { change: number }) {
  const { t } = useTranslations()
  const { takeBack } = useContext(ComparisonContext)
  if (!takeBack) return null
  return (
    <span className={styles.anchor}>
      <button
        type="button"
        className={styles.takeBack}
        data-take-back
        onClick={() => takeBack([change], 'passage')}
      >
        <Undo2 aria-hidden />
        {t('versions:takeBack')}
      </button>
    </span>
  )
}

/** The button of a section's heading that brings back the section as it was. */
export function RestoreSection({ changes }: { changes: readonly number[] }) {
  const { t } = useTranslations()
  const { takeBack } = useContext(ComparisonContext)
  if (!takeBack || changes.length === 0) return null
  return (
    <button type="button" className={styles.restoreSection} onClick={() => takeBack(changes, 'section')}>
      {t('versions:restoreSection')}
    </button>
  )
}
