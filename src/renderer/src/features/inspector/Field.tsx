import { type ReactNode, useEffect, useId } from 'react'
import type { ArticleContent } from '../../../../core/article/index.ts'
import type { AttributeField } from '../../editor/schema.ts'
import { type InspectorField, useLayout } from '../../state/layout.ts'
import styles from './Inspector.module.css'

export type FieldChange = Partial<Pick<ArticleContent, AttributeField>>

/** The props of every field. */
export type FieldProps = {
  content: ArticleContent
  /** Changes the article in one step, by a button or a choice. */
  edit(change: FieldChange): void
  /** Changes the article as one types; a step of the history once the field is left. */
  type(change: FieldChange): void
  readOnly: boolean
}

/** The props that link a control to its label, hint and error. */
export type ControlProps = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

type Props = {
  label: string
  /** The name by which `focusField` finds it. */
  name?: InspectorField
  /** What the value means, or how it is written. */
  hint?: ReactNode
  /** Why the value cannot be saved. */
  error?: string | false
  children(control: ControlProps): ReactNode
}

/** A labelled field with a hint or an error. */
export function Field({ label, name, hint, error, children }: Props) {
  const id = useId()
  const isWanted = useLayout(({ focusedField }) => name !== undefined && focusedField === name)
  useEffect(() => {
    if (!isWanted) return
    document.getElementById(id)?.focus()
    useLayout.setState({ focusedField: null })
  }, [id, isWanted])
  const message = error || hint
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(message ? { 'aria-describedby': `${id}-message` } : {}),
        ...(error ? { 'aria-invalid': true } : {}),
      })}
      {message && (
        <p
          id={`${id}-message`}
          className={error ? styles.error : styles.hint}
          role={error ? 'alert' : undefined}
        >
          {message}
        </p>
      )}
    </div>
  )
}
