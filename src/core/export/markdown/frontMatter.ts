import {
  type Article,
  FIELD_NAMES,
  type FieldName,
  fieldSpec,
  type FieldsWhere,
  isDateTime,
  isDay,
  isReady,
} from '../../article/index.ts'
import type { Json } from '../../failure.ts'
import { fieldMarkdown, sectionLanguages } from '../../document/index.ts'
import { slugFrom, slugOf } from '../../slug.ts'
import type { MarkdownProfile } from '../formats.ts'
import { withSeconds } from '../withSeconds.ts'
import { ADDED_KEYS, FRONT_MATTER, isHeldBack, people } from './profiles.ts'
import type { WithPictures } from './pictures.ts'
import { PlainDate, UNSAFE, type Yaml, writeYaml } from './yaml.ts'

/** Written as `marbre: 1`: tells the importer that every field is to be taken as it is. */
const FORMAT = 1

/** Null, and what is empty, is left out. */
type Entries = { readonly [key: string]: Yaml | null }

/** Fields whose value is written as it is. */
type PlainField = FieldsWhere<'kind', 'line' | 'text' | 'language' | 'zone' | 'status' | 'list'>
type DateField = FieldsWhere<'kind', 'date' | 'instant'>
type SpecialField = Exclude<FieldName, PlainField | DateField>

/** The value of each field that is not written as it is; null: it has no line. */
const SPECIAL: {
  readonly [Name in SpecialField]: (article: Article, isNested: boolean) => Yaml | null
} = {
  slug: slugOf,
  byline: ({ byline }, isNested) => (isNested ? people(byline) : byline.map(({ name }) => name)),
  target: ({ target }) => target && { amount: target.amount, unit: target.unit },
  sections: () => null,
  ignored: () => null,
  pictures: () => null,
}

type Pictures = Pick<WithPictures, 'filed' | 'own'>

/** What the importer reads besides a field's own key. */
function ownEntries(article: Article, profile: MarkdownProfile, { own }: Pictures): Entries {
  const { isNested, hasMarkdownTexts } = FRONT_MATTER[profile]
  return {
    byline: !isNested && article.byline.some(hasDetails) ? people(article.byline) : null,
    // The importer takes a slug that the headline would make for a derived one, unless it is told otherwise.
    fixedSlug: article.slug !== '' && article.slug === slugFrom(article.headline) ? true : null,
    id: article.id,
    marbre: FORMAT,
    markdownFields: hasMarkdownTexts ? true : null,
    pictures: own,
    sectionLanguages: sectionLanguages(article.sections),
  }
}

const hasDetails = ({ role, url }: Article['byline'][number]) => role !== undefined || url !== undefined

function isSpecial(name: FieldName): name is SpecialField {
  return Object.hasOwn(SPECIAL, name)
}

/** A date with its seconds, which some readers want: as a text, or without quotes, as a date. */
function dateEntry(date: string, isTyped: boolean): Yaml {
  if (!isTyped || date === '') return withSeconds(date)
  return new PlainDate(withSeconds(date))
}

/** The texts in a value as Markdown; addresses stay. */
function markdownOf(value: Yaml | null, profile: MarkdownProfile): Yaml | null {
  if (typeof value === 'string') return fieldMarkdown(value, profile)
  if (Array.isArray(value)) return value.map((each: Yaml) => markdownOf(each, profile))
  if (typeof value !== 'object' || value === null || value instanceof PlainDate) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, held]: [string, Yaml]) => [
      key,
      key === 'url' ? held : markdownOf(held, profile),
    ]),
  )
}

const TEXT_KINDS: ReadonlySet<string> = new Set(['line', 'text', 'list', 'people'])
/** The keys of texts among what is added to the fields. */
const ADDED_TEXTS: ReadonlySet<string> = new Set(['byline', 'keywords'])

const isDateText = (value: Json | null) => typeof value === 'string' && (isDay(value) || isDateTime(value))

/** The fields that are written at one level, under their keys in the order of the table, and what is added to them. */
function entriesAt(
  level: 'top' | 'params',
  article: Article,
  profile: MarkdownProfile,
  pictures: Pictures,
  isDraft: boolean,
): { [key: string]: Yaml } {
  const { keys, added, isNested, hasTypedDates, hasMarkdownTexts } = FRONT_MATTER[profile]
  const entries: { [key: string]: Yaml } = {}
  const add = (key: string, said: Yaml | null, isText: boolean) => {
    const value = isText && hasMarkdownTexts ? markdownOf(said, profile) : said
    const isEmpty =
      value === null ||
      value === '' ||
      (typeof value === 'object' && !(value instanceof PlainDate) && Object.keys(value).length === 0)
    if (!isEmpty) entries[key] = value
  }
  for (const name of FIELD_NAMES) {
    const write = fieldSpec(name).frontMatter?.write
    if (write?.level !== level) continue
    const value = isSpecial(name) ? SPECIAL[name](article, isNested) : article[name]
    const { kind } = fieldSpec(name)
    const isDate = typeof value === 'string' && (kind === 'date' || kind === 'instant')
    add(keys[name] ?? write.key, isDate ? dateEntry(value, hasTypedDates) : value, TEXT_KINDS.has(kind))
  }
  const more =
    level === 'top'
      ? { ...added(article, isDraft), ...entriesOfPictures(profile, pictures) }
      : ownEntries(article, profile, pictures)
  for (const [key, value] of Object.entries(more)) {
    const isDate = typeof value === 'string' && key.startsWith('updated') && isDateText(value)
    add(key, isDate ? dateEntry(value, hasTypedDates) : value, ADDED_TEXTS.has(key))
  }
  return entries
}

/** What the program reads of the pictures; without any, nothing. */
function entriesOfPictures(profile: MarkdownProfile, { filed }: Pictures): Entries {
  const main = filed.find(({ isMain }) => isMain) ?? filed[0]
  return main ? FRONT_MATTER[profile].pictures(filed, main) : {}
}

const simplified = (key: string) => key.toLowerCase().replace(/[-_ ]/g, '')

/** The keys that are ours to write or that the importer reads as a field, whether or not the article has a value for them. */
const OWN_KEYS: ReadonlySet<string> = new Set([
  ...FIELD_NAMES.flatMap((name) => fieldSpec(name).frontMatter?.read ?? []),
  ...ADDED_KEYS,
  ...['byline', 'fixedslug', 'id', 'marbre', 'markdownfields', 'params', 'pictures', 'sectionlanguages'],
])

/** True for a key that a field of the file may be written under again. */
function isFree(key: string): boolean {
  return !OWN_KEYS.has(simplified(key)) && key !== '<<' && key !== '' && key.search(UNSAFE) < 0
}

type Written = { [key: string]: Yaml }

/** What the front matter of the imported file says that no field holds, as it is written again at each level. */
function keptEntries(
  { source }: Article,
  profile: MarkdownProfile,
  isKept: (key: string) => boolean,
): { top: Written; params: Written } {
  const free = (fields: object) => Object.fromEntries(Object.entries(fields).filter(([key]) => isKept(key)))
  const { params, ...top } = source?.frontMatter ?? {}
  const nested = typeof params === 'object' && params !== null && !Array.isArray(params) ? free(params) : {}
  if (FRONT_MATTER[profile].isNested) return { top: free(top), params: nested }
  const flat = Object.entries(free(top)).flatMap(([key, value]) =>
    NESTS.has(key) && typeof value === 'object' && value !== null
      ? Object.entries(free(value))
      : [[key, value] as const],
  )
  return { top: { ...nested, ...Object.fromEntries(flat) }, params: {} }
}

/** Where generators keep what is not their own. */
const NESTS: ReadonlySet<string> = new Set(['extra', 'taxonomies'])

/**
 * The article's front matter between its `---` lines, in the form of `FRONT_MATTER`. What the imported file said besides stands
 * after ours.
 */
export function frontMatter(
  article: Article,
  profile: MarkdownProfile,
  pictures: Pictures,
  now: string,
): string {
  const isDraft = !isReady(article) || isHeldBack(article, profile, now)
  const top = entriesAt('top', article, profile, pictures, isDraft)
  const params = entriesAt('params', article, profile, pictures, isDraft)
  const ofPictures = new Set(Object.keys(entriesOfPictures(profile, pictures)).map(simplified))
  const kept = keptEntries(article, profile, (key) => isFree(key) && !ofPictures.has(simplified(key)))
  const all = FRONT_MATTER[profile].isNested
    ? { ...top, ...kept.top, params: { ...params, ...kept.params } }
    : { ...top, ...params, ...kept.top }
  return `---\n${writeYaml(all)}---\n`
}
