import type { I18n } from './translations.ts'
import { addSentences } from './addSentences.ts'
import en from './en/bulk.ts'
import type { Overlay } from './en-GB.ts'
import fr from './fr/bulk.ts'

const british = {
  bulk: {
    bin_one: '{{count, number}} article moved to the bin',
    bin_other: '{{count, number}} articles moved to the bin',
  },
} satisfies Overlay<{ bulk: typeof en }>

/** The sentences of changes of several articles, which a window loads with what starts them. */
export const BULK_SENTENCES = { fr: { bulk: fr }, en: { bulk: en }, 'en-GB': british } as const

/** Adds those sentences, once. */
export const addBulkSentences = (i18n: I18n): void => addSentences(i18n, BULK_SENTENCES)
