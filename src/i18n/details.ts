import type { I18n } from './translations.ts'
import { addSentences } from './addSentences.ts'
import en from './en/details.ts'
import type { Overlay } from './en-GB.ts'
import fr from './fr/details.ts'

const british = {
  details: {
    'date.hint': 'For example tomorrow, 3 December or Monday 6\u00a0pm',
    'problem.unreadable':
      'Date not recognised and not saved. Enter, for example, tomorrow, Monday 6\u00a0pm or 3 December.',
  },
} satisfies Overlay<{ details: typeof en }>

/** The sentences of an article's fields, which a window loads with them. */
export const DETAILS_SENTENCES = { fr: { details: fr }, en: { details: en }, 'en-GB': british } as const

/** Adds those sentences, once. */
export const addDetailsSentences = (i18n: I18n): void => addSentences(i18n, DETAILS_SENTENCES)
