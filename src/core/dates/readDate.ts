import { isDateTime, isDay } from '../article/index.ts'
import { dateOrder } from '../import/metadata/dateOrder.ts'
import { findDate } from '../import/metadata/dates.ts'
import {
  addDays,
  addMonths,
  type Day,
  dayOf,
  daysBetween,
  daysIn,
  monthFrom,
  weekdayOf,
} from './calendarDays.ts'
import { PIECES, type Said, type TypedZone } from './pieces.ts'
import type { WallTime } from './zones.ts'

/** What a typed date says; `day` is `YYYY-MM-DD`, `time` `HH:MM`, null where none is said. */
export type TypedDate = { day: Day; time: string | null; zone: TypedZone | null }

/**
 * Why a text is no date: it cannot be read; its month has no such day; its day is another day of the week (0 for Monday)
 * than the one that it names.
 */
export type DateProblem =
  | { problem: 'unreadable' }
  | { problem: 'no-such-day' }
  | { problem: 'weekday'; day: Day; weekday: number }

export type DateContext = {
  /** BCP 47: decides how `10/11` is read. */
  language: string
  /** What the clocks show where the text is typed. */
  now: WallTime
  /** The day that a time alone is of; without one, it is the next time that clocks show it. */
  day?: Day
  /** Which year, or month, a date without one is in: the nearest, or the one to come. */
  prefer: 'nearest' | 'coming'
}

/** Longer texts are not read as dates, in characters. */
const LONGEST = 80
const UNREADABLE: DateProblem = { problem: 'unreadable' }
const BETWEEN =
  /[ ,;.()]+|(?:le|la|the|a|at|on|de|du|of|d'|l'|pour|for|from|um|uhr|alle|ore|las)(?![\p{L}\p{N}])/uy

function foldDate(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’ʼ‘`´]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\p{Z}\t]+/gu, ' ')
    .replace(/^ | $/g, '')
}

/**
 * Reads a date, with or without a time and a zone, as people type it in French or English: `demain 18 h`, `jeudi en huit`,
 * `3 déc.`, `tomorrow 6 pm`, `in two days`, `Dec 3rd at noon ET`. A whole date (day, month and year) is read in the languages of
 * an import.
 *
 * The folded text is parted into pieces, each a row of `PIECES`, and what they say is joined. At each place the longest piece
 * is tried first; a reading is given up where two pieces say the same thing, or where nothing fits, and the first whole
 * reading that makes a day is taken. Cost: a few hundred matches of a text of 80 characters at most.
 */
export function readDate(text: string, context: DateContext): TypedDate | DateProblem {
  const bare = text.replace(/^[\p{Z}\t]+|[\p{Z}\t]+$/gu, '')
  if (bare === '' || text.length > LONGEST) return UNREADABLE
  if (isDay(bare)) return { day: bare, time: null, zone: null }
  if (isDateTime(bare)) return ownForm(bare)
  let problem: DateProblem | null = null
  for (const said of readings(foldDate(bare), 0, {})) {
    const found = resolve(said, bare, context)
    if (!('problem' in found)) return found
    if (found.problem !== 'unreadable') problem ??= found
  }
  if (problem) return problem
  const whole = findDate(bare, dateOrder(bare, context.language) === 'month-first')
  return whole ? ownForm(whole.date) : UNREADABLE
}

/** An RFC 3339 date-time, or a day, in its parts. */
function ownForm(date: string): TypedDate {
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})$/.exec(date.slice(11)) ?? []
  const offset = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
  const hasTime = date.length > 10
  return {
    day: date.slice(0, 10),
    time: hasTime ? date.slice(11, 16) : null,
    zone: hasTime ? { offset } : null,
  }
}

/** The whole readings of a text from a place on, the one of the longest pieces first. */
function* readings(text: string, from: number, said: Said): Generator<Said> {
  if (from === text.length) {
    yield said
    return
  }
  const found = PIECES.flatMap(({ pattern, read }) => {
    pattern.lastIndex = from
    const match = pattern.exec(text)
    const means = match && read(match.slice(1))
    return means ? [{ to: from + match[0].length, means }] : []
  }).sort((one, other) => other.to - one.to)
  for (const { to, means } of found) {
    const joined = join(said, means)
    if (joined) yield* readings(text, to, joined)
  }
  BETWEEN.lastIndex = from
  const between = BETWEEN.exec(text)
  if (between) yield* readings(text, from + between[0].length, said)
}

/** Both together; null where they say the same thing, which is then said twice. */
function join(said: Said, more: Said): Said | null {
  return Object.keys(more).some((key) => key in said) ? null : { ...said, ...more }
}

const isProblem = (found: Day | DateProblem): found is DateProblem => typeof found !== 'string'

function resolve(said: Said, text: string, context: DateContext): TypedDate | DateProblem {
  if (said.minutes !== undefined) return fromNow(said, context.now)
  const time = timeOf(said)
  if (time === undefined || (said.zone && time === null)) return UNREADABLE
  const day = dayMeant(said, text, context) ?? (time === null ? null : timeAlone(time, context))
  if (day === null) return UNREADABLE
  if (isProblem(day)) return day
  if (!isDay(day)) return { problem: 'no-such-day' }
  const isNextDay = said.hour === 24 || (said.hour === 0 && said.part === 'evening')
  const written = isNextDay ? '00:00' : time
  return { day: isNextDay ? addDays(day, 1) : day, time: written, zone: said.zone ?? null }
}

/** So many minutes from now; with anything else beside it, it says nothing clear. */
function fromNow(said: Said, now: WallTime): TypedDate | DateProblem {
  if (Object.keys(said).length > 1) return UNREADABLE
  const then = new Date(Date.parse(`${now}:00Z`) + (said.minutes ?? 0) * 60_000).toISOString()
  return { day: then.slice(0, 10), time: then.slice(11, 16), zone: null }
}

/** The day of a time alone: that of the context, else today, or tomorrow if it has passed. */
function timeAlone(time: string, { day, now }: DateContext): Day {
  const today = now.slice(0, 10)
  return day ?? (time > now.slice(11) ? today : addDays(today, 1))
}

/** The time of day, null where none is said; undefined where it is none. */
function timeOf({ hour, minute = 0, half, part }: Said): string | null | undefined {
  if (hour === undefined) return null
  const isMorning = half === 'am' || part === 'morning'
  if (half !== undefined && part !== undefined && isMorning !== (part === 'morning')) return undefined
  if (part === 'morning' && hour > 12) return undefined
  const isMidnight = hour === 12 && (half === 'am' || part === 'night')
  const isLate =
    half === 'pm' || part === 'afternoon' || part === 'evening' || (part === 'night' && hour >= 7)
  const shown = isMidnight ? 0 : isLate && hour >= 1 && hour < 12 ? hour + 12 : hour
  return `${String(shown).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** The day that is said, in whatever way; null where none is. */
function dayMeant(said: Said, text: string, context: DateContext): Day | DateProblem | null {
  const today = context.now.slice(0, 10)
  const { weekday, weeks, months, days, edge, dayOfMonth } = said
  if (edge !== undefined) return edgeOf(said, edge, today)
  if (said.month !== undefined || said.eitherOrder !== undefined) return ofTheYear(said, text, context)
  if (dayOfMonth !== undefined) return ofTheMonth(said, dayOfMonth, context)
  const counted =
    days !== undefined
      ? addDays(today, days)
      : months !== undefined
        ? addMonths(today, months)
        : weeks !== undefined && weekday === undefined
          ? addDays(today, weeks * 7)
          : null
  if (counted !== null) return weekday === undefined ? counted : onWeekday(counted, weekday)
  return weekday === undefined ? null : nextWeekday(said, weekday, today)
}

function onWeekday(day: Day, weekday: number): Day | DateProblem {
  return weekdayOf(day) === weekday ? day : { problem: 'weekday', day, weekday: weekdayOf(day) }
}

function edgeOf(said: Said, edge: NonNullable<Said['edge']>, today: Day): Day | null {
  if (said.weekday !== undefined || said.dayOfMonth !== undefined || said.days !== undefined) return null
  if (edge === 'weekend') return addDays(today, Math.max(0, 5 - weekdayOf(today)))
  const { year, month } = monthFrom(today, said.months ?? 0)
  return dayOf(year, month, daysIn(month, year))
}

/** A weekday from today on, or back. */
function nextWeekday({ which = 'coming', weeksMore = 0, weeks }: Said, weekday: number, today: Day): Day {
  const monday = addDays(today, -weekdayOf(today))
  if (weeks !== undefined) return addDays(monday, weeks * 7 + weekday)
  const ahead = (weekday - weekdayOf(today) + 7) % 7
  switch (which) {
    case 'coming':
      return addDays(today, (ahead || 7) + weeksMore * 7)
    case 'this':
      return addDays(today, ahead)
    case 'last':
      return addDays(today, ahead - 7)
    case 'next':
      return addDays(monday, 7 + weekday)
  }
}

/** The day nearest to today, or the first from today on, of those that a date may mean. */
function choose(days: readonly Day[], { now, prefer }: DateContext): Day | null {
  const distance = (day: Day) => daysBetween(now.slice(0, 10), day)
  const wanted = prefer === 'coming' ? days.filter((day) => distance(day) >= 0) : days
  const ranked = wanted.toSorted(
    (one, other) => Math.abs(distance(one)) - Math.abs(distance(other)) || distance(other) - distance(one),
  )
  return ranked[0] ?? null
}

/** Years around this one in which a date without one may be: a leap day, or a day of the week, comes again within eight. */
const YEARS = Array.from({ length: 17 }, (_, index) => index - 8)

/** Which number of a date in figures is its day, and which its month. */
function dayAndMonth(said: Said, text: string, { language }: DateContext): { day: number; month: number } {
  const { eitherOrder, month = 0, dayOfMonth = 0 } = said
  if (!eitherOrder) return { day: dayOfMonth, month }
  const [first, second] = eitherOrder
  const isMonthFirst = first > 12 ? false : second > 12 || dateOrder(text, language) === 'month-first'
  return isMonthFirst ? { day: second, month: first } : { day: first, month: second }
}

/** A day of a month, of the year that is said or the one that is meant. */
function ofTheYear(said: Said, text: string, context: DateContext): Day | DateProblem | null {
  if (said.days !== undefined || said.weeks !== undefined || said.months !== undefined) return null
  const { day, month } = dayAndMonth(said, text, context)
  const { weekday, year } = said
  if (year !== undefined) {
    const found = dayOf(year, month, day)
    if (found === null) return { problem: 'no-such-day' }
    return weekday === undefined ? found : onWeekday(found, weekday)
  }
  const thisYear = Number(context.now.slice(0, 4))
  const days = YEARS.flatMap((shift) => dayOf(thisYear + shift, month, day) ?? [])
  if (days.length === 0) return { problem: 'no-such-day' }
  const fitting = weekday === undefined ? days : days.filter((each) => weekdayOf(each) === weekday)
  return choose(fitting, context)
}

/** A day of this month or one near by, or of the month that is said. */
function ofTheMonth(said: Said, dayOfMonth: number, context: DateContext): Day | DateProblem | null {
  const { weekday, months, days, weeks } = said
  if (days !== undefined || weeks !== undefined) return null
  const today = context.now.slice(0, 10)
  const shifts = months === undefined ? Array.from({ length: 25 }, (_, index) => index - 12) : [months]
  const found = shifts.flatMap((shift) => {
    const { year, month } = monthFrom(today, shift)
    return dayOf(year, month, dayOfMonth) ?? []
  })
  if (found.length === 0) return { problem: 'no-such-day' }
  const fitting = weekday === undefined ? found : found.filter((each) => weekdayOf(each) === weekday)
  const [only] = fitting
  return months === undefined ? choose(fitting, context) : (only ?? null)
}
