import type { Status } from '../../../core/article/index.ts'
import styles from './StatusDot.module.css'

/** A dot in the colour of a status. */
export function StatusDot({ status }: { status: Status }) {
  return <i aria-hidden className={styles.dot} data-status={status} />
}
