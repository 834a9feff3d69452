import { withoutEdges } from '../lines.ts'
import { monthNamed } from '../metadata/calendar.ts'
import { findDate } from '../metadata/dates.ts'
import { isDayWithoutYear, isWeekday } from '../metadata/dayLines.ts'
import { tellsTime, wordsBeside } from '../metadata/timesOfDay.ts'
import { personIn } from '../metadata/persons.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'
import { agencyNamed, isPlainAgency, unknownAgency } from './agencyNames.ts'
import { isDatelinePlace, placeInNormalCase } from './places.ts'

/** A day of which the year is not said. */
export type DayOfYear = { month: number; day: number }

/** The opening of a story of an agency or a release: `LYON, 22 nov 2026 (AFP) -`. A part that is not said is empty. */
export type Dateline = {
  /** In normal case. */
  place: string
  /** `YYYY-MM-DD`. */
  date: string
  /** The day, where no year is said with it. */
  day: DayOfYear | null
  agency: string
  /** Day and month could be read the other way round. */
  eitherWay: boolean
  /** It names another day of the week beside the date. */
  otherWeekday: boolean
  /** A time or a day of the week is said, which no field holds. */
  hasTime: boolean
  /** Another reading could be right: what is in brackets may be no agency; without one, a scene may be told. */
  doubtful: boolean
}

/** A dateline at the start of a line, and where the text after it begins. */
export type FoundDateline = Dateline & {
  to: number
  /** Where the initials of who writes begin, in brackets behind the place. */
  initialsFrom?: number
}

const LONGEST = 170
/** An agency in brackets, or between bars. */
const BRACKET = /\(([^()\n]{2,60})\)|(?<![\p{L}\p{N}])\/([\p{L}\p{N} .-]{2,40})\//gu
/** What parts a dateline from its text: a dash, `_` as AP sent it, `.-`, a colon or a full stop, an equals sign, or only a blank. */
const GAP =
  /^(?:([ \u00a0]?[.:]?[ \u00a0]?(?:-{1,2}|[–—―=_])(?:[ \u00a0\u202f]+|$)|(?:-{2}|—)(?=[«“"„]?[\p{Lu}\p{N}]))|([.:])(?:[ \u00a0\u202f]+|$)|[ \u00a0\u202f]+|$)/u
/** The beginning of a sentence: a capital or a figure, behind quotation marks or not. */
const OPENS_SENTENCE = /^[«“"„‘'’(¿¡[ \u00a0\u202f-]{0,4}[\p{Lu}\p{Lt}\p{Lo}\p{N}@#$€£]/u
/** A dash between blanks. */
const DASH = /[ \u00a0](?:-{1,2}|[–—―])[ \u00a0\u202f]/gu
/** What parts a day from the first sentence: a dash, or a full stop, with a dash or not. */
const AFTER_DAY = /(?:[ \u00a0](?:-{1,2}|[–—―])|(\.)[-–—]?)[ \u00a0\u202f]/gu

/** An article before a day, as a release has it: `Lyon, le 2 décembre`. */
const ANNOUNCED_DAY = /,[ \u00a0](?:le|den|el|il|op)[ \u00a0]/iu

/** As German papers have it: `Rostock, 12. Juni. Die Bahn`. */
const GERMAN_DAY = /, \d{1,2}\. \p{Lu}\p{L}+$/u

/** Sentences that fill at least this many columns follow a dateline that names no agency. */
const LEAST_PROSE = 60

/** The dateline that a paragraph opens with, or null. */
export function findDateline(paragraph: string, monthFirst: boolean, codes: boolean): FoundDateline | null {
  const line = paragraph.slice(0, LONGEST)
  const found = bracketed(line, monthFirst, codes) ?? datedPlace(line, monthFirst) ?? named(line)
  if (!found) return null
  const rest = paragraph.slice(found.to)
  if (rest === '' || !OPENS_SENTENCE.test(rest.slice(0, 8))) return null
  return found.agency === '' && !isProse(rest) ? null : found
}

/** The dateline of a text that is nothing else, or null. */
export function readDateline(text: string, monthFirst: boolean): Dateline | null {
  const line = withoutEdges(text)
  if (line.length > LONGEST) return null
  const found =
    bracketed(line, monthFirst, true) ??
    datedPlace(`${line} `, monthFirst) ??
    named(`${line} `) ??
    placeAlone(line) ??
    slashed(line)
  return found && found.to >= line.length ? found : null
}

/** As dpa names its services for the states: `lby`, `lsw`. */
const REGIONAL_SERVICE = /^l\p{Ll}{2}$/u

function isProse(text: string): boolean {
  return text.length >= LEAST_PROSE && /[.!?…]/u.test(text)
}

/** `LYON, 22 nov 2026 (AFP) - `, `MOSCOW, November 22. /TASS/. `, `(ANSA) - ROMA, 22 NOV - `. */
function bracketed(line: string, monthFirst: boolean, codes: boolean): FoundDateline | null {
  for (const match of line.matchAll(BRACKET)) {
    const inside = withoutEdges(match[1] ?? match[2] ?? '')
    const known = agencyNamed(inside)
    const after = line.slice(match.index + match[0].length)
    const gap = GAP.exec(after)
    const before = splitPlace(line.slice(0, match.index), monthFirst)
    if (!gap || !before) continue
    const found = { ...before, to: match.index + match[0].length + gap[0].length }
    if (known !== null) {
      if (!mayOpen(before, gap)) return null
      const all = { ...found, agency: known }
      return before.place === '' && !before.isDated && gap[1] !== undefined
        ? (placeAfter(line, all, monthFirst) ?? all)
        : all
    }
    // In German, the initials of who writes stand before a full stop as well: `Altried (mbr). `.
    const isParted = gap[1] !== undefined || (codes && gap[2] === '.' && /^\p{Ll}{2,4}$/u.test(inside))
    // What opens a paragraph in brackets may be an agency, or anything: `(Vidéo) - `.
    if (before.place === '' && !before.isDated && gap[1] !== undefined && unknownAgency(inside) === 'name')
      return { ...found, agency: inside, doubtful: true }
    if (!isParted || before.place === '') continue
    const unknown = unknownAgency(inside)
    if (unknown === null) continue
    if (unknown === 'code') {
      if (!codes) return null
      return REGIONAL_SERVICE.test(inside)
        ? { ...found, agency: inside }
        : {
            ...found,
            initialsFrom: match.index,
            doubtful: gap[1] === undefined && /[ \u00a0]/.test(before.place),
          }
    }
    const isAcronym = /^[\p{Lu}-]{2,6}$/u.test(inside)
    // Behind a place that the day stands before, a country or a region: `Le 3 mai 2026, Mbalmaka (Cameroun) – `.
    const isBehindDay = /\p{Nd}[ \u00a0.,:–—-]*$/u.test(line.slice(0, match.index))
    if (before.isDated && !isAcronym && !isBehindDay && /^\p{L}*[ \u00a0]?\p{Nd}/u.test(line)) continue
    if (before.isDated) return { ...found, agency: isAcronym ? inside : inNormalCase(inside) }
    if (isAcronym) return { ...found, agency: inside, doubtful: true }
  }
  return null
}

function inNormalCase(name: string): string {
  return /\p{Ll}/u.test(name) ? name : placeInNormalCase(name)
}

/** Without a dash, a dateline is one where it opens with the agency, says the day, or is a place in few words. */
function mayOpen({ place, isDated }: SplitPlace, [, dash]: RegExpExecArray): boolean {
  return dash !== undefined || place === '' || isDated || place.split(' ').length <= 3
}

/** Of `(ANSA) - ROMA, 22 NOV - `, place and day. */
function placeAfter(line: string, opening: FoundDateline, monthFirst: boolean): FoundDateline | null {
  const rest = line.slice(opening.to)
  const dash = [...rest.slice(0, 80).matchAll(DASH)][0]
  if (!dash) return null
  const split = splitPlace(rest.slice(0, dash.index), monthFirst)
  if (!split?.isDated || split.place === '') return null
  return { ...split, agency: opening.agency, to: opening.to + dash.index + dash[0].length }
}

/**
 * `HARBOR CITY, Ore., Nov. 12, 2024 — `, `San Telmo, 18 de noviembre de 2026.- `, `KELBY, Tuesday — `: place, day and a dash or, with a
 * year or a day of the week, a full stop.
 */
function datedPlace(line: string, monthFirst: boolean): FoundDateline | null {
  for (const gap of line.slice(0, 110).matchAll(AFTER_DAY)) {
    const split = splitPlace(line.slice(0, gap.index), monthFirst)
    if (!split?.isDated || split.place === '') continue
    const isStop = gap[1] !== undefined
    // With an article before the day, a release was written then: `Guérande, le 1er décembre – `.
    const isAnnounced = ANNOUNCED_DAY.test(line.slice(0, gap.index))
    const isOpening = split.isCapitals || isAnnounced || (isStop && GERMAN_DAY.test(line.slice(0, gap.index)))
    if (split.date === '' && !isOpening && !split.isWeekday) continue
    // `Berlin, 9. November 1989. Die Mauer` may tell a scene.
    const isScene = isStop && gap[0].length === 2 && !isAnnounced
    const mayBeScene = isScene || (split.isWeekday === true && !split.isCapitals)
    return { ...split, doubtful: mayBeScene, to: gap.index + gap[0].length }
  }
  return null
}

/** `Reuters - `. */
function named(line: string): FoundDateline | null {
  const match = /^([^()\n]{2,40}?)[ \u00a0](?:-{1,2}|[–—])[ \u00a0\u202f]*/u.exec(line)
  const name = match?.[1]
  if (!match || name === undefined || !isPlainAgency(name)) return null
  return { ...NO_DATELINE, agency: agencyNamed(name) ?? '', to: match[0].length }
}

/** `QUÉBEC —`, `VEERDAM.`, and in capitals without a sign. */
function placeAlone(line: string): FoundDateline | null {
  const [, dashed, capitals] =
    /^([^–—\n]{2,60}?)[ \u00a0](?:-{1,2}|[–—])$|^([\p{Lu}\p{M} \u00a0’'-]{3,60})\.?$/u.exec(line) ?? []
  const place = dashed ?? capitals ?? ''
  return isDatelinePlace(place) ? { ...NO_DATELINE, place: placeInNormalCase(place), to: line.length } : null
}

/** `EFE / Madrid`. */
function slashed(line: string): FoundDateline | null {
  const [, name = '', place = ''] =
    /^([^/|\n]{2,40}?)[ \u00a0]?[/|][ \u00a0]?([^/|\n]{2,40})$/u.exec(line) ?? []
  const agency = isPlainAgency(name) ? agencyNamed(name) : null
  if (agency === null || !isDatelinePlace(place) || agencyNamed(place) !== null) return null
  if (personIn(place) === 'sure') return null
  return { ...NO_DATELINE, agency, place: placeInNormalCase(place), to: line.length }
}

/** True for a line that is an agency and the place from which it writes: `EFE / Madrid`, `LYON (AFP)`. */
export function isAgencyWithPlace(line: string): boolean {
  if (line.length > 80) return false
  return slashed(line) !== null || isPlaceWithAgency(line)
}

function isPlaceWithAgency(line: string): boolean {
  const [, place = '', agency = ''] = /^([^()]{2,60})[ \u00a0]\(([^()]{2,40})\)$/u.exec(line) ?? []
  return agencyNamed(agency) !== null && isDatelinePlace(place) && place === place.toUpperCase()
}

/** The length of the agency and its dash that a headline opens with: `AFP - `; 0 where it opens with none. */
export function agencyBeforeHeadline(line: string): number {
  const bracket = /^\(([^()\n]{2,40})\)[ \u00a0](?:(?:-{1,2}|[–—])[ \u00a0\u202f]*)?/u.exec(line)
  const found =
    bracket?.[1] !== undefined && agencyNamed(bracket[1]) !== null ? bracket[0].length : named(line)?.to
  return found !== undefined && OPENS_SENTENCE.test(line.slice(found, found + 8)) ? found : 0
}

type SplitPlace = Dateline & { isDated: boolean; isCapitals: boolean; isWeekday?: true }

const NO_DATELINE: Dateline = {
  place: '',
  date: '',
  day: null,
  agency: '',
  eitherWay: false,
  otherWeekday: false,
  hasTime: false,
  doubtful: false,
}

/** The dateline that is a place and nothing else. */
export const datelineOf = (place: string): Dateline => ({ ...NO_DATELINE, place: placeInNormalCase(place) })

/** The place and the day that a text is made of; null where it holds anything else. */
function splitPlace(text: string, monthFirst: boolean): SplitPlace | null {
  const bare = trimmed(text)
  const nothing = { ...NO_DATELINE, isDated: false, isCapitals: false }
  if (bare === '') return nothing
  const found = findDate(bare, monthFirst)
  if (found) {
    const [left, right] = [bare.slice(0, found.from), bare.slice(found.to)]
    const before = withoutAnnouncement(left)
    const place = before === '' ? trimmed(right) : before
    if (before !== '' && wordsBeside(right).length > 0) return null
    const date = found.date.slice(0, 10)
    const isTimed = before !== '' && tellsTime(right)
    const { ambiguous: eitherWay, otherWeekday } = found
    return withPlace({ ...nothing, date, eitherWay, otherWeekday, hasTime: isTimed, isDated: true }, place)
  }
  for (const match of bare.matchAll(/(?:^|[ \u00a0,.]+)(?=[\p{L}\p{N}])/gu)) {
    const rest = bare.slice(match.index + match[0].length)
    // `Ore.` is a state, though `ore` announces a time in Italian.
    if (match.index > 0 && SHORT_STATE.test(rest)) continue
    const day = dayNamed(rest)
    if (day) {
      const before = bare.slice(0, match.index)
      const isShort = match[0].startsWith('.') && SHORT_AT_END.test(before)
      const place = withoutAnnouncement(isShort ? `${before}.` : before)
      return withPlace({ ...nothing, day, isDated: true }, place)
    }
  }
  const [, place = '', weekday = ''] =
    /^([^,]{2,60}(?:,[^,]{2,20})?),[ \u00a0]([^,]{3,20})$/u.exec(bare) ?? []
  if (isWeekday(weekday) && !isWeekday(place) && personIn(place) !== 'sure')
    return withPlace({ ...nothing, hasTime: true, isDated: true, isWeekday: true }, place)
  return withPlace(nothing, bare)
}

/** The short name of a state before the day: `Ore., `. */
const SHORT_STATE = /^\p{Lu}\p{L}{1,4}\.,[ \u00a0]/u
const SHORT_AT_END = /(?:,[ \u00a0]\p{Lu}\p{L}{1,4}|\.\p{Lu})$/u

function withPlace(split: SplitPlace, place: string): SplitPlace | null {
  if (place === '') return split
  if (!isDatelinePlace(place)) return null
  return { ...split, place: placeInNormalCase(place), isCapitals: !/\p{Ll}/u.test(place.split(',')[0] ?? '') }
}

function trimmed(text: string): string {
  return withoutEdges(text).replace(/^[ ,.–—-]+|(?:[ \u00a0,–—-]|(?<!\.\p{L}|\p{Lu}\p{Ll}{1,4})\.)+$/gu, '')
}

/** Without the words at its end that only announce a date: `Lyon, le`. */
function withoutAnnouncement(text: string): string {
  let rest = trimmed(text)
  for (;;) {
    const word = /[ \u00a0]?([\p{L}]{1,12})[.,]?$/u.exec(rest)
    const opens = word !== null && (word.index === 0 || /[,.]$/u.test(rest.slice(0, word.index)))
    // `Ore.` is a state, though `ore` announces a time in Italian.
    const isShort = /^[ \u00a0]?\p{Lu}.*\.$/u.test(word?.[0] ?? '')
    if (!word || !opens || isShort || wordsBeside(word[1] ?? '').length > 0) return rest
    rest = trimmed(rest.slice(0, word.index))
  }
}

/** The day and the month that a text names without a year: `22 nov`, `Nov. 22`, `lundi 22 novembre`. */
export function dayNamed(text: string): DayOfYear | null {
  // As Belga has it.
  const [, first, second] = /^(\d\d)\/(\d\d)$/.exec(text) ?? []
  if (Number(first) <= 31 && Number(second) <= 12) return { month: Number(second), day: Number(first) }
  if (!isDayWithoutYear(text)) return null
  const words = normalizeWord(text).match(/[\p{L}\p{M}]+|\p{Nd}+/gu) ?? []
  const day = Number(words.find((word) => /^\d{1,2}$/.test(word)))
  // `mar` is a month and, in French, a day of the week: the month is beside the number.
  const month = words.map(monthNamed).find((each) => each !== undefined)
  return month === undefined || day < 1 || day > 31 ? null : { month, day }
}
