import type { ReactNode } from 'react'
import styles from './FindField.module.css'

type Props = { isInvalid?: boolean; children: ReactNode }

/** The box around an input of a search, and around the options that stand within it. */
export function FindField({ isInvalid = false, children }: Props) {
  return (
    <div className={styles.field} data-invalid={isInvalid || undefined}>
      {children}
    </div>
  )
}
