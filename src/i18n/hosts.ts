import en from './en/hosts.ts'
import british from './en-GB/hosts.ts'
import fr from './fr/hosts.ts'
import { I18n, type Locale, type Translate } from './index.ts'

/** The sentences of the hosts. */
export const HOST_SENTENCES = {
  fr,
  en,
  'en-GB': british,
} as const satisfies Readonly<Record<Locale, object>>

/** The words of the hosts in one language. The command line has more: `commandLineTranslator`. */
export function hostTranslator(locale: Locale): Translate {
  return new I18n(locale, HOST_SENTENCES).t
}
