import type { I18n } from './translations.ts'
import { addSentences } from './addSentences.ts'
import en from './en/sharing.ts'
import fr from './fr/sharing.ts'

/** What the window says of a shared folder, which it loads with the status bar. */
export const SHARING_SENTENCES = { fr: { sharing: fr }, en: { sharing: en } } as const

/** Adds those sentences, once. */
export const addSharingSentences = (i18n: I18n): void => addSentences(i18n, SHARING_SENTENCES)
