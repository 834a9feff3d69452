import type { Status } from '../../../../../core/article/index.ts'
import {
  parseQuery,
  type Period,
  periodDays,
  type QueryField,
  type QueryTerm,
  writeQuery,
} from '../../../../../core/query/index.ts'

/** What can be filtered by from the menu; a `date` may be two terms, from a day on and before one. */
export const FILTER_FIELDS = ['status', 'desk', 'author', 'language', 'date', 'embargo', 'length'] as const
export type FilterField = (typeof FILTER_FIELDS)[number]

/** The field of a term; null for words that stand in no field. */
export const fieldOf = (term: QueryTerm): QueryField | null =>
  term.kind === 'text' || term.kind === 'date' || term.kind === 'period' || term.kind === 'incomplete'
    ? term.field
    : term.kind

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
  not: false,
  kind: 'text',
  field,
  value,
  style: 'phrase',
})

export const statusTerm = (status: Status): QueryTerm => ({ not: false, kind: 'status', statuses: [status] })

/** The periods that the menu offers. */
export const PERIODS = ['today', 'week', 'month', 'year'] as const satisfies readonly Period[]

/** The term of a period, which moves on with the days. */
export const periodTerm = (period: Period): QueryTerm => ({
  not: false,
  kind: 'period',
  field: 'date',
  period,
})

/** The terms of the days from one to another, both included; '' for no limit. */
export function rangeTerms(from: string, to: string): QueryTerm[] {
  const term = (field: 'after' | 'before', date: string): QueryTerm => ({
    not: false,
    kind: 'date',
    field,
    date,
  })
  return [
    ...(from === '' ? [] : [term('after', from)]),
    ...(to === '' ? [] : [term('before', periodDays('tomorrow', to).first)]),
  ]
}
