import { isDateTime } from '../../article/index.ts'
import { isZone, offsetsOf, offsetText } from '../../dates/zones.ts'
import { type DayOfYear, dayNamed } from '../agency/dateline.ts'
import { withYear } from '../agency/years.ts'
import { withoutEdges } from '../lines.ts'
import { alternatives } from '../vocabulary/load.ts'
import { EMBARGO } from '../vocabulary/releases.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'
import { HALF_YEAR_ZONES, NOON_WORDS, ZONE_LABELS, ZONES } from '../vocabulary/zones.ts'
import { weekdayNamed } from './calendar.ts'
import { contradictsWeekday, findDate } from './dates.ts'
import { isEmbargo, isRelease } from './releases.ts'

const LONGEST = 180
/** The signs around a line that is set in a frame. */
const FRAME = /^[*#=\-–—[(¡!+ ]{1,8}|[*#=\-–—\])!+ .]{1,8}$/gu
const WORD = new RegExp(
  `^(?:(?:${alternatives(EMBARGO.before)})[ \\u00a0])?(?:${alternatives(EMBARGO.embargo)})(?![\\p{L}])[ \\u00a0\\u202f]*[:–—-]?[ \\u00a0]*`,
  'iu',
)

/**
 * A line without its frame and the words that it is of a release, and what it says behind the word for an embargo; null where
 * it does not open with that word.
 */
function partsOf(text: string): { bare: string; rest: string | null } {
  const whole = withoutEdges(text.replace(FRAME, ''))
  const [, opening = '', behind = ''] =
    /^([^|:–—-]{4,40}?)[ \u00a0]?(?:[|:–—-])[ \u00a0](.+)$/u.exec(whole) ?? []
  const bare = isRelease(opening) && WORD.test(behind) ? behind : whole
  const word = WORD.exec(bare)?.[0]
  return { bare, rest: word === undefined ? null : bare.slice(word.length) }
}

/** True for a line that says until when a text must wait, or only that it must. */
export function isEmbargoLine(text: string): boolean {
  if (text.length > LONGEST) return false
  const { bare, rest } = partsOf(text)
  if (isEmbargo(bare)) return true
  if (rest === null) return false
  if (isEmbargo(rest) || opensWithWeekday(rest)) return true
  const from = findDate(rest, false)?.from
  return from === 0 || (from !== undefined && from === dateStart(rest))
}

/** True for a weekday alone, or before a number: `lundi 10 mars`, `Monday, 6 a.m.` */
function opensWithWeekday(text: string): boolean {
  const word = /^(\p{L}+)[.,]?[ \u00a0]*(?:(?:den|le|the)[ \u00a0])?(?=\p{N}|$)/u.exec(text)?.[1] ?? ''
  return weekdayNamed(normalizeWord(word)) !== undefined
}

/** True for a line that is the word for an embargo and nothing more. */
export function isEmbargoWord(text: string): boolean {
  return text.length <= LONGEST && partsOf(text).rest === ''
}

/** True for the name of an entry that says the word for an embargo: `embargo_until`, `Sperrfrist`. */
export function opensWithEmbargo(name: string): boolean {
  return WORD.test(name)
}

const MENTIONED = new RegExp(
  `(?<!\\p{L})(?:sperrfrist|embargoed|embargad[oa]|(?:${alternatives(EMBARGO.before)}|unter)[ \\u00a0](?:strict[ \\u00a0])?embargo|` +
    `embargo[ \\u00a0]?(?:[:–—-]|\\p{Nd}|(?:${alternatives(EMBARGO.until, EMBARGO.untilAtOnce)})))`,
  'iu',
)

/** True for words about a copy that speak of an embargo: `Please find our release, embargoed until Friday.` */
export function speaksOfEmbargo(text: string): boolean {
  return MENTIONED.test(text) || /(?<!\p{L})EMBARGO(?!\p{L})/u.test(text)
}

/** The place at which a date would begin after a weekday. */
function dateStart(text: string): number {
  return /^(?:[\p{L}-]{2,10}\.?,?[ \u00a0])?(?:(?:den|le|the)[ \u00a0])?/iu.exec(text)?.[0].length ?? 0
}

/** A time of day, with its zone apart. */
const TIME =
  /(?<![\p{N}\p{L}.:/-])(\d{1,2})(?:[ \u00a0\u202f]?(?:h|:|\.|u|Uhr)[ \u00a0\u202f]?(\d{2})(?![\p{N}.])(?:[ \u00a0\u202f]?(?:h|Uhr))?|(?:[ \u00a0\u202f]?(?:heures?|horas?|hrs?|h|Uhr|uur))|(?=[ \u00a0\u202f]?[ap]\.?m\.?(?!\p{L})))(?:[ \u00a0\u202f]?([ap])\.?m\.?)?(?!\p{L})/giu
/** A time of day in four figures: `0600 GMT`. */
const MILITARY =
  /(?<![\p{N}\p{L}.:/-])([01]\d|2[0-3])([0-5]\d)[ \u00a0]?(?:h(?:rs|ours)?[ \u00a0])?(?=[A-Z]{1,4}(?!\p{L}))/gu
const NOON = new RegExp(`(?<!\\p{L})(?:${alternatives(NOON_WORDS)})(?!\\p{L})`, 'iu')

/**
 * The instant that an embargo names by its day, time and zone (RFC 3339 with offset); empty where one of them is not clear.
 * `zoneLine` is what names the zone where the line does not.
 */
export function readEmbargo(
  text: string,
  monthFirst: boolean,
  { otherDates, zoneLine = '' }: { otherDates: readonly string[]; zoneLine?: string },
): string {
  if (text.length > LONGEST) return ''
  const line = text.replace(/(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2})?(?![\d:.Z+-])/, '$1 $2')
  const found = findDate(line, monthFirst)
  if (found?.otherWeekday) return ''
  if (found && isDateTime(found.date)) return found.date
  const day = found?.ambiguous ? '' : (found?.date ?? yearlessDay(line, otherDates))
  if (!found && day !== '' && contradictsWeekday(line, day)) return ''
  const rest = found ? `${line.slice(0, found.from)} ${line.slice(found.to)}` : line
  const time = timeIn(rest)
  const zone = zoneIn(rest) ?? (namesZone(rest) ? null : zoneIn(zoneLine))
  return day === '' || time === null || zone === null ? '' : instant(day, time, zone)
}

/** The day of a line without a year, where other dates tell the year. */
function yearlessDay(line: string, otherDates: readonly string[]): string {
  const words = line.split(/[ \u00a0,]+/u)
  const days = new Map<string, DayOfYear>()
  for (let i = 0; i < words.length; i++) {
    const day = dayNamed(words.slice(i, i + 2).join(' '))
    if (day) days.set(`${day.month}-${day.day}`, day)
  }
  const [only, ...others] = [...days.values()]
  return only && others.length === 0 ? withYear(only, otherDates) : ''
}

/** The one time of day of a text, as `HH:MM`; null where it has none, or several. */
function timeIn(text: string): string | null {
  const times = new Set<string>()
  if (NOON.test(text)) times.add('12:00')
  for (const [, hours, minutes] of text.matchAll(MILITARY)) times.add(`${hours}:${minutes}`)
  if (times.size === 0)
    for (const [, hours = '', minutes = '00', half] of text.matchAll(TIME)) {
      const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0)
      times.add(`${String(hour).padStart(2, '0')}:${minutes}`)
    }
  const [only, ...others] = times
  return only !== undefined && others.length === 0 && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(only) ? only : null
}

type Zone = { name: string; minutes: number | null }

const ZONE_WORDS = Object.entries(ZONES).map(([name, rows]) => ({
  name,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives(rows)})(?![\\p{L}\\p{N}])`, 'iu'),
}))

/** The name of a zone in the time-zone database: `Europe/Paris`. */
const DATABASE_NAME = /(?<![\p{L}/])\p{Lu}\p{L}{2,12}\/\p{Lu}[\p{L}_]{2,20}(?![\p{L}/])/u

const ZONE_LINE = new RegExp(
  `^[([]?(?:(?:${alternatives(ZONE_LABELS)})(?![\\p{L}])[ \\u00a0\\u202f]?:?[ \\u00a0]?)?(?:${alternatives(...Object.values(ZONES))}|${DATABASE_NAME.source})(?:[ \\u00a0]\\([\\p{L} ]{1,20}\\))?[.)\\]]{0,2}$`,
  'iu',
)

/** True for a line that only names a time zone: `Heure de Paris`, `All times are GMT`, `Time zone: Europe/London`. */
export function isZoneLine(text: string): boolean {
  return text.length <= 80 && ZONE_LINE.test(withoutEdges(text)) && namesZone(text)
}

/** True for a text that names a zone, or several. */
const namesZone = (text: string) => zonesIn(text).length > 0

/** The one zone that a text names. */
function zoneIn(text: string): Zone | null {
  const [only, ...others] = zonesIn(text)
  return only && others.length === 0 ? only : null
}

function zonesIn(text: string): Zone[] {
  const named = DATABASE_NAME.exec(text)?.[0] ?? ''
  if (named !== '' && isZone(named)) return [{ name: named, minutes: null }]
  return ZONE_WORDS.flatMap(({ name, pattern }): Zone[] => {
    const word = pattern.exec(text.replace(/(?<=\p{L})\.(?=\p{L}\.)|(?<=\.\p{L})\./gu, ''))?.[0]
    // In small letters `et` and `pt` are words.
    if (word === undefined || (word.length <= 2 && word !== word.toUpperCase())) return []
    return [{ name, minutes: HALF_YEAR_ZONES[word.toLowerCase()] ?? null }]
  })
}

function instant(day: string, time: string, { name, minutes }: Zone): string {
  const offsets = offsetsOf(`${day}T${time}`, name)
  const offset =
    minutes === null
      ? offsets.length === 1
        ? offsets[0]
        : undefined
      : offsets.find((each) => each === minutes)
  if (offset === undefined) return ''
  const text = `${day}T${time}:00${offsetText(offset)}`
  return isDateTime(text) ? text : ''
}
