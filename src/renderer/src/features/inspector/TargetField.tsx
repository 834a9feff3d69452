import { useState } from 'react'
import { TARGET_UNITS } from '../../../../core/article/index.ts'
import { useDraft } from '../../fields/useDraft.ts'
import { useTranslations } from '../../useTranslations.ts'
import { Field, type FieldProps } from './Field.tsx'
import styles from './Inspector.module.css'
import { countsFeuillets } from './lengthProgress.ts'

/** Parses an amount with either decimal sign and any thousands separator; null if it is none. */
function amountFrom(text: string): number | null {
  const digits = text.replace(/[ \t\u00a0\u202f’']/g, '').replace(',', '.')
  const amount = /^\d{1,9}(?:\.\d{1,2})?$/.test(digits) ? Number(digits) : 0
  return amount > 0 ? amount : null
}

/** The target length in characters, words or feuillets. */
export function TargetField({ content, edit, type, readOnly }: FieldProps) {
  const { t, locale } = useTranslations()
  const { target } = content
  const [unit, setUnit] = useState(target?.unit ?? 'signs')
  const chosen = target?.unit ?? unit
  const units = TARGET_UNITS.filter(
    (each) => each !== 'feuillets' || countsFeuillets(locale) || chosen === 'feuillets',
  )
  const written = target
    ? new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(target.amount)
    : ''
  const draft = useDraft(written, (text) => {
    const amount = amountFrom(text)
    const isNone = /^[ \t]*$/.test(text)
    if (isNone) type({ target: null })
    else if (amount !== null) type({ target: { amount, unit: chosen } })
    return isNone || amount !== null
  })
  return (
    <Field label={t('fields:target')} error={draft.invalid && t('inspector:target.invalid')}>
      {(control) => (
        <div className={styles.inputPair}>
          <input
            {...control}
            inputMode="decimal"
            value={draft.value}
            readOnly={readOnly}
            placeholder={t('inspector:target.none')}
            onChange={({ target: { value } }) => draft.change(value)}
            onBlur={draft.finish}
          />
          <select
            aria-label={t('inspector:target.unit')}
            value={chosen}
            disabled={readOnly}
            onChange={({ target: { value } }) => {
              const next = TARGET_UNITS.find((each) => each === value)
              if (!next) return
              setUnit(next)
              if (target) edit({ target: { ...target, unit: next } })
            }}
          >
            {units.map((each) => (
              <option key={each} value={each}>
                {t(`inspector:unit.${each}`)}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  )
}
