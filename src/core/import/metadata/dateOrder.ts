import { MONTHS } from '../vocabulary/months.ts'

/** Characters of a text that are read for signs of its country. */
const SAMPLE = 20_000

export type DateOrder = 'day-first' | 'month-first' | 'open'

/**
 * How a text writes `10/11/2024`: the day first, but in American English.
 *
 * Idea: a date of the text that has one reading settles the others (`23/11/2024`). Where there is none, the language
 * decides if it names a country or is not English. English of no country is judged by its written dates, the countries
 * that it names, its spelling and its units: one such sign may be a quotation or a price, so that it takes two, and twice
 * as many as speak for the other order. `open` where none is so clear, or where dates contradict each other; then a date
 * that can be read both ways is marked as doubtful.
 * Invariant: one order holds for a whole text. Cost: a few regular expressions over the first 20,000 characters.
 */
export function dateOrder(text: string, language: string): DateOrder {
  const sample = text.slice(0, SAMPLE)
  const usual = usualOrder(sample, language)
  const shown = shownOrder(sample)
  if (shown === null || shown === usual) return usual
  return shown === 'open' || usual === 'open' ? shown : 'open'
}

/** The order of the language and the country. */
function usualOrder(sample: string, language: string): DateOrder {
  if (/^en-us$/i.test(language)) return 'month-first'
  if (!/^en$/i.test(language)) return 'day-first'
  const american = signs(sample, AMERICAN)
  const british = signs(sample, BRITISH)
  if (american >= 2 && american >= british * 2) return 'month-first'
  return british >= 2 && british >= american * 2 ? 'day-first' : 'open'
}

/** A date in figures: two numbers, then perhaps a year. */
const NUMERIC = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/]|[.-]\d)/g

/** The order that dates show of which one number can be no month; null where none does, `open` where they contradict. */
function shownOrder(sample: string): DateOrder | null {
  let shown: DateOrder | null = null
  for (const [, first, , second] of sample.matchAll(NUMERIC)) {
    const [a, b] = [Number(first), Number(second)]
    if (Math.max(a, b) > 31 || Math.min(a, b) < 1 || a > 12 === b > 12) continue
    const order = a > 12 ? 'day-first' : 'month-first'
    if (shown !== null && shown !== order) return 'open'
    shown = order
  }
  return shown
}

type Signs = readonly { pattern: RegExp; weight: number }[]

const signs = (sample: string, patterns: Signs): number =>
  patterns.reduce((sum, { pattern, weight }) => sum + weight * [...sample.matchAll(pattern)].length, 0)

/** An English month as a sentence has it, in full and with its capital. */
const MONTH = `(?:${(MONTHS.en?.[0] ?? '').replace(/(?<![a-z])[a-z]/g, (letter) => letter.toUpperCase())})`
const AMERICAN: Signs = [
  {
    pattern: new RegExp(
      `\\b${MONTH} \\d{1,2}, \\d{4}\\b|\\b(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\\. \\d{1,2}, \\d{4}`,
      'g',
    ),
    weight: 2,
  },
  {
    pattern:
      /\b(?:color|(?:organ|real|recogn|critic|emphas|final|author)ize[ds]?|center|favorite|labor|defense|program|percent|downtown|gotten|United States|Americans?)\b|\b(?:U\.S\.|[ap]\.m\.|(?:Gov|Sen|Rep|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\. [A-Z\d])/g,
    weight: 1,
  },
]
const BRITISH: Signs = [
  { pattern: new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)? ${MONTH} \\d{4}\\b`, 'g'), weight: 2 },
  {
    pattern: new RegExp(
      `\\b(?:colour|(?:organ|real|recogn|critic|emphas|final|author)ise[ds]?|centre|favourite|labour|defence|programme|per cent|[Cc]ouncillors?|Cllr|MPs?|Britain|British|UK|United Kingdom|Australian?|Ireland|Scotland|New Zealand|\\d{1,2} ${MONTH}(?! \\d{4}))\\b|£\\d`,
      'g',
    ),
    weight: 1,
  },
]
