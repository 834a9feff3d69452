import { dateFromWords, dateInWords, offsetHere, timeFromWords } from '../../fields/dateText.ts'
import { useTyped } from '../../fields/useDraft.ts'
import { useWords } from '../../words.ts'
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

/** What the three parts say together: an embargo (RFC 3339), '' for none, or null where they say none that holds. */
function embargoOf({ day, time, offset }: Parts, language: string): string | null {
  if (/^[ \t]*$/.test(day) && /^[ \t]*$/.test(time)) return ''
  const date = dateFromWords(day, language)?.slice(0, 10) ?? ''
  const clock = timeFromWords(time)
  if (date === '' || clock === null) return null
  const zone = offset || offsetHere(date, clock)
  return zone && `${date}T${clock}:00${zone}`
}

/** Until when the article must not appear: day, time, and the clock by which that is meant. */
export function EmbargoField({ content, edit, type, readOnly }: FieldProps) {
  const { t, locale } = useWords()
  const saved = partsOf(content.embargo)
  const { typed, setTyped } = useTyped<Parts>(content.embargo)
  const parts = typed ?? saved
  const meant = embargoOf(parts, content.language)
  const change = (part: Partial<Parts>, set: (change: FieldChange) => void) => {
    const next = { ...parts, ...part }
    const embargo = embargoOf(next, content.language)
    if (embargo !== null) set({ embargo })
    setTyped(next, embargo !== null)
  }
  const finish = () => {
    if (meant !== null) setTyped(null)
  }
  const here =
    offsetHere(saved.day, saved.time) ??
    offsetHere(new Date().toISOString().slice(0, 10), '12:00') ??
    '+00:00'
  const offsets = [...new Set([here, '+00:00', saved.offset].filter((offset) => offset !== ''))]
  const spelled = (offset: string) => {
    const zone = `UTC${offset === '+00:00' ? '' : offset.replace('-', '−')}`
    return offset === here ? t('inspector:embargo.here', { zone }) : zone
  }
  const hint =
    content.embargo === ''
      ? t('inspector:embargo.hint')
      : `${dateInWords(content.embargo, locale, 'full')}, ${spelled(saved.offset)}`
  const isStarted = parts.day !== '' && parts.time === ''
  return (
    <Field
      label={t('inspector:embargo')}
      name="embargo"
      hint={isStarted ? t('inspector:embargo.needsTime') : hint}
      error={meant === null && !isStarted && t('inspector:embargo.invalid')}
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
            onBlur={finish}
          />
          <input
            aria-label={t('inspector:embargo.time')}
            value={parts.time}
            readOnly={readOnly}
            placeholder="06:00"
            onChange={({ target }) => change({ time: target.value }, type)}
            onBlur={finish}
          />
          <select
            aria-label={t('inspector:embargo.zone')}
            value={parts.offset || here}
            disabled={readOnly}
            onChange={({ target }) => change({ offset: target.value }, edit)}
          >
            {offsets.map((offset) => (
              <option key={offset} value={offset}>
                {spelled(offset)}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  )
}
