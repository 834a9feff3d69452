import { createContext, useContext, useSyncExternalStore } from 'react'
import { formatLocale, type I18n, type Translate } from '../../i18n/index.ts'

type Translations = {
  t: Translate
  locale: string
}

const I18nContext = createContext<I18n | null>(null)

/** Gives the components below it their words. */
export const I18nProvider = I18nContext.Provider

function translationsIn(i18n: I18n): Translations {
  const { language } = i18n
  return { t: i18n.inLanguage(language), locale: formatLocale(language) }
}

type TranslationSource = { subscribe(listener: () => void): () => void; translations(): Translations }

const sources = new WeakMap<I18n, TranslationSource>()

/** Shared per i18n instance; avoids one subscription per component. */
function sourceFor(i18n: I18n): TranslationSource {
  const known = sources.get(i18n)
  if (known) return known
  let { language } = i18n
  let translations = translationsIn(i18n)
  const source: TranslationSource = {
    subscribe(listener) {
      return i18n.subscribe(listener)
    },
    translations() {
      if (language !== i18n.language) translations = translationsIn(i18n)
      language = i18n.language
      return translations
    },
  }
  sources.set(i18n, source)
  return source
}

/** The window's translations in the current interface language, and the language itself for numbers and dates. */
export function useTranslations(): Translations {
  const i18n = useContext(I18nContext)
  if (!i18n) throw new TypeError('words outside of an I18nProvider')
  const { subscribe, translations } = sourceFor(i18n)
  return useSyncExternalStore(subscribe, translations)
}

/** The same outside of React: another function once the language has changed. */
export function translateOf(i18n: I18n): Translate {
  return sourceFor(i18n).translations().t
}

/** Adds the sentences that a dialog brings with it, before it says any. */
export function useSentences(add: (i18n: I18n) => void): void {
  const i18n = useContext(I18nContext)
  if (i18n) add(i18n)
}
