import type { I18n } from './translations.ts'
import { addSentences } from './addSentences.ts'
import en from './en/shortcuts.ts'
import fr from './fr/shortcuts.ts'

/** The sentences of the page of shortcuts, which a window loads with it. */
export const SHORTCUT_SENTENCES = { fr: { shortcuts: fr }, en: { shortcuts: en } } as const

/** Adds those sentences, once. */
export const addShortcutSentences = (i18n: I18n): void => addSentences(i18n, SHORTCUT_SENTENCES)
