import { stringify } from 'yaml'
import {
  type Article,
  FIELD_NAMES,
  type FieldName,
  fieldSpec,
  type FieldsWhere,
} from '../../article/index.ts'
import type { Json } from '../../failure.ts'
import { slugFrom, slugOf } from '../../slug.ts'
import type { MarkdownProfile } from '../formats.ts'

/** Written as `marbre: 1`: tells the importer that every field is to be taken as it is. */
const FORMAT = 1

type Yaml = Json
/** Null, and what is empty, is left out. */
type Entries = { readonly [key: string]: Yaml | null }

/** Fields whose value is written as it is. */
type PlainField = FieldsWhere<'kind', 'line' | 'text' | 'date' | 'instant' | 'language' | 'status' | 'list'>
type SpecialField = Exclude<FieldName, PlainField>

/** The value of each field that is not written as it is; null: it has no line. */
const SPECIAL: {
  readonly [Name in SpecialField]: (article: Article, profile: MarkdownProfile) => Yaml | null
} = {
  slug: slugOf,
  byline: (article, profile) =>
    profile === 'hugo' ? people(article) : article.byline.map(({ name }) => name),
  target: ({ target }) => target && { amount: target.amount, unit: target.unit },
  sections: () => null,
}

/** What site generators and the importer read besides a field's own key. `top` and `params` as in the table of fields. */
const ADDED: {
  readonly [Level in 'top' | 'params']: (article: Article, profile: MarkdownProfile) => Entries
} = {
  top: (article, profile) => ({
    lastmod: article.updatedAt,
    draft: article.status !== 'ready' && article.status !== 'published',
    summary: profile === 'hugo' ? article.standfirst : null,
    keywords: article.keywords,
  }),
  params: (article, profile) => ({
    byline: profile === 'flat' && article.byline.some(hasDetails) ? people(article) : null,
    // The importer takes a slug that the headline would make for a derived one, unless it is told otherwise.
    fixedSlug: article.slug !== '' && article.slug === slugFrom(article.headline) ? true : null,
    id: article.id,
    marbre: FORMAT,
  }),
}

function people({ byline }: Article): { [key: string]: Yaml }[] {
  return byline.map(({ name, role, url }) => ({
    name,
    ...(role === undefined ? {} : { role }),
    ...(url === undefined ? {} : { url }),
  }))
}

const hasDetails = ({ role, url }: Article['byline'][number]) => role !== undefined || url !== undefined

function isSpecial(name: FieldName): name is SpecialField {
  return Object.hasOwn(SPECIAL, name)
}

/** The fields that are written at one level, under their keys in the order of the table, and what is added to them. */
function entriesAt(
  level: 'top' | 'params',
  article: Article,
  profile: MarkdownProfile,
): { [key: string]: Yaml } {
  const entries: { [key: string]: Yaml } = {}
  const add = (key: string, value: Yaml | null) => {
    const isEmpty =
      value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)
    if (!isEmpty) entries[key] = value
  }
  for (const name of FIELD_NAMES) {
    const write = fieldSpec(name).frontMatter?.write
    if (write?.level === level)
      add(write.key, isSpecial(name) ? SPECIAL[name](article, profile) : article[name])
  }
  for (const [key, value] of Object.entries(ADDED[level](article, profile))) add(key, value)
  return entries
}

const simplified = (key: string) => key.toLowerCase().replace(/[-_ ]/g, '')

/** The keys that are ours to write or that the importer reads as a field, whether or not the article has a value for them. */
const OWN_KEYS: ReadonlySet<string> = new Set([
  ...FIELD_NAMES.flatMap((name) => fieldSpec(name).frontMatter?.read ?? []),
  ...[
    'lastmod',
    'draft',
    'published',
    'summary',
    'keywords',
    'byline',
    'fixedslug',
    'id',
    'marbre',
    'params',
  ],
])

/** True for a key that a field of the file may be written under again. */
function isFree(key: string): boolean {
  return !OWN_KEYS.has(simplified(key)) && key !== '<<' && key !== '' && key.search(UNSAFE) < 0
}

type Written = { [key: string]: Yaml }

/** What the front matter of the imported file says that no field holds, as it is written again at each level. */
function keptEntries({ source }: Article, profile: MarkdownProfile): { top: Written; params: Written } {
  const free = (fields: object) => Object.fromEntries(Object.entries(fields).filter(([key]) => isFree(key)))
  const { params, ...top } = source?.frontMatter ?? {}
  const nested = typeof params === 'object' && params !== null && !Array.isArray(params) ? free(params) : {}
  if (profile === 'hugo') return { top: free(top), params: nested }
  const flat = Object.entries(free(top)).flatMap(([key, value]) =>
    NESTS.has(key) && typeof value === 'object' && value !== null
      ? Object.entries(free(value))
      : [[key, value] as const],
  )
  return { top: { ...nested, ...Object.fromEntries(flat) }, params: {} }
}

/** Where generators keep what is not their own. */
const NESTS: ReadonlySet<string> = new Set(['extra', 'taxonomies'])

/** What readers refuse or change even in quotes: C1 controls, line separators, byte-order marks, noncharacters. */
const UNSAFE = /[\u007f-\u009f\u2028\u2029\ufeff]|\p{Noncharacter_Code_Point}/gu

function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16)
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`
}

/**
 * Entries as YAML that readers of 1.1 and 1.2 take alike. Every string is in double quotes on one line with JSON's
 * escapes, which are YAML's as well, so that nothing in it can end it, start a key or be taken for a number, a date or a
 * boolean; lone surrogates become U+FFFD. Keys are ours, and plain. No anchors: two keys may hold one list.
 */
function writeYaml(entries: { readonly [key: string]: Yaml }): string {
  const wellFormed = (_key: unknown, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : value
  return stringify(entries, wellFormed, {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    doubleQuotedAsJSON: true,
    lineWidth: 0,
    aliasDuplicateObjects: false,
  }).replace(UNSAFE, escaped)
}

/**
 * The article's front matter between its `---` lines. For Hugo all but its own keys stands under `params`; flat, as Jekyll,
 * Pandoc and Astro read it, the authors are plain names, with their roles and links under `byline`. What the imported file
 * said besides stands after ours.
 */
export function frontMatter(article: Article, profile: MarkdownProfile): string {
  const top = entriesAt('top', article, profile)
  const params = entriesAt('params', article, profile)
  const kept = keptEntries(article, profile)
  const all =
    profile === 'hugo'
      ? { ...top, ...kept.top, params: { ...params, ...kept.params } }
      : { ...top, ...params, ...kept.top }
  return `---\n${writeYaml(all)}---\n`
}
