import type { I18n } from './translations.ts'
import { addSentences } from './addSentences.ts'
import enReasons from './en/versionReason.ts'
import en from './en/versions.ts'
import frReasons from './fr/versionReason.ts'
import fr from './fr/versions.ts'

/** The sentences of versions and their comparison, which a window loads with them. */
export const VERSION_SENTENCES = {
  fr: { versions: fr, versionReason: frReasons },
  en: { versions: en, versionReason: enReasons },
} as const

/** Adds those sentences, once. */
export const addVersionSentences = (i18n: I18n): void => addSentences(i18n, VERSION_SENTENCES)
