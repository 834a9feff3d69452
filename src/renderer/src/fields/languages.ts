import { fold } from '../../../core/search.ts'
import { languageName } from '../../../core/languageName.ts'

/** Languages of articles that are offered, those of most newsrooms first. Any other tag can be typed. */
const LANGUAGES = (
  'fr en-US en-GB fr-CA fr-CH fr-BE en en-CA en-AU en-IE de de-AT de-CH es es-MX it pt pt-BR nl nl-BE ca eu br oc co gl ' +
  'ar he fa tr ru uk pl cs sk hu ro bg el sr hr bs sl mk sq lt lv et fi sv da nb is ga cy mt zh-Hans zh-Hant ja ko vi th ' +
  'id ms hi bn ur ta sw ha yo ig wo ln mg am so hy ka az kk'
).split(' ')

/** The tag of a text that is one in its usual spelling; null where it is none. */
function tagFrom(text: string): string | null {
  try {
    const [tag = ''] = Intl.getCanonicalLocales(text.replace(/[ \t]/g, ''))
    return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})+$|^[a-z]{2}$/.test(tag) ? tag : null
  } catch {
    return null
  }
}

const trimmed = (text: string) => text.replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, '')

/**
 * The language that a text names: in the interface's language, in its own, in French or English, or by its tag (`fr-CA`); null
 * for none.
 */
export function languageFrom(text: string, locale: string): string | null {
  const wanted = fold(trimmed(text))
  if (wanted === '') return null
  const named = LANGUAGES.find((tag) =>
    [locale, tag, 'fr', 'en'].some((language) => fold(languageName(tag, language)) === wanted),
  )
  return named ?? tagFrom(trimmed(text))
}

/** The tags that are offered: those of the library first, then the others; never that of an unknown language. */
export function offeredLanguages(used: readonly string[]): string[] {
  return [...new Set([...used.filter((tag) => tag !== 'und' && tag !== ''), ...LANGUAGES])]
}
