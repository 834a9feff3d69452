import { dateInWords } from '../../../../core/dateInWords.ts'
import { parseDate, localOffset, parseTime } from '../../fields/dateText.ts'
import { useTypedValue } from '../../fields/useDraft.ts'
import { useTranslations } from '../../useTranslations.ts'
import { Field, type FieldChange, type FieldProps } from './Field.tsx'
import styles from './Inspector.module.css'

type Parts = { day: string; time: string; offset: string }

const NONE: Parts = { day: '', time: '', offset: '' }

function partsOf(embargo: string): Parts {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::[\d.]+)?(Z|[+-]\d{2}:\d{2})$/.exec(embargo)
  if (!match) return NONE
  const [, day = '', time = '', offset = ''] = match
  return { day, time, offset: offset === 'Z' ? '+00:00' : offset }
}

/** Parses the three parts to an embargo (RFC 3339); '' for none, null if they are invalid. */
function embargoOf({ day, time, offset }: Parts, language: string): string | null {
  if (/^[ \t]*$/.test(day) && /^[ \t]*$/.test(time)) return ''
  const date = parseDate(day, language)?.slice(0, 10) ?? ''
  const clock = parseTime(time)
  if (date === '' || clock === null) return null
  const zone = offset || localOffset(date, clock)
  return zone && `${date}T${clock}:00${zone}`
}

/** The embargo: day, time and UTC offset. */
export function EmbargoField({ content, edit, type, readOnly }: FieldProps) {
  const { t, locale } = useTranslations()
  const saved = partsOf(content.embargo)
  const { typed, setTyped } = useTypedValue<Parts>(content.embargo)
  const parts = typed ?? saved
  const parsed = embargoOf(parts, content.language)
  const change = (part: Partial<Parts>, set: (change: FieldChange) => void) => {
    const next = { ...parts, ...part }
    const embargo = embargoOf(next, content.language)
    if (embargo !== null) set({ embargo })
    setTyped(next, embargo !== null)
  }
  const onBlur = () => {
    if (parsed !== null) setTyped(null)
  }
  const localZone =
    localOffset(saved.day, saved.time) ??
    localOffset(new Date().toISOString().slice(0, 10), '12:00') ??
    '+00:00'
  const offsets = [...new Set([localZone, '+00:00', saved.offset].filter((offset) => offset !== ''))]
  const zoneLabel = (offset: string) => {
    const zone = `UTC${offset === '+00:00' ? '' : offset.replace('-', '−')}`
    return offset === localZone ? t('inspector:embargo.here', { zone }) : zone
  }
  const hint =
    content.embargo === '' ? t('inspector:embargo.hint') : dateInWords(content.embargo, locale, 'full')
  const isStarted = parts.day !== '' && parts.time === ''
  return (
    <Field
      label={t('fields:embargo')}
      name="embargo"
      hint={isStarted ? t('inspector:embargo.needsTime') : hint}
      error={parsed === null && !isStarted && t('inspector:embargo.invalid')}
    >
      {(control) => (
        <div className={styles.embargo}>
          <input
            {...control}
            value={parts.day}
            readOnly={readOnly}
            spellCheck={false}
            placeholder={t('inspector:embargo.day')}
            onChange={({ target }) => change({ day: target.value }, type)}
            onBlur={onBlur}
          />
          <input
            aria-label={t('inspector:embargo.time')}
            value={parts.time}
            readOnly={readOnly}
            placeholder="06:00"
            onChange={({ target }) => change({ time: target.value }, type)}
            onBlur={onBlur}
          />
          <select
            aria-label={t('inspector:embargo.zone')}
            value={parts.offset || localZone}
            disabled={readOnly}
            onChange={({ target }) => change({ offset: target.value }, edit)}
          >
            {offsets.map((offset) => (
              <option key={offset} value={offset}>
                {zoneLabel(offset)}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  )
}
