import type { ArticleContent } from '../../../../core/article/index.ts'
import { dateInWords } from '../../../../core/dateInWords.ts'
import { embargoZoneOf } from '../../../../core/dates/index.ts'
import { cityName } from '../../../../i18n/cities.ts'
import { useTranslations } from '../../useTranslations.ts'

/** When an embargo ends, with the city of its zone where that is known, as in the list, else with its offset. */
export function EmbargoSummary(content: Pick<ArticleContent, 'embargo' | 'embargoZone'>) {
  const { locale } = useTranslations()
  const zone = embargoZoneOf(content)
  const { embargo } = content
  return zone === ''
    ? dateInWords(embargo, locale)
    : `${dateInWords(embargo.slice(0, 'YYYY-MM-DDThh:mm'.length), locale)} (${cityName(zone, locale)})`
}
