const DAY = 86_400_000
/** From this many days ago on, a day is told by its date and not by its name. */
const DAYS_BY_NAME = 7

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter is slow, and rows are drawn often. */
function format(locale: string, name: keyof typeof OPTIONS, date: Date): string {
  const key = `${locale} ${name}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, OPTIONS[name])
  formats.set(key, known)
  return known.format(date)
}

const OPTIONS = {
  time: { hour: 'numeric', minute: '2-digit' },
  weekday: { weekday: 'short' },
  day: { day: 'numeric', month: 'short' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  whole: { dateStyle: 'full', timeStyle: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const startOfDay = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())

/** When an instant was, as short as a list has room for: `14:32` today, `yesterday`, `Mon` in this week, else the date. */
export function shortWhen(instant: string, now: Date, locale: string): string {
  const date = new Date(instant)
  const days = Math.round((startOfDay(now) - startOfDay(date)) / DAY)
  if (days === 0) return format(locale, 'time', date)
  if (days === 1) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-1, 'day')
  if (days > 0 && days < DAYS_BY_NAME) return format(locale, 'weekday', date)
  return format(locale, date.getFullYear() === now.getFullYear() ? 'day' : 'date', date)
}

/** The day and time of an instant in full. */
export const wholeWhen = (instant: string, locale: string) => format(locale, 'whole', new Date(instant))
