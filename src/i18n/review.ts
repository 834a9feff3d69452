import type { i18n as I18n } from 'i18next'
import en from './en/review.ts'
import fr from './fr/review.ts'

/** The sentences of an import's review, which a window loads with it; those of British English are in its overlay. */
export const REVIEW_SENTENCES = { fr, en } as const

/** Adds those sentences, once. */
export function addReviewSentences(i18n: I18n): void {
  for (const [language, areas] of Object.entries(REVIEW_SENTENCES))
    for (const [area, sentences] of Object.entries(areas))
      if (!i18n.hasResourceBundle(language, area)) i18n.addResourceBundle(language, area, sentences)
}
