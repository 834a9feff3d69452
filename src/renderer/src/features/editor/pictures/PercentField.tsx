import { useId, useState } from 'react'
import { useTranslations } from '../../../useTranslations.ts'
import styles from './CropDialog.module.css'

type Props = {
  label: string
  /** A fraction. */
  value: number
  onChange(value: number): void
}

/** How far an arrow key goes. */
const STEP = 0.01

/** A fraction in percent, with what is being typed as it is typed. A number field of Chromium writes no decimal comma. */
export function PercentField({ label, value, onChange }: Props) {
  const { locale } = useTranslations()
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const percent = Math.round(value * 1_000) / 10
  const written = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(percent)
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <span className={styles.percent}>
        <input
          id={id}
          role="spinbutton"
          aria-valuenow={percent}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuetext={`${written}\u00a0%`}
          inputMode="decimal"
          autoComplete="off"
          value={typed ?? written}
          onChange={({ target }) => {
            const meant = Number(target.value.replace(',', '.'))
            setTyped(target.value)
            if (target.value.trim() !== '' && Number.isFinite(meant)) onChange(meant / 100)
          }}
          onBlur={() => setTyped(null)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
            event.preventDefault()
            setTyped(null)
            onChange(value + (event.key === 'ArrowUp' ? STEP : -STEP))
          }}
        />
        <span aria-hidden>%</span>
      </span>
    </div>
  )
}
