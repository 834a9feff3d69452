import { useState } from 'react'
import { Menu, MenuItem, Text } from 'react-aria-components'
import type { QueryTerm } from '../../../../../core/query/index.ts'
import { useDateReader } from '../../../fields/useDateReader.ts'
import menuStyles from '../../../ui/ChoiceMenu.module.css'
import { useTranslations } from '../../../useTranslations.ts'
import { FilterForm } from './FilterForm.tsx'
import { PERIODS, periodTerm, rangeTerms } from './filterTerms.ts'

type Props = { terms: readonly QueryTerm[]; onChange(terms: readonly QueryTerm[]): void }

/** The day that a filter begins with, to be typed over; '' for none. */
function firstDay(terms: readonly QueryTerm[]): string {
  const term = terms.find((each) => each.kind === 'date' && each.field !== 'before')
  return term?.kind === 'date' ? term.date : ''
}

/** A period that has today in it, or the days from one to another. */
export function DateEditor({ terms, onChange }: Props) {
  const { t, locale } = useTranslations()
  const readDate = useDateReader()
  const [from, setFrom] = useState(firstDay(terms))
  const [to, setTo] = useState('')
  const [problem, setProblem] = useState<'badDate' | 'badOrder' | null>(null)
  const dayOf = (typed: string) =>
    /^\d{4}(?:-\d{2}){0,2}$/.test(typed) ? typed : (readDate?.(typed, locale)?.slice(0, 10) ?? null)
  const apply = () => {
    const [first, last] = [from.trim(), to.trim()].map((typed) => (typed === '' ? '' : dayOf(typed)))
    if (first == null || last == null || (first === '' && last === '')) return setProblem('badDate')
    if (first !== '' && last !== '' && first > last) return setProblem('badOrder')
    // A month or a year alone is a date that articles are within.
    if (first.length < 10 && last === '') onChange([{ not: false, kind: 'date', field: 'date', date: first }])
    else if (last !== '' && last.length < 10) setProblem('badDate')
    else onChange(rangeTerms(first, last))
  }
  const input = (label: string, value: string, set: (value: string) => void) => (
    <label>
      <span>{label}</span>
      <input
        autoComplete="off"
        spellCheck={false}
        value={value}
        placeholder={t('filters:datePlaceholder')}
        aria-invalid={problem !== null || undefined}
        onChange={(event) => set(event.target.value)}
      />
    </label>
  )
  return (
    <>
      <Menu
        aria-label={t('filters:field.date')}
        autoFocus="first"
        className={menuStyles.menu ?? ''}
        onAction={(key) => {
          const period = PERIODS.find((each) => each === key)
          if (period) onChange([periodTerm(period)])
        }}
      >
        {PERIODS.map((id) => (
          <MenuItem
            key={id}
            id={id}
            textValue={t(`filters:period.${id}`)}
            className={`${menuStyles.item} ${menuStyles.plain}`}
          >
            <Text slot="label">{t(`filters:period.${id}`)}</Text>
          </MenuItem>
        ))}
      </Menu>
      <FilterForm problem={problem} onApply={apply}>
        {input(t('filters:since'), from, setFrom)}
        {input(t('filters:until'), to, setTo)}
      </FilterForm>
    </>
  )
}
