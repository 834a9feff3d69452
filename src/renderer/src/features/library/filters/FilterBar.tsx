import { ListFilter, X } from 'lucide-react'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { Button, DialogTrigger, Popover } from 'react-aria-components'
import { parseQuery, type QueryTerm, writeQuery } from '../../../../../core/query/index.ts'
import { addFilterSentences } from '../../../../../i18n/filters.ts'
import { useLibrary } from '../../../state/library.ts'
import menuStyles from '../../../ui/ChoiceMenu.module.css'
import { MenuIconButton } from '../../../ui/MenuIconButton.tsx'
import { useSentences, useTranslations } from '../../../useTranslations.ts'
import { FilterEditor } from './FilterEditor.tsx'
import styles from './Filters.module.css'
import { editedField, type FilterField, withTerms, writtenIn } from './filterTerms.ts'
import { filterWords } from './filterWords.ts'

function setFilters(terms: readonly QueryTerm[], locale: string): void {
  useLibrary.getState().filterBy(writeQuery(terms, writtenIn(locale)))
}

/** A popover that is a dialog as a whole: the buttons that close it for screen readers are within. */
function FilterPopover({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Popover
      className={`${menuStyles.popover} ${styles.dialog}`}
      aria-label={label}
      placement="bottom start"
      offset={4}
    >
      {children}
    </Popover>
  )
}

type ChipProps = { term: QueryTerm; onChange(terms: readonly QueryTerm[]): void; onRemove(): void }

/** One filter: its words, which open its editor, and a button that takes it away. */
function FilterChip({ term, onChange, onRemove }: ChipProps) {
  const translations = useTranslations()
  const { t } = translations
  const { name, value } = filterWords(term, translations)
  const filter = [name, value].filter(Boolean).join(' ')
  const field = editedField(term)
  const [isOpen, setOpen] = useState(false)
  const words = (
    <>
      {name} <b>{value}</b>
    </>
  )
  return (
    <span className={styles.filter}>
      {field === null ? (
        <span className={styles.words}>{words}</span>
      ) : (
        <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
          <Button className={styles.words ?? ''} aria-label={t('filters:edit', { filter })}>
            {words}
          </Button>
          <FilterPopover label={t('filters:edit', { filter })}>
            <FilterEditor
              field={field}
              terms={[term]}
              onChange={(terms) => {
                setOpen(false)
                onChange(terms.map((each) => ({ ...each, not: term.not && terms.length === 1 })))
              }}
            />
          </FilterPopover>
        </DialogTrigger>
      )}
      <button
        type="button"
        className={styles.remove}
        data-remove
        aria-label={t('filters:remove', { filter })}
        title={t('filters:remove', { filter })}
        onClick={onRemove}
      >
        <X aria-hidden />
      </button>
    </span>
  )
}

/** The id of the button that adds a filter. */
const ADD_ID = 'add-filter'

function useTerms() {
  const filters = useLibrary((state) => state.filters)
  return useMemo(() => parseQuery(filters).terms, [filters])
}

/** The button that adds a filter: first its field, then its value. */
export function AddFilter() {
  useSentences(addFilterSentences)
  const { t, locale } = useTranslations()
  const terms = useTerms()
  const [field, setField] = useState<FilterField | null>(null)
  const [isOpen, setOpen] = useState(false)
  return (
    <DialogTrigger
      isOpen={isOpen}
      onOpenChange={(opens) => {
        if (opens) setField(null)
        setOpen(opens)
      }}
    >
      <MenuIconButton id={ADD_ID} label={t('filters:addLabel')} icon={<ListFilter />} />
      <FilterPopover label={t('filters:addLabel')}>
        <FilterEditor
          key={field}
          field={field}
          terms={terms.filter((term) => !term.not && editedField(term) === field)}
          onField={setField}
          onChange={(added) => {
            if (field === null) return
            setOpen(false)
            setFilters(withTerms(terms, added, field), locale)
          }}
        />
      </FilterPopover>
    </DialogTrigger>
  )
}

/** The filters of the list, each as a chip. */
export default function FilterBar() {
  useSentences(addFilterSentences)
  const { t, locale } = useTranslations()
  const filters = useLibrary((state) => state.filters)
  const terms = useTerms()
  const bar = useRef<HTMLFieldSetElement>(null)
  const remove = (at: number) => {
    setFilters(terms.toSpliced(at, 1), locale)
    // The button that had the focus goes with its chip.
    const buttons = bar.current?.querySelectorAll<HTMLElement>('[data-remove]')
    const next = buttons?.[at + 1] ?? document.getElementById(ADD_ID)
    next?.focus()
  }
  if (terms.length === 0) return null
  return (
    <fieldset ref={bar} className={styles.bar} aria-label={t('filters:filters')}>
      {terms.map((term, at) => (
        <FilterChip
          key={`${term.from} ${filters.slice(term.from, term.to)}`}
          term={term}
          onChange={(changed) => setFilters(terms.toSpliced(at, 1, ...asPlaced(changed)), locale)}
          onRemove={() => remove(at)}
        />
      ))}
    </fieldset>
  )
}

/** Terms that get their places when they are written. */
const asPlaced = (terms: readonly QueryTerm[]) => terms.map((term) => ({ ...term, from: 0, to: 0 }))
