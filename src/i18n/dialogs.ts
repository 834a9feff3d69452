import type { I18n } from './translations.ts'
import { addSentences } from './addSentences.ts'
import en from './en/dialogs.ts'
import fr from './fr/dialogs.ts'

/** The sentences of the checklist, the settings and the find bar, which a window loads with them. */
export const DIALOG_SENTENCES = { fr, en } as const

/** Adds those sentences, once. */
export const addDialogSentences = (i18n: I18n): void => addSentences(i18n, DIALOG_SENTENCES)
