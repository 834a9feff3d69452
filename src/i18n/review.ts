import type { I18n } from './translations.ts'
import { addSentences } from './addSentences.ts'
import en from './en/review.ts'
import fr from './fr/review.ts'

/** The sentences of an import's review, which a window loads with it; those of British English are in its overlay. */
export const REVIEW_SENTENCES = { fr, en } as const

/** Adds those sentences, once. */
export const addReviewSentences = (i18n: I18n): void => addSentences(i18n, REVIEW_SENTENCES)
