import { Search, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslations } from '../useTranslations.ts'
import { IconButton } from './Button.tsx'
import styles from './SearchField.module.css'

type Props = {
  query: string
  onQuery(query: string): void
  /** Its name, which it shows while it is empty. */
  label: string
  /** The id of the list that it searches: Arrow Down goes there. */
  listId: string
  /** Takes the focus when it is first shown. */
  takesFocus?: boolean
}

/** A field that searches a list of a panel; Escape and a button clear it. */
export function SearchField({ query, onQuery, label, listId, takesFocus = false }: Props) {
  const { t } = useTranslations()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (takesFocus) field.current?.focus()
  }, [takesFocus])
  return (
    <div className={styles.field}>
      <Search aria-hidden />
      <input
        ref={field}
        type="search"
        value={query}
        placeholder={label}
        aria-label={label}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'ArrowDown') document.getElementById(listId)?.focus()
          else if (event.key === 'Escape' && query !== '') onQuery('')
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      {query !== '' && (
        <IconButton
          label={t('library:clearSearch')}
          onClick={() => {
            onQuery('')
            field.current?.focus()
          }}
        >
          <X />
        </IconButton>
      )}
    </div>
  )
}
