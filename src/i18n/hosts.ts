import en from './en/hosts.ts'
import british from './en-GB/hosts.ts'
import fr from './fr/hosts.ts'
import allInEnglish from './en/allOfHosts.ts'
import allInBritish from './en-GB/allOfHosts.ts'
import allInFrench from './fr/allOfHosts.ts'
import { I18n, type Locale, type Translate } from './index.ts'

/** The sentences of the hosts, which no window shows. */
export const HOST_SENTENCES = {
  fr,
  en,
  'en-GB': british,
} as const satisfies Readonly<Record<Locale, object>>

/** The words of one language, with all that only hosts say. */
export function hostTranslator(locale: Locale): Translate {
  return new I18n(locale, { fr: allInFrench, en: allInEnglish, 'en-GB': allInBritish }).t
}
