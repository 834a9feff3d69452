import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { FieldValue, LearntField } from '../../../../../core/fieldValues.ts'
import type { QueryTerm } from '../../../../../core/query/index.ts'
import { fold } from '../../../../../core/search.ts'
import { newsroom } from '../../../client.ts'
import { languageName } from '../../../../../core/languageName.ts'
import { mostUsedFirst } from '../../../fields/learntValues.ts'
import { useTranslations } from '../../../useTranslations.ts'
import styles from './Filters.module.css'
import rows from '../../../ui/Suggestions.module.css'
import { valueTerm } from './filterTerms.ts'

type Props = { field: 'desk' | 'author' | 'language'; onChange(terms: readonly QueryTerm[]): void }

const MOST_SHOWN = 100
const LIST_ID = 'filter-values'

/** The values of a field in the library; null until they are known. */
function useFieldValues(field: LearntField): readonly FieldValue[] | null {
  const [values, setValues] = useState<readonly FieldValue[] | null>(null)
  useEffect(() => {
    let isGone = false
    void newsroom.listFieldValues({ field }).then((listed) => {
      if (!isGone) setValues(listed.ok ? listed.value : [])
    })
    return () => {
      isGone = true
    }
  }, [field])
  return values
}

const takeFocus = (element: HTMLElement | null) => {
  element?.focus()
}

/** The values that a field has in the library, those used most first, sought as one types. */
export function ValueEditor({ field, onChange }: Props) {
  const { t, locale } = useTranslations()
  const values = useFieldValues(field)
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const known = (values ?? []).flatMap(({ value, articles }) => {
    if (value === 'und') return []
    const label = field === 'language' ? languageName(value, locale) : value
    return [{ value, label, articles, hint: t('common:number', { count: articles }) }]
  })
  const sorted = mostUsedFirst(known, locale)
  const all = field === 'desk' ? [...sorted, { value: '', label: t('filters:noDesk'), hint: '' }] : sorted
  const offered = all.filter(({ label }) => fold(label).includes(fold(typed))).slice(0, MOST_SHOWN)
  const at = Math.min(active, offered.length - 1)
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const choose = (value: string) =>
    onChange([
      field === 'language' ? { not: false, kind: 'language', language: value } : valueTerm(field, value),
    ])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const count = offered.length
    const chosen = offered[at]
    if (event.key === 'ArrowDown') setActive((at + 1) % Math.max(1, count))
    else if (event.key === 'ArrowUp') setActive((at - 1 + count) % Math.max(1, count))
    else if (event.key === 'Enter' && chosen) choose(chosen.value)
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className={styles.choose}>
        <input
          ref={takeFocus}
          role="combobox"
          aria-label={t('filters:choose')}
          aria-autocomplete="list"
          aria-expanded={offered.length > 0}
          aria-controls={offered.length > 0 ? LIST_ID : undefined}
          aria-activedescendant={at >= 0 ? `${LIST_ID}-${at}` : undefined}
          placeholder={t(`filters:field.${field}`)}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {values && offered.length === 0 && (
        <p role="status" className={styles.none}>
          {t('filters:noValue')}
        </p>
      )}
      {offered.length > 0 && (
        <div
          ref={list}
          id={LIST_ID}
          role="listbox"
          tabIndex={-1}
          aria-label={t(`filters:field.${field}`)}
          className={styles.values}
        >
          {offered.map(({ value, label, hint }, index) => (
            <div
              key={value}
              id={`${LIST_ID}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              className={rows.option}
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => setActive(index)}
              onPointerUp={() => choose(value)}
            >
              <bdi>{label}</bdi>
              {hint !== '' && <span className={rows.hint}>{hint}</span>}
            </div>
          ))}
        </div>
      )}
    </>
  )
}
