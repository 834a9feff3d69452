import { type ReactNode, useId } from 'react'
import styles from './TextRow.module.css'

/** The props that link a control to its label, and to its note or error. */
export type RowControlProps = { id: string; 'aria-describedby': string; 'aria-invalid'?: true }

type Props = {
  label: string
  note: string
  /** Why what was typed is no value; null where it is one. */
  error: string | null
  children(control: RowControlProps): ReactNode
}

/** A labelled control, with a note under it, in whose place an error is shown and announced. */
export function TextRow({ label, note, error, children }: Props) {
  const id = useId()
  const control = { id, 'aria-describedby': `${id}-note` }
  return (
    <div className={styles.row}>
      <label htmlFor={id}>{label}</label>
      {children(error === null ? control : { ...control, 'aria-invalid': true })}
      <p
        id={`${id}-note`}
        className={error === null ? styles.note : styles.error}
        role={error === null ? undefined : 'alert'}
      >
        {error ?? note}
      </p>
    </div>
  )
}
