import type { I18n, Translate } from '../../../i18n/index.ts'
import { translateOf } from '../useTranslations.ts'

let sentences: I18n | null = null

/**
 * The translations of what the window says without React; throws before it has any. Another function once the interface language has
 * changed, so that what was drawn with it can be told from what is to be drawn anew.
 */
export function pageTranslate(): Translate {
  if (!sentences) throw new TypeError('words before the window has any')
  return translateOf(sentences)
}

/** Remembers where the window's sentences are. */
export function setPageSentences(i18n: I18n): void {
  sentences = i18n
}

/** Adds sentences that something brings with it that is not React's, before it says any. */
export function addPageSentences(add: (i18n: I18n) => void): void {
  if (sentences) add(sentences)
}
