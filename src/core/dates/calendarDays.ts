/** A day as `YYYY-MM-DD`. */
export type Day = string

const DAY = 86_400_000
const two = (value: number) => String(value).padStart(2, '0')

const instantOf = (day: Day) => Date.parse(`${day}T00:00:00Z`)
const dayAt = (instant: number): Day => new Date(instant).toISOString().slice(0, 10)

export const addDays = (day: Day, days: number): Day => dayAt(instantOf(day) + days * DAY)

/** Days from one day to another; negative where the other is earlier. */
export const daysBetween = (from: Day, to: Day): number => (instantOf(to) - instantOf(from)) / DAY

/** The day of the week, Monday 0 to Sunday 6. */
export const weekdayOf = (day: Day): number => (new Date(instantOf(day)).getUTCDay() + 6) % 7

/** The days of a month, 1 to 12; February has 29 where the year is not known. */
export const daysIn = (month: number, year = 2024): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** A day of the calendar; null where the month has no such day. */
export function dayOf(year: number, month: number, day: number): Day | null {
  if (day < 1 || day > daysIn(month, year)) return null
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** The year and month so many months from a day's. */
export function monthFrom(day: Day, months: number): { year: number; month: number } {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  return { year: Math.floor(count / 12), month: (count % 12) + 1 }
}

/** The same day so many months later, or the last of that month where it has none. */
export function addMonths(day: Day, months: number): Day {
  const { year, month } = monthFrom(day, months)
  const last = daysIn(month, year)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(Math.min(Number(day.slice(8, 10)), last))}`
}
