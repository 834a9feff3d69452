import type { PictureRow } from '../../../../core/pictures/index.ts'
import type { Translate } from '../../../../i18n/index.ts'

/** What a picture is called in the list: its caption, else its alt text, else the name of the file that it came from. */
export function titleOf(t: Translate, { uses, fileName }: PictureRow): string {
  const caption = uses.find((use) => use.caption !== '')?.caption
  const alt = uses.find((use) => use.alt !== '')?.alt
  return caption ?? alt ?? (fileName || t('pictureList:unnamed'))
}

/** The day of an instant in words. */
export function dayOf(locale: string, instant: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(
    new Date(instant),
  )
}

/** True for a picture that can be deleted: nothing shows it, and nothing keeps it. */
export function isDeletable({ size, shows, heldBy }: PictureRow): boolean {
  return size !== null && shows === 0 && heldBy.length === 0
}
