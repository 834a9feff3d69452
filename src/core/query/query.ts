import type { Status } from '../article/index.ts'
import type { Period } from './periods.ts'

/** The names of a field in a query: the one that is written in each language, and others that are understood, folded. */
type FieldNames = { en: string; fr: string; also: readonly string[] }

export const QUERY_FIELDS = [
  'headline',
  'author',
  'desk',
  'keyword',
  'status',
  'language',
  'before',
  'after',
  'date',
  'embargo',
  'length',
] as const
/** What a query can name with `name:value`. */
export type QueryField = (typeof QUERY_FIELDS)[number]

/** How each is named. */
export const FIELD_NAMES: Readonly<Record<QueryField, FieldNames>> = {
  headline: { en: 'headline', fr: 'titre', also: ['title'] },
  author: { en: 'author', fr: 'auteur', also: ['byline', 'by', 'signature', 'autrice'] },
  desk: { en: 'desk', fr: 'rubrique', also: [] },
  keyword: { en: 'keyword', fr: 'mot-clé', also: ['keywords', 'tag', 'tags', 'motcle', 'mots-cles'] },
  status: { en: 'status', fr: 'statut', also: [] },
  language: { en: 'language', fr: 'langue', also: ['lang'] },
  before: { en: 'before', fr: 'avant', also: [] },
  after: { en: 'after', fr: 'après', also: ['since', 'depuis'] },
  date: { en: 'date', fr: 'date', also: [] },
  embargo: { en: 'embargo', fr: 'embargo', also: [] },
  length: { en: 'length', fr: 'longueur', also: ['signs', 'signes'] },
}

/** A field whose value is words. */
export type TextField = 'headline' | 'author' | 'desk' | 'keyword'
/** A field whose value is `2026`, `2026-11`, `2026-11-03`, or a period that moves on with the days. */
type DateField = 'before' | 'after' | 'date'

/** How yes and no are written in each language. */
export const ANSWERS = { yes: { en: 'yes', fr: 'oui' }, no: { en: 'no', fr: 'non' } } as const

/** How a status is written in each language. */
export const STATUS_VALUES: Readonly<Record<Status, { en: string; fr: string }>> = {
  draft: { en: 'draft', fr: 'brouillon' },
  review: { en: 'review', fr: 'relecture' },
  ready: { en: 'ready', fr: 'prêt' },
  published: { en: 'published', fr: 'publié' },
  spiked: { en: 'spiked', fr: 'écarté' },
}

/** What one term of a query says, without its place. */
export type QueryTerm = {
  /** True with a `-` in front: what matches is left out. */
  not: boolean
} & (
  | {
      kind: 'text'
      field: TextField | null
      /** As it was typed. Words each begin a word; a phrase stands as it is; an open one was not closed, and may go on. */
      value: string
      style: 'words' | 'phrase' | 'open-phrase'
    }
  /** Any of these; never empty, in the order of `STATUSES`. */
  | { kind: 'status'; statuses: readonly Status[] }
  /** BCP 47, as typed; `fr` has `fr-CA` in it. */
  | { kind: 'language'; language: string }
  /**
   * Of the publication date: `before` a day, month, year or period, `after` its beginning (it is in), or within it (`date`).
   * An article without a date is none of these.
   */
  | { kind: 'date'; field: DateField; date: string }
  | { kind: 'period'; field: DateField; period: Period }
  /** Whether there is an embargo that has not passed. */
  | { kind: 'embargo'; isEmbargoed: boolean }
  /** In signs, both ends included; null: no limit. One of them is a number. */
  | { kind: 'length'; least: number | null; most: number | null }
  /** A field whose value is not typed to its end; asks nothing. */
  | { kind: 'incomplete'; field: QueryField; value: string }
)

/** A term of a text: from `from` up to `to`, in UTF-16 code units. */
export type PlacedTerm = QueryTerm & { from: number; to: number }

/** What was typed, term by term: all that are not `not` are asked for. */
export type Query = { terms: readonly PlacedTerm[] }
