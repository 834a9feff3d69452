import type { Status } from '../../../core/article.ts'
import styles from './StatusDot.module.css'

/** The colour of a status, beside its name. */
export function StatusDot({ status }: { status: Status }) {
  return <i aria-hidden className={styles.dot} data-status={status} />
}
