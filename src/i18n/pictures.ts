import type { I18n } from './translations.ts'
import { addSentences } from './addSentences.ts'
import en from './en/pictures.ts'
import enFailure from './en/pictureFailure.ts'
import fr from './fr/pictures.ts'
import frFailure from './fr/pictureFailure.ts'

/** What is said of pictures, which a window loads with the first of them. */
export const PICTURE_SENTENCES = {
  fr: { pictures: fr, pictureFailure: frFailure },
  en: { pictures: en, pictureFailure: enFailure },
} as const

/** Adds those sentences, once. */
export const addPictureSentences = (i18n: I18n): void => addSentences(i18n, PICTURE_SENTENCES)
