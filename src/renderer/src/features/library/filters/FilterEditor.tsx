import { useState } from 'react'
import { Menu, MenuItem, Text } from 'react-aria-components'
import { STATUSES } from '../../../../../core/article/index.ts'
import type { QueryTerm } from '../../../../../core/query/index.ts'
import menuStyles from '../../../ui/ChoiceMenu.module.css'
import { useTranslations } from '../../../useTranslations.ts'
import { DateEditor } from './DateEditor.tsx'
import { FilterForm } from './FilterForm.tsx'
import styles from './Filters.module.css'
import { FILTER_FIELDS, type FilterField, statusTerm } from './filterTerms.ts'
import { ValueEditor } from './ValueEditor.tsx'

type Item = { id: string; label: string }

type ItemsProps = {
  label: string
  items: readonly Item[]
  /** The popover stays open, for what is chosen next. */
  leadsOn?: boolean
  onChoose(id: string): void
}

function ItemMenu({ label, items, leadsOn = false, onChoose }: ItemsProps) {
  return (
    <Menu
      aria-label={label}
      autoFocus="first"
      shouldCloseOnSelect={!leadsOn}
      className={`${menuStyles.menu} ${styles.menu}`}
      onAction={(key) => onChoose(String(key))}
    >
      {items.map(({ id, label: words }) => (
        <MenuItem key={id} id={id} textValue={words} className={`${menuStyles.item} ${menuStyles.plain}`}>
          <Text slot="label">{words}</Text>
        </MenuItem>
      ))}
    </Menu>
  )
}

const wholeNumber = (typed: string): number | null | undefined => {
  const digits = typed.replace(/[ \u00a0\u202f.,]/g, '')
  if (digits === '') return null
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined
}

const takeFocus = (element: HTMLElement | null) => {
  element?.focus()
}

/** The lengths from one to another, in signs. */
function LengthEditor({ terms, onChange }: Pick<Props, 'terms' | 'onChange'>) {
  const { t } = useTranslations()
  const [term] = terms
  const typedOf = (value: number | null | undefined) => (value == null ? '' : String(value))
  const [from, setFrom] = useState(term?.kind === 'length' ? typedOf(term.least) : '')
  const [to, setTo] = useState(term?.kind === 'length' ? typedOf(term.most) : '')
  const [problem, setProblem] = useState<'badLength' | 'badOrder' | null>(null)
  const apply = () => {
    const [least, most] = [wholeNumber(from), wholeNumber(to)]
    if (least === undefined || most === undefined || (least === null && most === null)) {
      return setProblem('badLength')
    }
    if (least !== null && most !== null && least > most) return setProblem('badOrder')
    onChange([{ not: false, kind: 'length', least, most }])
  }
  const input = (label: string, value: string, set: (value: string) => void, isFirst: boolean) => (
    <label>
      <span>{label}</span>
      <input
        ref={isFirst ? takeFocus : undefined}
        inputMode="numeric"
        autoComplete="off"
        value={value}
        aria-invalid={problem !== null || undefined}
        onChange={(event) => set(event.target.value)}
      />
      <span>{t('filters:signs')}</span>
    </label>
  )
  return (
    <FilterForm problem={problem} onApply={apply}>
      {input(t('filters:from'), from, setFrom, true)}
      {input(t('filters:to'), to, setTo, false)}
    </FilterForm>
  )
}

export type Props = {
  /** Null: the field is chosen first. */
  field: FilterField | null
  /** What is filtered by in that field at present. */
  terms: readonly QueryTerm[]
  onField?(field: FilterField): void
  onChange(terms: readonly QueryTerm[]): void
}

/** Chooses the field of a filter, then its value. */
export function FilterEditor({ field, terms, onField, onChange }: Props) {
  const { t } = useTranslations()
  switch (field) {
    case null:
      return (
        <ItemMenu
          label={t('filters:addLabel')}
          leadsOn
          items={FILTER_FIELDS.map((id) => ({ id, label: t(`filters:field.${id}`) }))}
          onChoose={(id) => {
            const chosen = FILTER_FIELDS.find((each) => each === id)
            if (chosen) onField?.(chosen)
          }}
        />
      )
    case 'status':
      return (
        <ItemMenu
          label={t('filters:field.status')}
          items={STATUSES.map((id) => ({ id, label: t(`common:status.${id}`) }))}
          onChoose={(id) => {
            const status = STATUSES.find((each) => each === id)
            if (status) onChange([statusTerm(status)])
          }}
        />
      )
    case 'embargo':
      return (
        <ItemMenu
          label={t('filters:field.embargo')}
          items={[
            { id: 'yes', label: t('filters:embargoed') },
            { id: 'no', label: t('filters:notEmbargoed') },
          ]}
          onChoose={(id) => onChange([{ not: false, kind: 'embargo', isEmbargoed: id === 'yes' }])}
        />
      )
    case 'date':
      return <DateEditor terms={terms} onChange={onChange} />
    case 'length':
      return <LengthEditor terms={terms} onChange={onChange} />
    default:
      return <ValueEditor field={field} onChange={onChange} />
  }
}
