import type { ArticleContent } from '../../../../core/article.ts'
import type { MergedField } from '../../../../core/merge.ts'
import type { Translate } from '../../../../i18n/index.ts'
import { dateInWords } from '../../fields/dateText.ts'

const LABELS = {
  kicker: 'editor:kicker',
  headline: 'editor:headline',
  subhead: 'editor:subhead',
  standfirst: 'editor:standfirst',
  byline: 'editor:byline',
  dateline: 'editor:dateline',
  date: 'editor:date',
  status: 'inspector:status',
  language: 'inspector:language',
  desk: 'inspector:desk',
  keywords: 'inspector:keywords',
  embargo: 'inspector:embargo',
  target: 'inspector:target',
  slug: 'inspector:slug',
  note: 'inspector:note',
  correction: 'inspector:correction',
} as const

/** What a field of an article is called. */
export function fieldLabel(t: Translate, field: MergedField): string {
  return t(LABELS[field])
}

/** A field of an article in words; an empty text where it has none. */
export function fieldText(t: Translate, locale: string, content: ArticleContent, field: MergedField): string {
  switch (field) {
    case 'byline':
      return content.byline
        .map(({ name, role = '', url = '' }) => [name, role, url].filter(Boolean).join(', '))
        .join(' · ')
    case 'keywords':
      return content.keywords.join(', ')
    case 'status':
      return t(`common:status.${content.status}`)
    case 'date':
    case 'embargo':
      return dateInWords(content[field], locale)
    case 'target':
      return content.target
        ? `${t('common:number', { count: content.target.amount })} ${t(`inspector:unit.${content.target.unit}`)}`
        : ''
    default:
      return content[field]
  }
}
