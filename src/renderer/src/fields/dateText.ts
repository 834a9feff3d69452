import { isDateTime, isDay } from '../../../core/article/index.ts'
import { findDate } from '../../../core/import/metadata/dates.ts'
import { dateOrder } from '../../../core/import/metadata/dateOrder.ts'

/**
 * Parses a typed date: '' for an empty text, null if it is none. `10/11/2024` is day first, except in American English.
 */
export function parseDate(text: string, language: string): string | null {
  const words = text.replace(/^[ \t\u00a0\u202f]+|[ \t\u00a0\u202f]+$/g, '')
  if (words === '' || isDay(words) || isDateTime(words)) return words
  return findDate(words, dateOrder(words, language) === 'month-first')?.date ?? null
}

/** This machine's UTC offset at a local time, in RFC 3339 form; null if there is no such time. */
export function localOffset(day: string, time: string): string | null {
  if (!isDay(day) || !isTime(time)) return null
  const minutes = -new Date(`${day}T${time}`).getTimezoneOffset()
  const twoDigits = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${twoDigits(size / 60)}:${twoDigits(size % 60)}`
}

/** True for a time of day written `HH:MM`. */
function isTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/** Parses a typed time of day (`6`, `6h30`, `06:30`, `6 h`, `6:30 pm`) to `HH:MM`; null if it is none. */
export function parseTime(text: string): string | null {
  const match = /^\s*(\d{1,2})(?:\s*(?:h|:|\.)\s*(\d{2})?)?\s*(?:([ap])\.?m\.?)?\s*$/i.exec(text)
  if (!match) return null
  const [, hours = '', minutes = '00', half] = match
  const isOnClock = half === undefined || (Number(hours) >= 1 && Number(hours) <= 12)
  const hour =
    half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  const time = `${String(hour).padStart(2, '0')}:${minutes}`
  return isOnClock && isTime(time) ? time : null
}
