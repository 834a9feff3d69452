import { isDay, STATUSES, type Status } from '../article/index.ts'
import { fold } from '../search.ts'
import { PERIOD_VALUES, PERIODS } from './periods.ts'
import {
  ANSWERS,
  FIELD_NAMES,
  QUERY_FIELDS,
  type Query,
  type QueryField,
  type QueryTerm,
  STATUS_VALUES,
} from './query.ts'

/** What is typed after these terms is not read. */
const MOST_TERMS = 64
/** A minus, a field and a colon, each if there, then a quoted phrase or what stands before the next space or quote. */
const TERM = /(-*)(?:(\p{L}[\p{L}\p{M}]*(?:-[\p{L}\p{M}]+)*):)?(?:"([^"]*)("?)|([^ "]*))/gu
const QUOTES = /[\u00ab\u00bb\u201c-\u201f\uff02]/g
const SPACES = /[\t\n\v\f\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g
const OUTER_SPACES = /^ +| +$/g

const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i
const BEGUN_LANGUAGE = /^[a-z]?$|^[a-z]{2,3}(?:-[a-z0-9]{1,8})*-$/i
const DATE = /^\d{4}(?:-(\d{2})(?:-\d{2})?)?$/
const BEGUN_DATE = /^\d{0,3}$|^\d{4}-\d?$|^\d{4}-\d{2}-\d?$/
const RANGE = /^(\d{0,9})(?:\.{2,3}|…)(\d{0,9})$/
const NUMBER = /^\d{1,9}$/
const BEGUN_RANGE = /^\d{0,9}\.?$|^(?:\.{2,3}|…)$/

/** The fields by their folded names. */
const FIELD_NAMED: ReadonlyMap<string, QueryField> = new Map(
  QUERY_FIELDS.flatMap((field) => {
    const { en, fr, also } = FIELD_NAMES[field]
    return [en, fr, ...also].map((name): [string, QueryField] => [fold(name), field])
  }),
)

/** What a value means in its field: null for nothing that the field can have. */
type Meaning = QueryTerm | null
/** A value as it was typed, and as it is compared. */
type Value = { not: boolean; typed: string; folded: string }

const beginsOneOf = (names: { en: string; fr: string }, value: string): boolean =>
  fold(names.en).startsWith(value) || fold(names.fr).startsWith(value)

function status({ not, folded }: Value): Meaning {
  const parts = folded.split(',').map((part) => STATUSES.filter((each) => beginsStatus(each, part)))
  if (parts.some((named) => named.length === 0)) return null
  return {
    not,
    kind: 'status',
    statuses: STATUSES.filter((each) => parts.some((part) => part.includes(each))),
  }
}

const beginsStatus = (each: Status, part: string): boolean =>
  part !== '' && beginsOneOf(STATUS_VALUES[each], part)

function isDate(text: string): boolean {
  const match = DATE.exec(text)
  if (!match) return false
  const month = match[1]
  return month === undefined || isDay(text.length > 7 ? text : `${text}-01`)
}

const periodsBeginning = (value: string) =>
  PERIODS.filter((period) => value !== '' && beginsOneOf(PERIOD_VALUES[period], value))

function date(field: 'before' | 'after' | 'date', { not, folded }: Value): Meaning {
  if (isDate(folded)) return { not, kind: 'date', field, date: folded }
  const [period, other] = periodsBeginning(folded)
  return period && !other ? { not, kind: 'period', field, period } : null
}

function embargo({ not, folded }: Value): Meaning {
  const [yes, no] = [beginsOneOf(ANSWERS.yes, folded), beginsOneOf(ANSWERS.no, folded)]
  return yes === no ? null : { not, kind: 'embargo', isEmbargoed: yes }
}

function length({ not, folded }: Value): Meaning {
  const [, from = folded, to = folded] = RANGE.exec(folded) ?? (NUMBER.test(folded) ? [] : ['', '', ''])
  const end = (digits: string) => (digits === '' ? null : Number(digits))
  const [least, most] = [end(from), end(to)]
  return least === null && most === null ? null : { not, kind: 'length', least, most }
}

/** The meaning of a value in a field that does not hold words. */
function meaningOf(field: QueryField, value: Value): Meaning {
  const { not, typed } = value
  switch (field) {
    case 'status':
      return status(value)
    case 'language':
      return LANGUAGE.test(typed) ? { not, kind: 'language', language: typed } : null
    case 'before':
    case 'after':
    case 'date':
      return date(field, value)
    case 'embargo':
      return embargo(value)
    case 'length':
      return length(value)
    default:
      return null
  }
}

/** True for a value that can still become one of its field. */
function isBegun(field: QueryField, { typed, folded }: Value): boolean {
  switch (field) {
    case 'status':
      return folded
        .split(',')
        .every((part) => STATUSES.some((each) => part === '' || beginsStatus(each, part)))
    case 'language':
      return BEGUN_LANGUAGE.test(typed)
    case 'before':
    case 'after':
    case 'date':
      return BEGUN_DATE.test(folded) || periodsBeginning(folded).length > 0
    case 'length':
      return BEGUN_RANGE.test(folded)
    default:
      return folded === ''
  }
}

type Typed = { not: boolean; name: string; value: string; style: 'words' | 'phrase' | 'open-phrase' }

function termOf({ not, name, value, style }: Typed): QueryTerm | null {
  const field = FIELD_NAMED.get(fold(name))
  const text = (sought: string, of: 'headline' | 'author' | 'desk' | 'keyword' | null): QueryTerm => ({
    not,
    kind: 'text',
    field: of,
    value: sought,
    style,
  })
  switch (field) {
    case 'headline':
    case 'author':
    case 'desk':
    case 'keyword':
      // `desk:""` asks for articles that have no desk.
      if (value !== '' || (field === 'desk' && style === 'phrase')) return text(value, field)
      return { not, kind: 'incomplete', field, value }
    case undefined:
      if (name === '') return value === '' ? null : text(value, null)
      break
    default: {
      const seen = { not, typed: value, folded: fold(value) }
      const meaning = meaningOf(field, seen)
      if (meaning) return meaning
      if (isBegun(field, seen)) return { not, kind: 'incomplete', field, value }
    }
  }
  return text(style === 'words' ? `${name}:${value}` : trimmed(`${name} ${value}`), null)
}

/**
 * Reads what a person typed into the search field, or gave on the command line. Never fails: a name that is no field, or
 * a value that its field cannot have, is a word like others. Linear in the text, of which 64 terms are read.
 */
export function parseQuery(typed: string): Query {
  const text = typed.replace(QUOTES, '"').replace(SPACES, ' ')
  const terms: Query['terms'][number][] = []
  for (const match of text.matchAll(TERM)) {
    const [all, minus = '', name = '', phrase, close, word = ''] = match
    if (all === '') continue
    if (terms.length === MOST_TERMS) break
    const to = match.index + all.length
    const start = to - (phrase ?? word).length - (close?.length ?? 0)
    const inner = typed.slice(start, start + (phrase ?? word).length)
    const style = phrase === undefined ? 'words' : close === '' ? 'open-phrase' : 'phrase'
    const value = trimmed(inner)
    const term = termOf({ not: minus !== '', name, value, style })
    if (term) terms.push({ ...term, from: match.index, to })
  }
  return { terms }
}

function trimmed(value: string): string {
  const simple = value.replace(SPACES, ' ')
  const start = simple.length - simple.replace(/^ +/, '').length
  return value.slice(start, start + simple.replace(OUTER_SPACES, '').length)
}
