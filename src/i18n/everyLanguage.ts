import british from './en-GB.ts'
import en from './en/index.ts'
import fr from './fr/index.ts'
import { I18n, type Translate } from './index.ts'
import type { Locale } from '../core/locales.ts'

/** Every sentence of the window, in all languages; ready at once, for where nothing is loaded over a wire. */
export function createI18n(locale: Locale): I18n {
  return new I18n(locale, { fr, en, 'en-GB': british })
}

/** The words of the window in one language, outside of its components. */
export function translator(locale: Locale): Translate {
  return createI18n(locale).t
}
