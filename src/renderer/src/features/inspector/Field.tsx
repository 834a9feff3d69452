import { type ReactNode, useEffect, useId } from 'react'
import type { ArticleContent } from '../../../../core/article.ts'
import type { AttributeField } from '../../editor/schema.ts'
import { type InspectorField, useScreen } from '../../state/screen.ts'
import styles from './Inspector.module.css'

export type FieldChange = Partial<Pick<ArticleContent, AttributeField>>

/** What each field is given: the text on screen, the ways to change it, and whether it may be changed. */
export type FieldProps = {
  content: ArticleContent
  /** Changes it in one stroke, by a button or a choice: a step of the article's history at once. */
  edit(change: FieldChange): void
  /** Changes it as one types: a step of the history once the field is left. */
  type(change: FieldChange): void
  readOnly: boolean
}

/** What the control of a field must be given to be named, explained and known as wrong. */
export type ControlProps = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

type Props = {
  label: string
  /** By which it can be asked for from elsewhere. */
  name?: InspectorField
  /** What the value comes to, or how it is written. */
  hint?: ReactNode
  /** Why the value cannot be saved. */
  error?: string | false
  children(control: ControlProps): ReactNode
}

/** A labelled field; what is wrong with its value is said under it. */
export function Field({ label, name, hint, error, children }: Props) {
  const id = useId()
  const isWanted = useScreen(({ field }) => name !== undefined && field === name)
  useEffect(() => {
    if (!isWanted) return
    document.getElementById(id)?.focus()
    useScreen.setState({ field: null })
  }, [id, isWanted])
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
