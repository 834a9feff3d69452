import { isDateTime, isDay } from '../../../core/article.ts'
import { findDate } from '../../../core/import/dates.ts'
import { dateOrder } from '../../../core/import/dateOrder.ts'

/** A formatter for a language tag as an article has it; one that the system does not know falls back on its own. */
function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(language, options)
  } catch {
    return new Intl.DateTimeFormat(undefined, options)
  }
}

/** A date of an article (`YYYY-MM-DD`, or RFC 3339) in words, in the place where it was written; '' stays ''. */
export function dateInWords(date: string, language: string, dateStyle: 'full' | 'long' = 'long'): string {
  const day = date.slice(0, 10)
  if (isDay(date))
    return formatter(language, { dateStyle, timeZone: 'UTC' }).format(new Date(`${day}T00:00Z`))
  if (!isDateTime(date)) return date
  const local = new Date(`${date.slice(0, 16)}Z`)
  return formatter(language, { dateStyle, timeStyle: 'short', timeZone: 'UTC' }).format(local)
}

/**
 * The date that a text means, as an article has it: '' for an empty text, null where it means none. `10/11/2024` is read
 * as an import reads it: day first, but in American English.
 */
export function dateFromWords(text: string, language: string): string | null {
  const words = text.replace(/^[ \t\u00a0\u202f]+|[ \t\u00a0\u202f]+$/g, '')
  if (words === '' || isDay(words) || isDateTime(words)) return words
  return findDate(words, dateOrder(words, language) === 'month-first')?.date ?? null
}

/** The offset of this machine's clock at a local time, as RFC 3339 writes it; null where there is no such time. */
export function offsetHere(day: string, time: string): string | null {
  if (!isDay(day) || !isTime(time)) return null
  const minutes = -new Date(`${day}T${time}`).getTimezoneOffset()
  const part = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${part(size / 60)}:${part(size % 60)}`
}

/** True for a time of day written `HH:MM`. */
function isTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/** The time of day that a text means (`6`, `6h30`, `06:30`, `6 h`), as `HH:MM`; null where it means none. */
export function timeFromWords(text: string): string | null {
  const match = /^[ \t]*(\d{1,2})(?:[ \t\u00a0\u202f]*(?:h|:|\.)[ \t\u00a0\u202f]*(\d{2})?)?[ \t]*$/i.exec(
    text,
  )
  const time = match && `${match[1]?.padStart(2, '0')}:${match[2] ?? '00'}`
  return time && isTime(time) ? time : null
}
