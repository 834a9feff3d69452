import type { I18n } from './translations.ts'
import { addSentences } from './addSentences.ts'
import en from './en/replacing.ts'
import fr from './fr/replacing.ts'

/** The sentences of replacing in the library, which a window loads with its dialog. */
export const REPLACING_SENTENCES = { fr: { replacing: fr }, en: { replacing: en } } as const

/** Adds those sentences, once. */
export const addReplacingSentences = (i18n: I18n): void => addSentences(i18n, REPLACING_SENTENCES)
