import type { ArticleContent } from '../../article/index.ts'
import { signingAgency, withAgency } from '../agency/agencyNames.ts'
import { type Dateline, readDateline } from '../agency/dateline.ts'
import { withoutEdges } from '../lines.ts'
import type { Reason } from '../reason.ts'
import { isReferenceNumber } from '../text/contactLines.ts'
import { LABELS } from '../vocabulary/labels.ts'
import { isSaidInChat } from './chat.ts'
import { alternatives } from '../vocabulary/load.ts'
import { isRoleLine, maySign, readByline, readNames } from './bylines.ts'
import { findDate, type FoundDate } from './dates.ts'
import { isTimeBeside, isUpdate, tellsTime, timeLength, wordsBeside } from './timesOfDay.ts'
import { isEmbargoLine } from './embargo.ts'
import { isFiledUnder, isGenre, isPlaceOfDesk } from './desks.ts'
import { findLabel, type Labelled } from './labels.ts'
import { isOfSite } from './ofCopy.ts'
import { isTitledName } from './offices.ts'
import { namesPaper, personIn } from './persons.ts'
import { isRelease } from './releases.ts'

/** The fields that a line of metadata may hold together: `Lyon, le 10 novembre 2024 · Par Inès Karam`. */
export const META_FIELDS = [
  'date',
  'byline',
  'dateline',
  'agency',
] as const satisfies readonly (keyof ArticleContent)[]

/** The date, byline, place and agency of an article that a line says, and nothing of its text. */
export type Meta = Pick<ArticleContent, (typeof META_FIELDS)[number]> & {
  /** The date could be read the other way round. */
  eitherWay: boolean
  /** The line names another day of the week beside the date. */
  otherWeekday: boolean
  /** The line said more than the fields can hold (a time with no zone, a second date): then it is kept as it was. */
  more: boolean
  /** The byline is only a few words with capitals beside a date, which may name something else. */
  guess: boolean
  /** What shows it: a label, an opening such as “Par”, or only that there is nothing else. */
  mark: 'label' | 'opening' | 'none'
}

/** Why the date of a line may be another: `orderOpen` where nothing tells whether the day or the month stands first. */
export function doubtOfDate(
  { eitherWay, otherWeekday }: Pick<Meta, 'eitherWay' | 'otherWeekday'>,
  orderOpen: boolean,
): Extract<Reason, 'date-either-way' | 'date-weekday'> | null {
  if (otherWeekday) return 'date-weekday'
  return eitherWay && orderOpen ? 'date-either-way' : null
}

const EMPTY_META: Meta = {
  date: '',
  eitherWay: false,
  otherWeekday: false,
  byline: [],
  dateline: '',
  agency: '',
  more: false,
  guess: false,
  mark: 'none',
}
const LONGEST = 220

/** Reads a line that is nothing but a date, a byline or both; null for any other. */
export function readMeta(text: string, monthFirst: boolean): Meta | null {
  return new LineMetadata(text, monthFirst).meta
}

/**
 * What a line says about the article: its label, whether it is an embargo, its date and byline. Each is read when it is
 * first asked for and then kept, since several rules ask the same of a line.
 */
export class LineMetadata {
  /** The line without the blanks at its edges. */
  readonly text: string
  /** True where `10/11/2024` is in October. */
  readonly monthFirst: boolean
  private readonly known: {
    label?: Labelled | null
    isEmbargo?: boolean
    meta?: Meta | null
    dateline?: Dateline | null
  }

  constructor(line: string, monthFirst: boolean, dateline?: Dateline) {
    this.known = dateline ? { dateline } : {}
    this.text = withoutEdges(line)
    this.monthFirst = monthFirst
  }

  get label(): Labelled | null {
    if (this.known.label === undefined) this.known.label = findLabel(this.text)
    return this.known.label
  }

  get isEmbargo(): boolean {
    this.known.isEmbargo ??= isEmbargoLine(this.text)
    return this.known.isEmbargo
  }

  /** Null for a line that is not only the dateline of a story. */
  get dateline(): Dateline | null {
    if (this.known.dateline === undefined) this.known.dateline = readDateline(this.text, this.monthFirst)
    return this.known.dateline
  }

  /** Null for a line that is not only a date, a byline or both. */
  get meta(): Meta | null {
    if (this.known.meta === undefined) this.known.meta = metaOf(this)
    return this.known.meta
  }

  /** True for a line that is a date, or a byline by its label or its opening. */
  get isMeta(): boolean {
    return this.meta !== null && (this.meta.date !== '' || this.meta.mark !== 'none')
  }
}

function metaOf(line: LineMetadata): Meta | null {
  const { text, monthFirst } = line
  if (text.length > LONGEST || text.includes('\n\n') || line.isEmbargo || isSaidInChat(text)) return null
  const credits = readCredits(line)
  if (credits) return credits
  const { label } = line
  if (label?.kind === 'date') {
    const meta = readDated(label.value, monthFirst)
    return meta && { ...meta, mark: 'label' }
  }
  if (label?.kind === 'byline' && label.value !== '' && maySign(label.value)) {
    const dated = readDated(label.value, monthFirst)
    if (dated && dated.byline.length > 0) return { ...dated, mark: 'label' }
    if (!dated) return { ...EMPTY_META, byline: readNames(label.value), mark: 'label' }
  }
  if (label && label.kind !== 'byline') return null
  const dated = readDated(text, monthFirst)
  if (dated) return dated
  const signed = readByline(text)
  return signed && { ...EMPTY_META, ...signed }
}

/** Who signs, by a label or an opening, and what else the credits of a text say, between dots; null for another line. */
function readCredits(line: LineMetadata): Meta | null {
  const [first = '', ...others] = line.text.split(' · ')
  if (others.length === 0 || others.some(isRoleLine)) return null
  const label = line.label?.kind === 'byline' ? findLabel(first) : null
  const signed = label ? signedByLabel(label.value) : readByline(first)
  if (!signed || signed.mark === 'none') return null
  const meta: Meta = { ...EMPTY_META, ...signed }
  const side = { time: false, comma: false, apart: true, barred: true, published: false }
  const isRead = others
    .filter((rest) => !addAgency(meta, rest))
    .every(
      (rest) => addDate(meta, rest, line.monthFirst) || addCompany(meta, { ...side, rest }, line.monthFirst),
    )
  return isRead && (meta.date !== '' || !meta.more) ? meta : null
}

const signedByLabel = (names: string): Pick<Meta, 'byline' | 'mark'> | null =>
  names !== '' && maySign(names) ? { byline: readNames(names), mark: 'label' } : null

function addDate(meta: Meta, text: string, monthFirst: boolean): boolean {
  const dated = meta.date === '' ? readDated(text, monthFirst) : null
  if (!dated || dated.more || dated.byline.length > 0 || dated.dateline !== '') return false
  const { date, eitherWay, otherWeekday } = dated
  Object.assign(meta, { date, eitherWay, otherWeekday })
  return true
}

const PUBLISHED = new RegExp(`^(?:${alternatives(LABELS.date)})(?!\\p{L})`, 'iu')

function readDated(line: string, monthFirst: boolean): Meta | null {
  const found = findDate(line, monthFirst)
  if (!found) return null
  const { date, ambiguous: eitherWay, otherWeekday } = publishedDate(line, found, monthFirst)
  const meta: Meta = { ...EMPTY_META, date, eitherWay, otherWeekday }
  const before = beside(line.slice(0, found.from), 'before')
  const after = { ...beside(line.slice(found.to), 'after'), published: PUBLISHED.test(line) }
  for (const side of [before, after]) {
    if (side.time) meta.more = true
    if (side.rest !== '' && !addCompany(meta, side, monthFirst)) return null
  }
  return meta
}

/** The date of a line, or the other one behind it where it only says when the text was changed: `Updated …, published …`. */
function publishedDate(line: string, found: FoundDate, monthFirst: boolean): FoundDate {
  if (!isUpdate(line.slice(0, found.from))) return found
  const behind = line.slice(found.to)
  const second = findDate(behind, monthFirst)
  return second && !isUpdate(behind.slice(0, second.from)) ? second : found
}

/** The words on one side of a date, and the sign that parts them from it: a comma, or a dash, a bar or a dot. */
type Side = {
  rest: string
  time: boolean
  comma: boolean
  apart: boolean
  barred: boolean
  /** Behind the day on which the text appeared, as the line says. */
  published: boolean
}

/** The words on one side of a date, without those and the signs that only announce it. */
function beside(text: string, side: 'before' | 'after'): Side {
  const rest = announced(text, side)
  const gap =
    side === 'before' ? text.slice(text.lastIndexOf(rest) + rest.length) : text.slice(0, text.indexOf(rest))
  const outside = rest === '' ? text : gap
  const apart = /[|·•∙–—/]|[ \u00a0]-[ \u00a0]/u.test(gap)
  return {
    rest,
    time: tellsTime(outside),
    comma: /^[ \u00a0]*[,،，]/u.test(gap) && !apart,
    apart,
    barred: gap.includes('|'),
    published: false,
  }
}

/** Takes announcing words off the end that touches the date, one by one. */
function announced(text: string, side: 'before' | 'after'): string {
  const rest = piecesOf(text)
  while (rest.length > 0) {
    const edge = side === 'before' ? rest.at(-1) : rest[0]
    if (edge === undefined || (side === 'before' && CLOSED.test(rest.join('')))) break
    if (wordsBeside(edge).length > 0) {
      const left = rest.join('')
      const length = side === 'after' ? timeLength(left) : 0
      if (length === 0) break
      rest.splice(0, rest.length, ...piecesOf(left.slice(length)))
      continue
    }
    if (side === 'before') rest.pop()
    else rest.shift()
  }
  const left = rest.join('')
  // A time may hold several pieces, such as `14 h 30`.
  return wordsBeside(left).length === 0 ? '' : clean(left)
}

/** Words in brackets at the end of what stands before a date, which belong to the words before them: what somebody is. */
const CLOSED = /[^ (]+[ \u00a0]?\([^()]*\p{L}[^()]*\)[ \u00a0]?$/u

const piecesOf = (text: string): string[] =>
  text.split(/(?<=[ \t\u00a0\u202f,،，|·•∙–—:：;()（）[\]/-])|(?=[,،，|·•∙–—:：;()（）[\]/])/u)

function clean(text: string): string {
  return withoutEdges(text)
    .replace(/^[ ,;|·•∙–—/([-]{1,6}/u, '')
    .replace(/(?:[ ,;|·•∙–—/\]-]|(?<!\([^()]*)\)){1,6}$/u, '')
}

/** Adds what may stand beside a date in its line: who signs, where from, or a second date; false for anything else. */
function addCompany(meta: Meta, side: Side, monthFirst: boolean): boolean {
  const { rest, comma, apart, barred } = side
  const pieces = rest.split(/[ \u00a0]?[|·•∙][ \u00a0]?/u)
  if (pieces.length > 1)
    return pieces
      .filter((piece) => !addAgency(meta, piece))
      .every((piece) => addCompany(meta, { ...side, rest: piece, apart: true, barred: true }, monthFirst))
  const label = findLabel(rest)
  if (label?.kind === 'byline' && meta.byline.length === 0 && maySign(label.value)) {
    meta.byline = readNames(label.value)
    meta.mark = 'label'
    return true
  }
  const isOfCopy = label?.of === 'copy' || label?.kind === 'desk' || isOfSite(rest)
  if (
    isOfCopy ||
    isFiledUnder(rest, { isApart: comma || apart || side.published, isPublished: side.published }) ||
    isRelease(rest) ||
    namesPaper(rest) ||
    isTitledName(rest) ||
    isReferenceNumber(rest) ||
    isTimeBeside(rest) ||
    BY_ACCOUNT.test(rest)
  ) {
    meta.more = true
    return true
  }
  const signed = readByline(rest)
  if (signed && meta.byline.length === 0 && (signed.mark === 'opening' || !comma || isPersonAlone(rest))) {
    meta.byline = signed.byline
    if (signed.mark === 'opening') meta.mark = 'opening'
    meta.guess ||= signed.guess
    return true
  }
  if ((apart || (comma && !rest.includes(','))) && addAgency(meta, rest)) return true
  if (apart && meta.byline.length === 0 && /^\p{Lu}{2,3}$/u.test(rest) && !SHORT_PLACE.test(rest)) {
    meta.byline = [{ name: rest }]
    meta.guess = true
    return true
  }
  if (barred && meta.byline.length === 0 && UNCASED_NAME.test(rest)) {
    meta.byline = [{ name: rest }]
    return true
  }
  const second = findDate(rest, monthFirst)
  if (second && wordsBeside(rest.slice(0, second.from) + rest.slice(second.to)).length === 0) {
    meta.more = true
    return true
  }
  const isKnown = meta.byline.length > 0 || meta.agency !== ''
  const setApart = apart && (isKnown || /^\p{L}+$/u.test(rest))
  const isNamed = isPlace(rest) || (barred && isPlaceInCountry(rest))
  if (meta.dateline === '' && isNamed && (comma || setApart)) {
    meta.dateline = rest
    return true
  }
  const parts = rest.split(/[ \u00a0][–—/-][ \u00a0]/u)
  return (
    parts.length > 1 &&
    parts.every((part) => addCompany(meta, { ...side, rest: part, apart: true }, monthFirst))
  )
}

/** A town and its country, and not two desks or two persons: `Harar, Éthiopie`, but `Football, Rugby`, `Paul Roux, Léa Moulin`. */
function isPlaceInCountry(text: string): boolean {
  const parts = text.split(', ')
  return (
    parts.length === 2 &&
    parts.every((part) => isPlace(part) && personIn(part) !== 'sure') &&
    !parts.some((part) => isGenre(part) && !isPlaceOfDesk(part))
  )
}

/** Whose account a site names beside a date where it names nobody: `by admin`. */
const BY_ACCOUNT =
  /^(?:by|par|von|por|di|da|door)[ \u00a0](?:admin|administrator|administrateur|webmaster|root)$/iu

/** Places that are written as initials are. */
const SHORT_PLACE = /^(?:NY|NYC|LA|DC|SF|UK|USA?|EU|UE|UN|ONU)$/

/** A first name that is common somewhere and a last name, which a place hardly ever is: `Inès Karam`, but `Santiago de Compostela`. */
function isPersonAlone(text: string): boolean {
  return (
    /^\p{Lu}[\p{L}\p{M}’'-]+(?:[ \u00a0]\p{Lu}[\p{L}\p{M}’'-]+){1,2}$/u.test(text) &&
    personIn(text) === 'sure'
  )
}

function addAgency(meta: Meta, text: string): boolean {
  const agency = signingAgency(text)
  if (agency !== null) meta.agency = withAgency(meta.agency, agency)
  return agency !== null
}

/** A first and a last name in a script that has no capitals. */
const UNCASED_NAME = /^[\p{Lo}\p{M}'’״׳-]{2,16}(?:[ \u00a0][\p{Lo}\p{M}'’״׳-]{2,16}){1,2}$/u

const PLACE_LINKS =
  /^(?:à|en|de|du|des|la|le|les|l['’]\p{Lu}\p{L}*|d['’]\p{Lu}\p{L}*|sur|sous|lès|of|upon|am|an|der|del|los|las|el|do|da|dos|di)$/u

/** A town, perhaps with its country: one to five words that are written like names. */
function isPlace(text: string): boolean {
  const bare = text.replace(/ \([\p{L} .'’-]{1,30}\)$/u, '')
  const words = bare.split(/[ \u00a0]/u)
  const named = words.filter((word) =>
    /^[\p{Lu}\p{Lo}][\p{L}\p{M}'’-]{0,24}$|^\p{Lu}\p{L}{0,2}\.$/u.test(word),
  )
  return (
    words.length <= 5 &&
    named.length > 0 &&
    words.every((word) => named.includes(word) || PLACE_LINKS.test(word))
  )
}
