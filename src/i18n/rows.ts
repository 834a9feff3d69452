import type { I18n } from './translations.ts'
import { addSentences } from './addSentences.ts'
import en from './en/rows.ts'
import type { Overlay } from './en-GB.ts'
import fr from './fr/rows.ts'

const british = {
  rows: {
    bin: 'Move to bin',
  },
} satisfies Overlay<{ rows: typeof en }>

/** The sentences of the menus of the list and of what they do, which a window loads with them. */
export const ROW_SENTENCES = { fr: { rows: fr }, en: { rows: en }, 'en-GB': british } as const

/** Adds those sentences, once. */
export const addRowSentences = (i18n: I18n): void => addSentences(i18n, ROW_SENTENCES)
