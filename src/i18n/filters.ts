import type { I18n } from './translations.ts'
import { addSentences } from './addSentences.ts'
import en from './en/filters.ts'
import type { Overlay } from './en-GB.ts'
import fr from './fr/filters.ts'

const british = {
  filters: {
    datePlaceholder: '3 November',
    badDate: 'This date is not understood. Examples: 3 November, Monday, 2026-11-03.',
  },
} satisfies Overlay<{ filters: typeof en }>

/** The sentences of the filters, saved searches and holes above the list, which a window loads after the list. */
export const FILTER_SENTENCES = {
  fr: { filters: fr },
  en: { filters: en },
  'en-GB': british,
} as const

/** Adds those sentences, once. */
export const addFilterSentences = (i18n: I18n): void => addSentences(i18n, FILTER_SENTENCES)
