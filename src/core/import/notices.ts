import type { Json } from '../failure.ts'

/**
 * What an import did that a person should know, but need not decide; each has its sentence in i18n (`importNotice:<name>`),
 * which takes `detail.count` for its plural.
 */
export const NOTICES = [
  'links-in-headings',
  'site-tags',
  'wiki-links',
  'comments-to-note',
  'scripts-dropped',
  'lost-links',
  'name-as-headline',
  'controls-taken-out',
  'tracked-changes',
  'hidden-text-left-out',
  'page-left-out',
  'mail-left-out',
  'attachments-left-out',
  'associations-left-out',
  'date-of-version',
  'pictures-unsupported',
  'pictures-too-large',
  'pictures-too-many-pixels',
  'pictures-damaged',
  'pictures-missing',
  'pictures-remote',
  'pictures-too-many',
  'pictures-in-notes',
  'pictures-uncropped',
  'logos-left-out',
  'equations-as-text',
  'embedded-left-out',
  'corrects-another',
  'goes-on-elsewhere',
] as const
export type NoticeName = (typeof NOTICES)[number]

/** `detail` fills in its sentence. */
export type Notice = { name: NoticeName; detail: { readonly [key: string]: Json } }
