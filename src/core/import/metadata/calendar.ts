import { ANNOUNCEMENTS, WEEKDAYS } from '../vocabulary/dateWords.ts'
import { wordSet } from '../vocabulary/load.ts'
import { MONTHS } from '../vocabulary/months.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'

const MONTH_OF = new Map<string, number>()
for (const names of Object.values(MONTHS).flat()) {
  for (const [index, name] of names.split('|').entries()) MONTH_OF.set(normalizeWord(name), index + 1)
}

/** The month (1 to 12) that a normalised word, or two with a space between, name. */
export function monthNamed(word: string): number | undefined {
  return MONTH_OF.get(word)
}

const AROUND_DATES = wordSet(WEEKDAYS, ANNOUNCEMENTS)

/** True for a normalised word that may stand beside a date without meaning anything else. */
export function announcesDate(word: string): boolean {
  return AROUND_DATES.has(word)
}
