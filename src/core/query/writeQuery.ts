import { PERIOD_VALUES } from './periods.ts'
import { ANSWERS, FIELD_NAMES, type QueryField, type QueryTerm, STATUS_VALUES } from './query.ts'
import { parseQuery } from './parseQuery.ts'

/** The language of names and values: both are understood everywhere. */
type WrittenIn = 'en' | 'fr'

const QUOTES = /["\u00ab\u00bb\u201c-\u201f\uff02]/g

function quoted(value: string, style: 'words' | 'phrase' | 'open-phrase'): string {
  if (style === 'words') return value
  return `"${value.replace(QUOTES, ' ')}${style === 'phrase' ? '"' : ''}`
}

function textOf(term: QueryTerm, language: WrittenIn): string {
  const named = (field: QueryField, value: string) => `${FIELD_NAMES[field][language]}:${value}`
  switch (term.kind) {
    case 'text': {
      const value = quoted(term.value, term.style)
      return term.field === null ? value : named(term.field, value)
    }
    case 'status':
      return named('status', term.statuses.map((each) => STATUS_VALUES[each][language]).join(','))
    case 'language':
      return named('language', term.language)
    case 'date':
      return named(term.field, term.date)
    case 'period':
      return named(term.field, PERIOD_VALUES[term.period][language])
    case 'embargo':
      return named('embargo', ANSWERS[term.isEmbargoed ? 'yes' : 'no'][language])
    case 'length': {
      const { least, most } = term
      return named('length', least === most ? `${least}` : `${least ?? ''}..${most ?? ''}`)
    }
    case 'incomplete':
      return named(term.field, term.value)
  }
}

/** True where a text is read as this one term of words. */
function isRead(text: string, term: QueryTerm & { kind: 'text' }): boolean {
  const [read, more] = parseQuery(text).terms
  return (
    read?.kind === 'text' &&
    more === undefined &&
    read.field === term.field &&
    read.value === term.value &&
    read.style === term.style
  )
}

/**
 * A query as text: parsed again, it has the same terms. Words that would be read as something else, such as a headline with
 * spaces or a colon, are put in quotation marks; quotation marks within them become spaces.
 */
export function writeQuery(terms: readonly QueryTerm[], language: WrittenIn = 'en'): string {
  return terms
    .map((term, at) => {
      const isOpen = term.kind === 'text' && term.style === 'open-phrase' && at < terms.length - 1
      const text = textOf(isOpen ? { ...term, style: 'phrase' } : term, language)
      const isWords = term.kind === 'text' && term.style === 'words'
      const safe = isWords && !isRead(text, term) ? textOf({ ...term, style: 'phrase' }, language) : text
      return `${term.not ? '-' : ''}${safe}`
    })
    .join(' ')
}
