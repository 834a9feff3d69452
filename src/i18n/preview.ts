import type { I18n } from './translations.ts'
import { addSentences } from './addSentences.ts'
import en from './en/preview.ts'
import fr from './fr/preview.ts'

/** What is said of a page that is previewed, which a window loads with it. */
export const PREVIEW_SENTENCES = { fr: { preview: fr }, en: { preview: en } } as const

/** Adds those sentences, once. */
export const addPreviewSentences = (i18n: I18n): void => addSentences(i18n, PREVIEW_SENTENCES)
