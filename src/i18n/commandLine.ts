import type { SentencesByLanguage } from './translations.ts'
import { I18n, type Locale, type Translate } from './index.ts'

/** Each language is a file of its own, so that one is loaded; British English is American with what differs. */
const LOAD: { readonly [locale in Locale]: () => Promise<SentencesByLanguage> } = {
  fr: async () => ({ fr: (await import('./fr/commandLine.ts')).default }),
  en: async () => ({ en: (await import('./en/commandLine.ts')).default }),
  'en-GB': async () => {
    const [en, british] = await Promise.all([import('./en/commandLine.ts'), import('./en-GB/commandLine.ts')])
    return { en: en.default, 'en-GB': british.default }
  },
}

/** The words of the command line, those of all hosts, of which only the ones in this language are loaded. */
export async function commandLineTranslator(locale: Locale): Promise<Translate> {
  return new I18n(locale, await LOAD[locale]()).t
}
