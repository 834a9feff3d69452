import { createInstance, type i18n as I18n, type TFunction } from 'i18next'
import type { Failure, FailureCode } from '../core/failure.ts'
import type enBin from './en/bin.ts'
import type enBacking from './en/backing.ts'
import type enConflicts from './en/conflictCopies.ts'
import type enChecking from './en/checking.ts'
import type enDetails from './en/details.ts'
import type enDialogs from './en/dialogs.ts'
import type enExporting from './en/exporting.ts'
import type enLibraries from './en/libraries.ts'
import type enLibraryFailure from './en/libraryFailure.ts'
import type enPictureFailure from './en/pictureFailure.ts'
import type enPictureList from './en/pictureList.ts'
import type enPictures from './en/pictures.ts'
import type enFilters from './en/filters.ts'
import type enHosts from './en/hosts.ts'
import en from './en/index.ts'
import type enReview from './en/review.ts'
import type enSynonyms from './en/synonyms.ts'
import type enBulk from './en/bulk.ts'
import type enReplacing from './en/replacing.ts'
import type enProofing from './en/proofing.ts'
import type enRows from './en/rows.ts'
import type enSharing from './en/sharing.ts'
import type enVersions from './en/versions.ts'
import british from './en-GB.ts'
import fr from './fr/index.ts'
import { refusalOf } from './refusals.ts'

/** The languages of the interface. `en` is American English; `en-GB` holds only what differs from it. */
export const LOCALES = ['fr', 'en', 'en-GB'] as const
export type Locale = (typeof LOCALES)[number]
/** The areas of a window's sentences, and those that the other files of this folder add. */
type Sentences = typeof en &
  typeof enConflicts &
  typeof enDialogs &
  typeof enProofing &
  typeof enReview &
  typeof enExporting &
  typeof enBacking &
  typeof enHosts & {
    bin: typeof enBin
    checking: typeof enChecking
    details: typeof enDetails
    filters: typeof enFilters
    libraries: typeof enLibraries
    libraryFailure: typeof enLibraryFailure
    pictures: typeof enPictures
    pictureList: typeof enPictureList
    pictureFailure: typeof enPictureFailure
    bulk: typeof enBulk
    replacing: typeof enReplacing
    synonyms: typeof enSynonyms
    rows: typeof enRows
    sharing: typeof enSharing
    versions: typeof enVersions
  }
export type Translate = TFunction<(keyof Sentences)[]>
/** Words for the tables of the command line's commands and options. */
export type CliHelpKey = `cli:${Extract<keyof (typeof enHosts)['cli'], `help.${string}`>}`

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    keySeparator: false
    resources: Sentences
    returnNull: false
  }
}

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

const numberFormats = new Map<string, Intl.NumberFormat>()

/** One formatter per language is cached: making one is slow, and counts are formatted at every key. */
function numberIn(locale: string, value: unknown): string {
  const format = numberFormats.get(locale) ?? new Intl.NumberFormat(locale)
  numberFormats.set(locale, format)
  return format.format(Number(value))
}

/** Every sentence of the window, in all languages; ready at once, with no loading. */
export function createI18n(locale: Locale): I18n {
  const instance = createInstance()
  // Everything is bundled, so that initialisation ends before this returns.
  void instance.init({
    lng: locale,
    fallbackLng: false,
    initAsync: false,
    // A key that `en-GB` lacks is looked up in `en`: i18next goes from a regional tag to its language.
    resources: { fr, en, 'en-GB': british },
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

/** The words of the window in one language, outside of its components. */
export function translator(locale: Locale): Translate {
  return createI18n(locale).t
}

/** True for failures whose sentences are those of `backing.ts`. */
function isOfBackups(code: FailureCode): code is Extract<FailureCode, `backup-${string}`> {
  return code.startsWith('backup-')
}

/** True for failures whose sentences are those of `libraries.ts`. */
function isOfLibraries(code: FailureCode): code is Extract<FailureCode, `other-library-${string}`> {
  return code.startsWith('other-library-')
}

/** True for failures whose sentences are those of pictures. */
function isOfPictures(code: FailureCode): code is Extract<FailureCode, `picture-${string}`> {
  return code.startsWith('picture-')
}

/** True for failures whose sentences are those of spelling. */
function isOfSpelling(code: FailureCode): code is Extract<FailureCode, `dictionary-${string}`> {
  return code.startsWith('dictionary-')
}

/** True for failures of exports whose sentences come with the dialog. */
function isOfExports(
  code: FailureCode,
): code is Extract<
  FailureCode,
  | `zip-${string}`
  | `manifest-${string}`
  | 'not-a-folder'
  | `export-${string}-pictures`
  | `export-pictures-${string}`
> {
  return /^(?:zip-|manifest-|not-a-folder|export-.*pictures)/.test(code)
}

/** The one clear sentence for a failure: the thing, the reason and the next step. */
export function failureSentence(t: Translate, { code, detail }: Failure): string {
  const word = (key: string) => {
    const value = detail[key]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  const format = word('format')
  const words = {
    fileName: word('fileName'),
    folder: word('folder'),
    host: word('host'),
    pid: word('pid'),
    what: word('what'),
    format: t([`import:format.${format}`], { defaultValue: format }),
    files: Number(word('files')),
    count: Number(word('count')),
    limit: Number(word('limit')),
    limitMegabytes: Number(word('limit')) / 1_000_000,
    limitMegapixels: Number(word('limit')) / 1_000_000,
    neededMegabytes: Math.ceil(Number(word('needed')) / 1_000_000),
    freeMegabytes: Math.floor(Number(word('free')) / 1_000_000),
    reason: word('reason'),
    entry: word('entry'),
    id: word('id'),
    headline: word('headline') || t('library:untitled'),
  }
  if (isOfBackups(code)) return t([`backupFailure:${code}`, 'failure:unexpected'], words)
  if (isOfLibraries(code)) return t([`libraryFailure:${code}`, 'failure:unexpected'], words)
  if (isOfPictures(code))
    return t([`pictureFailure:${code}-${format}`, `pictureFailure:${code}`], {
      ...words,
      defaultValue: t('failure:unexpected'),
    })
  if (isOfExports(code)) return t([`exportFailure:${code}`, 'failure:unexpected'], words)
  if (isOfSpelling(code)) return t([`spelling:failure.${code}`, 'failure:unexpected'], words)
  const refusal = refusalOf({ code, detail })
  return t(refusal === null ? `failure:${code}` : [`importRefusal:${refusal}`, `failure:${code}`], words)
}
