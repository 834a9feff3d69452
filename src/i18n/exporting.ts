import type { I18n } from './translations.ts'
import { addSentences } from './addSentences.ts'
import en from './en/exporting.ts'
import fr from './fr/exporting.ts'

/** The sentences of the export dialog, which a window loads with it; those of British English are in its overlay. */
export const EXPORT_SENTENCES = { fr, en } as const

/** Adds those sentences, once. */
export const addExportSentences = (i18n: I18n): void => addSentences(i18n, EXPORT_SENTENCES)
