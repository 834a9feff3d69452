import { useTranslations } from '../useTranslations.ts'
import styles from './Chips.module.css'

type Props<Id extends string> = {
  label: string
  choices: readonly { id: Id; label: string; count: number }[]
  chosen: Id
  onChoose(id: Id): void
}

/** Filter chips: one choice out of a few, each with its count. */
export function Chips<Id extends string>({ label, choices, chosen, onChoose }: Props<Id>) {
  const { t } = useTranslations()
  return (
    <fieldset className={styles.chips} aria-label={label}>
      {choices.map(({ id, label: words, count }) => (
        <button
          key={id}
          type="button"
          className={styles.chip}
          aria-pressed={id === chosen}
          onClick={() => onChoose(id)}
        >
          {words}
          {count > 0 && <span className={styles.count}> {t('common:number', { count })}</span>}
        </button>
      ))}
    </fieldset>
  )
}
