import type { I18n } from '../../../i18n/index.ts'
import type { Translate } from '../../../i18n/index.ts'

let sentences: I18n | null = null
let current: Translate | null = null

/** The translations of what the window says without React; throws before it has any. */
export function pageTranslate(): Translate {
  const words = current ?? sentences?.t
  if (!words) throw new TypeError('words before the window has any')
  return words
}

/** Sets them, when the interface language changes. */
export function setPageTranslate(words: Translate): void {
  current = words
}

/** Remembers where the window's sentences are, for what is loaded later. */
export function setPageSentences(i18n: I18n): void {
  sentences = i18n
}

/** Adds sentences that something brings with it that is not React's, before it says any. */
export function addPageSentences(add: (i18n: I18n) => void): void {
  if (sentences) add(sentences)
}
