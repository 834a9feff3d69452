import { zoneInWords } from './dateInWords.ts'
import { isUnderEmbargo } from './embargo.ts'

/**
 * When an embargo ends, in words and in the zone that it was set in (“tomorrow 6:00 UTC+1”, or “tomorrow 6:00 (Paris)” where
 * its `city` is known); undefined if there is none or it is over. `embargo` is an RFC 3339 date-time or empty.
 */
export function untilEmbargo(embargo: string, now: Date, locale: string, city = ''): string | undefined {
  if (!isUnderEmbargo({ embargo }, now.toISOString())) return undefined
  const end = wallTime(embargo)
  const here = new Date(now.getTime() + (end.getTime() - Date.parse(embargo)))
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, {
      hour: 'numeric',
      minute: '2-digit',
      timeZone: 'UTC',
      ...options,
    }).format(end)
  const zone = city === '' ? zoneInWords(embargo) : `(${city})`
  const days = Math.floor(end.getTime() / DAY) - Math.floor(here.getTime() / DAY)
  if (days <= 1) {
    const day = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
    return `${day} ${format({})} ${zone}`
  }
  const year = end.getUTCFullYear() === here.getUTCFullYear() ? {} : ({ year: 'numeric' } as const)
  return `${format({ day: 'numeric', month: 'short', ...year })} ${zone}`
}

const DAY = 86_400_000

/** What the clocks of an RFC 3339 date-time's own zone show, as if it were in UTC. */
const wallTime = (dateTime: string) => new Date(`${dateTime.slice(0, 16)}Z`)
