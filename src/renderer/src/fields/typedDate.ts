import {
  type DateProblem,
  embargoZoneOf,
  inZone,
  isZone,
  offsetText,
  readDate,
  type TypedDate,
  wallTimeIn,
} from '../../../core/dates/index.ts'
import { isDateTime } from '../../../core/article/index.ts'
import { zoneHere } from './zoneNames.ts'

/**
 * Why a typed date is not taken: those of `DateProblem`; an embargo without a time; a time that a zone's clocks leave out, from
 * one time of day to another.
 */
export type TypedProblem =
  | DateProblem
  | { problem: 'needs-time'; day: string }
  | { problem: 'left-out'; zone: string; from: string; to: string }

const BLANK = /^[\s\u00a0]*$/

/** The date-time of a typed day and time, in its own zone or in `zone`. */
function dateTimeOf(
  { day, time, zone: typed }: TypedDate,
  zone: string,
): { date: string; zone: string } | TypedProblem {
  if (time === null) return { problem: 'needs-time', day }
  if (typed && 'offset' in typed) return { date: `${day}T${time}:00${offsetText(typed.offset)}`, zone: '' }
  return inZoneOf(`${day}T${time}`, typed?.name ?? zone)
}

function inZoneOf(wall: string, zone: string): { date: string; zone: string } | TypedProblem {
  const found = inZone(wall, zone)
  if (found.kind === 'none') return { problem: 'left-out', zone, from: found.from, to: found.to }
  return { date: found.dateTime, zone }
}

/**
 * Reads a typed date of publication: `YYYY-MM-DD`, or an RFC 3339 date-time where it has a time; '' for none. A time without a
 * zone is in the offset of this machine.
 */
export function readTypedDate(text: string, language: string): string | TypedProblem {
  if (BLANK.test(text)) return ''
  const zone = zoneHere()
  const found = readDate(text, { language, now: wallTimeIn(Date.now(), zone), prefer: 'nearest' })
  if ('problem' in found) return found
  if (found.time === null) return found.day
  const dated = dateTimeOf(found, zone)
  return 'problem' in dated ? dated : dated.date
}

/** An embargo and its zone; '' for a fixed offset. */
export type Embargo = { embargo: string; embargoZone: string }

/** The zone whose clocks an embargo follows; '' for a fixed offset. Without an embargo, that of the next one. */
export function zoneForEmbargo({ embargo, embargoZone }: Embargo): string {
  if (embargo !== '') return embargoZoneOf({ embargo, embargoZone })
  return isZone(embargoZone) ? embargoZone : zoneHere()
}

/**
 * Reads a typed embargo. What it does not say, it has from `before`: the day of a time alone, the zone, or the fixed offset. An
 * hour that comes twice is the first one.
 */
export function readTypedEmbargo(text: string, before: Embargo, language: string): Embargo | TypedProblem {
  const zone = zoneForEmbargo(before)
  if (BLANK.test(text)) return { embargo: '', embargoZone: before.embargoZone }
  const found = readDate(text, {
    language,
    now: wallTimeIn(Date.now(), zone || zoneHere()),
    prefer: 'coming',
    ...(before.embargo === '' ? {} : { day: before.embargo.slice(0, 10) }),
  })
  if ('problem' in found) return found
  const fixed = zone === '' && found.zone === null ? offsetMinutes(before.embargo) : null
  const dated = dateTimeOf(fixed === null ? found : { ...found, zone: { offset: fixed } }, zone)
  return 'problem' in dated ? dated : { embargo: dated.date, embargoZone: dated.zone }
}

function offsetMinutes(dateTime: string): number {
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})$/.exec(dateTime) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
}

/** The same time of day by the clocks of another zone. */
export function moveEmbargo({ embargo }: Embargo, zone: string): Embargo | TypedProblem {
  if (!isDateTime(embargo)) return { embargo, embargoZone: zone }
  const moved = inZoneOf(embargo.slice(0, 16), zone)
  return 'problem' in moved ? moved : { embargo: moved.date, embargoZone: moved.zone }
}

/** Where an embargo's time comes twice in its zone: the other of the two, and whether that is the second; else null. */
export function otherOfTwo(before: Embargo): { other: Embargo; isSecond: boolean } | null {
  const zone = before.embargo === '' ? '' : embargoZoneOf(before)
  const found = zone === '' ? null : inZone(before.embargo.slice(0, 16), zone)
  if (found?.kind !== 'twice') return null
  const isFirst = Date.parse(before.embargo) === Date.parse(found.dateTime)
  return {
    other: { embargo: isFirst ? found.second : found.dateTime, embargoZone: zone },
    isSecond: isFirst,
  }
}
