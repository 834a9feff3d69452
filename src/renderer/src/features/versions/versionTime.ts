import type { Translate } from '../../../../i18n/index.ts'

const DAY = 86_400_000
const DAYS_BY_NAME = 7
const DAYS_TOGETHER = 14

const startOfDay = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()

/** How many days before today a moment was; negative where it is to come. */
const daysAgo = (at: Date, now: Date) => Math.round((startOfDay(now) - startOfDay(at)) / DAY)

const format = (at: Date, locale: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, options).format(at)
const TIME = { hour: 'numeric', minute: '2-digit' } as const
const timeOf = (at: Date, locale: string) => format(at, locale, TIME)

const capitalised = (text: string, locale: string) =>
  `${text.slice(0, 1).toLocaleUpperCase(locale)}${text.slice(1)}`

/** The heading under which a moment is listed: today, a day of the last week, last week, a month. */
export function groupOf(t: Translate, locale: string, at: Date, now: Date): string {
  const days = daysAgo(at, now)
  if (days === 0) return t('versions:today')
  if (days === 1) return t('versions:yesterday')
  if (days > 0 && days < DAYS_BY_NAME) return capitalised(format(at, locale, { weekday: 'long' }), locale)
  if (days >= 0 && days < DAYS_TOGETHER) return t('versions:lastWeek')
  return capitalised(format(at, locale, { month: 'long', year: 'numeric' }), locale)
}

/** A moment under its heading: the time, with the day where the heading does not say it. */
export function timeInGroup(locale: string, at: Date, now: Date): string {
  const days = daysAgo(at, now)
  if (days >= 0 && days < DAYS_BY_NAME) return timeOf(at, locale)
  if (days >= 0 && days < DAYS_TOGETHER)
    return `${format(at, locale, { weekday: 'short' })} ${timeOf(at, locale)}`
  return format(at, locale, { day: 'numeric', month: 'short', ...TIME })
}

/** A moment within a sentence: `mardi 10:12`. */
export function momentInWords(t: Translate, locale: string, at: Date, now: Date): string {
  const days = daysAgo(at, now)
  const time = timeOf(at, locale)
  if (days === 0) return t('versions:todayAt', { time })
  if (days === 1) return t('versions:yesterdayAt', { time })
  if (days > 0 && days < DAYS_BY_NAME) return `${format(at, locale, { weekday: 'long' })} ${time}`
  const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return format(at, locale, { day: 'numeric', month: 'long', ...year, ...TIME })
}
