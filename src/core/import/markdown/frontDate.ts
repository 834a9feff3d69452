import { isDateTime, isDay } from '../../article/index.ts'
import type { dateOrder } from '../metadata/dateOrder.ts'
import { findDate } from '../metadata/dates.ts'
import { tellsTime, wordsBeside } from '../metadata/timesOfDay.ts'

export type DateOrder = ReturnType<typeof dateOrder>

/** A date of front matter as an article keeps it; `isWhole` is false where that loses something of what was written. */
export type FrontDate = { date: string; isWhole: boolean; doubt: 'either-way' | 'more-words' | null }

const WRITTEN =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:(?:[Tt]|,?[ \t]+)(\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)[ \t]*(Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?)?$/i
/** Seconds or milliseconds since 1970. */
const TIMESTAMP = /^1\d{9}(?:\d{3})?$/
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/

/** Reads a date of front matter. Without an offset only the day is certain. */
export function readFrontDate(text: string, order: DateOrder): FrontDate | null {
  if (isDay(text) || isDateTime(text)) return { date: text, isWhole: true, doubt: null }
  if (TIMESTAMP.test(text)) {
    const instant = new Date(Number(text.slice(0, 10)) * 1000).toISOString().replace('.000', '')
    return { date: instant, isWhole: true, doubt: null }
  }
  const [, year, month = '', dayOfMonth = '', time = '', offset] =
    WRITTEN.exec(text) ?? COMPACT.exec(text) ?? []
  const day = year === undefined ? '' : `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
  if (isDay(day)) {
    const precise = `${day}T${time.padStart(5, '0')}${normalOffset(offset ?? '')}`
    if (offset !== undefined && isDateTime(precise)) return { date: precise, isWhole: true, doubt: null }
    return {
      date: day,
      isWhole: (time === '' || /^0?0:00(?::00)?/.test(time)) && offset === undefined,
      doubt: null,
    }
  }
  const found = findDate(text, order === 'month-first')
  if (!found) return null
  const beside = text.slice(0, found.from) + text.slice(found.to)
  const isEitherWay = found.ambiguous && order === 'open'
  const hasMore = found.otherWeekday || wordsBeside(beside).length > 0
  return {
    date: found.date,
    isWhole: !isEitherWay && !hasMore && !tellsTime(beside),
    doubt: isEitherWay ? 'either-way' : hasMore ? 'more-words' : null,
  }
}

function normalOffset(offset: string): string {
  if (/^(?:Z|UTC|GMT|)$/i.test(offset)) return 'Z'
  const digits = offset.slice(1).replace(':', '')
  const hours = digits.slice(0, digits.length > 2 ? -2 : 2).padStart(2, '0')
  return `${offset.charAt(0)}${hours}:${digits.length > 2 ? digits.slice(-2) : '00'}`
}
