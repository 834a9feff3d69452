import { useId } from 'react'
import { Switch } from 'react-aria-components'
import styles from './SwitchRow.module.css'

type Props = { label: string; note?: string; on: boolean; onChange(on: boolean): void }

/** A labelled switch. */
export function SwitchRow({ label, note, on, onChange }: Props) {
  const noteId = useId()
  return (
    <div>
      <Switch
        className={styles.row ?? ''}
        isSelected={on}
        onChange={onChange}
        {...(note ? { 'aria-describedby': noteId } : {})}
      >
        <span className={styles.label}>{label}</span>
        <span className={styles.track} aria-hidden />
      </Switch>
      {note && (
        <p id={noteId} className={styles.note}>
          {note}
        </p>
      )}
    </div>
  )
}
