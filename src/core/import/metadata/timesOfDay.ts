import { RELATIVE_DAYS, UPDATED } from '../vocabulary/dateWords.ts'
import { alternatives } from '../vocabulary/load.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'
import { announcesDate } from './calendar.ts'
import { tokenise } from './dateTokens.ts'

const UPDATE = new RegExp(`(?<!\\p{L})(?:${alternatives(UPDATED)})(?!\\p{L})`, 'iu')

/** True for a line that says when a text was changed, not when it appeared. */
export function isUpdate(text: string): boolean {
  return UPDATE.test(text)
}

const RELATIVE = new RegExp(`(?<!\\p{L})(?:${alternatives(RELATIVE_DAYS)})(?!\\p{L})`, 'iu')

/** True for a line that only says at what time a text was changed: `Updated 11.15am`, `Updated yesterday`. */
export function isTimeOfUpdate(text: string): boolean {
  return text.length <= 60 && isUpdate(text) && isTimeBeside(text)
}

/** True for words beside a date that only say a time, or a day as it is said on it: `yesterday, 2:02 pm`. */
export function isTimeBeside(text: string): boolean {
  const rest = text.replace(RELATIVE, ' ')
  return (tellsTime(text) || rest !== text) && wordsBeside(rest).length === 0
}

/** True for a line that only says a time, or how long ago that was: `18 h 05`, `11.42am`, `Published today at 11:42`, `3 hours ago`. */
export function isTimeAlone(text: string): boolean {
  if (text.length > LONGEST_TIME || isUpdate(text)) return false
  return isTimeBeside(text) || (text.search(AGO) >= 0 && wordsBeside(text).length === 0)
}

const LONGEST_TIME = 60

/** The words of what stands beside a date, without times and the words that only announce one. A date line has none. */
export function wordsBeside(text: string): string[] {
  const rest = text.replace(AGO, ' ').replace(TIME, ' ')
  return tokenise(rest)
    .filter((token) => (token.kind === 'word' || token.kind === 'number') && !announcesDate(token.normalized))
    .map((token) => rest.slice(token.from, token.to))
}

/** True where a text names a time of day. */
export function tellsTime(text: string): boolean {
  TIME.lastIndex = 0
  return TIME.test(normalizeWord(text))
}

/** Characters of the time of day that a text opens with; 0 where it opens with none. */
export function timeLength(text: string): number {
  TIME.lastIndex = 0
  const match = TIME.exec(text)
  return match?.index === 0 ? match[0].length : 0
}

/** A time of day, and how far its zone is from that of Greenwich. */
const TIME =
  /(?<![\p{Nd}\p{L}])\d{1,2}(?:[ \u00a0\u202f]?(?:h|:|\.|u)[ \u00a0\u202f]?\d{2}(?::\d{2})?(?:[ \u00a0\u202f]?(?:[ap]\.?m\.?|uhr|h))?|[ \u00a0\u202f]?(?:heures?|h|uhr|[ap]\.?m\.?|时|時|点|點|분|시))(?!\p{L})(?:[ \u00a0](?:utc|gmt)(?:[+-]\d{1,2}(?::\d{2})?)?(?![\p{L}\p{Nd}]))?/giu

/** `il y a 3 jours`, `3 days ago`. */
const AGO =
  /(?<!\p{L})(?:il y a|há|hace|vor)[ \u00a0]\d{1,3}[ \u00a0]\p{L}{1,12}|\d{1,3}[ \u00a0]\p{L}{1,12}[ \u00a0](?:ago|fa|geleden|назад)(?!\p{L})/giu
