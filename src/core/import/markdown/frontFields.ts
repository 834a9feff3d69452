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
} from '../../article/index.ts'
import { trimSpaces, trimLineEnds } from '../../document/index.ts'
import { slugFrom } from '../../slug.ts'
import { readNames } from '../metadata/bylines.ts'
import { findDate, tellsTime, wordsBeside } from '../metadata/dates.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'
import type { Field, FieldMap } from './frontMatter.ts'
import { findLabel } from '../metadata/labels.ts'
import type { dateOrder } from '../metadata/dateOrder.ts'

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

/** Where generators keep what is not their own. */
const NESTS: ReadonlySet<string> = new Set(['params', 'extra', 'taxonomies'])
/** What Marbre writes for others, or knows better itself. */
const OWN_ONLY = ['marbre', 'id', 'lastmod', 'draft', 'fixedslug']

const LANGUAGE = /^[A-Za-z]{2,3}(?:-|$)/
const WRITTEN =
  /^(\d{4}-\d{2}-\d{2})(?:[Tt]|[ \t]+)(\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)[ \t]*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i

const entryOf = (name: string, field: Field): Entry => ({
  name,
  field,
  label: findLabel(`${name}: `)?.kind ?? null,
})
const simplify = (key: string) => normalizeWord(key).replace(/[-_ ]/g, '')

type DateOrder = ReturnType<typeof dateOrder>
/** A value of front matter under its name as written; `label` is what that name announces where it is a label. */
type Entry = { name: string; field: Field; label: string | null }

/** What front matter says of an article; what it says that an article has no room for goes into the note. */
export function readFields(fields: FieldMap, fallbackLanguage: string, order: DateOrder): ArticleContent {
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
  private readonly leftOver: string[] = []

  constructor(fields: FieldMap, order: DateOrder) {
    this.own = isOwn(fields)
    this.order = order
    this.collect(fields, '')
  }

  private collect(fields: FieldMap, path: string): void {
    for (const [name, field] of fields) {
      const key = simplify(name)
      if (field instanceof Map && path === '' && NESTS.has(key)) this.collect(field, `${name}.`)
      else if (this.entries.has(key)) this.leave(`${path}${name}`, field)
      else this.entries.set(key, entryOf(`${path}${name}`, field))
    }
  }

  read(fallbackLanguage: string): ArticleContent {
    const plain = emptyContent(fallbackLanguage)
    for (const field of PLAIN_FIELDS) {
      plain[field] = fieldSpec(field).kind === 'line' ? this.line(field) : this.text(field)
    }
    const special = this.special(plain.headline)
    const note = this.text('note')
    if (this.own) for (const key of OWN_ONLY) this.entries.delete(key)
    for (const { name, field } of this.entries.values()) this.leave(name, field)
    const rest = this.leftOver.length > 0 ? ['Front matter', ...this.leftOver].join('\n') : ''
    return {
      ...plain,
      ...special,
      language: special.language || fallbackLanguage,
      note: [note, rest].filter((part) => part !== '').join('\n\n'),
    }
  }

  /** The fields that are no plain text, in an order that matters: a key that two may take goes to the first of them. */
  private special(headline: string): Pick<ArticleContent, SpecialField> {
    const slug = this.slug(headline)
    const language = this.language()
    const status = this.status()
    const byline = this.byline()
    const date = this.date()
    const embargo = this.embargo()
    const desk = this.desk()
    const keywords = this.keywords(desk)
    return { slug, language, status, byline, date, embargo, desk, keywords, target: this.target() }
  }

  /** Keeps what found no field as a line for the note. */
  private leave(name: string, field: Field): void {
    const value = written(field)
    if (value !== '') this.leftOver.push(`${name}: ${value}`)
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
    const labelled = [...this.entries].filter(([, { label }]) => label === field)
    return [...new Set([...usual, ...labelled.map(([key]) => key)])]
  }

  /** The first text of a field; a second one that says something else is left over. */
  private text(field: FrontField): string {
    let found = ''
    for (const key of this.keysOf(field)) {
      const text = textOf(this.entries.get(key)?.field ?? '', this.own)
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
      if (entry) this.leave(entry.name, entry.field)
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
      const entry = this.take(key)
      if (!entry) continue
      const people = this.people(entry)
      if (people.length === 0) continue
      if (this.own) for (const other of this.keysOf('byline')) this.take(other)
      return people
    }
    return []
  }

  private people({ name, field }: Pick<Entry, 'name' | 'field'>): Byline[] {
    if (typeof field === 'string')
      return this.own || field === '' ? named(field) : readNames(trimSpaces(field))
    const items = Array.isArray(field) ? field : [field]
    return items.flatMap((item) => {
      if (typeof item === 'string') return this.own ? [{ name: item }] : named(trimSpaces(item))
      const person = item instanceof Map ? this.person(name, item) : null
      if (!person) this.leave(name, item)
      return person ?? []
    })
  }

  private person(path: string, fields: FieldMap): Byline | null {
    const rest = new Map(
      [...fields].map(([key, field]) => [simplify(key), { name: `${path}.${key}`, field }]),
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
    for (const { name: left, field } of rest.values()) this.leave(left, field)
    return { name, ...(role === undefined ? {} : { role }), ...(url === undefined ? {} : { url }) }
  }

  private date(): string {
    for (const key of this.keysOf('date')) {
      const entry = this.entries.get(key)
      const read = entry && this.readDate(textOf(entry.field, true) ?? '')
      if (!entry || !read) continue
      this.take(key)
      if (!read.whole) this.leave(entry.name, entry.field)
      return read.date
    }
    const later = textOf(this.entries.get('publishdate')?.field ?? '', true)
    const read = later && !this.own ? this.readDate(later) : null
    if (!read?.whole) return ''
    this.take('publishdate')
    return read.date
  }

  /** A date as an article keeps it. Without an offset only the day is certain; `whole` is false where that loses something. */
  private readDate(text: string): { date: string; whole: boolean } | null {
    if (isDay(text) || isDateTime(text)) return { date: text, whole: true }
    const [, day = '', time = '', offset] = WRITTEN.exec(text) ?? []
    if (isDay(day)) {
      const precise = `${day}T${time.padStart(5, '0')}${normalOffset(offset ?? '')}`
      if (offset !== undefined && isDateTime(precise)) return { date: precise, whole: true }
      return { date: day, whole: /^0?0:00(?::00)?/.test(time) && offset === undefined }
    }
    const found = findDate(text, this.order === 'month-first')
    if (!found) return null
    const beside = text.slice(0, found.from) + text.slice(found.to)
    const certain = !found.ambiguous || this.order !== 'open'
    return { date: found.date, whole: certain && !tellsTime(beside) && wordsBeside(beside).length === 0 }
  }

  private embargo(): string {
    for (const key of this.keysOf('embargo')) {
      const date = this.readDate(textOf(this.entries.get(key)?.field ?? '', true) ?? '')?.date ?? ''
      if (!isDateTime(date)) continue
      this.take(key)
      return date
    }
    return ''
  }

  private desk(): string {
    for (const key of this.keysOf('desk')) {
      const entry = this.entries.get(key)
      const names = namesIn(entry?.field ?? '', this.own)
      const [first] = names
      if (!entry || first === undefined) continue
      if (names.length > 1) this.entries.set(key, { ...entry, field: names.slice(1) })
      else this.take(key)
      return first
    }
    return ''
  }

  /** Tags and keywords, each once; further categories are keywords too. */
  private keywords(desk: string): string[] {
    if (this.own) {
      const keywords = namesIn(this.take('tags')?.field ?? [], true)
      this.take('keywords')
      return keywords
    }
    const found = new Set<string>()
    for (const key of [...this.keysOf('keywords'), ...this.keysOf('desk')]) {
      const field = this.take(key)?.field ?? ''
      const names = typeof field === 'string' ? field.split(/[,;،、，；]/) : namesIn(field, false)
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

const named = (name: string): Byline[] => (name === '' ? [] : [{ name }])
const joined = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' ')

function normalOffset(offset: string): string {
  if (/^(?:Z|UTC|GMT|)$/i.test(offset)) return 'Z'
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0')
  return `${offset.charAt(0)}${digits.slice(0, 2)}:${digits.slice(2)}`
}

/** A field that is one text, or a list of just one; else null. */
function textOf(field: Field, exact: boolean): string | null {
  const text = Array.isArray(field) && field.length === 1 ? field[0] : field
  if (typeof text !== 'string') return null
  return exact ? text : trimSpaces(trimLineEnds(text))
}

/** The names in a field: its text, the texts in its list, or the names of what is in its list. */
function namesIn(field: Field, exact: boolean): string[] {
  const items = Array.isArray(field) ? field : [field]
  return items.flatMap((item) => {
    const named = item instanceof Map ? (item.get('name') ?? item.get('title') ?? '') : item
    const text = textOf(named, exact)
    return text === null || (text === '' && !exact) ? [] : [text]
  })
}

/** A field as one line: a list by commas, a map in braces. */
function written(field: Field): string {
  if (typeof field === 'string') return field.replace(/[ \t]*\n[ \t]*/g, ' ')
  if (Array.isArray(field)) return field.map(written).filter(Boolean).join(', ')
  const pairs = [...field].map(([key, value]) => `${key}: ${written(value)}`)
  return pairs.length > 0 ? `{ ${pairs.join('; ')} }` : ''
}
