import { ANNOUNCEMENTS, SHORT_WEEKDAYS, WEEKDAYS } from '../vocabulary/dateWords.ts'
import { wordSet } from '../vocabulary/load.ts'
import { MONTHS } from '../vocabulary/months.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'

/** The place of each normalised name in its rows, counted from `first`. */
function placesIn(names: { readonly [language: string]: readonly string[] }, first: number) {
  const places = new Map<string, number>()
  for (const row of Object.values(names).flat())
    for (const [index, name] of row.split('|').entries()) places.set(normalizeWord(name), index + first)
  return places
}

const MONTH_OF = placesIn(MONTHS, 1)
const WEEKDAY_OF = placesIn(WEEKDAYS, 0)
const SHORT_WEEKDAY_OF = placesIn(SHORT_WEEKDAYS, 0)

/** The month (1 to 12) that a normalised word, or two with a space between, name. */
export function monthNamed(word: string): number | undefined {
  return MONTH_OF.get(word)
}

/** The day of the week (0 for Monday) that a normalised word names. */
export function weekdayNamed(word: string): number | undefined {
  return WEEKDAY_OF.get(word)
}

/** The same for a word in short, `mar` or `Sun`, which may be another word as well. */
export function shortWeekdayNamed(word: string): number | undefined {
  return SHORT_WEEKDAY_OF.get(word)
}

const AROUND_DATES = wordSet(ANNOUNCEMENTS)

/** True for a normalised word that may stand beside a date without meaning anything else. */
export function announcesDate(word: string): boolean {
  return AROUND_DATES.has(word) || WEEKDAY_OF.has(word) || SHORT_WEEKDAY_OF.has(word)
}
