import type { I18n } from './translations.ts'
import { addSentences } from './addSentences.ts'
import en from './en/proofing.ts'
import british from './en-GB/proofing.ts'
import fr from './fr/proofing.ts'

/** What is said of findings of typography and of the house style, which a window loads with its page. */
export const PROOFING_SENTENCES = { fr, en, 'en-GB': british } as const

/** Adds those sentences, once. */
export const addProofingSentences = (i18n: I18n): void => addSentences(i18n, PROOFING_SENTENCES)
