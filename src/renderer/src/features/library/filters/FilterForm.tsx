import type { ReactNode } from 'react'
import { useTranslations } from '../../../useTranslations.ts'
import styles from './Filters.module.css'

type Props = {
  /** Why what was typed is no filter. */
  problem: 'badDate' | 'badLength' | 'badOrder' | null
  onApply(): void
  children: ReactNode
}

/** The fields of a filter that is typed, with the button that applies it. */
export function FilterForm({ problem, onApply, children }: Props) {
  const { t } = useTranslations()
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onApply()
      }}
    >
      {children}
      <p role="alert" className={styles.problem}>
        {problem && t(`filters:${problem}`)}
      </p>
      <button type="submit" className={styles.apply}>
        {t('filters:apply')}
      </button>
    </form>
  )
}
