import { useState } from 'react'
import { dateInWords, zoneInWords } from '../../../../core/dateInWords.ts'
import { problemSentence } from '../../fields/dateProblem.ts'
import { suggestionsFor, useLearntValues } from '../../fields/learntValues.ts'
import { SuggestInput } from '../../fields/SuggestInput.tsx'
import {
  type Embargo,
  moveEmbargo,
  otherOfTwo,
  readTypedEmbargo,
  type TypedProblem,
  zoneForEmbargo,
} from '../../fields/typedDate.ts'
import { useDraft } from '../../fields/useDraft.ts'
import { zoneFrom, zoneHere, zoneName, zoneSuggestions } from '../../fields/zoneNames.ts'
import { useTranslations } from '../../useTranslations.ts'
import { DateInput } from './DateInput.tsx'
import { Field, type FieldProps } from './Field.tsx'
import styles from './Inspector.module.css'

const isProblem = (meant: Embargo | TypedProblem): meant is TypedProblem => 'problem' in meant

/** The embargo: when it ends, typed or chosen in the calendar, and by which zone's clocks. */
export function EmbargoField(props: FieldProps) {
  const { content, edit, type, readOnly } = props
  const { t, locale } = useTranslations()
  const { embargo } = content
  const draft = useDraft(dateInWords(embargo.slice(0, 16), locale), (text) => {
    const meant = readTypedEmbargo(text, content, locale)
    if (!isProblem(meant)) type(meant)
    return !isProblem(meant)
  })
  const meant = draft.invalid ? readTypedEmbargo(draft.value, content, locale) : null
  const problem = meant && isProblem(meant) ? problemSentence(t, locale, meant) : ''
  const isUnfinished = meant !== null && isProblem(meant) && meant.problem === 'needs-time'
  const hint = embargo === '' ? t('details:embargo.hint') : dateInWords(embargo, locale, 'full')
  /** The day, at the time of the embargo; without one, the time is still to be typed. */
  const onDay = (day: string) => {
    const time = embargo === '' ? '' : ` ${embargo.slice(11, 16)}`
    draft.change(`${dateInWords(day, locale)}${time}`)
  }
  return (
    <>
      <Field
        label={t('fields:embargo')}
        name="embargo"
        hint={isUnfinished ? problem : hint}
        error={!isUnfinished && problem}
      >
        {(control) => (
          <DateInput
            control={control}
            draft={draft}
            day={embargo.slice(0, 10)}
            readOnly={readOnly}
            onDay={onDay}
          />
        )}
      </Field>
      {problem === '' && <Twice content={content} edit={edit} readOnly={readOnly} />}
      <ZoneField {...props} />
    </>
  )
}

/** Of a time that comes twice: which one is taken, and a button for the other. */
function Twice({ content, edit, readOnly }: Pick<FieldProps, 'content' | 'edit' | 'readOnly'>) {
  const { t } = useTranslations()
  const two = otherOfTwo(content)
  if (!two) return null
  const { other, isSecond } = two
  const [taken, left] = isSecond ? (['first', 'second'] as const) : (['second', 'first'] as const)
  return (
    <div className={styles.field}>
      <p className={styles.hint} role="status">
        {t(`details:embargo.twice.${taken}`, { zone: zoneInWords(content.embargo) })}
      </p>
      {!readOnly && (
        <button type="button" className={styles.linkButton} onClick={() => edit(other)}>
          {t(`details:embargo.take.${left}`, { zone: zoneInWords(other.embargo) })}
        </button>
      )}
    </div>
  )
}

/** The zone of the embargo, by its city; a fixed offset where none is known. */
function ZoneField({ content, type, readOnly }: FieldProps) {
  const { t, locale } = useTranslations()
  const { values, load } = useLearntValues('embargoZone')
  const [isAsked, setAsked] = useState(false)
  const zone = zoneForEmbargo(content)
  const written = zone === '' ? zoneInWords(content.embargo) : zoneName(zone, locale)
  const meaning = (text: string): Embargo | TypedProblem | null => {
    const named = text === written ? zone : zoneFrom(text, locale)
    return named === null ? null : named === '' ? content : moveEmbargo(content, named)
  }
  const draft = useDraft(written, (text) => {
    const meant = meaning(text)
    const isGood = meant !== null && !isProblem(meant)
    if (isGood) type({ embargo: meant.embargo, embargoZone: meant.embargoZone })
    return isGood
  })
  const meant = draft.invalid ? meaning(draft.value) : null
  const error = meant && isProblem(meant) ? problemSentence(t, locale, meant) : t('details:zone.invalid')
  const at = content.embargo === '' ? Date.now() : Date.parse(content.embargo)
  const first = [zoneHere(), ...values.map(({ value }) => value)]
  const known = isAsked ? zoneSuggestions(first, at, locale) : []
  return (
    <Field label={t('fields:embargoZone')} error={draft.invalid && error}>
      {(control) => (
        <SuggestInput
          control={control}
          value={draft.value}
          suggest={(typed) => suggestionsFor(typed, known)}
          listLabel={t('details:zones')}
          readOnly={readOnly}
          onFocus={() => {
            setAsked(true)
            load()
          }}
          onType={draft.change}
          onBlur={draft.finish}
        />
      )}
    </Field>
  )
}
