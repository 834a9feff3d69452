import {
  type ArticleContent,
  type Byline,
  emptyContent,
  FIELD_NAMES,
  type FieldName,
  FIELDS,
  fieldSpec,
  type FieldsWhere,
  isDateTime,
  isDay,
  languageTag,
  STATUSES,
  type Status,
  TARGET_UNITS,
  type Target,
  isLanguageTag,
} from '../../article/index.ts'
import { fieldText, trimSpaces } from '../../document/index.ts'
import { slugFrom } from '../../slug.ts'
import { readNames } from '../metadata/bylines.ts'
import { isAmount } from '../metadata/ofCopy.ts'
import type { Json } from '../../failure.ts'
import { opensWithEmbargo, readEmbargo } from '../metadata/embargo.ts'
import { findLabel } from '../metadata/labels.ts'
import { type OwnPicture, ownPictures } from './ownPictures.ts'
import { simplifyKey } from './entryLine.ts'
import { type Field, type FieldMap, isSaid, jsonOf } from './field.ts'
import { keywordsIn, namesIn, shownText, textOf, unlinked } from './fieldText.ts'
import { type DateOrder, type FrontDate, readFrontDate } from './frontDate.ts'

/** The fields that front matter may name. */
type FrontField = {
  [Name in FieldName]: (typeof FIELDS)[Name]['frontMatter'] extends null ? never : Name
}[FieldName]
/** Those that hold nothing but their own text: a new one needs no reader. */
type PlainField = Exclude<FrontField & FieldsWhere<'kind', 'line' | 'text'>, 'desk' | 'note'>
/** Those that are read in ways of their own: a new one without a reader does not compile. */
type SpecialField = Exclude<FrontField, PlainField | 'note'>

const isPlain = (name: FieldName): name is PlainField => {
  const { kind, frontMatter } = fieldSpec(name)
  return frontMatter !== null && (kind === 'line' || kind === 'text') && name !== 'desk' && name !== 'note'
}
const PLAIN_FIELDS = FIELD_NAMES.filter(isPlain)

/** The keys under which generators keep fields that are not their own. */
const NESTS: ReadonlySet<string> = new Set(['params', 'extra', 'taxonomies'])
/** The keys that Marbre writes for others, or knows better itself. */
const OWN_ONLY = [
  'marbre',
  'markdownfields',
  'id',
  'lastmod',
  'updateddate',
  'lastmodifiedat',
  'draft',
  'fixedslug',
  'categories',
]

/** The keys under which Marbre writes the pictures for others. */
const OF_PICTURES = ['images', 'resources', 'heroimage', 'image', 'imagealt', 'coverimage', 'cover']

const LANGUAGE = /^[A-Za-z]{2,3}(?:-|$)/

const entryOf = (path: Path, field: Field): Entry => ({
  path,
  field,
  label: findLabel(`${path.at(-1)?.replace(/[-_]/g, ' ')}: `)?.kind ?? null,
})
/** A value of front matter, where it stands there; `label` is what its name announces where it is a label. */
type Entry = { path: Path; field: Field; label: string | null }
type Path = readonly string[]

/** The fields of an article that front matter gives; `rest` are the entries that no field has room for. */
export type FrontFields = {
  content: ArticleContent
  rest: { readonly [key: string]: Json }
  /** The languages of the sections as Marbre wrote them, empty for the article's; none in any other file. */
  sectionLanguages: readonly string[]
  /** A date that could not be read, or could be read in two ways. */
  doubtfulDate: { value: string; isEitherWay: boolean } | null
  /** An embargo whose day, time or zone could not be read, as it is written; empty where there is none. */
  unclearEmbargo: string
  /** What Marbre wrote of the pictures; nothing in any other file. */
  pictures: OwnPicture[]
}

/** Reads what front matter says of an article. */
export function readFields(fields: FieldMap, fallbackLanguage: string, order: DateOrder): FrontFields {
  return new FieldReader(fields, order).read(fallbackLanguage)
}

/** True for the front matter of a file that Marbre wrote. */
export function isOwn(fields: FieldMap): boolean {
  const params = fields.get('params')
  return fields.has('marbre') || (params instanceof Map && params.has('marbre'))
}

class FieldReader {
  private readonly own: boolean
  private readonly order: DateOrder
  private readonly entries = new Map<string, Entry>()
  private readonly rest: FieldMap = new Map()
  private doubtfulDate: FrontFields['doubtfulDate'] = null
  private unclearEmbargo = ''

  constructor(fields: FieldMap, order: DateOrder) {
    this.own = isOwn(fields)
    this.order = order
    this.collect(fields, [])
    if (this.own && this.entries.has('markdownfields')) this.readMarkdownFields()
  }

  /** Takes the texts of fields for the Markdown that Marbre wrote for a program that reads them so. */
  private readMarkdownFields(): void {
    for (const name of FIELD_NAMES) {
      const { kind, frontMatter } = fieldSpec(name)
      if (kind !== 'line' && kind !== 'text' && kind !== 'list' && kind !== 'people') continue
      for (const key of frontMatter?.read ?? []) {
        const entry = this.entries.get(key)
        if (entry) this.entries.set(key, { ...entry, field: plainField(entry.field) })
      }
    }
  }

  private collect(fields: FieldMap, path: Path): void {
    for (const [name, field] of fields) {
      const key = simplifyKey(name)
      if (field instanceof Map && path.length === 0 && NESTS.has(key)) this.collect(field, [name])
      else if (this.entries.has(key)) this.leave([...path, name], field)
      else this.entries.set(key, entryOf([...path, name], field))
    }
  }

  read(fallbackLanguage: string): FrontFields {
    const plain = emptyContent(fallbackLanguage)
    for (const field of PLAIN_FIELDS) {
      plain[field] = fieldSpec(field).kind === 'line' ? this.line(field) : this.text(field)
    }
    const special = this.special(plain.headline)
    const note = this.text('note')
    const sectionLanguages = this.own ? this.sectionLanguages() : []
    const pictures = this.pictures()
    if (this.own) this.dropOwn()
    for (const { path, field } of this.entries.values()) this.leave(path, field)
    const language = special.language || fallbackLanguage
    const content = { ...plain, ...special, language, note }
    const rest = Object.fromEntries([...this.rest].map(([name, field]) => [name, jsonOf(field)]))
    const { doubtfulDate, unclearEmbargo } = this
    return { content, rest, sectionLanguages, doubtfulDate, unclearEmbargo, pictures }
  }

  private sectionLanguages(): string[] {
    const said = this.take('sectionlanguages')?.field
    const isUsable = (tag: unknown): tag is string => typeof tag === 'string' && isLanguageTag(tag)
    return Array.isArray(said) ? said.map((tag) => (isUsable(tag) ? tag : '')) : []
  }

  /** What Marbre wrote of its pictures, and without what it wrote of them for others. */
  private pictures(): OwnPicture[] {
    const said = this.own ? this.take('pictures') : undefined
    const pictures = ownPictures(said?.field ?? [])
    if (pictures.some(({ file }) => file !== null)) for (const key of OF_PICTURES) this.entries.delete(key)
    return pictures
  }

  /** Forgets what Marbre wrote for others. Former addresses stay, under the one key that they are written by again. */
  private dropOwn(): void {
    for (const key of OWN_ONLY) this.entries.delete(key)
    const redirects = namesIn(this.take('redirectfrom')?.field ?? [], true)
    const aliases = redirects.map((path) => path.replace(/^\/([^/]+)\/$/, '$1'))
    if (aliases.length > 0) this.leave(['aliases'], aliases)
  }

  /** The fields that are no plain text, in an order that matters: a key that two may take goes to the first of them. */
  private special(headline: string): Pick<ArticleContent, SpecialField> {
    const slug = this.slug(headline)
    const language = this.language()
    const status = this.status()
    const byline = this.byline()
    const dateAsWritten = this.entries.get('date')?.field ?? ''
    const date = this.date()
    const embargo = this.embargo(date, dateAsWritten)
    const embargoZone = this.line('embargoZone')
    const desk = this.desk()
    const keywords = this.keywords(desk)
    const target = this.target()
    return { slug, language, status, byline, date, embargo, embargoZone, desk, keywords, target }
  }

  /** Keeps what found no field, where it stood. */
  private leave(path: Path, field: Field): void {
    if (!isSaid(field)) return
    let at = this.rest
    for (const name of path.slice(0, -1)) {
      const known = at.get(name)
      const inner: FieldMap = known instanceof Map ? known : new Map()
      at.set(name, inner)
      at = inner
    }
    const name = path.at(-1) ?? ''
    const known = at.get(name)
    at.set(name, known === undefined ? field : [...(Array.isArray(known) ? known : [known]), field])
  }

  private take(key: string): Entry | undefined {
    const entry = this.entries.get(key)
    this.entries.delete(key)
    return entry
  }

  /** The keys by which the front matter names a field: the usual ones, then any label that says it in some language. */
  private keysOf(field: FrontField): string[] {
    const usual = FIELDS[field].frontMatter.read.filter((key) => this.entries.has(key))
    if (this.own) return usual
    const labelled = [...this.entries].filter(
      ([, entry]) => entry.label === field && typeof entry.field !== 'boolean',
    )
    return [...new Set([...usual, ...labelled.map(([key]) => key)])]
  }

  /** The first text of a field; a second one that says something else is left over. */
  private text(field: FrontField): string {
    let found = ''
    for (const key of this.keysOf(field)) {
      const written = textOf(this.entries.get(key)?.field ?? '', this.own)
      const text = written === null || this.own ? written : shownText(written)
      if (text === null || (found !== '' && text !== found)) continue
      found ||= text
      this.take(key)
    }
    return found
  }

  private line(field: FrontField): string {
    const text = this.text(field)
    return this.own ? text : text.replace(/[ \t]*\n[ \t]*/g, ' ')
  }

  private slug(headline: string): string {
    const slug = this.line('slug')
    if (!this.own) return slug
    return this.take('fixedslug') || slug !== slugFrom(headline) ? slug : ''
  }

  private language(): string {
    for (const key of this.keysOf('language')) {
      const entry = this.take(key)
      const tag = (textOf(entry?.field ?? '', this.own) ?? '').replaceAll('_', '-').replace(/\..*$/s, '')
      if (LANGUAGE.test(tag) && languageTag.safeParse(tag).success) return tag
      if (entry) this.leave(entry.path, entry.field)
    }
    return ''
  }

  /** Marbre's own status, or what generators say: a draft is one, and what is told not to be one has been published. */
  private status(): Status {
    const status = textOf(this.entries.get('status')?.field ?? '', true)
    const known = STATUSES.find((each) => each === status?.toLowerCase())
    if (known) this.take('status')
    const says = (key: string) => {
      const text = textOf(this.entries.get(key)?.field ?? '', true)?.toLowerCase()
      if (text !== 'true' && text !== 'false') return null
      this.take(key)
      return text === 'true'
    }
    const draft = says('draft')
    const published = says('published')
    if (known) return known
    return draft === false || (draft === null && published) ? 'published' : 'draft'
  }

  private byline(): Byline[] {
    for (const key of this.keysOf('byline')) {
      // `words: 300` tells how long it is, and not who wrote them.
      const written = this.own ? null : textOf(this.entries.get(key)?.field ?? '', false)
      if (written !== null && isAmount(written)) continue
      const entry = this.take(key)
      if (!entry) continue
      const people = this.people(entry)
      if (people.length === 0) continue
      if (this.own) for (const other of this.keysOf('byline')) this.take(other)
      return people
    }
    return []
  }

  private people({ path, field }: Pick<Entry, 'path' | 'field'>): Byline[] {
    if (!Array.isArray(field) && !(field instanceof Map)) {
      const text = String(field)
      return this.own || text === '' ? named(text) : readNames(trimSpaces(unlinked(text)))
    }
    const items = Array.isArray(field) ? field : [field]
    return items.flatMap((item) => {
      if (Array.isArray(item)) {
        this.leave(path, item)
        return []
      }
      if (!(item instanceof Map))
        return this.own ? [{ name: String(item) }] : named(trimSpaces(unlinked(String(item))))
      const person = this.person(path, item)
      if (!person) this.leave(path, item)
      return person ?? []
    })
  }

  private person(path: Path, fields: FieldMap): Byline | null {
    const rest = new Map(
      [...fields].map(([key, field]) => [simplifyKey(key), { path: [...path, key], field }]),
    )
    const take = (...keys: string[]) => {
      for (const key of keys) {
        const text = textOf(rest.get(key)?.field ?? '', this.own)
        if (text === null || !rest.has(key)) continue
        rest.delete(key)
        return text
      }
      return undefined
    }
    const name = take('name', 'fullname', 'displayname') ?? joined(take('firstname'), take('lastname'))
    if (name === '' && !this.own) return null
    const role = take('role', 'title', 'job', 'jobtitle', 'position')
    const url = take('url', 'link', 'website', 'homepage', 'href')
    for (const { path: left, field } of rest.values()) this.leave(left, field)
    return { name, ...(role === undefined ? {} : { role }), ...(url === undefined ? {} : { url }) }
  }

  private date(): string {
    for (const key of this.keysOf('date')) {
      const entry = this.entries.get(key)
      const written = textOf(entry?.field ?? '', true) ?? ''
      const read = this.readDate(written)
      if (!entry || !read) {
        if (entry && isSaid(entry.field)) this.doubtfulDate ??= { value: written, isEitherWay: false }
        continue
      }
      this.take(key)
      if (!read.isWhole) this.leave(entry.path, entry.field)
      this.doubtfulDate =
        read.doubt === null ? null : { value: written, isEitherWay: read.doubt === 'either-way' }
      return read.date
    }
    const later = textOf(this.entries.get('publishdate')?.field ?? '', true)
    const read = later && !this.own ? this.readDate(later) : null
    if (!read?.isWhole) return ''
    this.take('publishdate')
    this.doubtfulDate = null
    return read.date
  }

  private readDate(text: string): FrontDate | null {
    return readFrontDate(text, this.order)
  }

  /** The instant of the first entry that names one whole; where none does, what is said of an embargo is unclear. */
  private embargo(date: string, dateAsWritten: Field): string {
    const unclear: string[] = []
    for (const key of this.keysOfEmbargo()) {
      const field = this.entries.get(key)?.field ?? ''
      const written = textOf(field, true) ?? JSON.stringify(jsonOf(field))
      const embargo = this.readEmbargo(written, date)
      if (embargo !== '') {
        this.take(key)
        return embargo
      }
      const isDayOfText = key === 'publishdate' && (field === dateAsWritten || isUntil(written, date))
      if (isSaid(field) && field !== false && !isDayOfText) unclear.push(written)
    }
    this.unclearEmbargo = unclear[0] ?? ''
    return ''
  }

  private readEmbargo(text: string, date: string): string {
    const read = this.readDate(text)
    if (read !== null && read.doubt === null && isDateTime(read.date)) return read.date
    const zoneLine = this.zoneOfEmbargo()
    return readEmbargo(text, this.order === 'month-first', { otherDates: [date], zoneLine })
  }

  /** The zone that an entry beside the embargo names. */
  private zoneOfEmbargo(): string {
    const field = ['embargozone', 'timezone'].flatMap((key) => this.entries.get(key)?.field ?? [])[0] ?? ''
    return textOf(field, true) ?? ''
  }

  /** The usual keys of an embargo, and those that say the word in another way: `embargo_until`, `sperrfrist`. */
  private keysOfEmbargo(): string[] {
    const usual = this.keysOf('embargo')
    if (this.own) return usual
    const others = [...this.entries].filter(
      ([key, { path }]) => key !== 'embargozone' && opensWithEmbargo(path.at(-1) ?? ''),
    )
    return [...new Set([...usual, ...others.map(([key]) => key)])]
  }

  private desk(): string {
    for (const key of this.keysOf('desk')) {
      const entry = this.entries.get(key)
      const names = this.categoriesOf(key) ?? namesIn(entry?.field ?? '', this.own)
      const [first] = names
      if (!entry || first === undefined) continue
      if (names.length > 1) this.entries.set(key, { ...entry, field: names.slice(1) })
      else this.take(key)
      return first
    }
    return ''
  }

  /** The words of what Jekyll, whose pages have a layout, reads as several categories; null for others. */
  private categoriesOf(key: string): string[] | null {
    const field =
      key === 'categories' && !this.own && this.entries.has('layout') ? this.entries.get(key)?.field : null
    return typeof field === 'string' && /^[^,;]+$/.test(field) ? field.trim().split(/[ \t]+/) : null
  }

  /** Tags and keywords, each once; further categories are keywords too. */
  private keywords(desk: string): string[] {
    if (this.own) {
      const tags = this.take('tags')
      return namesIn((this.take('keywords') ?? tags)?.field ?? [], true)
    }
    const found = new Set<string>()
    for (const key of [...this.keysOf('keywords'), ...this.keysOf('desk')]) {
      const field = this.take(key)?.field ?? ''
      const names = typeof field === 'string' ? keywordsIn(field) : namesIn(field, false)
      for (const name of names) found.add(trimSpaces(name).replace(/^#(?=\S)/, ''))
    }
    found.delete('')
    found.delete(desk)
    return [...found]
  }

  private target(): Target | null {
    const field = this.entries.get('target')?.field
    if (!(field instanceof Map)) return null
    const amount = Number(field.get('amount'))
    const unit = TARGET_UNITS.find((each) => each === field.get('unit'))
    if (!unit || !(amount > 0) || !Number.isFinite(amount)) return null
    this.take('target')
    return { amount, unit }
  }
}

/** A field without the escapes of Markdown in its texts. */
function plainField(field: Field): Field {
  if (typeof field === 'string') return fieldText(field)
  if (Array.isArray(field)) return field.map(plainField)
  if (!(field instanceof Map)) return field
  return new Map([...field].map(([key, held]) => [key, key === 'url' ? held : plainField(held)]))
}

/** True for a day of publication that is no later than the date of the text, and so holds nothing back. */
const isUntil = (text: string, date: string) => isDay(text) && text <= date.slice(0, 10)
const named = (name: string): Byline[] => (name === '' ? [] : [{ name }])
const joined = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' ')
