import type { I18n } from './translations.ts'
import { addSentences } from './addSentences.ts'
import en from './en/synonyms.ts'
import fr from './fr/synonyms.ts'

/** The words of the palette that no name of a command shows, which a window loads with it. */
export const SYNONYM_SENTENCES = { fr: { synonyms: fr }, en: { synonyms: en } } as const

/** Adds those words, once. */
export const addPaletteSentences = (i18n: I18n): void => addSentences(i18n, SYNONYM_SENTENCES)
