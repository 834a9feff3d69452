import type { i18n as I18n } from 'i18next'
import { type Translate, translator } from '../../../i18n/index.ts'
import { interfaceLocale } from '../state/settings.ts'

let current: Translate | null = null

/** The translations of what the page draws without React. */
export function pageTranslate(): Translate {
  current ??= translator(interfaceLocale())
  return current
}

/** Sets them, when the interface language changes. */
export function setPageTranslate(words: Translate): void {
  current = words
}

let sentences: I18n | null = null

/** Remembers where the window's sentences are, for what the page loads later. */
export function setPageSentences(i18n: I18n): void {
  sentences = i18n
}

/** Adds sentences that something of the page brings with it, before it says any. */
export function addPageSentences(add: (i18n: I18n) => void): void {
  if (sentences) add(sentences)
}
