import { PARTS_OF_DAY, RECORDED } from '../vocabulary/dateWords.ts'
import { alternatives, wordSet } from '../vocabulary/load.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'
import { announcesDate, monthNamed, weekdayNamed } from './calendar.ts'
import { findDate, isLikelyYear, LINKS, NUMERAL, ORDINALS } from './dates.ts'
import { isUpdate, wordsBeside } from './timesOfDay.ts'

/**
 * When a line that is nothing but a date, a month with its year, a year or two years begins, as `1887`, `2023-06` or `2021-03-12`,
 * which sort as they follow each other; null for any other line.
 */
export function beginningOf(text: string, monthFirst: boolean): string | null {
  if (text.length > 40 || !NUMERAL.test(text) || isUpdate(text)) return null
  const found = findDate(text, monthFirst)
  if (found)
    return wordsBeside(text.slice(0, found.from) + text.slice(found.to)).length === 0 ? found.date : null
  const [, words = '', year = ''] = /^(\D{0,24}?)(\d{4})(?:[ ]?[-–—/][ ]?\d{2,4})?[ ]?:?$/u.exec(text) ?? []
  if (!isLikelyYear(Number(year))) return null
  const [word, ...others] = normalizeWord(words).match(/[\p{L}\p{M}]+/gu) ?? []
  if (word === undefined) return /^\D/u.test(text) ? null : year
  const month = monthNamed(word)
  const isMonth = month !== undefined && others.every((each) => LINKS.includes(each))
  return isMonth ? `${year}-${String(month).padStart(2, '0')}` : null
}

const OF_RECORDING = new RegExp(
  `^(?:[\\p{L}’']{2,14}[ \\u00a0]){0,2}(?:${alternatives(RECORDED)})[ \\u00a0:]{1,2}(.{4,60})$`,
  'iu',
)

/** True for a line that only says on which day somebody was recorded: `Recorded 4 March`. */
export function tellsRecording(text: string): boolean {
  const day = OF_RECORDING.exec(text)?.[1] ?? ''
  if (day === '') return false
  const found = findDate(day, false)
  if (!found) return isDayWithoutYear(day)
  return wordsBeside(day.slice(0, found.from) + day.slice(found.to)).length === 0
}

/** `mardi 12 mars`: a day that nobody can place without its year. */
export function isDayWithoutYear(text: string): boolean {
  if (text.length > 40 || /\p{Nd}{3}/u.test(text)) return false
  const words = normalizeWord(text).match(/[\p{L}\p{M}]+|\p{Nd}+/gu) ?? []
  const months = words.filter((word) => monthNamed(word) !== undefined)
  const days = words.filter((word) => /^\d{1,2}$/.test(word))
  const known = words.filter(
    (word) =>
      announcesDate(word) || /^(?:er|st|nd|rd|th|de|of)$/.test(word) || monthNamed(word) !== undefined,
  )
  return months.length === 1 && days.length === 1 && known.length === words.length - 1
}

const DAY_PARTS = wordSet(PARTS_OF_DAY)

/** True for a day of the week, perhaps with its part, and nothing else: `Tuesday`, `mardi soir`, `am Dienstagabend`. */
export function isWeekday(text: string): boolean {
  const words = normalizeWord(text).match(/[\p{L}\p{M}-]+/gu) ?? []
  const bare = words.flatMap((word) => {
    const part = [...DAY_PARTS].find((each) => word.length > each.length && word.endsWith(each)) ?? ''
    return weekdayNamed(word.slice(0, word.length - part.length)) === undefined ? word : []
  })
  return (
    text.length <= 40 &&
    bare.length < words.length &&
    bare.every((word) => announcesDate(word) || DAY_PARTS.has(word))
  )
}

const NUMERIC_DATE =
  /^\p{Nd}{1,4}[ ]?([/.-])[ ]?\p{Nd}{1,2}[ ]?\1[ ]?\p{Nd}{1,4}(?:(?!\p{Nd})|(?<=\p{Nd}{4})(?=\p{Nd}))[\p{Nd}:.hH ]{0,12}$/u

/** True for a line that is written like a date and nothing else, although no such day can be read in it: `30/02/2025`. */
export function isUnreadableDate(text: string): boolean {
  return text.length <= 60 && isWrittenAsDate(text) && findDate(text, false) === null
}

function isWrittenAsDate(text: string): boolean {
  const words = normalizeWord(text).match(/[\p{L}\p{M}]+|\p{Nd}+/gu) ?? []
  const numbers = words.filter((word) => /^\d/.test(word))
  const months = words.filter((word) => monthNamed(word) !== undefined)
  const known = words.filter(
    (word) => announcesDate(word) || ORDINALS.includes(word) || LINKS.includes(word) || months.includes(word),
  )
  if (numbers.length === 2 && months.length === 1)
    return numbers.some((word) => word.length === 4) && known.length === words.length - 2
  const bare = text.replace(/^[\p{L}., \u00a0]{0,30}(?=\p{Nd})/u, '')
  if (known.length < words.length - numbers.length || !NUMERIC_DATE.test(bare)) return false
  return bare.includes('/') || /(?<!\p{Nd})\p{Nd}{4}/u.test(bare)
}
