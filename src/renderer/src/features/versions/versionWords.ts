import type { VersionSummary } from '../../../../core/versions.ts'
import type { Translate } from '../../../../i18n/index.ts'
import { momentInWords } from './versionTime.ts'

/** Why a version was kept, and by whom; empty where nothing is to be said. */
export function reasonInWords(t: Translate, { reason, count, by }: VersionSummary): string {
  if ((reason === 'writing' || reason === 'unknown') && by === '') return ''
  if (reason === 'named' && by !== '') return t('versions:namedBy', { name: by })
  const why = t(`versionReason:${reason}`)
  const counted = count === null ? why : t('versions:counted', { reason: why, count })
  return by === '' ? counted : t('versions:by', { reason: counted, name: by })
}

/** A version as sentences call it: `mardi 10:12, « avant relecture »`. */
export function versionInWords(
  t: Translate,
  locale: string,
  { at, name }: Pick<VersionSummary, 'at' | 'name'>,
): string {
  const when = momentInWords(t, locale, new Date(at), new Date())
  return name === '' ? when : t('versions:named', { when, name })
}

/** How many words came in and went out. */
export function wordsInWords(t: Translate, words: VersionSummary['words']): string {
  const more = t('versions:in', { count: words.in })
  if (words.out === 0) return more
  if (words.in === 0) return t('versions:out', { count: words.out })
  return t('versions:summary', { in: more, out: t('versions:outToo', { count: words.out }) })
}
