import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { ReactNode } from 'react'
import headings from './GroupHeading.module.css'
import styles from './RadioRow.module.css'

type Props<Id extends string> = {
  label: string
  choices: readonly { id: Id; label: string; note?: ReactNode }[]
  chosen: Id
  onChoose(id: Id): void
  /** Choices stacked vertically. */
  stacked?: boolean
  /** The choices stand beside a label that is a sentence. */
  beside?: boolean
  /** The label is for the ear alone. */
  isLabelHidden?: boolean
}

/** A radio group. */
export function RadioRow<Id extends string>({
  label,
  choices,
  chosen,
  onChoose,
  stacked,
  beside,
  isLabelHidden,
}: Props<Id>) {
  return (
    <RadioGroup
      className={styles.group ?? ''}
      value={chosen}
      data-stacked={stacked || undefined}
      data-beside={beside}
      onChange={(value) => {
        const choice = choices.find(({ id }) => id === value)
        if (choice) onChoose(choice.id)
      }}
    >
      <Label className={isLabelHidden ? 'visually-hidden' : `${styles.label} ${headings.heading}`}>
        {label}
      </Label>
      <div className={styles.choices}>
        {choices.map(({ id, label: words, note }) => (
          <Radio key={id} value={id} className={styles.choice ?? ''}>
            <span>
              <span>{words}</span>
              {note && <small className={styles.note}>{note}</small>}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
