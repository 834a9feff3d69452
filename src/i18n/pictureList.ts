import type { I18n } from './translations.ts'
import type { PictureHolder, PictureRow } from '../core/pictures/index.ts'
import { addSentences } from './addSentences.ts'
import en from './en/pictureList.ts'
import british from './en-GB/pictureList.ts'
import fr from './fr/pictureList.ts'
import type { Translate } from './index.ts'

/** What is said of the library's pictures, which a window loads with their list. */
export const PICTURE_LIST_SENTENCES = {
  fr: { pictureList: fr },
  en: { pictureList: en },
  'en-GB': british,
} as const

/** Adds those sentences, once. */
export const addPictureListSentences = (i18n: I18n): void => addSentences(i18n, PICTURE_LIST_SENTENCES)

const KILOBYTE = 1000
const MEGABYTE = 1_000_000

/** The size of a file in words: kilobytes below one megabyte, else megabytes with one digit after the point. */
export function fileSize(t: Translate, bytes: number): string {
  return bytes < MEGABYTE
    ? t('pictureList:kilobytes', { size: Math.max(1, Math.round(bytes / KILOBYTE)) })
    : t('pictureList:megabytes', { size: Math.round(bytes / (MEGABYTE / 10)) / 10 })
}

/** Which holder is told, where several hold a picture. */
const HOLDERS_BY_PRIORITY: readonly PictureHolder[] = [
  'bin',
  'versions',
  'copy',
  'set-aside',
  'unsaved',
  'unread',
  'looking',
  'new',
]

/** What shows a picture, in a few words: how often it is used, or what else keeps it, or that nothing does. */
export function pictureUse(t: Translate, { size, uses, shows, heldBy }: PictureRow): string {
  if (size === null) return t('pictureList:missing')
  const held = HOLDERS_BY_PRIORITY.find((each) => heldBy.includes(each))
  if (held && !uses.some(({ inBin }) => !inBin)) return t(`pictureList:held.${held}`)
  return shows === 0 ? t('pictureList:unused') : t('pictureList:used', { count: shows })
}
