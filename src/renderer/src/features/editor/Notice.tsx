import type { ReactNode } from 'react'
import styles from './Notices.module.css'

export type NoticeProps = { tone?: 'warning'; text: string; children?: ReactNode }

/** A notice above the page: what is the matter, and the buttons for what can be done. */
export function Notice({ tone, text, children }: NoticeProps) {
  return (
    <div className={styles.notice} data-tone={tone}>
      <p className={styles.text}>{text}</p>
      {children && <div className={styles.actions}>{children}</div>}
    </div>
  )
}
