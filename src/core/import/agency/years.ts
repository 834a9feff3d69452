import { isDay } from '../../article/index.ts'
import type { DayOfYear } from './dateline.ts'

/** Days that may lie between a story’s dateline and another date of the same text, for that to tell the year. */
const MOST_DAYS = 31
const DAY = 86_400_000

/** A day with the year in which it lies nearest to other dates of the text; empty where none is near, or two differ. */
export function withYear({ month, day }: DayOfYear, others: readonly string[]): string {
  const found = new Set<string>()
  for (const other of others.map((date) => date.slice(0, 10)).filter(isDay)) {
    const year = Number(other.slice(0, 4))
    for (const each of [year - 1, year, year + 1]) {
      const date = `${String(each).padStart(4, '0')}-${two(month)}-${two(day)}`
      if (isDay(date) && Math.abs(Date.parse(date) - Date.parse(other)) <= MOST_DAYS * DAY) found.add(date)
    }
  }
  const [only, ...rest] = found
  return only !== undefined && rest.length === 0 ? only : ''
}

const two = (value: number) => String(value).padStart(2, '0')
