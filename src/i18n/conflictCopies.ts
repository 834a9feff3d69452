import type { I18n } from './translations.ts'
import type { ConflictCopy } from '../core/conflictCopies.ts'
import { addSentences } from './addSentences.ts'
import en from './en/conflictCopies.ts'
import fr from './fr/conflictCopies.ts'
import type { Translate } from './index.ts'

/** The sentences about conflict copies, which a window loads with the first. */
export const CONFLICT_SENTENCES = { fr, en } as const

/** Adds those sentences, once. */
export const addConflictSentences = (i18n: I18n): void => addSentences(i18n, CONFLICT_SENTENCES)

/** Where a copy comes from, as far as its name tells: `Inès Karam (Dropbox, 27 November 2026)`. */
export function copySource(t: Translate, locale: string, { service, by, date }: ConflictCopy): string {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const when = date === '' ? [] : [day.format(new Date(date))]
  const what = [t(`conflictCopy:service.${service}`), ...when].join(', ')
  if (by === '') return what
  return t('conflictCopy:from', {
    by: service === 'syncthing' ? t('conflictCopy:device', { name: by }) : by,
    what,
  })
}
