import { type ReactNode, useId } from 'react'
import type { ArticleContent } from '../../../../core/article.ts'
import styles from './Inspector.module.css'

/** What each field is given: the text on screen, the way to change it, and whether it may be changed. */
export type FieldProps = {
  content: ArticleContent
  edit(change: Partial<ArticleContent>): void
  readOnly: boolean
}

/** What the control of a field must be given to be named, explained and known as wrong. */
export type ControlProps = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

type Props = {
  label: string
  /** What the value comes to, or how it is written. */
  hint?: ReactNode
  /** Why the value cannot be saved. */
  error?: string | false
  children(control: ControlProps): ReactNode
}

/** A labelled field; what is wrong with its value is said under it. */
export function Field({ label, hint, error, children }: Props) {
  const id = useId()
  const said = error || hint
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(said ? { 'aria-describedby': `${id}-said` } : {}),
        ...(error ? { 'aria-invalid': true } : {}),
      })}
      {said && (
        <p
          id={`${id}-said`}
          className={error ? styles.error : styles.hint}
          role={error ? 'alert' : undefined}
        >
          {said}
        </p>
      )}
    </div>
  )
}
