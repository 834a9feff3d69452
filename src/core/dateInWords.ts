/** `long`: day, month and year; `full`: the day of the week as well. */
export type DateStyle = 'long' | 'full'

/** One formatter for each language and form: making one takes as long as exporting a page. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(language: string, dateStyle: DateStyle, hasTime: boolean): Intl.DateTimeFormat {
  const key = `${language} ${dateStyle} ${hasTime}`
  const known = formatters.get(key)
  if (known) return known
  const time = hasTime ? ({ timeStyle: 'short' } as const) : {}
  const made = new Intl.DateTimeFormat(language, { dateStyle, timeZone: 'UTC', ...time })
  formatters.set(key, made)
  return made
}

const supported = new Map<string, boolean>()

/** True for a language whose words `Intl` has; for any other it would take the machine's. */
function hasWords(language: string): boolean {
  const known = supported.get(language)
  if (known !== undefined) return known
  let has = false
  try {
    has = Intl.DateTimeFormat.supportedLocalesOf([language]).length > 0
  } catch {
    has = false
  }
  supported.set(language, has)
  return has
}

type Parts = readonly Intl.DateTimeFormatPart[]
type Correction = (parts: Parts, language: string) => Parts

const isPart = (type: Intl.DateTimeFormatPartTypes) => (part: Intl.DateTimeFormatPart) => part.type === type

/** The first of a month by its ordinal. */
const firstAs =
  (ordinal: string): Correction =>
  (parts) =>
    parts.map((part) => (part.type === 'day' && part.value === '1' ? { ...part, value: ordinal } : part))

/** No comma between the day of the week and the day, as some regions have it by `Intl`. */
const withoutWeekdayComma: Correction = (parts) =>
  parts.map((part, index) =>
    part.type === 'literal' && part.value === ', ' && parts[index - 1]?.type === 'weekday'
      ? { ...part, value: ' ' }
      : part,
  )

const withoutLeadingZero: Correction = (parts) =>
  parts.map((part) => (part.type === 'day' ? { ...part, value: part.value.replace(/^0/, '') } : part))

/** The German time of day ends in its word. */
const withUhr: Correction = (parts) =>
  parts.some(isPart('minute')) ? [...parts, { type: 'literal', value: ' Uhr' }] : parts

/** Occitan: day, month and year joined by “de”; `Intl` has the names alone. */
const inOccitanOrder: Correction = (parts) => {
  const value = (type: Intl.DateTimeFormatPartTypes) => parts.find(isPart(type))?.value ?? ''
  const month = value('month').replace(/^de |^d[’']/, '')
  const of = /^[aeiouàèéíòóú]/i.test(month) ? 'd’' : 'de '
  const weekday = value('weekday')
  const time = value('hour') === '' ? '' : ` a ${value('hour')}:${value('minute')}`
  const day = value('day') === '1' ? '1r' : value('day')
  const date = `${day} ${of}${month} de ${value('year')}${time}`
  return [{ type: 'literal', value: weekday === '' ? date : `${weekday} ${date}` }]
}

/** What a language writes otherwise than `Intl`, by its primary subtag. */
const CORRECTIONS: Readonly<Record<string, readonly Correction[]>> = {
  fr: [firstAs('1er'), withoutWeekdayComma],
  it: [firstAs('1º')],
  pt: [(parts, language) => (language.toLowerCase() === 'pt-pt' ? parts : firstAs('1º')(parts, language))],
  de: [withUhr],
  en: [withoutLeadingZero],
  oc: [inOccitanOrder],
}

const primary = (language: string) => language.toLowerCase().split('-')[0] ?? ''

/** The offset of an RFC 3339 date-time as people say it: `UTC`, `UTC+1`, `UTC−3:30`. */
export function zoneInWords(dateTime: string): string {
  const [, sign = '', hours = '', minutes = ''] = /([+-])(\d{2}):(\d{2})$/.exec(dateTime) ?? []
  if (Number(hours) === 0 && Number(minutes) === 0) return 'UTC'
  return `UTC${sign === '-' ? '−' : '+'}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`
}

const FRENCH_MONTHS =
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')
const ENGLISH_MONTHS =
  'January February March April May June July August September October November December'.split(' ')
const inFrench = (day: number, month: number, year: number) =>
  `${day === 1 ? '1er' : day} ${FRENCH_MONTHS[month]} ${year}`
const inBritishEnglish = (day: number, month: number, year: number) =>
  `${day} ${ENGLISH_MONTHS[month]} ${year}`
const inAmericanEnglish = (day: number, month: number, year: number) =>
  `${ENGLISH_MONTHS[month]} ${day}, ${year}`

/**
 * How days are written, as `Intl` does with its corrections, where that is all that is asked for: the first that is asked of
 * `Intl` costs 10 ms, as much as all else of a page that is exported alone.
 */
const PLAIN_DAYS: Readonly<Record<string, (day: number, month: number, year: number) => string>> = {
  fr: inFrench,
  'fr-FR': inFrench,
  en: inAmericanEnglish,
  'en-US': inAmericanEnglish,
  'en-GB': inBritishEnglish,
}

const DATE = /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2})(?::[\d.]+)?([Zz]|[+-]\d{2}:\d{2})?)?$/

/**
 * A date in the words of a language: `1er décembre 2026`, `10 November 2026 at 06:00 (UTC+1)`. `date` is `YYYY-MM-DD` or an
 * RFC 3339 date-time; a time is shown as it stands there, with its offset, and never in another zone. As it is written
 * where the language has no words for it (`und`), as it came where it is no date.
 */
export function dateInWords(date: string, language: string, style: DateStyle = 'long'): string {
  const [, day, time, offset] = DATE.exec(date) ?? []
  if (day === undefined) return date
  const wall = new Date(`${day}T${time ?? '12:00'}:00Z`)
  if (Number.isNaN(wall.getTime())) return date
  const plainDay = style === 'long' && time === undefined ? PLAIN_DAYS[language] : undefined
  if (plainDay && wall.getUTCFullYear() > 1000)
    return plainDay(wall.getUTCDate(), wall.getUTCMonth(), wall.getUTCFullYear())
  const zone = offset === undefined ? '' : ` (${zoneInWords(offset)})`
  if (!hasWords(language)) return `${day}${time === undefined ? '' : ` ${time}`}${zone}`
  const format = formatterFor(language, style, time !== undefined)
  const corrections = CORRECTIONS[primary(language)]
  if (!corrections) return `${format.format(wall)}${zone}`
  const parts = corrections.reduce<Parts>(
    (now, correct) => correct(now, language),
    format.formatToParts(wall),
  )
  return `${parts.map(({ value }) => value).join('')}${zone}`
}
