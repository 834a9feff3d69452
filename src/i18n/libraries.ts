import type { I18n } from './translations.ts'
import type { KnownLibrary } from '../core/libraries.ts'
import { addSentences } from './addSentences.ts'
import en from './en/libraries.ts'
import enFailure from './en/libraryFailure.ts'
import fr from './fr/libraries.ts'
import frFailure from './fr/libraryFailure.ts'
import type { Translate } from './index.ts'

/** What is said of several libraries, which a window loads with what it shows of them. */
export const LIBRARIES_SENTENCES = {
  fr: { libraries: fr, libraryFailure: frFailure },
  en: { libraries: en, libraryFailure: enFailure },
} as const

/** Adds those sentences, once. */
export const addLibrariesSentences = (i18n: I18n): void => addSentences(i18n, LIBRARIES_SENTENCES)

/** What a person knows a library by. */
export function libraryName(t: Translate, { label, isOwn }: Pick<KnownLibrary, 'label' | 'isOwn'>): string {
  return isOwn ? t('libraries:own') : label
}
