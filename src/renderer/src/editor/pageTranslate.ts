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
