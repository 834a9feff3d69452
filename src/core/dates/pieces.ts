import { monthNamed } from '../import/metadata/calendar.ts'
import { alternatives, listWords } from '../import/vocabulary/load.ts'
import { HALF_YEAR_ZONES, ZONES } from '../import/vocabulary/zones.ts'

/** What the words of a typed date say, each thing once. */
export type Said = {
  year?: number
  month?: number
  dayOfMonth?: number
  /** Of two numbers either of which may be the month. */
  eitherOrder?: readonly [number, number]
  /** Monday 0 to Sunday 6. */
  weekday?: number
  /** Which of these days: the coming one, the one gone by, the one of this week on, the one of the next week. */
  which?: 'coming' | 'last' | 'this' | 'next'
  /** Weeks after the one that is meant: `lundi en huit`. */
  weeksMore?: number
  days?: number
  weeks?: number
  months?: number
  minutes?: number
  edge?: 'end-of-month' | 'weekend'
  hour?: number
  minute?: number
  half?: 'am' | 'pm'
  part?: 'morning' | 'afternoon' | 'evening' | 'night'
  zone?: TypedZone
}

/** The zone that a typed date names: an offset in minutes, or a zone of the database. */
export type TypedZone = { offset: number } | { name: string }

/** A form that a part of a date may take; `read` says what it means, null where it means nothing. */
export type Piece = { pattern: RegExp; read(groups: readonly string[]): Said | null }

const WEEKDAYS = [
  'lundi|lun|monday|mon',
  'mardi|mar|tuesday|tues|tue',
  'mercredi|mer|wednesday|weds|wed',
  'jeudi|jeu|thursday|thurs|thur|thu',
  'vendredi|ven|friday|fri',
  'samedi|sam|saturday|sat',
  'dimanche|dim|sunday|sun',
] as const
const WEEKDAY = `(${WEEKDAYS.join('|')})\\.?`
const weekdayNamed = (word: string) => WEEKDAYS.findIndex((names) => names.split('|').includes(word))

const NUMBERS = [
  ['zero'],
  ['un', 'une', 'a', 'an', 'one'],
  ['deux', 'two'],
  ['trois', 'three'],
  ['quatre', 'four'],
  ['cinq', 'five'],
  ['six'],
  ['sept', 'seven'],
  ['huit', 'eight'],
  ['neuf', 'nine'],
  ['dix', 'ten'],
  ['onze', 'eleven'],
  ['douze', 'twelve'],
] as const
const LARGER: Readonly<Record<string, number>> = {
  quinze: 15,
  fifteen: 15,
  vingt: 20,
  twenty: 20,
  trente: 30,
  thirty: 30,
}
const NUMBER = `(\\d{1,3}|${[...NUMBERS.flat(), ...Object.keys(LARGER)].join('|')})`
function numberOf(word: string): number {
  if (/^\d+$/.test(word)) return Number(word)
  const small = NUMBERS.findIndex((names) => names.some((name) => name === word))
  return small < 0 ? (LARGER[word] ?? Number.NaN) : small
}

const UNITS: readonly (readonly [words: string, amount: (count: number) => Said])[] = [
  ['minutes?|mins?|mn', (minutes) => ({ minutes })],
  ['heures?|hours?|hrs?|h', (hours) => ({ minutes: hours * 60 })],
  ['jours?|days?|j|d', (days) => ({ days })],
  ['semaines?|sem|weeks?|wks?', (weeks) => ({ days: weeks * 7 })],
  ['quinzaines?|fortnights?', (fortnights) => ({ days: fortnights * 14 })],
  ['mois|months?', (months) => ({ months })],
  ['ans?|annees?|years?|yrs?', (years) => ({ months: years * 12 })],
]
const UNIT = `(${UNITS.map(([words]) => words).join('|')})`

/** French counts the day on which it speaks: in `huit jours` is in a week. */
const IDIOMS: Readonly<Record<string, number>> = { huit: 7, quinze: 14 }

/** So many units from now; `sign` is −1 for those gone by. */
function ahead(count: string, unit: string, sign = 1): Said | null {
  const words = UNITS.find(([names]) => new RegExp(`^(?:${names})$`).test(unit))
  const isIdiom = /^jours?$/.test(unit) && IDIOMS[count] !== undefined
  const amount = isIdiom ? IDIOMS[count] : numberOf(count)
  return words && amount !== undefined && !Number.isNaN(amount) ? words[1](sign * amount) : null
}

/** The article that may stand before a day. */
const THE = "(?:(?:le|the|du|au|on) |l')?"
const ORDINAL = '(?:er|st|nd|rd|th|e)?'
const MONTH = "(?:of |de |d')?(\\p{L}{3,})\\.?"

/** Two figures are no year where they begin a time. */
const NO_TIME = '(?! ?(?::|h(?!\\p{L})|heures?|hrs?|hours?|[ap]\\.? ?m))'

function fullYear(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  const digits = text.replace(/^'/, '')
  const year = Number(digits)
  return digits.length === 4 ? year : year + (year < 80 ? 2000 : 1900)
}

function dated(day: string | undefined, month: number | undefined, year?: string): Said | null {
  if (month === undefined || month < 1 || month > 12) return null
  const known = fullYear(year)
  return { dayOfMonth: Number(day), month, ...(known === undefined ? {} : { year: known }) }
}

/** Two numbers in figures, in the order of the country unless one of them can be no month. */
function inFigures(first: string, second: string, year: string | undefined): Said | null {
  const known = fullYear(year)
  const pair: readonly [number, number] = [Number(first), Number(second)]
  if (Math.min(...pair) < 1 || Math.max(...pair) > 31 || Math.min(...pair) > 12) return null
  return { eitherOrder: pair, ...(known === undefined ? {} : { year: known }) }
}

function clock(hours: number, minutes: number, half?: string): Said | null {
  const isOnClock = half === undefined || half === '' || (hours >= 1 && hours <= 12)
  if (!isOnClock || hours > 24 || minutes > 59 || (hours === 24 && minutes > 0)) return null
  return {
    hour: hours,
    minute: minutes,
    ...(half === 'a' || half === 'p' ? { half: half === 'a' ? 'am' : 'pm' } : {}),
  }
}

const HOUR_WORDS = `${NUMBER}(?: ?h| heures?| o'clock)?`
const HALF = '([ap])\\.? ?m\\.?'

/** The parts of the day that are said alone, of today (`ce soir`), or of the day beside which they stand (`demain soir`). */
const PARTS = {
  morning: 'matin|morning',
  afternoon: 'apres-midi|aprem|afternoon',
  evening: 'soir|soiree|evening',
  night: 'nuit|night',
} as const
const PART_NAMES = ['morning', 'afternoon', 'evening', 'night'] as const
const PART = `(${Object.values(PARTS).join('|')})`
const partNamed = (word: string) =>
  PART_NAMES.find((part) => PARTS[part].split('|').some((name) => name === word))

const ZONE_NAMES = Object.entries(ZONES).map(([name, rows]) => ({
  name,
  words: new RegExp(`^(?:${listWords(rows).map(folded).join('|')})$`),
}))
function folded(pattern: string): string {
  return pattern.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('’', "'")
}
const ZONE_WORDS = Object.values(ZONES).map((rows) => folded(alternatives(rows)))

const offsetOf = (sign: string, hours: string, minutes: string | undefined): Said => ({
  zone: { offset: (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes || 0)) },
})

function zoneNamed(word: string): Said | null {
  const offset = HALF_YEAR_ZONES[word]
  if (offset !== undefined) return { zone: { offset } }
  const name = ZONE_NAMES.find(({ words }) => words.test(word))?.name
  return name === undefined ? null : { zone: name === 'UTC' ? { offset: 0 } : { name } }
}

const of =
  (said: Said): Piece['read'] =>
  () =>
    said
const piece = (source: string, read: Piece['read']): Piece => ({
  // No piece ends within a word or a number.
  pattern: new RegExp(`(?:${source})(?![\\p{L}\\p{N}])`, 'uy'),
  read,
})

/**
 * THE forms of French and English; the names of months are those of all languages that an import knows. Patterns meet folded text:
 * lower case, no accents, straight apostrophes, `-` for every dash, single blanks.
 */
export const PIECES: readonly Piece[] = [
  // Whole days.
  piece(
    '(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:t(\\d{2}):(\\d{2})(?::\\d{2})?)?',
    ([year, month, day, h, m]) => {
      const date = dated(day, Number(month), year)
      return date && { ...date, ...(h ? { hour: Number(h), minute: Number(m) } : {}) }
    },
  ),
  piece('(20\\d{2})([01]\\d)([0-3]\\d)', ([year, month, day]) => dated(day, Number(month), year)),
  piece(
    `${THE}(\\d{1,2}) ?([/.-]) ?(\\d{1,2})(?: ?\\2 ?(\\d{4}|\\d{2}))?\\.?`,
    ([first = '', , second = '', year]) => inFigures(first, second, year),
  ),
  piece(
    `${THE}(\\d{1,2})${ORDINAL}\\.?[ -]?${MONTH}(?:[ ,-]{0,2}(\\d{4}|'?\\d{2}${NO_TIME}))?`,
    ([day, month = '', year]) => dated(day, monthNamed(month), year),
  ),
  piece(
    `${THE}${MONTH} ?(?:the )?(\\d{1,2})${ORDINAL}(?:[ ,]{1,2}(\\d{4}|'\\d{2}))?`,
    ([month = '', day, year]) => dated(day, monthNamed(month), year),
  ),
  piece('(?:le |the |du |au )(\\d{1,2})(?:er|st|nd|rd|th)?|(\\d{1,2})(?:er|st|nd|rd|th)', ([one, other]) => ({
    dayOfMonth: Number(one || other),
  })),
  // Days counted from today.
  piece("aujourd'?hui|auj|ajd|ce jour|today|tod", of({ days: 0 })),
  piece('demain|tomorrow|tmrw|tmr|tom', of({ days: 1 })),
  piece('apres-? ?demain|(?:the )?day after tomorrow', of({ days: 2 })),
  piece('hier|yesterday', of({ days: -1 })),
  piece('avant-? ?hier|(?:the )?day before yesterday', of({ days: -2 })),
  piece('maintenant|now|tout de suite|right now', of({ minutes: 0 })),
  piece(`(?:dans|in|d'ici) (?:environ |about )?${NUMBER} ?${UNIT}(?:' time)?`, ([count = '', unit = '']) =>
    ahead(count, unit),
  ),
  piece(`${NUMBER} ?${UNIT} (?:from now|later|plus tard|from today)`, ([count = '', unit = '']) =>
    ahead(count, unit),
  ),
  piece(`il y a ${NUMBER} ?${UNIT}`, ([count = '', unit = '']) => ahead(count, unit, -1)),
  piece(`${NUMBER} ?${UNIT} (?:ago|plus tot|earlier)`, ([count = '', unit = '']) => ahead(count, unit, -1)),
  piece('dans une demi-? ?heure|in half an hour|in a half-hour', of({ minutes: 30 })),
  piece("dans un quart d'heure|in a quarter of an hour", of({ minutes: 15 })),
  piece("dans trois quarts d'heure|in three quarters of an hour", of({ minutes: 45 })),
  piece('dans une heure et demie|in an hour and a half', of({ minutes: 90 })),
  piece('[jd] ?([+-]) ?(\\d{1,3})', ([sign, days]) => ({ days: Number(`${sign}${days}`) })),
  piece('\\+ ?(\\d{1,3}) ?(?:jours?|j|days?|d)?', ([days]) => ({ days: Number(days) })),
  // Weekdays.
  piece(WEEKDAY, ([word = '']) => ({ weekday: weekdayNamed(word), which: 'coming' })),
  piece(`${WEEKDAY} ${THE}(\\d{1,2})${ORDINAL}`, ([word = '', day]) => ({
    weekday: weekdayNamed(word),
    dayOfMonth: Number(day),
  })),
  piece(`(?:ce|this|this coming) ${WEEKDAY}`, ([word = '']) => ({
    weekday: weekdayNamed(word),
    which: 'this',
  })),
  piece(`(?:coming|prochain) ${WEEKDAY}|${WEEKDAY} prochain`, ([one, other]) => ({
    weekday: weekdayNamed(one || other || ''),
    which: 'coming',
  })),
  piece(`next ${WEEKDAY}|${WEEKDAY} next`, ([one, other]) => ({
    weekday: weekdayNamed(one || other || ''),
    which: 'next',
  })),
  piece(`last ${WEEKDAY}|${WEEKDAY} (?:dernier|passe|last)`, ([one, other]) => ({
    weekday: weekdayNamed(one || other || ''),
    which: 'last',
  })),
  piece(
    `${WEEKDAY} en huit|${WEEKDAY} week|a week (?:on|from) ${WEEKDAY}|${WEEKDAY} after next`,
    (words) => ({
      weekday: weekdayNamed(words.find(Boolean) ?? ''),
      which: 'coming',
      weeksMore: 1,
    }),
  ),
  piece(
    `${WEEKDAY} en quinze|(?:a fortnight|two weeks) (?:on|from) ${WEEKDAY}|${WEEKDAY} fortnight`,
    (words) => ({
      weekday: weekdayNamed(words.find(Boolean) ?? ''),
      which: 'coming',
      weeksMore: 2,
    }),
  ),
  // Weeks and months as a whole.
  piece('(?:(?:de )?la |de |of )?(?:semaine prochaine|next week)', of({ weeks: 1 })),
  piece('(?:(?:de )?la |de |of )?(?:semaine derniere|semaine passee|last week)', of({ weeks: -1 })),
  piece('(?:de )?cette semaine|(?:of )?this week', of({ weeks: 0 })),
  piece('(?:du |le |au |of )?(?:mois prochain|next month)', of({ months: 1 })),
  piece('(?:du |le |au |of )?(?:mois dernier|mois passe|last month)', of({ months: -1 })),
  piece('(?:de |du )?ce mois(?:-ci)?|(?:of )?this month', of({ months: 0 })),
  piece('(?:a la )?fin (?:du|de) mois|(?:the )?end of (?:the )?month', of({ edge: 'end-of-month' })),
  piece('(?:ce |le )?week-?end(?: prochain)?|(?:this |the )?weekend', of({ edge: 'weekend' })),
  // Times of day.
  piece(
    `(?:(?:a|at|des|from|vers|@) ?)?(\\d{1,2}) ?(?:h|heures?|hrs?|hours?) ?(\\d{2})?(?: ?(?:min|mn))?(?: precises)?`,
    ([h, m]) => clock(Number(h), Number(m || 0)),
  ),
  piece('(?:(?:a|at|des|from|@) ?)?(\\d{1,2}):(\\d{2})(?::\\d{2}(?:\\.\\d+)?)?', ([h, m]) =>
    clock(Number(h), Number(m)),
  ),
  piece(`(?:(?:a|at|from|@) ?)?(\\d{1,2})(?:[:.h](\\d{2}))? ?${HALF}`, ([h, m, half]) =>
    clock(Number(h), Number(m || 0), half),
  ),
  piece('(?:a|at|des|from|@) ?(\\d{1,2})(?:\\.(\\d{2}))?', ([h, m]) => clock(Number(h), Number(m || 0))),
  piece(
    '(?:a|at|@) ?(\\d{2})(\\d{2})(?: ?(?:hrs|hours|h))?|(\\d{2})(\\d{2}) ?(?:hrs|hours|h)',
    ([h, m, hh, mm]) => clock(Number(h || hh), Number(m || mm)),
  ),
  piece('(?:at )?(?:a )?midi|(?:at )?noon|(?:at )?midday', of({ hour: 12, minute: 0 })),
  piece('(?:a )?midi (?:et demie?|trente)', of({ hour: 12, minute: 30 })),
  piece('(?:a )?minuit|(?:at )?midnight', of({ hour: 0, minute: 0 })),
  piece(`(?:a )?${NUMBER} heures?`, ([word = '']) => clock(numberOf(word), 0)),
  piece(`(?:a )?${HOUR_WORDS} et demie?|(?:at )?half past ${NUMBER}`, ([one, other]) =>
    clock(numberOf(one || other || ''), 30),
  ),
  piece(`(?:a )?${HOUR_WORDS} et quart|(?:at )?(?:a )?quarter past ${NUMBER}`, ([one, other]) =>
    clock(numberOf(one || other || ''), 15),
  ),
  piece(`(?:a )?${HOUR_WORDS} moins le quart|(?:at )?(?:a )?quarter to ${NUMBER}`, ([one, other]) =>
    clock(numberOf(one || other || '') - 1, 45),
  ),
  piece(`(?:at )?${NUMBER} o'clock`, ([word = '']) => clock(numberOf(word), 0)),
  piece(`(?:ce|cet|cette|this) ${PART}`, ([word = '']) => partSaid(word, 0)),
  piece('ce midi', of({ days: 0, hour: 12, minute: 0 })),
  piece('tonight', of({ days: 0, part: 'evening' })),
  piece(`(?:du |de l'|de la |in the |at |le )?${PART}`, ([word = '']) => partSaid(word)),
  // Zones.
  piece('(?:utc|gmt) ?([+-]) ?(\\d{1,2})(?::?(\\d{2}))?', ([sign = '', h = '', m]) => offsetOf(sign, h, m)),
  piece('([+-])(\\d{2}):?(\\d{2})', ([sign = '', h = '', m]) => offsetOf(sign, h, m)),
  piece(`(${ZONE_WORDS.join('|')})`, ([word = '']) => zoneNamed(word)),
]

function partSaid(word: string, days?: number): Said | null {
  const part = partNamed(word)
  return part === undefined ? null : { part, ...(days === undefined ? {} : { days }) }
}
