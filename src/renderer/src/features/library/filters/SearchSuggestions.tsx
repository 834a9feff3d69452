import { type KeyboardEvent, type RefObject, useEffect, useImperativeHandle, useMemo, useState } from 'react'
import type { FieldValue, LearntField } from '../../../../../core/fieldValues.ts'
import { FIELD_NAMES, parseQuery, writeQuery } from '../../../../../core/query/index.ts'
import { addFilterSentences } from '../../../../../i18n/filters.ts'
import { newsroom } from '../../../client.ts'
import { languageName } from '../../../../../core/languageName.ts'
import { useLibrary } from '../../../state/library.ts'
import { useSentences, useTranslations } from '../../../useTranslations.ts'
import styles from './Filters.module.css'
import rows from '../../../ui/Suggestions.module.css'
import { editedField, partQuery, withTerms, writtenIn } from './filterTerms.ts'
import { filterWords } from './filterWords.ts'
import { learntFieldOf, type Offer, offersFor, type OfferWords, typingAt } from './suggest.ts'

/** What the search field shows of the list of suggestions: its id, and that of the one at the cursor. */
export type ShownList = { id: string; active: string | undefined }
/** Takes a key of the search field; false for one that it does not use. */
export type SuggestionKeys = { onKey(event: KeyboardEvent): boolean }

type Props = {
  field: HTMLInputElement
  keys: RefObject<SuggestionKeys | null>
  onShow(list: ShownList | null): void
}

const LIST_ID = 'search-suggestions'

/** The values of the fields that were asked for, once for each. */
function useValues(field: LearntField | null): readonly FieldValue[] {
  const [known, setKnown] = useState<{ field: LearntField; values: readonly FieldValue[] } | null>(null)
  useEffect(() => {
    if (field === null) return
    let isGone = false
    void newsroom.listFieldValues({ field }).then((listed) => {
      if (listed.ok && !isGone) setKnown({ field, values: listed.value })
    })
    return () => {
      isGone = true
    }
  }, [field])
  return known?.field === field ? known.values : []
}

/** The caret of the field while it has the focus, else -1. */
function useCaret(field: HTMLInputElement): number {
  const caretNow = () => (document.activeElement === field ? (field.selectionEnd ?? -1) : -1)
  const [caret, setCaret] = useState(caretNow)
  useEffect(() => {
    const follow = () => setCaret(document.activeElement === field ? (field.selectionEnd ?? -1) : -1)
    const events = ['input', 'keyup', 'click', 'focus', 'blur']
    for (const event of events) field.addEventListener(event, follow)
    follow()
    return () => {
      for (const event of events) field.removeEventListener(event, follow)
    }
  }, [field])
  return caret
}

function useOfferWords(): OfferWords {
  const translations = useTranslations()
  return useMemo(() => {
    const { t, locale } = translations
    const value = (term: Parameters<typeof filterWords>[0]) => filterWords(term, translations).value
    return {
      writtenIn: writtenIn(locale),
      status: (status) => t(`common:status.${status}`),
      language: (tag) => languageName(tag, locale),
      embargo: (isEmbargoed) => value({ not: false, kind: 'embargo', isEmbargoed }),
      period: (period) => t(`filters:period.${period}`),
      length: (least, most) => value({ not: false, kind: 'length', least, most }),
      count: (count) => t('common:number', { count }),
    }
  }, [translations])
}

/** The list of what may be meant by what is typed into the search field, under it. A value that is chosen becomes a filter. */
export default function SearchSuggestions({ field, keys, onShow }: Props) {
  useSentences(addFilterSentences)
  const { t } = useTranslations()
  const words = useOfferWords()
  const typed = useLibrary((state) => state.typed)
  const caret = useCaret(field)
  /** The text for which the list was closed. */
  const [closedFor, setClosedFor] = useState<string | null>(null)
  const [active, setActive] = useState(-1)
  const typing = useMemo(() => (caret < 0 ? null : typingAt(typed, caret)), [typed, caret])
  const values = useValues(typing?.kind === 'value' ? learntFieldOf(typing.field) : null)
  const offers = useMemo(() => (typing ? offersFor(typing, values, words) : []), [typing, values, words])
  const isOpen = offers.length > 0 && closedFor !== typed
  const chosen = Math.min(active, offers.length - 1)

  const activeId = isOpen && chosen >= 0 ? `${LIST_ID}-${chosen}` : undefined
  useEffect(() => onShow(isOpen ? { id: LIST_ID, active: activeId } : null), [isOpen, activeId, onShow])
  useEffect(() => () => onShow(null), [onShow])

  const take = (offer: Offer) => {
    if (!typing) return
    const [before, after] = [typed.slice(0, typing.from), typed.slice(caret)]
    setActive(-1)
    if (offer.kind === 'name') {
      const name = `${before}${typing.not ? '-' : ''}${FIELD_NAMES[offer.field][words.writtenIn]}:`
      useLibrary.getState().search(`${name}${after}`)
      // React sets the value after this event.
      queueMicrotask(() => {
        field.setSelectionRange(name.length, name.length)
        field.dispatchEvent(new Event('keyup'))
      })
      return
    }
    const { filters, filterBy } = useLibrary.getState()
    const [first] = offer.terms
    const replaced = first && !first.not ? editedField(first) : null
    const next = withTerms(parseQuery(filters).terms, offer.terms, replaced)
    filterBy(writeQuery(next, words.writtenIn), `${before}${after}`.replace(/ {2,}/g, ' ').trim())
  }

  /** Makes filters of the terms that are typed to their ends; false where there is none. */
  const absorb = (): boolean => {
    const { filters, filterBy } = useLibrary.getState()
    const parted = partQuery(typed, words.writtenIn)
    if (parted.filters === '') return false
    filterBy(filters === '' ? parted.filters : `${filters} ${parted.filters}`, parted.typed)
    return true
  }

  useImperativeHandle(keys, () => ({
    onKey: ({ key }) => {
      const offer = isOpen ? offers[chosen] : undefined
      if (key === 'Enter') {
        if (!offer) return absorb()
        take(offer)
        return true
      }
      if (!isOpen) return false
      if (key === 'ArrowDown' || key === 'ArrowUp') {
        const count = offers.length + 1
        setActive(((chosen + 1 + (key === 'ArrowDown' ? 1 : -1) + count) % count) - 1)
        return true
      }
      if (key !== 'Escape') return false
      setClosedFor(typed)
      return true
    },
  }))

  return (
    <>
      <p className="visually-hidden" role="status">
        {isOpen && t('filters:suggested', { count: offers.length })}
      </p>
      {isOpen && (
        <div
          id={LIST_ID}
          role="listbox"
          tabIndex={-1}
          aria-label={t('filters:suggestions')}
          className={`${rows.list} ${styles.suggestions}`}
        >
          {offers.map((offer, at) => (
            <div
              key={offer.label}
              id={`${LIST_ID}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === chosen}
              className={rows.option}
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => setActive(at)}
              onClick={() => take(offer)}
              onKeyDown={undefined}
            >
              <bdi>{offer.label}</bdi>
              {offer.hint && <span className={rows.hint}>{offer.hint}</span>}
            </div>
          ))}
        </div>
      )}
    </>
  )
}
