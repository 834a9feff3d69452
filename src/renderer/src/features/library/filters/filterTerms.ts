import type { Status } from '../../../../../core/article/index.ts'
import { parseQuery, type QueryField, type QueryTerm, writeQuery } from '../../../../../core/query/index.ts'

/** What can be filtered by from the menu; a `date` may be two terms, from a day on and before one. */
export const FILTER_FIELDS = ['status', 'desk', 'author', 'language', 'date', 'embargo', 'length'] as const
export type FilterField = (typeof FILTER_FIELDS)[number]

/** The field of a term; null for words that stand in no field. */
export const fieldOf = (term: QueryTerm): QueryField | null =>
  term.kind === 'text' || term.kind === 'date' || term.kind === 'incomplete' ? term.field : term.kind

const DATE_FIELDS: ReadonlySet<QueryField | null> = new Set(['date', 'before', 'after'])

/** The field of the menu that a term belongs to; null for one that is edited as text. */
export function editedField(term: QueryTerm): FilterField | null {
  const field = fieldOf(term)
  if (DATE_FIELDS.has(field)) return 'date'
  return FILTER_FIELDS.find((each) => each === field) ?? null
}

/** A term that filters: one that names a field, and has a value to its end. */
const isFilter = (term: QueryTerm): boolean =>
  fieldOf(term) !== null &&
  term.kind !== 'incomplete' &&
  !(term.kind === 'text' && term.style === 'open-phrase')

export type WrittenIn = 'fr' | 'en'

/** The language in which terms are written, for one of the interface. */
export const writtenIn = (locale: string): WrittenIn => (locale.startsWith('fr') ? 'fr' : 'en')

/** A query parted into the terms that are shown as filters, and what else was typed, with its blanks. */
export function partQuery(query: string, language: WrittenIn): { filters: string; typed: string } {
  const terms = parseQuery(query).terms.filter(isFilter)
  let typed = query
  for (const { from, to } of terms.toReversed()) typed = `${typed.slice(0, from)}${typed.slice(to)}`
  return { filters: writeQuery(terms, language), typed: typed.replace(/ {2,}/g, ' ').replace(/^ | $/g, '') }
}

/** Filters with others in the place of those of the same field that are not negated. */
export function withTerms(
  filters: readonly QueryTerm[],
  added: readonly QueryTerm[],
  field: FilterField | null,
): QueryTerm[] {
  const isReplaced = (term: QueryTerm) => field !== null && !term.not && editedField(term) === field
  const at = filters.findIndex(isReplaced)
  const others = filters.filter((term) => !isReplaced(term))
  return at < 0 ? [...others, ...added] : others.toSpliced(at, 0, ...added)
}

/** A term that asks for exactly this value of a field. */
export const valueTerm = (field: 'desk' | 'author' | 'headline' | 'keyword', value: string): QueryTerm => ({
  ...{ not: false, kind: 'text', field, value, style: 'phrase' },
})

export const statusTerm = (status: Status): QueryTerm => ({ not: false, kind: 'status', statuses: [status] })

const day = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')

export const PERIODS = ['today', 'week', 'month', 'year'] as const
export type Period = (typeof PERIODS)[number]

/** The terms of a period that has today in it. */
export function periodTerms(period: Period, today: Date): QueryTerm[] {
  const [year, month, date] = [today.getFullYear(), today.getMonth(), today.getDate()]
  const within = (text: string): QueryTerm[] => [{ not: false, kind: 'date', field: 'date', date: text }]
  if (period === 'today') return within(day(today))
  if (period === 'month') return within(day(today).slice(0, 7))
  if (period === 'year') return within(String(year))
  const monday = date - ((today.getDay() + 6) % 7)
  return rangeTerms(day(new Date(year, month, monday)), day(new Date(year, month, monday + 6)))
}

/** The day after one, `YYYY-MM-DD`. */
function dayAfter(text: string): string {
  const [year = 0, month = 1, date = 1] = text.split('-').map(Number)
  return day(new Date(year, month - 1, date + 1))
}

/** The terms of the days from one to another, both included; '' for no limit. */
export function rangeTerms(from: string, to: string): QueryTerm[] {
  const term = (field: 'after' | 'before', date: string): QueryTerm => ({
    not: false,
    kind: 'date',
    field,
    date,
  })
  return [...(from === '' ? [] : [term('after', from)]), ...(to === '' ? [] : [term('before', dayAfter(to))])]
}
