import { type Translate, translator } from '../../../i18n/index.ts'
import { interfaceLocale } from '../state/settings.ts'

let current: Translate | null = null

/** The words of what the page draws without React, in the language of the interface. */
export function pageWords(): Translate {
  current ??= translator(interfaceLocale())
  return current
}

/** Says in which words the page speaks from now on. */
export function speakIn(words: Translate): void {
  current = words
}
