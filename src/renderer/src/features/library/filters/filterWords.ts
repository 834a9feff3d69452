import type { QueryTerm } from '../../../../../core/query/index.ts'
import { languageName } from '../../../../../core/languageName.ts'
import type { useTranslations } from '../../../useTranslations.ts'
import { fieldOf } from './filterTerms.ts'

type Translations = ReturnType<typeof useTranslations>
/** What a filter is called: its field, if its value needs it, and its value. */
export type FilterWords = { name: string; value: string }

/** A day, month or year of a query in words. */
function dateWords(date: string, locale: string): string {
  const [year = '', month, day] = date.split('-')
  const at = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)))
  const monthStyle = month === undefined ? {} : ({ month: day === undefined ? 'long' : 'short' } as const)
  const dayStyle = day === undefined ? {} : ({ day: 'numeric' } as const)
  return new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    timeZone: 'UTC',
    ...monthStyle,
    ...dayStyle,
  }).format(at)
}

function lengthWords({ t }: Translations, least: number | null, most: number | null): string {
  if (least === most && least !== null) return t('filters:length.exact', { least })
  if (least === null) return t('filters:length.most', { most: most ?? 0 })
  return most === null ? t('filters:length.least', { least }) : t('filters:length.both', { least, most })
}

function positiveWords(term: QueryTerm, translations: Translations): FilterWords {
  const { t, locale } = translations
  const field = fieldOf(term)
  const name = field === null ? '' : t(`filters:field.${field}`)
  switch (term.kind) {
    case 'text':
      if (term.field === 'desk' && term.value === '') return { name: '', value: t('filters:noDesk') }
      return { name, value: term.value }
    case 'status': {
      const [first, ...others] = term.statuses.map((status): string => t(`common:status.${status}`))
      return { name, value: others.reduce((one, other) => t('filters:or', { one, other }), first ?? '') }
    }
    case 'language':
      return { name, value: languageName(term.language, locale) }
    case 'date':
      return { name, value: dateWords(term.date, locale) }
    case 'period': {
      const value = t(`filters:period.${term.period}`)
      return { name: term.field === 'date' ? '' : name, value }
    }
    case 'embargo':
      return { name: '', value: t(term.isEmbargoed ? 'filters:embargoed' : 'filters:notEmbargoed') }
    case 'length':
      return { name: '', value: lengthWords(translations, term.least, term.most) }
    case 'incomplete':
      return { name, value: term.value }
  }
}

/** The words of a filter's chip. */
export function filterWords(term: QueryTerm, translations: Translations): FilterWords {
  const words = positiveWords(term, translations)
  if (!term.not) return words
  return { name: translations.t('filters:except', { filter: words.name }).trim(), value: words.value }
}
