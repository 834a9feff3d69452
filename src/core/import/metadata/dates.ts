import { isDateTime, isDay } from '../../article/index.ts'
import { weekdayOf } from '../../dates/calendarDays.ts'
import { announcesDate, monthNamed, shortWeekdayNamed, weekdayNamed } from './calendar.ts'
import {
  BEFORE_TIME,
  DATE_LINKS,
  HALVES_OF_DAY,
  ORDINAL_ENDINGS,
  PARTS_OF_DAY,
  RECORDED,
  RELATIVE_DAYS,
  UPDATED,
} from '../vocabulary/dateWords.ts'
import { alternatives, listWords, wordSet } from '../vocabulary/load.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'

/** A date found in a line, and where. */
export type FoundDate = {
  /** `YYYY-MM-DD`, or RFC 3339 where the line gives a time with its offset. */
  date: string
  from: number
  to: number
  /** Day and month could be read the other way round, and nothing in the date tells. */
  ambiguous: boolean
  /** The line names another day of the week beside the date. */
  otherWeekday: boolean
}
/** A date before the words beside it are looked at. */
type BareDate = Omit<FoundDate, 'otherWeekday'>

/** Longer lines are prose, in which a date says nothing of the article. */
const LONGEST_LINE = 220

/** No date is written without one: other lines need not be looked at word by word. */
const NUMERAL = /[\p{Nd}〇一二三四五六七八九零十廿元]/u

type Token = { normalized: string; kind: 'number' | 'word' | 'space' | 'sign'; from: number; to: number }

/**
 * The first whole date (day, month and year) of a line, as newsrooms write it in some 25 languages: ISO 8601, East
 * Asian, numeric, or with the month's name. `monthFirst` decides how `10/11/2024` is read. Null where day, month or year
 * is missing: none is made up, nor is a time zone.
 *
 * The line is split into numbers, words and signs once; each grammar is then tried at each number and word. Cost: linear in
 * the line, which is at most 220 characters long; a line without a numeral is not split at all.
 */
export function findDate(line: string, monthFirst: boolean): FoundDate | null {
  if (line.length > LONGEST_LINE || !NUMERAL.test(line)) return null
  const tokens = tokenise(line)
  for (const [i, { kind }] of tokens.entries()) {
    if (kind !== 'number' && kind !== 'word') continue
    const found =
      isoAt(line, tokens, i) ??
      eastAsianAt(tokens, i) ??
      numericAt(tokens, i, monthFirst) ??
      namedAt(tokens, i)
    if (!found) continue
    const weekday = weekdayBeside(tokens, found)
    const settled = settledBy(weekday, found)
    const whole = withOffset(line, settled) ?? settled
    return { ...whole, otherWeekday: weekday !== undefined && weekday !== weekdayOf(whole.date.slice(0, 10)) }
  }
  return null
}

/** Words that may stand between a weekday and its date: `Thursday the 5th`, `Donnerstag, den 5.`. */
const BEFORE_DAY: ReadonlySet<string> = new Set(['le', 'the', 'den', 'der', 'dem', 'el', 'il', 'feira'])

/** The weekday right before or behind a date. */
function weekdayBeside(tokens: readonly Token[], { from, to }: BareDate): number | undefined {
  const before = tokens.filter((token) => token.to <= from && token.kind !== 'space').toReversed()
  const behind = tokens.filter((token) => token.from >= to && token.kind !== 'space')
  return weekdayIn(before, 1) ?? weekdayIn(behind, -1)
}

/** A date that could be read both ways, in the way in which it is the day of the week that stands beside it. */
function settledBy(weekday: number | undefined, found: BareDate): BareDate {
  if (!found.ambiguous || weekday === undefined) return found
  const [year, month, day] = found.date.split('-')
  const read = [found.date, `${year}-${day}-${month}`].find((date) => weekdayOf(date) === weekday)
  return read === undefined ? found : { ...found, date: read, ambiguous: false }
}

/** True for a line that names a day of the week in full, and not that of `day`. */
export function contradictsWeekday(line: string, day: string): boolean {
  const named = tokenise(line).flatMap(({ normalized }) => weekdayNamed(normalized) ?? [])
  return named.length > 0 && !named.includes(weekdayOf(day))
}

/** The weekday that the first words name. `outside`: where the next word away from the date is, which a short name must not follow. */
function weekdayIn(tokens: readonly Token[], outside: 1 | -1): number | undefined {
  const at = tokens.findIndex(({ kind, normalized }) => kind !== 'sign' && !BEFORE_DAY.has(normalized))
  const word = tokens[at]
  if (!word || at > 3 || word.kind !== 'word') return undefined
  const isAlone = outside === 1 && tokens[at + 1]?.kind !== 'word'
  return weekdayNamed(word.normalized) ?? (isAlone ? shortWeekdayNamed(word.normalized) : undefined)
}

/**
 * When a line that is nothing but a date, a month with its year, a year or two years begins, as `1887`, `2023-06` or `2021-03-12`,
 * which sort as they follow each other; null for any other line.
 */
export function beginningOf(text: string, monthFirst: boolean): string | null {
  if (text.length > 40 || isUpdate(text)) return null
  const found = findDate(text, monthFirst)
  if (found)
    return wordsBeside(text.slice(0, found.from) + text.slice(found.to)).length === 0 ? found.date : null
  const [, words = '', year = ''] = /^(\D{0,24}?)(\d{4})(?:[ ]?[-–—/][ ]?\d{2,4})?[ ]?:?$/u.exec(text) ?? []
  if (!isLikelyYear(Number(year))) return null
  const [word, ...others] = normalizeWord(words).match(/[\p{L}\p{M}]+/gu) ?? []
  if (word === undefined) return /^\D/u.test(text) ? null : year
  const month = monthNamed(word)
  const isMonth = month !== undefined && others.every((each) => LINKS.includes(each))
  return isMonth ? `${year}-${String(month).padStart(2, '0')}` : null
}

const OF_RECORDING = new RegExp(
  `^(?:[\\p{L}’']{2,14}[ \\u00a0]){0,2}(?:${alternatives(RECORDED)})[ \\u00a0:]{1,2}(.{4,60})$`,
  'iu',
)

/** True for a line that only says on which day somebody was recorded: `Recorded 4 March`. */
export function tellsRecording(text: string): boolean {
  const day = OF_RECORDING.exec(text)?.[1] ?? ''
  if (day === '') return false
  const found = findDate(day, false)
  if (!found) return isDayWithoutYear(day)
  return wordsBeside(day.slice(0, found.from) + day.slice(found.to)).length === 0
}

/** `mardi 12 mars`: a day that nobody can place without its year. */
export function isDayWithoutYear(text: string): boolean {
  if (text.length > 40 || /\p{Nd}{3}/u.test(text)) return false
  const words = normalizeWord(text).match(/[\p{L}\p{M}]+|\p{Nd}+/gu) ?? []
  const months = words.filter((word) => monthNamed(word) !== undefined)
  const days = words.filter((word) => /^\d{1,2}$/.test(word))
  const known = words.filter(
    (word) =>
      announcesDate(word) || /^(?:er|st|nd|rd|th|de|of)$/.test(word) || monthNamed(word) !== undefined,
  )
  return months.length === 1 && days.length === 1 && known.length === words.length - 1
}

const DAY_PARTS = wordSet(PARTS_OF_DAY)

/** True for a day of the week, perhaps with its part, and nothing else: `Tuesday`, `mardi soir`, `am Dienstagabend`. */
export function isWeekday(text: string): boolean {
  const words = normalizeWord(text).match(/[\p{L}\p{M}-]+/gu) ?? []
  const bare = words.flatMap((word) => {
    const part = [...DAY_PARTS].find((each) => word.length > each.length && word.endsWith(each)) ?? ''
    return weekdayNamed(word.slice(0, word.length - part.length)) === undefined ? word : []
  })
  return (
    text.length <= 40 &&
    bare.length < words.length &&
    bare.every((word) => announcesDate(word) || DAY_PARTS.has(word))
  )
}

const NUMERIC_DATE =
  /^\p{Nd}{1,4}[ ]?([/.-])[ ]?\p{Nd}{1,2}[ ]?\1[ ]?\p{Nd}{1,4}(?:(?!\p{Nd})|(?<=\p{Nd}{4})(?=\p{Nd}))[\p{Nd}:.hH ]{0,12}$/u

/** True for a line that is written like a date and nothing else, although no such day can be read in it: `30/02/2025`. */
export function isUnreadableDate(text: string): boolean {
  if (text.length > 60 || findDate(text, false) !== null) return false
  const words = normalizeWord(text).match(/[\p{L}\p{M}]+|\p{Nd}+/gu) ?? []
  const numbers = words.filter((word) => /^\d/.test(word))
  const months = words.filter((word) => monthNamed(word) !== undefined)
  const known = words.filter(
    (word) => announcesDate(word) || ORDINALS.includes(word) || LINKS.includes(word) || months.includes(word),
  )
  if (numbers.length === 2 && months.length === 1)
    return numbers.some((word) => word.length === 4) && known.length === words.length - 2
  const bare = text.replace(/^[\p{L}., \u00a0]{0,30}(?=\p{Nd})/u, '')
  if (known.length < words.length - numbers.length || !NUMERIC_DATE.test(bare)) return false
  return bare.includes('/') || /(?<!\p{Nd})\p{Nd}{4}/u.test(bare)
}

const UPDATE = new RegExp(`(?<!\\p{L})(?:${alternatives(UPDATED)})(?!\\p{L})`, 'iu')

/** True for a line that says when a text was changed, not when it appeared. */
export function isUpdate(text: string): boolean {
  return UPDATE.test(text)
}

const RELATIVE = new RegExp(`(?<!\\p{L})(?:${alternatives(RELATIVE_DAYS)})(?!\\p{L})`, 'iu')

/** True for a line that only says at what time a text was changed: `Updated 11.15am`, `Updated yesterday`. */
export function isTimeOfUpdate(text: string): boolean {
  return text.length <= 60 && isUpdate(text) && isTimeBeside(text)
}

/** True for words beside a date that only say a time, or a day as it is said on it: `yesterday, 2:02 pm`. */
export function isTimeBeside(text: string): boolean {
  const rest = text.replace(RELATIVE, ' ')
  return (tellsTime(text) || rest !== text) && wordsBeside(rest).length === 0
}

/** True for a line that only says a time, or how long ago that was: `18 h 05`, `11.42am`, `Published today at 11:42`, `3 hours ago`. */
export function isTimeAlone(text: string): boolean {
  if (text.length > LONGEST_TIME || isUpdate(text)) return false
  return isTimeBeside(text) || (text.search(AGO) >= 0 && wordsBeside(text).length === 0)
}

const LONGEST_TIME = 60

/** The words of what stands beside a date, without times and the words that only announce one. A date line has none. */
export function wordsBeside(text: string): string[] {
  const rest = text.replace(AGO, ' ').replace(TIME, ' ')
  return tokenise(rest)
    .filter((token) => (token.kind === 'word' || token.kind === 'number') && !announcesDate(token.normalized))
    .map((token) => rest.slice(token.from, token.to))
}

/** True where a text names a time of day. */
export function tellsTime(text: string): boolean {
  TIME.lastIndex = 0
  return TIME.test(normalizeWord(text))
}

/** Characters of the time of day that a text opens with; 0 where it opens with none. */
export function timeLength(text: string): number {
  TIME.lastIndex = 0
  const match = TIME.exec(text)
  return match?.index === 0 ? match[0].length : 0
}

/** A time of day. */
const TIME =
  /(?<![\p{Nd}\p{L}])\d{1,2}(?:[ \u00a0\u202f]?(?:h|:|\.|u)[ \u00a0\u202f]?\d{2}(?::\d{2})?(?:[ \u00a0\u202f]?(?:[ap]\.?m\.?|uhr|h))?|[ \u00a0\u202f]?(?:heures?|h|uhr|[ap]\.?m\.?|时|時|点|點|분|시))(?!\p{L})/giu

/** `il y a 3 jours`, `3 days ago`. */
const AGO =
  /(?<!\p{L})(?:il y a|há|hace|vor)[ \u00a0]\d{1,3}[ \u00a0]\p{L}{1,12}|\d{1,3}[ \u00a0]\p{L}{1,12}[ \u00a0](?:ago|fa|geleden|назад)(?!\p{L})/giu

function tokenise(line: string): Token[] {
  const tokens: Token[] = []
  for (const match of line.matchAll(
    /\p{Nd}+|\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}])+|[^\p{L}\p{M}\p{Nd}]/gu,
  )) {
    const text = match[0]
    const kind = /^\p{Nd}/u.test(text)
      ? 'number'
      : /^[\p{L}\p{M}]/u.test(text)
        ? 'word'
        : /^[\p{Z}\t\p{Cf}]/u.test(text)
          ? 'space'
          : 'sign'
    tokens.push({ normalized: normalizeWord(text), kind, from: match.index, to: match.index + text.length })
  }
  return tokens
}

/** A date as ISO 8601 writes it, with its time or without. */
const ISO = /\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?[ ]?(?:[Zz]|[+-]\d{2}:?\d{2})?)?/y

function isoAt(line: string, tokens: readonly Token[], index: number): BareDate | null {
  const first = tokens[index]
  if (first?.kind !== 'number' || first.normalized.length !== 4) return null
  ISO.lastIndex = first.from
  const match = ISO.exec(line)?.[0]
  if (match === undefined || !isDay(match.slice(0, 10)) || !isLikelyYear(Number(match.slice(0, 4))))
    return null
  const date = isDateTime(match) ? match : match.slice(0, 10)
  return {
    date,
    from: first.from,
    to: first.from + (isDateTime(match) ? match.length : 10),
    ambiguous: false,
  }
}

/** A cursor over tokens. Each step returns null, and stays, where the next token is not of the kind asked for. */
class Walk {
  readonly tokens: readonly Token[]
  next: number
  constructor(tokens: readonly Token[], next: number) {
    this.tokens = tokens
    this.next = next
  }
  spaces(): void {
    while (this.tokens[this.next]?.kind === 'space') this.next += 1
  }
  number(digits: number): number | null {
    const token = this.tokens[this.next]
    if (token?.kind !== 'number' || token.normalized.length > digits) return null
    this.next += 1
    return Number(token.normalized)
  }
  year(): number | null {
    const token = this.tokens[this.next]
    if (token?.kind !== 'number' || token.normalized.length !== 4) return null
    this.next += 1
    return Number(token.normalized)
  }
  one(...allowed: readonly string[]): string | null {
    const token = this.tokens[this.next]
    if (!token || !allowed.includes(token.normalized)) return null
    this.next += 1
    return token.normalized
  }
  month(): number | null {
    const [first, , third] = this.tokens.slice(this.next, this.next + 3)
    if (first?.kind !== 'word') return null
    const two = third ? monthNamed(`${first.normalized} ${third.normalized}`) : undefined
    const month = two ?? monthNamed(first.normalized)
    if (month === undefined) return null
    this.next += two === undefined ? 1 : 3
    return month
  }
  end(): number {
    return this.tokens[this.next - 1]?.to ?? 0
  }
}

const SLASHES = ['/', '.', '-', '⁄', '–']

/** `10/11/2024`, `10.11.24`, `2024/11/10`. */
function numericAt(tokens: readonly Token[], index: number, monthFirst: boolean): BareDate | null {
  const walk = new Walk(tokens, index)
  const from = tokens[index]?.from ?? 0
  const before = tokens[index - 1]
  if (
    before?.kind === 'word' ||
    (before && SLASHES.includes(before.normalized) && tokens[index - 2]?.kind === 'number')
  )
    return null
  const yearFirst = tokens[index]?.normalized.length === 4
  const a = walk.number(4)
  const slash = a === null ? null : walk.one(...SLASHES)
  if (a === null || slash === null) return null
  walk.spaces()
  const b = walk.number(2)
  if (b === null || walk.one(slash) === null) return null
  walk.spaces()
  const width = tokens[walk.next]?.normalized.length ?? 0
  const c = walk.number(yearFirst ? 2 : 4)
  const after = tokens[walk.next]
  if (
    c === null ||
    after?.kind === 'number' ||
    (after?.normalized === slash && tokens[walk.next + 1]?.kind === 'number')
  )
    return null
  if (yearFirst) return dated(a, b, c, from, walk.end())
  if (width !== 4 && (width !== 2 || slash === '-')) return null
  const year = width === 4 ? c : c + (c < 70 ? 2000 : 1900)
  const swap = b > 12 || (monthFirst && a <= 12)
  const found = swap ? dated(year, a, b, from, walk.end()) : dated(year, b, a, from, walk.end())
  return found && { ...found, ambiguous: a <= 12 && b <= 12 && a !== b }
}

const ORDINALS = listWords(ORDINAL_ENDINGS)
const LINKS = listWords(DATE_LINKS)

/** `1er mars 2025`, `10. November 2024`, `10 de noviembre de 2024`, `November 10th, 2024`, `2024 November 10`. */
function namedAt(tokens: readonly Token[], index: number): BareDate | null {
  const from = tokens[index]?.from ?? 0
  const walk = new Walk(tokens, index)
  const first = tokens[index]
  if (first?.kind === 'word') {
    const month = walk.month()
    if (month === null) return null
    walk.one('.')
    walk.spaces()
    const day = dayOf(walk)
    if (day === null) return null
    walk.spaces()
    if (walk.one(',', '،') !== null) walk.spaces()
    const year = walk.year()
    return year === null ? null : dated(year, month, day, from, walk.end())
  }
  if (first?.kind !== 'number') return null
  if (first.normalized.length === 4) return yearFirstAt(walk, from)
  const day = dayOf(walk)
  if (day === null) return null
  if (walk.one('.', '-') !== null) walk.one('-')
  walk.spaces()
  if (walk.one(...LINKS) !== null) {
    walk.one("'", '’')
    walk.spaces()
  }
  const month = walk.month()
  if (month === null) return null
  walk.one('.')
  walk.one('-')
  if (walk.one(',', '،') === null) walk.spaces()
  walk.spaces()
  if (walk.one(...LINKS) !== null) walk.spaces()
  const year = walk.year()
  return year === null ? null : dated(year, month, day, from, walk.end())
}

function yearFirstAt(walk: Walk, from: number): BareDate | null {
  const year = walk.year()
  walk.one('.')
  walk.spaces()
  const month = walk.month()
  walk.spaces()
  const day = month === null ? null : walk.number(2)
  return year === null || month === null || day === null ? null : dated(year, month, day, from, walk.end())
}

function dayOf(walk: Walk): number | null {
  const day = walk.number(2)
  if (day === null) return null
  walk.one(...ORDINALS)
  return day
}

const HAN_DIGITS = '〇一二三四五六七八九'

/** `2024年11月10日`, `二〇二四年十一月十日`, `令和6年11月10日`, `2024년 11월 10일`. */
function eastAsianAt(tokens: readonly Token[], index: number): BareDate | null {
  const walk = new Walk(tokens, index)
  const from = tokens[index]?.from ?? 0
  const before = tokens[index - 1]
  if (before && HAN_DIGITS.includes(before.normalized)) return null
  const era = walk.one('令') && walk.one('和') ? 2018 : 0
  const year = eastAsianNumber(walk)
  if (year === null || walk.one('年', '년') === null) return null
  walk.spaces()
  const month = eastAsianNumber(walk)
  if (month === null || walk.one('月', '월') === null) return null
  walk.spaces()
  const day = eastAsianNumber(walk)
  if (day === null || walk.one('日', '号', '號', '일') === null) return null
  return dated(era + year, month, day, from, walk.end())
}

function eastAsianNumber(walk: Walk): number | null {
  const plain = walk.number(4)
  if (plain !== null) return plain
  let digits = ''
  for (;;) {
    const character = walk.one(...HAN_DIGITS, '零', '十', '廿', '元')
    if (character === null) break
    digits += character
  }
  if (digits === '') return null
  if (digits === '元') return 1
  const ten = digits.replace('廿', '二十').replaceAll('零', '〇')
  const [tens = '', ones = ''] = ten.includes('十') ? ten.split('十') : ['〇', '']
  const value = (text: string) => Number([...text].map((character) => HAN_DIGITS.indexOf(character)).join(''))
  return ten.includes('十')
    ? (tens === '' ? 10 : value(tens) * 10) + (ones === '' ? 0 : value(ones))
    : value(ten)
}

/** True for a year in which a text may have been written. */
const isLikelyYear = (year: number) => year >= 1600 && year < 2200

function dated(year: number, month: number, day: number, from: number, to: number): BareDate | null {
  const two = (value: number) => String(value).padStart(2, '0')
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  return isLikelyYear(year) && isDay(date) ? { date, from, to, ambiguous: false } : null
}

const TIME_WITH_OFFSET = /[ ,]{1,3}(\d{2}:\d{2}(?::\d{2})?) ([+-]\d{2}):?(\d{2})(?!\d)/y

/** A day followed by a time and its offset, as in the header of an e-mail or in words, is an instant. */
function withOffset(line: string, found: BareDate): BareDate | null {
  if (found.date.length !== 10) return null
  const inWords = withZone(line, found)
  if (inWords) return inWords
  TIME_WITH_OFFSET.lastIndex = found.to
  const match = TIME_WITH_OFFSET.exec(line)
  if (!match) return null
  const [whole, time, hours, minutes] = match
  const date = `${found.date}T${time}${hours}:${minutes}`
  return isDateTime(date) ? { ...found, date, to: found.to + whole.length } : null
}

const BLANK = '[ \\u00a0\\u202f]'
const HALF_OF_DAY = alternatives(HALVES_OF_DAY.am, HALVES_OF_DAY.pm)
const AFTERNOON = new RegExp(`^(?:${alternatives(HALVES_OF_DAY.pm)})$`, 'iu')
/** A time and its zone behind a day: ` à 06:30 (UTC+1)`, ` at 6:30 PM (UTC−3:30)`. */
const TIME_WITH_ZONE = new RegExp(
  `[,.]?${BLANK}?(?:(?:${alternatives(BEFORE_TIME)})${BLANK})?(?:(?<before>${HALF_OF_DAY})${BLANK}?)?` +
    `(?<hour>\\p{Nd}{1,2})(?:[:.]|${BLANK}h${BLANK})(?<minute>\\p{Nd}{2})(?:${BLANK}(?:(?<behind>${HALF_OF_DAY})|Uhr))?` +
    `${BLANK}\\(UTC(?:(?<sign>[+−-])(?<hours>\\d{1,2})(?::(?<minutes>\\d{2}))?)?\\)`,
  'iuy',
)

/** A day with its time in words, as `dateInWords` writes it. */
function withZone(line: string, found: BareDate): BareDate | null {
  TIME_WITH_ZONE.lastIndex = found.to
  const match = TIME_WITH_ZONE.exec(line)
  if (!match?.groups) return null
  const { before, hour = '', minute = '', behind = before, sign, hours = '', minutes = '00' } = match.groups
  const said = Number(normalizeWord(hour))
  if (behind !== undefined && (said < 1 || said > 12)) return null
  const clock = behind === undefined ? said : (said % 12) + (AFTERNOON.test(behind) ? 12 : 0)
  const offset = sign === undefined ? 'Z' : `${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`
  const date = `${found.date}T${String(clock).padStart(2, '0')}:${normalizeWord(minute)}:00${offset}`
  return isDateTime(date) ? { ...found, date, to: found.to + match[0].length } : null
}
