import type { Locale } from '../core/locales.ts'

/** A BCP 47 tag or POSIX locale of English, with its region if it has one. */
const ENGLISH = /^en(?:[-_][a-z]{4})?(?:[-_]([a-z]{2}|\d{3}))?(?![a-z\d])/i
/** Where dates and spelling are American; CLDR files the rest of the English-speaking world under British English. */
const AMERICAN = ['US', 'AS', 'GU', 'MH', 'MP', 'PH', 'PR', 'UM', 'VI']

/** The interface language that a BCP 47 tag or a POSIX locale names; undefined for a language that Marbre has not got. */
export function localeNamed(tag: string): Locale | undefined {
  if (/^fr(?![a-z\d])/i.test(tag)) return 'fr'
  const english = ENGLISH.exec(tag)
  if (!english) return undefined
  const region = english[1]?.toUpperCase() ?? 'US'
  return AMERICAN.includes(region) ? 'en' : 'en-GB'
}

/** The interface language for a list of preferred language tags, best first: the first that Marbre has, else English. */
export function localeFor(tags: readonly string[]): Locale {
  return tags.map(localeNamed).find((locale) => locale !== undefined) ?? 'en'
}

/** The tag by which numbers and dates are formatted: British times are written `8:39 pm`, for which CLDR has `20:39`. */
export function formatLocale(locale: string): string {
  return locale === 'en-GB' ? 'en-GB-u-hc-h12' : locale
}
