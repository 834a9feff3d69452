import { useSilence } from './useSilence.ts'
import styles from './ProgressBar.module.css'

type ProgressBarProps = {
  /** The id of the element that says what is under way. */
  labelledBy: string
  done: number
  /** The bar is empty where this is 0. */
  total: number
  /** Gives the width. */
  className?: string | undefined
}

/** How much of a piece of work of the host is done, and that it does not answer, where it has not for long. */
export function ProgressBar({ labelledBy, done, total, className = '' }: ProgressBarProps) {
  const silence = useSilence(true)
  return (
    <>
      <progress
        className={`${styles.bar} ${className}`}
        aria-labelledby={labelledBy}
        max={Math.max(1, total)}
        value={done}
      />
      {silence && <p role="status">{silence}</p>}
    </>
  )
}
