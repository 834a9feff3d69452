import { withSeconds } from '../withSeconds.ts'

/** The entries that say something. */
export function present<T extends object>(entries: T): Partial<T> {
  const isEmpty = (value: unknown) => value === '' || (Array.isArray(value) && value.length === 0)
  const kept: Partial<T> = {}
  for (const key in entries) if (!isEmpty(entries[key])) kept[key] = entries[key]
  return kept
}

/** An RFC 3339 date-time with seconds, which the standard wants; empty for a day alone, which it has no place for. */
export function instantOf(date: string): string {
  return date.includes('T') ? withSeconds(date) : ''
}
