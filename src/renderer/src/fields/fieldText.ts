import { dateInWords } from '../../../core/dateInWords.ts'
import type { ArticleContent } from '../../../core/article/index.ts'
import type { MergedField } from '../../../core/article/merge.ts'
import { cityName } from '../../../i18n/cities.ts'
import type { Translate } from '../../../i18n/index.ts'
import { languageName } from '../../../core/languageName.ts'

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
    case 'language':
      return languageName(content.language, locale)
    case 'embargoZone':
      return content.embargoZone && cityName(content.embargoZone, locale)
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
