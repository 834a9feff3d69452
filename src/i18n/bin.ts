import type { I18n } from './translations.ts'
import { addSentences } from './addSentences.ts'
import en from './en/bin.ts'
import type { Overlay } from './en-GB.ts'
import fr from './fr/bin.ts'

const british = {
  bin: {
    search: 'Search the bin…',
    count_one: '{{count, number}} article in the bin',
    count_other: '{{count, number}} articles in the bin',
    empty: 'The bin is empty',
    emptyNow: 'Empty bin…',
    'ask.empty_one': 'Empty the bin of its only article?',
    'ask.empty_other': 'Empty the bin of its {{count, number}} articles?',
    'confirm.empty': 'Empty bin',
    otherBack_one: '{{count, number}} article was no longer in the bin.',
    otherBack_other: '{{count, number}} articles were no longer in the bin.',
  },
} satisfies Overlay<{ bin: typeof en }>

/** The sentences of the bin and of what is deleted for good, which a window loads with them. */
export const BIN_SENTENCES = { fr: { bin: fr }, en: { bin: en }, 'en-GB': british } as const

/** Adds those sentences, once. */
export const addBinSentences = (i18n: I18n): void => addSentences(i18n, BIN_SENTENCES)
