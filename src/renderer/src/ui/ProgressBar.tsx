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

/** How much of a piece of work is done. */
export function ProgressBar({ labelledBy, done, total, className = '' }: ProgressBarProps) {
  return (
    <progress
      className={`${styles.bar} ${className}`}
      aria-labelledby={labelledBy}
      max={Math.max(1, total)}
      value={done}
    />
  )
}
