import { BEFORE_TIME, DATE_LINKS, HALVES_OF_DAY, ORDINAL_ENDINGS } from '../vocabulary/dateWords.ts'
import { alternatives, listWords } from '../vocabulary/load.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'
import { isDateTime, isDay } from '../../article/index.ts'
import { weekdayOf } from '../../dates/calendarDays.ts'
import { shortWeekdayNamed, weekdayNamed } from './calendar.ts'
import { type Token, tokenise, Walk } from './dateTokens.ts'

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
export const NUMERAL = /[\p{Nd}〇一二三四五六七八九零十廿元]/u

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

export const ORDINALS = listWords(ORDINAL_ENDINGS)

export const LINKS = listWords(DATE_LINKS)

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
export const isLikelyYear = (year: number) => year >= 1600 && year < 2200

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
