import type { I18n } from './translations.ts'
import { addSentences } from './addSentences.ts'
import en from './en/silence.ts'
import fr from './fr/silence.ts'

/** What is said while the host does not answer, which a window loads with what waits for it. */
export const SILENCE_SENTENCES = { fr: { silence: fr }, en: { silence: en } } as const

/** Adds those sentences, once. */
export const addSilenceSentences = (i18n: I18n): void => addSentences(i18n, SILENCE_SENTENCES)
