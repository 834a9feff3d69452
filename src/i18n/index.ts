import { createInstance, type i18n as I18n, type TFunction } from 'i18next'
import type { Failure } from '../core/failure.ts'
import en from './en/index.ts'
import fr from './fr/index.ts'

export const LOCALES = ['fr', 'en'] as const
export type Locale = (typeof LOCALES)[number]
export type Translate = TFunction<(keyof typeof en)[]>

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    keySeparator: false
    resources: typeof en
    returnNull: false
  }
}

/** The interface language for a list of preferred language tags, best first: the first that Marbre speaks, else English. */
export function localeFor(tags: readonly string[]): Locale {
  for (const tag of tags) {
    const language = tag.toLowerCase().split(/[-_]/)[0]
    const known = LOCALES.find((locale) => locale === language)
    if (known) return known
  }
  return 'en'
}

const numberFormats = new Map<string, Intl.NumberFormat>()

/** A formatter is dear to make, and numbers change with every word that is typed: there is one a language. */
function numberIn(locale: string, value: unknown): string {
  const format = numberFormats.get(locale) ?? new Intl.NumberFormat(locale)
  numberFormats.set(locale, format)
  return format.format(Number(value))
}

/** Every sentence of Marbre in one language; ready at once, with no loading. */
export function createI18n(locale: Locale): I18n {
  const instance = createInstance()
  // Everything is bundled, so that initialisation ends before this returns.
  void instance.init({
    lng: locale,
    fallbackLng: false,
    initAsync: false,
    resources: { fr, en },
    defaultNS: 'common',
    keySeparator: false,
    returnNull: false,
    interpolation: { escapeValue: false },
  })
  instance.services.formatter?.add('number', (value: unknown, locale) =>
    numberIn(locale ?? instance.language, value),
  )
  return instance
}

/** The words of one language, for hosts that draw no interface. */
export function translator(locale: Locale): Translate {
  return createI18n(locale).t
}

/** The one clear sentence for a failure: the thing, the reason and the next step. */
export function failureSentence(t: Translate, { code, detail }: Failure): string {
  const word = (key: string) => {
    const value = detail[key]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  return t(`failure:${code}`, {
    fileName: word('fileName'),
    folder: word('folder'),
    host: word('host'),
    pid: word('pid'),
    what: word('what'),
    limitMegabytes: Number(word('limit')) / 1_000_000,
  })
}
