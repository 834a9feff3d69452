import { isDateTime } from '../article/index.ts'

/** What the clocks of a place show: `YYYY-MM-DDTHH:MM`. */
export type WallTime = string

/**
 * A wall time of a zone as RFC 3339 date-times: one; two where clocks are set back, the earlier first; none where they are
 * set forward over it, from one time of day (`HH:MM`) to another.
 */
export type ZonedTime =
  | { kind: 'one'; dateTime: string }
  | { kind: 'twice'; dateTime: string; second: string }
  | { kind: 'none'; from: string; to: string }

const MINUTE = 60_000
const DAY = 86_400_000

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Throws a `RangeError` for a zone that `Intl` does not know. */
function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  formatters.set(zone, made)
  return made
}

/** True for a zone of the time-zone database that this machine knows. */
export function isZone(zone: string): boolean {
  try {
    formatterOf(zone)
    return true
  } catch {
    return false
  }
}

/** Minutes by which a zone is ahead of UTC at an instant (milliseconds). */
export function offsetAt(instant: number, zone: string): number {
  const parts = formatterOf(zone).formatToParts(instant)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? []
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

/** The offsets from UTC, in minutes, at which a zone's clocks show a time, the earlier instant first: none or two where they change. */
export function offsetsOf(wall: WallTime, zone: string): number[] {
  const shown = Date.parse(`${wall}:00Z`)
  const around = [-DAY, DAY].map((shift) => offsetAt(shown + shift, zone))
  return [...new Set(around)].filter((offset) => offsetAt(shown - offset * MINUTE, zone) === offset)
}

/** An offset in minutes as RFC 3339 writes it: `+01:00`. */
export function offsetText(minutes: number): string {
  return `${minutes < 0 ? '-' : '+'}${clockOf(Math.abs(minutes))}`
}

const two = (value: number) => String(value).padStart(2, '0')
const clockOf = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
const dateTimeOf = (wall: WallTime, offset: number) => `${wall}:00${offsetText(offset)}`

/** The wall time of an offset at an instant (milliseconds). */
const wallAt = (instant: number, offset: number): WallTime =>
  new Date(instant + offset * MINUTE).toISOString().slice(0, 16)

/** What a zone's clocks show at an instant (milliseconds). */
export function wallTimeIn(instant: number, zone: string): WallTime {
  return wallAt(instant, offsetAt(instant, zone))
}

/** A wall time in a zone. */
export function inZone(wall: WallTime, zone: string): ZonedTime {
  const [first, second] = offsetsOf(wall, zone)
  if (first === undefined) return gapAround(wall, zone)
  const dateTime = dateTimeOf(wall, first)
  return second === undefined
    ? { kind: 'one', dateTime }
    : { kind: 'twice', dateTime, second: dateTimeOf(wall, second) }
}

/** The change of the clocks that leaves out a wall time, found by halving the two days around it. */
function gapAround(wall: WallTime, zone: string): ZonedTime {
  const shown = Date.parse(`${wall}:00Z`)
  let [low, high] = [shown - DAY, shown + DAY]
  const before = offsetAt(low, zone)
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / (2 * MINUTE)) * MINUTE
    if (offsetAt(middle, zone) === before) low = middle
    else high = middle
  }
  return {
    kind: 'none',
    from: wallAt(high, before).slice(11),
    to: wallAt(high, offsetAt(high, zone)).slice(11),
  }
}

/**
 * The zone that an embargo was set in, where its offset is the zone's at that instant; '' where it is not, as after a change
 * by a program that does not know of zones.
 */
export function embargoZoneOf({ embargo, embargoZone }: { embargo: string; embargoZone: string }): string {
  if (!isDateTime(embargo) || !isZone(embargoZone)) return ''
  const offset = offsetAt(Date.parse(embargo), embargoZone)
  return embargo.endsWith(offsetText(offset)) || (offset === 0 && embargo.endsWith('Z')) ? embargoZone : ''
}
