import { dayOf, daysBetween, weekdayOf } from '../dates/calendarDays.ts'
import { type UsageContext, type UsageMatch, type UsageRule, words } from './rule.ts'

/** Names from the calendar of the system, in lower case; `make` gives a day of 2024 for each. */
function calendarNames(
  language: string,
  style: Intl.DateTimeFormatOptions,
  days: readonly string[],
): ReadonlyMap<string, number> {
  const format = new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' })
  return new Map(
    days.map((day, at) => [format.format(new Date(`${day}T00:00:00Z`)).toLowerCase(), at] as const),
  )
}

const two = (number: number) => String(number).padStart(2, '0')
/** 1 January 2024 is a Monday. */
const WEEK = Array.from({ length: 7 }, (_, at) => `2024-01-${two(at + 1)}`)
const MONTHS = Array.from({ length: 12 }, (_, at) => `2024-${two(at + 1)}-01`)

type Calendar = { weekdays: ReadonlyMap<string, number>; months: ReadonlyMap<string, number> }
const calendarOf = (language: string): Calendar => ({
  weekdays: calendarNames(language, { weekday: 'long' }, WEEK),
  months: calendarNames(language, { month: 'long' }, MONTHS),
})
const FRENCH = calendarOf('fr')
const ENGLISH = calendarOf('en')

const anyOf = (names: ReadonlyMap<string, number>) => [...names.keys()].join('|')

const YEAR = String.raw`(?<year>[12]\d{3})`
/** Each names the groups `weekday`, `day`, `month` and, where it is written, `year`. */
const DATES: readonly { language: string; calendar: Calendar; pattern: RegExp }[] = [
  {
    language: 'fr',
    calendar: FRENCH,
    pattern: words(
      `(?<weekday>${anyOf(FRENCH.weekdays)}),? (?:le )?(?<day>1er|\\d{1,2}) (?<month>${anyOf(FRENCH.months)})(?: ${YEAR})?`,
      'giu',
    ),
  },
  {
    language: 'en',
    calendar: ENGLISH,
    pattern: words(
      `(?<weekday>${anyOf(ENGLISH.weekdays)}),? (?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<month>${anyOf(ENGLISH.months)})(?:,? ${YEAR})?`,
      'giu',
    ),
  },
  {
    language: 'en',
    calendar: ENGLISH,
    pattern: words(
      `(?<weekday>${anyOf(ENGLISH.weekdays)}),? (?<month>${anyOf(ENGLISH.months)}) (?<day>\\d{1,2})(?:st|nd|rd|th)?(?:,? ${YEAR})?`,
      'giu',
    ),
  },
]

/** Half a year, in days: a date without a year is the one nearest to the article's. */
const HALF_YEAR = 183

/** The day that a date names; of one without a year, the nearest to the article's. Null where there is none. */
function dayNamed(day: number, month: number, year: string | undefined, near: string): string | null {
  if (year !== undefined) return dayOf(Number(year), month, day)
  if (near === '') return null
  const base = Number(near.slice(0, 4))
  const nearest = [base - 1, base, base + 1]
    .flatMap((each) => dayOf(each, month, day) ?? [])
    .filter((each) => Math.abs(daysBetween(near, each)) < HALF_YEAR)
  return nearest[0] ?? null
}

const isSubtag = (language: string, tag: string) => language.toLowerCase().split('-')[0] === tag

const weekdayAndDate: UsageRule<'weekday'> = {
  name: 'weekday',
  languages: ['fr', 'en'],
  certainty: 'suggestion',
  *find(paragraph, { language, day: near }) {
    for (const { calendar, pattern } of DATES.filter((each) => isSubtag(language, each.language))) {
      for (const match of paragraph.matchAll(pattern)) {
        const { weekday = '', day = '', month = '', year } = match.groups ?? {}
        const monthNumber = (calendar.months.get(month.toLowerCase()) ?? 0) + 1
        const named = dayNamed(Number.parseInt(day, 10), monthNumber, year, near)
        if (named === null || weekdayOf(named) === calendar.weekdays.get(weekday.toLowerCase())) continue
        const to = match.index + match[0].length
        yield { from: match.index, to, replacement: null, detail: { day: named } }
      }
    }
  },
}

type AgePatterns = { born: RegExp; age: RegExp; past: RegExp }
const AGE: Readonly<Record<string, AgePatterns>> = {
  fr: {
    born: words(
      String.raw`née?s? (?:le (?:1er|\d{1,2}) \p{L}+ (?<full>[12]\d{3})|en (?:\p{L}+ )?(?<year>[12]\d{3}))`,
      'gu',
    ),
    age: /(?:(?<=[,(–—] ?)|(?<=(?:âgée?s? de|aujourd['’]hui|\p{L}+ a) ))(?<age>\d{1,3})[ \u00a0\u202f]ans(?=[ \u00a0\u202f]*[,.;)–—]|$)/gu,
    past: words(
      "morte?s?|mourir|mourut|décéd\\p{L}+|disparue?s?|tuée?s?|assassiné\\p{L}*|à l'âge|lorsque?|lorsqu'\\p{L}+|quand|alors|avait|avaient|depuis|peine|prison|mariage",
      'iu',
    ),
  },
  en: {
    born: words(
      String.raw`born (?:on (?:\d{1,2} \p{L}+|\p{L}+ \d{1,2}),? (?<full>[12]\d{3})|in (?:\p{L}+ )?(?<year>[12]\d{3}))`,
      'gu',
    ),
    age: /(?<=, |\(|(?:aged|is|now|age) )(?<age>\d{1,3})(?=(?:[ \u00a0]years old|-year-old)?(?:[,.;)]|$))/gu,
    past: words(
      'died|dead|dies|death|killed|murdered|was|were|when|at the age|then|late|sentence|sentenced',
      'iu',
    ),
  },
}
const SENTENCES = /[^.!?…\n]+(?:[.](?=\p{L}\.|\d)[^.!?…\n]*)*[.!?…]*/gu

/** The one year of birth and the one age of a sentence that do not go together in the article's year. */
function* agesIn(sentence: string, at: number, patterns: AgePatterns, year: number): Generator<UsageMatch> {
  if (patterns.past.test(sentence)) return
  const births = [...sentence.matchAll(patterns.born)]
  const ages = [...sentence.matchAll(patterns.age)]
  const [birth] = births
  const [said] = ages
  if (births.length !== 1 || ages.length !== 1 || !birth || !said) return
  const born = Number(birth.groups?.['year'] ?? birth.groups?.['full'])
  const age = Number(said.groups?.['age'])
  // Before the birthday of the year, one is a year younger.
  if (year - born === age || year - born - 1 === age) return
  const from = at + said.index
  yield { from, to: from + said[0].length, replacement: null, detail: { born, age, year } }
}

const ageAndBirth: UsageRule<'age'> = {
  name: 'age',
  languages: ['fr', 'en'],
  certainty: 'suggestion',
  *find(paragraph, { language, day }: UsageContext) {
    const patterns = AGE[language.toLowerCase().split('-')[0] ?? '']
    if (!patterns || day === '' || !/(?:née?s?|born)[ \u00a0]/.test(paragraph)) return
    for (const { 0: sentence, index } of paragraph.matchAll(SENTENCES))
      yield* agesIn(sentence, index, patterns, Number(day.slice(0, 4)))
  },
}

/** The rules that hold what a sentence says against the calendar. */
export const FACT_RULES = [weekdayAndDate, ageAndBirth] as const
