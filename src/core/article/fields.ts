import type {
  Byline,
  FieldKind,
  FieldValues,
  IgnoredDiagnostic,
  PictureUse,
  Section,
  Status,
  Target,
} from './values.ts'

/** What a journalist writes. An empty string means "none". All texts but section bodies are plain text. */
export type ArticleContent = {
  kicker: string
  headline: string
  subhead: string
  standfirst: string
  byline: Byline[]
  dateline: string
  /** The news agency whose copy it is. */
  agency: string
  /** `YYYY-MM-DD`, or an RFC 3339 date-time with offset. */
  date: string
  status: Status
  /** BCP 47. */
  language: string
  desk: string
  keywords: string[]
  /** An RFC 3339 date-time with offset. */
  embargo: string
  /** The time zone in which the embargo was set, by its name in the time-zone database; see `embargoZoneOf`. */
  embargoZone: string
  target: Target | null
  /** Empty: made from the headline. */
  slug: string
  /** Never empty. */
  sections: Section[]
  /** Internal: never exported. */
  note: string
  /** The published correction. */
  correction: string
  /** Diagnostics of proofreading that somebody ignores in this article: never shown among the fields, never exported. */
  ignored: IgnoredDiagnostic[]
  /** What is said of the pictures besides what stands in the body, which `core/pictures` joins with their figures. */
  pictures: PictureUse[]
}
export type FieldName = keyof ArticleContent

/** The columns of the search index: the parts of an article that are searched apart. */
export const SEARCH_COLUMNS = [
  'headline',
  'display',
  'byline',
  'credits',
  'desk',
  'keywords',
  'body',
  'note',
] as const
export type SearchColumn = (typeof SEARCH_COLUMNS)[number]

/** The keys of a field in front matter. */
export type FrontMatterSpec = {
  /** Written under this key, at the top or, by Hugo's profile, under `params`; null: never exported. */
  write: { key: string; level: 'top' | 'params' } | null
  /** Read from these, the ones that count most first; `-`, `_`, blanks and capitals make no difference. */
  read: readonly string[]
}

/** All that the program must know of a field, besides its name in i18n (`fields:<name>`) and its place in the templates. */
export type FieldSpec<Kind extends FieldKind = FieldKind> = {
  /** What it holds; decides on its decoder, its empty value, and how it is merged and shown. */
  kind: Kind
  /** A node of the page (`display`, `body`), a line of credits under the display copy, a row of the inspector, or no field at all. */
  shownIn: 'display' | 'credits' | 'body' | 'inspector' | 'nowhere'
  /** The column of the search index that its words go to; null: not searched. */
  search: SearchColumn | null
  frontMatter: FrontMatterSpec | null
  /** An imported text may name it by a label (`Rubrique : Économie`); the labels are in the import's vocabulary. */
  labelled: boolean
  /** Readers see it as a text: proofread, and fixed with the rest. */
  proofread: boolean
}

const top = (key: string, ...read: string[]): FrontMatterSpec => ({
  write: { key, level: 'top' },
  read: read.length > 0 ? read : [key.toLowerCase()],
})
const params = (key: string, ...read: string[]): FrontMatterSpec => ({
  write: { key, level: 'params' },
  read: read.length > 0 ? read : [key.toLowerCase()],
})

type KindOf<Value> = {
  [Kind in FieldKind]: [Value, FieldValues[Kind]] extends [FieldValues[Kind], Value] ? Kind : never
}[FieldKind]

/**
 * THE table of the article's fields, in the order in which they are shown. Decoding, empty values, merging, re-import,
 * front matter, the import's labels, the search index, proofreading and the window's forms are derived from it.
 */
export const FIELDS = {
  kicker: {
    kind: 'line',
    shownIn: 'display',
    search: 'display',
    frontMatter: params('kicker', 'kicker', 'overline', 'eyebrow', 'supertitle'),
    labelled: true,
    proofread: true,
  },
  headline: {
    kind: 'line',
    shownIn: 'display',
    search: 'headline',
    frontMatter: top('title', 'title', 'headline'),
    labelled: true,
    proofread: true,
  },
  subhead: {
    kind: 'line',
    shownIn: 'display',
    search: 'display',
    frontMatter: params('subtitle', 'subtitle', 'subhead', 'subheadline', 'subheading'),
    labelled: true,
    proofread: true,
  },
  standfirst: {
    kind: 'text',
    shownIn: 'display',
    search: 'display',
    frontMatter: top(
      'description',
      'standfirst',
      'summary',
      'excerpt',
      'customexcerpt',
      'dek',
      'deck',
      'lead',
      'lede',
      'description',
      'abstract',
    ),
    labelled: true,
    proofread: true,
  },
  byline: {
    kind: 'people',
    shownIn: 'credits',
    search: 'byline',
    frontMatter: params('author', 'byline', 'authors', 'author', 'creator', 'by', 'primaryauthor'),
    labelled: true,
    proofread: false,
  },
  dateline: {
    kind: 'line',
    shownIn: 'credits',
    search: 'credits',
    frontMatter: params('dateline', 'dateline', 'location', 'place'),
    labelled: true,
    proofread: false,
  },
  agency: {
    kind: 'line',
    shownIn: 'credits',
    search: 'credits',
    frontMatter: params('agency', 'agency', 'newsagency', 'wire'),
    labelled: true,
    proofread: false,
  },
  date: {
    kind: 'date',
    shownIn: 'credits',
    search: null,
    frontMatter: top(
      'date',
      'date',
      'pubdate',
      'pubdatetime',
      'published',
      'publishedat',
      'publisheddate',
      'datepublished',
      'publicationdate',
    ),
    labelled: true,
    proofread: false,
  },
  status: {
    kind: 'status',
    shownIn: 'inspector',
    search: null,
    frontMatter: params('status'),
    labelled: false,
    proofread: false,
  },
  language: {
    kind: 'language',
    shownIn: 'inspector',
    search: null,
    frontMatter: params('lang', 'lang', 'language', 'locale'),
    labelled: false,
    proofread: false,
  },
  desk: {
    kind: 'line',
    shownIn: 'inspector',
    search: 'desk',
    frontMatter: params('section', 'section', 'desk', 'category', 'categories'),
    labelled: true,
    proofread: false,
  },
  keywords: {
    kind: 'list',
    shownIn: 'inspector',
    search: 'keywords',
    frontMatter: top('tags', 'tags', 'keywords', 'tag'),
    labelled: true,
    proofread: false,
  },
  embargo: {
    kind: 'instant',
    shownIn: 'inspector',
    search: null,
    frontMatter: top('publishDate', 'embargo', 'embargountil', 'publishdate'),
    labelled: false,
    proofread: false,
  },
  embargoZone: {
    kind: 'zone',
    shownIn: 'inspector',
    search: null,
    frontMatter: params('embargoZone', 'embargozone'),
    labelled: false,
    proofread: false,
  },
  target: {
    kind: 'target',
    shownIn: 'inspector',
    search: null,
    frontMatter: params('target'),
    labelled: false,
    proofread: false,
  },
  slug: {
    kind: 'slug',
    shownIn: 'inspector',
    search: null,
    frontMatter: top('slug'),
    labelled: false,
    proofread: false,
  },
  sections: {
    kind: 'sections',
    shownIn: 'body',
    search: 'body',
    frontMatter: null,
    labelled: false,
    proofread: true,
  },
  note: {
    kind: 'text',
    shownIn: 'inspector',
    search: 'note',
    frontMatter: { write: null, read: ['note', 'notes'] },
    labelled: false,
    proofread: false,
  },
  correction: {
    kind: 'text',
    shownIn: 'inspector',
    search: 'note',
    frontMatter: params('correction', 'correction', 'corrections', 'erratum'),
    labelled: false,
    proofread: true,
  },
  ignored: {
    kind: 'ignoredDiagnostics',
    shownIn: 'nowhere',
    search: null,
    frontMatter: null,
    labelled: false,
    proofread: false,
  },
  pictures: {
    kind: 'pictures',
    shownIn: 'nowhere',
    search: null,
    frontMatter: null,
    labelled: false,
    proofread: false,
  },
} as const satisfies { readonly [Name in FieldName]: FieldSpec<KindOf<ArticleContent[Name]>> }

/** The names of the fields whose row has one of these values in a column. */
export type FieldsWhere<Column extends keyof FieldSpec, Value> = {
  [Name in FieldName]: (typeof FIELDS)[Name] extends { readonly [C in Column]: Value } ? Name : never
}[FieldName]

function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(FIELDS, name)
}

/** All fields, in the order of the table. */
export const FIELD_NAMES: readonly FieldName[] = Object.keys(FIELDS).filter(isFieldName)

/** The row of a field. */
export const fieldSpec = (name: FieldName): FieldSpec => FIELDS[name]

/** The fields whose row has one of these values in a column, in the order of the table. */
export function fieldsWhere<Column extends keyof FieldSpec, const Value extends FieldSpec[Column]>(
  column: Column,
  ...values: readonly Value[]
): FieldsWhere<Column, Value>[] {
  const has = (name: FieldName): name is FieldsWhere<Column, Value> =>
    values.some((value) => fieldSpec(name)[column] === value)
  return FIELD_NAMES.filter(has)
}

/** An object that has one value for each field, made by `make`. */
export function eachField<Values extends Record<FieldName, unknown>>(
  make: (name: FieldName) => Values[FieldName],
): Values {
  const values = Object.fromEntries(FIELD_NAMES.map((name) => [name, make(name)]))
  if (!hasAllFields<Values>(values)) throw new TypeError('not every field has a value')
  return values
}

function hasAllFields<Values extends object>(values: object): values is Values {
  return FIELD_NAMES.every((name) => Object.hasOwn(values, name))
}
