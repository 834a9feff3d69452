import type { I18n, SentencesInEveryLanguage } from './translations.ts'

/** Adds areas of sentences that are loaded later than the window, by language. */
export function addSentences(i18n: I18n, sentences: SentencesInEveryLanguage): void {
  i18n.add(sentences)
}
