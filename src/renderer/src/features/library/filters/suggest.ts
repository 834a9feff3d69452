import { STATUSES } from '../../../../../core/article/index.ts'
import type { FieldValue, LearntField } from '../../../../../core/fieldValues.ts'
import {
  FIELD_NAMES,
  parseQuery,
  QUERY_FIELDS,
  type Period,
  type QueryField,
  type QueryTerm,
} from '../../../../../core/query/index.ts'
import { fold } from '../../../../../core/search.ts'
import { PERIODS, periodTerm, statusTerm, valueTerm, type WrittenIn } from './filterTerms.ts'

const MOST_SHOWN = 12
/** Letters of a word for which names of fields are offered. */
const LEAST_LETTERS = 2

/** What is being typed where the caret is, from `from` on: the name of a field, or the value of one. */
export type Typing =
  | { kind: 'name'; from: number; not: boolean; begun: string }
  | { kind: 'value'; from: number; not: boolean; field: QueryField; begun: string }

const TYPED = /^(-*)(?:([^":\s]+):"?)?/u
const FIELD_OF: ReadonlyMap<string, QueryField> = new Map(
  QUERY_FIELDS.flatMap((field) => {
    const { en, fr, also } = FIELD_NAMES[field]
    return [en, fr, ...also].map((name): [string, QueryField] => [fold(name), field])
  }),
)

function typingFrom(text: string, from: number): Typing | null {
  const [start = '', minus = '', name] = TYPED.exec(text) ?? []
  const begun = text.slice(start.length)
  const not = minus !== ''
  if (name === undefined) return { kind: 'name', from, not, begun }
  const field = FIELD_OF.get(fold(name))
  return field === undefined ? null : { kind: 'value', from, not, field, begun }
}

/** What is being typed up to the caret; null where nothing is that could be offered. */
export function typingAt(typed: string, caret: number): Typing | null {
  const { terms } = parseQuery(typed.slice(0, caret))
  const last = terms.at(-1)
  if (last?.to !== caret) return null
  // A name of several words, which nobody puts into quotation marks.
  const open = terms.findLastIndex((term) => term.kind === 'text' && term.field !== null)
  const begun = terms[open]
  const isWord = (term: QueryTerm) =>
    term.kind === 'text' && term.field === null && term.style === 'words' && !term.not
  if (begun?.kind === 'text' && begun.style === 'words' && terms.slice(open + 1).every(isWord)) {
    return typingFrom(typed.slice(begun.from, caret), begun.from)
  }
  return typingFrom(typed.slice(last.from, caret), last.from)
}

/** The field of the library's articles that has the values of one of a query; null for the others. */
export function learntFieldOf(field: QueryField): LearntField | null {
  if (field === 'keyword') return 'keywords'
  return field === 'desk' || field === 'author' || field === 'language' ? field : null
}

/** What is offered: the name of a field, to be typed on, or a whole term. */
export type Offer =
  | { kind: 'name'; field: QueryField; label: string; hint: string }
  | { kind: 'term'; terms: readonly QueryTerm[]; label: string; hint: string }

/** The words that offers are made of. */
export type OfferWords = {
  writtenIn: WrittenIn
  status(status: (typeof STATUSES)[number]): string
  language(tag: string): string
  embargo(isEmbargoed: boolean): string
  period(period: Period): string
  length(least: number | null, most: number | null): string
  count(articles: number): string
}

const begins = (text: string, begun: string): boolean =>
  ` ${fold(text).replace(/[^\p{L}\p{N}]/gu, ' ')}`.includes(` ${fold(begun).replace(/[^\p{L}\p{N}]/gu, ' ')}`)

function nameOffers(begun: string, words: OfferWords): Offer[] {
  if (begun.length < LEAST_LETTERS) return []
  const wanted = fold(begun)
  return QUERY_FIELDS.flatMap((field): Offer[] => {
    const { en, fr, also } = FIELD_NAMES[field]
    if (![en, fr, ...also].some((name) => fold(name).startsWith(wanted))) return []
    return [{ kind: 'name', field, label: `${FIELD_NAMES[field][words.writtenIn]}:`, hint: '' }]
  })
}

const LENGTHS: readonly (readonly [number | null, number | null])[] = [
  [null, 1500],
  [1500, 3000],
  [3000, 6000],
  [6000, null],
]

function valueOffers(field: QueryField, values: readonly FieldValue[], words: OfferWords): Offer[] {
  const term = (offered: QueryTerm, label: string, hint = ''): Offer => ({
    kind: 'term',
    terms: [offered],
    label,
    hint,
  })
  switch (field) {
    case 'desk':
    case 'author':
    case 'keyword':
      return values.map(({ value, articles }) => term(valueTerm(field, value), value, words.count(articles)))
    case 'language':
      return values.flatMap(({ value, articles }) => {
        if (value === 'und') return []
        const label = words.language(value)
        return [term({ not: false, kind: 'language', language: value }, label, words.count(articles))]
      })
    case 'status':
      return STATUSES.map((status) => term(statusTerm(status), words.status(status)))
    case 'embargo':
      return [true, false].map((isEmbargoed) =>
        term({ not: false, kind: 'embargo', isEmbargoed }, words.embargo(isEmbargoed)),
      )
    case 'date':
    case 'after':
      return PERIODS.map((period) => term(periodTerm(period), words.period(period)))
    case 'length':
      return LENGTHS.map(([least, most]) =>
        term({ not: false, kind: 'length', least, most }, words.length(least, most)),
      )
    default:
      return []
  }
}

/** What is offered for what is being typed, the values that are used most first; `values` are those of its field. */
export function offersFor(typing: Typing, values: readonly FieldValue[], words: OfferWords): Offer[] {
  if (typing.kind === 'name') return nameOffers(typing.begun, words)
  const offers = valueOffers(typing.field, values, words)
  return offers
    .filter(({ label }) => typing.begun === '' || begins(label, typing.begun))
    .slice(0, MOST_SHOWN)
    .map((offer) => (offer.kind === 'term' && typing.not ? negated(offer) : offer))
}

/** More than one term cannot be left out together. */
const negated = (offer: Offer & { kind: 'term' }): Offer => ({
  ...offer,
  terms: offer.terms.length === 1 ? offer.terms.map((term) => ({ ...term, not: true })) : offer.terms,
})
