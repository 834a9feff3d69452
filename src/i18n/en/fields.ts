import type { FieldName } from '../../core/article/index.ts'

/** The name of each field of an article, as a person reads it. */
export default {
  kicker: 'Kicker',
  headline: 'Headline',
  subhead: 'Subheadline',
  standfirst: 'Deck',
  byline: 'Byline',
  dateline: 'Dateline',
  agency: 'News agency',
  date: 'Date',
  status: 'Status',
  language: 'Language',
  desk: 'Desk',
  keywords: 'Keywords',
  embargo: 'Embargo',
  embargoZone: 'Embargo time zone',
  target: 'Target length',
  slug: 'Page address (slug)',
  sections: 'Text',
  note: 'Internal note',
  correction: 'Correction',
  ignored: 'Ignored remarks',
  pictures: 'Pictures',
} as const satisfies Readonly<Record<FieldName, string>>
