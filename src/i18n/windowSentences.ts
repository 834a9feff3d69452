import type { SentencesByLanguage } from './translations.ts'
import type { Locale } from '../core/locales.ts'

/** The sentences that a window needs from its start on, by language. */
export type WindowSentences = SentencesByLanguage

/** Each language is a file of its own, so that a window loads one; British English is American with what differs. */
const LOAD: { readonly [locale in Locale]: () => Promise<WindowSentences> } = {
  fr: async () => ({ fr: (await import('./fr/index.ts')).default }),
  en: async () => ({ en: (await import('./en/index.ts')).default }),
  'en-GB': async () => {
    const [en, british] = await Promise.all([import('./en/index.ts'), import('./en-GB.ts')])
    return { en: en.default, 'en-GB': british.default }
  },
}

/** Loads the sentences of a window in one language; rejects where the host cannot be reached. */
export function loadWindowSentences(locale: Locale): Promise<WindowSentences> {
  return LOAD[locale]()
}
