import {
  type Failure,
  FAILURES,
  type FailureCode,
  type FailureOf,
  type FailureSpec,
} from '../core/failure.ts'
import { refusalOf } from './refusals.ts'
import type { Translate } from './translations.ts'

export { LOCALES, type Locale } from '../core/locales.ts'
export { formatLocale, localeFor, localeNamed } from './localeTags.ts'
export type { CliHelpKey } from './sentences.ts'
export { I18n, type Translate } from './translations.ts'

function isOf<Area extends NonNullable<FailureSpec['area']>>(
  area: Area,
  code: FailureCode,
): code is FailureOf<Area> {
  const spec: FailureSpec = FAILURES[code]
  return spec.area === area
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
  if (isOf('backup', code)) return t([`backupFailure:${code}`, 'failure:unexpected'], words)
  if (isOf('other-library', code)) return t([`libraryFailure:${code}`, 'failure:unexpected'], words)
  if (isOf('picture', code))
    return t([`pictureFailure:${code}-${format}`, `pictureFailure:${code}`], {
      ...words,
      defaultValue: t('failure:unexpected'),
    })
  if (isOf('export', code)) return t([`exportFailure:${code}`, 'failure:unexpected'], words)
  if (isOf('spelling', code)) return t([`spelling:failure.${code}`, 'failure:unexpected'], words)
  const refusal = refusalOf({ code, detail })
  return t(refusal === null ? `failure:${code}` : [`importRefusal:${refusal}`, `failure:${code}`], words)
}
