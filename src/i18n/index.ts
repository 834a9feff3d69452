import type { Failure, FailureCode } from '../core/failure.ts'
import { refusalOf } from './refusals.ts'
import type { Translate } from './translations.ts'

export { formatLocale, LOCALES, type Locale, localeFor, localeNamed } from './locales.ts'
export type { CliHelpKey } from './sentences.ts'
export { I18n, type Translate } from './translations.ts'

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
