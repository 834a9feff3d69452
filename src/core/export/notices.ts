/**
 * THE table of what a finished export could not hold, or holds otherwise than the page. Each has its sentence in i18n
 * (`exportNotice:<name>`), in which `what` names the thing: a file, an address, the headline of
 * the article that has the same slug.
 */
export const EXPORT_NOTICES = [
  'picture-missing',
  'picture-format',
  'picture-damaged',
  'picture-too-large-for-profile',
  'picture-not-cropped',
  'pictures-by-address',
  'relative-link',
  'invalid-link',
  'same-slug',
  'correction-left-out',
  'site-address-missing',
  'raised-letters',
  'code-in-lines',
  'list-number',
  'wide-table',
  'links-left-out',
  'struck-not-shown',
  'day-left-out',
  'embargo-as-draft',
] as const
export type ExportNoticeName = (typeof EXPORT_NOTICES)[number]
export type ExportNotice = { name: ExportNoticeName; what: string }
